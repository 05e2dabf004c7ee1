"""`policyref check`: what is wrong with the data, and what a person has to confirm."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from policyref.build.context import Context
from policyref.build.executors import Processes
from policyref.cli.options import DATA, DOCS, say_what_next, with_progress
from policyref.model.host import Host
from policyref.pipeline import run
from policyref.problems.report import report, still_open
from policyref.publish.configuration import docs_beside


@click.command
@DATA
@DOCS
def check(data: Path, docs: Path) -> None:
    context = Context.beside(data.resolve().parent, with_progress(Processes()))
    result = run(data, docs_beside(data, docs), Host("", ""), None, context)
    if result.found:
        click.echo(report(result.found, root=data.resolve().parent))
    if result.problems:
        sys.exit(1)
    if result.library is not None:
        notices, measures = len(result.library.notices), len(result.library.measures)
        click.echo(f"没有问题：{notices} 份文件，{measures} 条措施{still_open(result.questions)}。")
        say_what_next(result.library)
