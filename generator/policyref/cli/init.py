"""`policyref init`: an empty project to start from."""

from __future__ import annotations

from pathlib import Path

import click

from policyref.cli.options import FIRST_NOTICE
from policyref.start.project import StartError, add_missing, start


@click.command
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--here", is_flag=True, help="在当前文件夹里，只补上缺的文件，已有的一个也不动")
def init(folder: Path | None, here: bool) -> None:
    if here == (folder is not None):
        raise click.UsageError(
            "写新文件夹的名称，例如 policyref init my-site；已有文件的文件夹，进到那里运行 policyref init --here"
        )
    if folder is None:
        added = add_missing(Path())
        for path in added:
            click.echo(str(path))
        click.echo(f"补上了 {len(added)} 个文件。接着运行 policyref check。" if added else "没有缺的文件。")
        return
    try:
        written = start(folder)
    except StartError as error:
        raise click.ClickException(str(error)) from error
    enter = "" if folder.resolve() == Path.cwd() else f"进到 {folder}，"
    click.echo(
        f"新建了一个空项目，{len(written)} 个文件，在 {folder}。{enter}policyref check 和 policyref build 已经能用。"
    )
    click.echo(FIRST_NOTICE)
