"""`policyref new`: the draft of a notice."""

from __future__ import annotations

from pathlib import Path

import click

from policyref.cli.options import DATA, Existing
from policyref.draft.notice import DraftError, draft_notice


@click.command
@click.argument("notice_id", metavar="ID")
@click.option(
    "--from",
    "--text",
    "file",
    type=Existing("请写公文（docx、html 或 txt）在哪里", dir_okay=False),
    required=True,
    help="公文的文件：docx、存下来的网页（html）或 txt",
)
@click.option("--accept-changes", is_flag=True, help="把 docx 里没有定稿的修订当作全部接受")
@DATA
def new(notice_id: str, file: Path, accept_changes: bool, data: Path) -> None:
    try:
        drafted = draft_notice(notice_id, file, data, accept_changes=accept_changes)
    except DraftError as error:
        raise click.ClickException(str(error)) from error
    click.echo(
        f"起草了 {len(drafted.paths)} 个文件，在 {data / notice_id}。接着运行 policyref check，它会说出还要填什么。"
    )
    for doubt in drafted.doubts:
        click.echo(doubt)
    if drafted.missing_units:
        click.echo(drafted.missing_units)
