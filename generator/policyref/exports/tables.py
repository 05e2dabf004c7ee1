"""Measures and task lists as tables (CSV and XLSX): all measures, and each unit's 责任清单.

Nothing in a cell is a formula: text that begins like one is written as text. CSV is UTF-8 with a BOM, without which
spreadsheet programs take Chinese for another encoding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policyref.exports.workbook import Row, mould
from policyref.facts.told import State
from policyref.model.duties import TableDuty
from policyref.model.facts import Deadline
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized, memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.passages import UnitMention
from policyref.model.vocabulary import Unit
from policyref.present.amounts import amount
from policyref.present.citations import short_number
from policyref.present.dates import narrowed
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.validity import as_of, last_days, told
from policyref.time.times import times
from policyref.words import OURS, absent, unsure

_MEASURES = (
    "文件",
    "文号",
    "条号",
    "标题",
    "部分",
    f"摘要（{OURS}）",
    "责任单位",
    "行业与主题",
    "期限",
    f"数额（{OURS}）",
    "地址",
)
_SHEET_OF_ALL, _SHEET_OF_UNIT = "措施", "责任清单"
_TASKS = ("文件", "条号", "任务", "期限", "共同负责的单位", "完成情况")
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


@dataclass(frozen=True)
class Written:
    """Rows as they stand in the two files."""

    csv: str
    xlsx: list[str]


@dataclass(frozen=True, slots=True)
class _Task:
    """What the task lists of all units of a measure have in common."""

    notice: str
    number: int | str
    words: str
    when: str
    mentions: tuple[UnitMention, ...]
    force: tuple[str, str]


def table_of_measures(library: Library, host: Host) -> Iterator[Asset]:
    rows = [table_rows(notice, library, host) for notice in library.notices]
    yield from both("data/measures", _SHEET_OF_ALL, _heads(library), rows)


def task_tables(unit: Unit, library: Library, host: Host) -> Iterator[Asset]:
    rows = [_row(_task(measure, library), unit) for measure in library.measures_of_unit[unit.id]]
    rows += [_row(_duty(duty, library), unit) for duty in library.duties_of_unit.get(unit.id, ())]
    heads = (*_TASKS, *_force_heads(library))
    yield from both(f"data/units/{unit.id}", _SHEET_OF_UNIT, heads, [written(_SHEET_OF_UNIT, heads, rows)])


@memoized_of_notice
def table_rows(notice: Notice, library: Library, host: Host) -> Written:
    """A notice in the table of all measures."""
    place = [library.place_of(notice)] if library.place_names else []
    rows = [(*_measure(one, notice, library), *place, *_force(one.key, library)) for one in notice.measures]
    return written(_SHEET_OF_ALL, _heads(library), rows)


def _heads(library: Library) -> tuple[str, ...]:
    return (*_MEASURES, *(["地区"] if library.place_names else []), *_force_heads(library))


def _force_heads(library: Library) -> tuple[str, str]:
    """They stand last, so that what others read by its place stays where it is."""
    day = as_of(library.day)
    return f"效力（{day}）" if day else "效力", "有效期至"


def _force(unit: str, library: Library) -> tuple[str, str]:
    status = times(library).status(unit, library.day)
    return told(status), "；".join(day.isoformat() for day in last_days(status))


def _measure(measure: Measure, notice: Notice, library: Library) -> Row:
    section = " ".join(one.heading for one in notice.down_to.get(measure.section or 0, ()))
    return (
        notice.short_title,
        notice.number or "",
        _number(measure),
        measure.title,
        section,
        measure.summary or absent("open"),
        "、".join(mention.words for mention in _units(measure, notice)) or _open(measure.units_state),
        "、".join(sector.name for sector in measure.sectors) or absent("open"),
        _deadlines(measure),
        "；".join(f"{one.name}：{amount(one, measure, library)}" for one in measure.benefits)
        or _open(measure.benefits_state),
        measure.address,
    )


def _number(measure: Measure) -> int | str:
    """A number where the text prints one, else the label."""
    number = short_number(measure)
    return int(number) if number.isdecimal() else number


@memoized
def _task(measure: Measure, library: Library) -> _Task:
    notice = library.notice_by_id[measure.notice]
    words = f"{measure.title}：{measure.summary or measure.excerpt}"
    force = _force(measure.key, library)
    mentions = tuple(_units(measure, notice))
    return _Task(library.title_of(notice), _number(measure), words, _deadlines(measure), mentions, force)


def _duty(duty: TableDuty, library: Library) -> _Task:
    """A row of a task table."""
    when = _when(duty.due) if duty.due else ""
    notice = library.notice_by_id[duty.notice]
    return _Task(library.title_of(notice), duty.where, duty.task, when, duty.units, _force(notice.id, library))


def _row(task: _Task, unit: Unit) -> Row:
    others = [mention.words for mention in task.mentions if mention.unit is not unit]
    return (task.notice, task.number, task.words, task.when, "、".join(others), "", *task.force)


def _units(measure: Measure, notice: Notice) -> Iterable[UnitMention]:
    """Everyone who answers for a measure, once each and as written; those who answer for all measures come last."""
    mentions = [*measure.all_units(), *notice.units_for_all]
    return {mention.words: mention for mention in mentions}.values()


def _deadlines(measure: Measure) -> str:
    """When the measure holds; a duration or a condition on the applicant says nothing of that."""
    return "；".join(_when(one, measure) for one in measure.deadlines if one.counts) or _open(measure.deadlines_state)


def _open(state: State) -> str:
    """An empty cell says that there is nothing; of what nobody has entered that is not known."""
    return absent("open") if state == "open" else ""


def _when(deadline: Deadline, measure: Measure | None = None) -> str:
    """The words of the text, and the day they come to where it is known; a guess is called one.

    What is for some benefits alone says for which.
    """
    last = deadline.end or deadline.start
    for_whom = narrowed(deadline, measure) if measure else ""
    days = [last.isoformat(), unsure(deadline.certainty)] if last else []
    added = "，".join(filter(None, [*days, for_whom]))
    return f"{deadline.quote}（{added}）" if added else deadline.quote


def both(name: str, title: str, header: tuple[str, ...], rows: Sequence[Written]) -> Iterator[Asset]:
    yield Asset(f"{name}.csv", (csv_of([header]) + "".join(one.csv for one in rows)).encode("utf-8-sig"))
    yield Asset(f"{name}.xlsx", mould(title, header).filled([row for one in rows for row in one.xlsx]))


def written(title: str, header: tuple[str, ...], rows: Sequence[Row]) -> Written:
    return Written(csv_of(rows), [mould(title, header).row(row) for row in rows])


def csv_of(rows: Iterable[Row]) -> str:
    """Rows as CSV, in which nothing is a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_inert(cell) for cell in row] for row in rows)
    return text.getvalue()


def _inert(cell: str | int) -> str | int:
    """A cell that no spreadsheet program runs as a formula (CSV has no types, so a quote mark says: text).

    In some languages a program takes full-width signs for the same.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


OF_ALL = FileKind(
    name="measures",
    about="everything",
    addresses=("data/measures.csv", "data/measures.xlsx"),
    offered=("全部措施的表格（CSV）", "全部措施的表格（Excel）"),
    make=table_of_measures,
)
OF_UNIT = FileKind(
    name="tasks", about="unit", addresses=("data/units/{id}.csv", "data/units/{id}.xlsx"), make=task_tables
)
