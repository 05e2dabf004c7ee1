"""`policyref check`: what is wrong with the data, what is not entered yet, and what a person has to confirm."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policyref.build.cache import Cache, cache_beside
from policyref.build.last_check import Asked, Verdict, keep_verdict, last_verdict
from policyref.cli.options import DATA, DOCS, FIRST_NOTICE, day, with_progress

if TYPE_CHECKING:
    from policyref.model.library import Library


@click.command
@click.argument("where", metavar="[ID 或 ID/条号]", default="")
@click.option("--strict", is_flag=True, help="还没有整理、要人确认的也算问题，逐处列出")
@day("--asof", "再列出到哪一天该再核对的（是否还在执行），不算问题")
@DATA
@DOCS
def check(where: str, strict: bool, asof: date | None, data: Path, docs: Path) -> None:
    cache = cache_beside(data.resolve().parent)
    asked = Asked(data, docs, where, strict, asof)
    verdict = last_verdict(cache, asked) or _verdict(cache, asked)
    click.echo(verdict.words)
    if not verdict.passed:
        sys.exit(1)


def _verdict(cache: Cache, asked: Asked) -> Verdict:
    """Everything that this needs is imported here: where nothing has changed, it takes most of the time."""
    from dataclasses import replace

    from policyref.build.context import Context
    from policyref.build.executors import Processes
    from policyref.check.original import compared_by_hash_only
    from policyref.pipeline import run
    from policyref.problems.report import report, still_open
    from policyref.publish.configuration import beside

    context = Context(with_progress(Processes()), cache)
    site = beside(asked.data, asked.docs, context.snapshot)
    result = run(asked.data, site.docs, site.host, None, context)
    found = [replace(one, is_open=False) if asked.strict else one for one in result.found]
    shown = [one for one in found if asked.is_about(one.place.file)]
    said = [report(shown, asked.data.resolve().parent, each=bool(asked.where))] if shown else []
    passed = not (found if asked.strict else result.problems)
    if passed and result.library is not None:
        notices, measures = len(result.library.notices), len(result.library.measures)
        said.append(f"没有问题：{notices} 份文件，{measures} 条措施{still_open(result.left)}。")
        said += [] if notices else [FIRST_NOTICE]
    if result.library is not None and asked.asof:
        said += _due_again(result.library, asked.asof, asked.where)
    if result.library is not None and (hashed := compared_by_hash_only(result.library)):
        said.append(f"原件只核对了 SHA-256、没有重读的（读它的程序没有装，或换了版本）：{'、'.join(hashed)}。")
    verdict = Verdict("\n".join(said), passed)
    if site.known:
        keep_verdict(cache, asked, context.snapshot, verdict)
    return verdict


def _due_again(library: Library, asof: date, where: str) -> list[str]:
    from policyref.check.due_again import due_again
    from policyref.text.dates import format_date

    found = [one for one in due_again(library, asof) if one.unit.startswith(where)]
    if not found:
        return [f"到{format_date(asof)}，没有该再核对的。"]
    return [f"到{format_date(asof)}该再核对的（不算问题）：", *(f"  {one.unit}  {one.why}" for one in found)]
