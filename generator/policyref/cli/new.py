"""`policyref new`: the draft of a notice."""

from __future__ import annotations

from pathlib import Path

import click

from policyref.cli.options import DATA, Existing
from policyref.draft.notice import DraftError, draft_notice


@click.command
@click.argument("notice_id", metavar="ID")
@click.option(
    "--text",
    "text_file",
    type=Existing("请写公文文字（txt，UTF-8）在哪里", dir_okay=False),
    required=True,
    help="公文的文字",
)
@DATA
def new(notice_id: str, text_file: Path, data: Path) -> None:
    try:
        drafted = draft_notice(notice_id, text_file, data)
    except DraftError as error:
        raise click.ClickException(str(error)) from error
    click.echo(
        f"起草了 {len(drafted.paths)} 个文件，在 {data / notice_id}。接着运行 policyref check，它会说出还要填什么。"
    )
    if drafted.missing_units:
        click.echo(drafted.missing_units)
