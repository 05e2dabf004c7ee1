"""`policyref calc`: what the rules of one measure, or of several, come to."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from policyref.calc.answer_words import answer_in_words
from policyref.calc.ask import AskError, ask, ask_each, refused, several, together
from policyref.calc.combined_words import in_words
from policyref.cli.options import ASOF, DATA
from policyref.pipeline import read


@click.command
@click.argument("measure", metavar="条号")
@click.argument("given", nargs=-1, metavar="'名称=内容' …")
@ASOF
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@DATA
def calc(measure: str, given: tuple[str, ...], asof: date | None, as_json: bool, data: Path) -> None:
    library = read(data)
    if library is None:
        raise click.ClickException("数据有问题，请先运行 policyref check")
    questions = several([measure, *given])
    try:
        if len(questions) > 1:
            answers = ask_each(library, questions, asof)
            result = together(answers)
            said = in_words(result, answers, library)
        else:
            answer = ask(library, measure, given, asof)
            result, said = answer.plain, answer_in_words(answer, library)
    except AskError as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(result, ensure_ascii=False) if as_json else "\n".join(said))
    if refused(result):
        sys.exit(1)
