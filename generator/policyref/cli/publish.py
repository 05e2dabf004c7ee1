"""`policyref publish`: the site of a configuration, public from a day on, with all that it promises."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from policyref.build.executors import Processes
from policyref.cli.endings import failed
from policyref.cli.options import CONFIG, say_what_next, with_progress
from policyref.problems.report import still_open
from policyref.publish.mkdocs_build import BuildError, publish_site
from policyref.text.dates import parse_date

_HOW = "请写明公布的日期，例如 policyref publish --date 2026-11-30：网站上的“截至”、改动的日期都照它写"


@click.command
@CONFIG
@click.option("--date", "day", metavar="DATE", help="公布的日期，例如 2026-11-30；程序自己不看钟")
def publish(config: Path, day: str | None) -> None:
    try:
        built = publish_site(config, _day(day), with_progress(Processes()))
    except BuildError as error:
        raise failed(error) from error
    click.echo(f"网站已公布，截至 {built.library.lock.day}{still_open(built.result.left)}。")
    click.echo("links.lock、facts.lock 和 revisions.yml 已写好，请和数据一起提交；把 site 放到服务器上。")
    say_what_next(built.library)


def _day(words: str | None) -> date:
    found = parse_date(words) if words else None
    if words is None:
        raise click.UsageError(_HOW)
    if found is None:
        raise click.UsageError(f"“{words}”不是日期；{_HOW}")
    return found
