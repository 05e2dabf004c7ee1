"""`policyref check`: what is wrong with the data, and what a person has to confirm."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from policyref.build.crew import Processes
from policyref.build.means import Means
from policyref.cli.options import DATA, DOCS, say_what_next, watched
from policyref.model.host import Host
from policyref.pipeline import run
from policyref.problems.report import report, still_open
from policyref.publish.configuration import docs_beside


@click.command
@DATA
@DOCS
def check(data: Path, docs: Path) -> None:
    means = Means.beside(data.resolve().parent, watched(Processes()))
    result = run(data, docs_beside(data, docs), Host("", ""), None, means)
    if result.found:
        click.echo(report(result.found, root=data.resolve().parent))
    if result.problems:
        sys.exit(1)
    if result.library is not None:
        notices, measures = len(result.library.notices), len(result.library.measures)
        click.echo(f"没有问题：{notices} 份文件，{measures} 条措施{still_open(result.questions)}。")
        say_what_next(result.library)
