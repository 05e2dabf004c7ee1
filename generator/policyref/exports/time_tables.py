"""Dates, and what documents do to earlier ones, as tables (CSV and XLSX)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policyref.exports.tables import Table, link, number
from policyref.exports.workbook import Row
from policyref.model.facts import Deadline
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.present.citations import short_number
from policyref.present.dates import DatedMeasure, part_of
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.validity import effect_in_words, plain, savings, target
from policyref.time.acts import Act
from policyref.time.times import times
from policyref.words import CERTAINTY, DEADLINE, DOES, OURS

_DATES = Table("期限", (
    "文件", "文号", "条号", "其中", "种类", "起", "止", "怎么定的", "原话", f"做什么（{OURS}）", "依据", "各种理解",
    "地址",
))  # fmt: skip
_ACTS = Table(
    "文件之间",
    (
        "后来的文件",
        "文号",
        "成文日期",
        "哪一条",
        "做什么",
        "怎样做",
        "对哪份文件",
        "自",
        "至",
        "原话",
        "另外写明",
        "地址",
    ),
)


def table_of_dates(library: Library, host: Host) -> Iterator[Asset]:
    yield from _DATES.files("data/deadlines", [_DATES.written(_dates(one, host)) for one in library.notices])


def table_of_acts(library: Library, host: Host) -> Iterator[Asset]:
    acts = [act for notice in library.notices for act in times(library).acts_by(notice.id)]
    yield from _ACTS.files("data/acts", [_ACTS.written([_act(one, library, host) for one in acts])])


def _dates(notice: Notice, host: Host) -> list[Row]:
    """Those of the notice itself first."""
    own = [_date(one, notice, None, host) for one in notice.deadlines]
    return [*own, *(_date(one, notice, measure, host) for measure in notice.measures for one in measure.deadlines)]


def _date(one: Deadline, notice: Notice, measure: Measure | None, host: Host) -> Row:
    readings = "；".join(f"{other.name}：{_told(other.start)}/{_told(other.end)}" for other in one.readings)
    return (
        notice.short_title,
        notice.number or "",
        number(short_number(measure)) if measure else "",
        part_of(one, measure) if measure else "",
        DEADLINE[one.kind],
        one.start or "",
        one.end or "",
        CERTAINTY[one.certainty],
        one.quote,
        one.what or "",
        one.basis or "",
        readings,
        link(DatedMeasure(measure, one).address if measure else notice.address, host),
    )


def _told(day: date | None) -> str:
    return day.isoformat() if day else ""


def _act(act: Act, library: Library, host: Host) -> Row:
    return (
        act.by.short_title,
        act.by.number or "",
        act.issued or "",
        act.measure.called if act.measure else "",
        DOES[act.does],
        effect_in_words(act),
        target(act, library).words,
        act.start or "",
        act.until or "",
        act.quote,
        plain(savings(act)),
        link(act.address, host),
    )


DATES = FileKind(
    name="dates",
    about="everything",
    addresses=("data/deadlines.csv", "data/deadlines.xlsx"),
    offered=("全部日期、期间和有效期的表格（CSV）", "全部日期、期间和有效期的表格（Excel）"),
    make=table_of_dates,
)
ACTS = FileKind(
    name="acts",
    about="everything",
    addresses=("data/acts.csv", "data/acts.xlsx"),
    offered=("后来的文件对以前的文件做了什么（CSV）", "后来的文件对以前的文件做了什么（Excel）"),
    make=table_of_acts,
)
