"""`policyref status`: whether a notice, a measure, an item or a benefit holds on a day, and since when, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from policyref.cli.options import ASOF, DATA
from policyref.model.library import Library
from policyref.pipeline import read
from policyref.problems.near import by_nearness
from policyref.text.dates import format_date
from policyref.time.provisions import Provision, find
from policyref.time.status import Status
from policyref.time.times import Timeline, times
from policyref.words import DOES


@click.command
@click.argument("unit", metavar="ID、ID/条号 或 ID/条号/项号[@奖补]")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@ASOF
@DATA
def status(unit: str, as_json: bool, asof: date | None, data: Path) -> None:
    library = read(data)
    if library is None:
        raise click.ClickException("数据有问题，请先运行 policyref check")
    provision = find(unit, library)
    if provision is None:
        raise click.UsageError(f"没有“{unit}”{_near(unit, library)}")
    known, day = times(library), asof or library.day
    found = known.status(provision.key, day)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
        return
    whose = "" if asof else "（数据里最近公布的一天）" if library.published else "（数据里最近的一天）"
    click.echo(f"{_called(provision)}\n{format_date(day)}{whose}：{found.told}")
    click.echo("\n".join([*_in_words(found), "各时段：", *_timeline(known.timeline(provision.key))]))


def _called(provision: Provision) -> str:
    notice = provision.notice
    number = f"（{notice.number}）" if notice.number else ""
    return f"《{notice.short_title}》{number}{provision.called}"


def _in_words(found: Status) -> Iterator[str]:
    yield from (f"  {one.words}" for one in found.marks)
    if found.start or found.until:
        first = f"自{format_date(found.start)}起" if found.start else ""
        last = f"至{format_date(found.until)}" if found.until else ""
        yield f"  {'，'.join(filter(None, [first, last]))}"
    for act in found.acts:
        day = f"{format_date(act.start)}{'' if act.start_is_said else '（推定）'}起"
        yield f"  {DOES[act.does]}：{act.by.number or act.by.id}（{day}）“{act.quote}”"


def _timeline(rows: Timeline) -> Iterator[str]:
    """Each stretch in a line; those of which the same is told are one."""
    for told, same in groupby(rows, key=lambda row: row.status.told):
        first = next(same).first
        yield f"  {format_date(first) + '起' if first else '此前'} {told}"


def _near(unit: str, library: Library) -> str:
    """The nearest things that there are: parts of the notice, if that is known, or else notices."""
    notice = unit.partition("/")[0].partition("@")[0]
    known = times(library).units(notice) if notice in library.notice_by_id else [*library.notice_by_id]
    near = by_nearness(unit, known, lambda key: [key])[:3]
    return f"。相近的有：{'、'.join(near)}" if near else "，数据里还没有文件"
