"""`policyref calc`: what the rules of one measure, or of several, come to."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from policyref.calc.answer_words import answer_in_words
from policyref.calc.ask import AskError, ask, ask_together, meant, refused, several
from policyref.calc.combined_words import in_words
from policyref.cli.options import DATA
from policyref.pipeline import read


@click.command
@click.argument("measure", metavar="条号")
@click.argument("given", nargs=-1, metavar="'名称=内容' …")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@DATA
def calc(measure: str, given: tuple[str, ...], as_json: bool, data: Path) -> None:
    library = read(data)
    if library is None:
        raise click.ClickException("数据有问题，请先运行 policyref check")
    questions = several([measure, *given])
    try:
        together = ask_together(library, questions) if len(questions) > 1 else None
        result = together or ask(library, measure, given)
    except AskError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False))
    else:
        said = in_words(together) if together else answer_in_words(result, meant(library, measure)[0])
        click.echo("\n".join(said))
    if refused(result):
        sys.exit(1)
