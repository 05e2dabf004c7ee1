"""`policyref check`: what is wrong with the data, and what a person has to confirm."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from policyref.build.cache import Cache, cache_beside
from policyref.build.last_check import Verdict, keep_verdict, last_verdict
from policyref.cli.options import DATA, DOCS, FIRST_NOTICE, with_progress


@click.command
@DATA
@DOCS
def check(data: Path, docs: Path) -> None:
    cache = cache_beside(data.resolve().parent)
    verdict = last_verdict(cache, data, docs) or _verdict(cache, data, docs)
    click.echo(verdict.words)
    if not verdict.passed:
        sys.exit(1)


def _verdict(cache: Cache, data: Path, docs: Path) -> Verdict:
    """Everything that this needs is imported here: where nothing has changed, it takes most of the time."""
    from policyref.build.context import Context
    from policyref.build.executors import Processes
    from policyref.check.original import compared_by_hash_only
    from policyref.pipeline import run
    from policyref.problems.report import report, still_open
    from policyref.publish.configuration import beside

    context = Context(with_progress(Processes()), cache)
    site = beside(data, docs, context.snapshot)
    result = run(data, site.docs, site.host, None, context)
    said = [report(result.found, root=data.resolve().parent)] if result.found else []
    if not result.problems and result.library is not None:
        notices, measures = len(result.library.notices), len(result.library.measures)
        said.append(f"没有问题：{notices} 份文件，{measures} 条措施{still_open(result.questions)}。")
        said += [] if notices else [FIRST_NOTICE]
    if result.library is not None and (hashed := compared_by_hash_only(result.library)):
        said.append(f"原件只核对了 SHA-256、没有重读的（读它的程序没有装，或换了版本）：{'、'.join(hashed)}。")
    verdict = Verdict("\n".join(said), passed=not result.problems)
    if site.known:
        keep_verdict(cache, data, docs, context.snapshot, verdict)
    return verdict
