"""`policyref new`: the draft of a notice."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from policyref.cli.options import DATA, Existing
from policyref.draft.notice import DraftError, draft_notice, redo_notice


@click.command
@click.argument("notice_id", metavar="ID")
@click.option(
    "--from",
    "--text",
    "file",
    type=Existing("请写公文（docx、pdf、ofd、doc、html、txt 等）在哪里", dir_okay=False),
    help="公文的文件：docx、pdf、ofd、存下来的网页（html）、txt；装了 LibreOffice 还可以是 doc、wps、odt、rtf",
)
@click.option("--accept-changes", is_flag=True, help="把文件里没有定稿的修订（pdf 里是划去的字）当作全部接受")
@click.option("--outline", "outline_only", is_flag=True, help="只写提纲 outline.txt，核对以后再用 --redo 分条")
@click.option("--redo", is_flag=True, help="按改过的提纲重新分条，已经填好的内容保留")
@DATA
def new(notice_id: str, file: Path | None, accept_changes: bool, outline_only: bool, redo: bool, data: Path) -> None:
    if redo == (file is not None):
        raise click.UsageError("--from 文件 用来起草，--redo 按提纲重新分条，请写其中一个")
    try:
        if file is None:
            drafted = redo_notice(notice_id, data)
        else:
            drafted = draft_notice(notice_id, file, data, accept_changes=accept_changes, outline_only=outline_only)
    except DraftError as error:
        raise click.ClickException(str(error)) from error
    for words in drafted.said:
        click.echo(words)
    if not drafted.divided and not outline_only:
        sys.exit(1)
