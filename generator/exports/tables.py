"""Measures and task lists as tables (CSV and XLSX): all measures, and each unit's 责任清单.

Nothing in a cell is a formula: text that begins like one is written as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from xlsxwriter import Workbook

from generator.model.facts import Deadline
from generator.model.host import Host
from generator.model.library import Library
from generator.model.measure import Measure, UnitMention
from generator.model.notice import Notice
from generator.model.vocabulary import Unit
from generator.views.plan import Asset

_MEASURES = (
    "文件",
    "文号",
    "条号",
    "标题",
    "部分",
    "摘要（本站编写）",
    "责任单位",
    "行业与主题",
    "期限",
    "数额（本站编写）",
    "地址",
)
_TASKS = ("文件", "条号", "任务", "期限", "共同负责的单位", "完成情况")
_CERTAINTY = {"derived": "，推定", "ambiguous": "，有两种理解"}
_WIDTHS = {"标题": 28, "任务": 60, "摘要（本站编写）": 50, "责任单位": 40, "共同负责的单位": 40, "期限": 30, "文件": 28}
Row = Sequence[str | int]


def table_of_measures(library: Library, host: Host) -> Iterator[Asset]:
    yield from _both("data/measures", "措施", _MEASURES, [_measure(one, library) for one in library.measures])


def task_tables(unit: Unit, library: Library, host: Host) -> Iterator[Asset]:
    rows = [_task(measure, unit, library) for measure in library.measures_of_unit[unit.id]]
    yield from _both(f"data/units/{unit.id}", "责任清单", _TASKS, rows)


def _measure(measure: Measure, library: Library) -> Row:
    notice = library.notice_by_id[measure.notice]
    section = next((one.heading for one in notice.sections if one.number == measure.section), "")
    return (
        notice.short_title,
        notice.number or "",
        measure.number,
        measure.title,
        section,
        measure.summary,
        "、".join(mention.words for mention in _units(measure, notice)),
        "、".join(sector.name for sector in measure.sectors),
        _deadlines(measure),
        "；".join(f"{benefit.name}：{benefit.headline}" for benefit in measure.benefits),
        measure.address,
    )


def _task(measure: Measure, unit: Unit, library: Library) -> Row:
    notice = library.notice_by_id[measure.notice]
    others = [mention.words for mention in _units(measure, notice) if mention.unit is not unit]
    task = f"{measure.title}：{measure.summary}"
    return (notice.short_title, measure.number, task, _deadlines(measure), "、".join(others), "")


def _units(measure: Measure, notice: Notice) -> Iterable[UnitMention]:
    """Everyone who answers for a measure, once each and as written; those who answer for all measures come last."""
    mentions = [*measure.all_units(), *(entry.mention for entry in notice.units_for_all)]
    return {mention.words: mention for mention in mentions}.values()


def _deadlines(measure: Measure) -> str:
    """When the measure holds; a duration or a condition on the applicant says nothing of that."""
    return "；".join(_when(deadline) for deadline in measure.deadlines if deadline.counts)


def _when(deadline: Deadline) -> str:
    """The words of the text, and the day they come to where it is known; a guess is called one."""
    last = deadline.end or deadline.start
    return f"{deadline.quote}（{last.isoformat()}{_CERTAINTY.get(deadline.certainty, '')}）" if last else deadline.quote


def _both(name: str, title: str, header: Row, rows: Sequence[Row]) -> Iterator[Asset]:
    yield Asset(f"{name}.csv", _csv(header, rows))
    yield Asset(f"{name}.xlsx", _xlsx(title, header, rows))


def _csv(header: Row, rows: Sequence[Row]) -> bytes:
    """UTF-8 with a BOM, without which spreadsheet programs take Chinese for another encoding."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _inert(cell: str | int) -> str | int:
    """A cell that no spreadsheet program runs as a formula (CSV has no types, so a quote mark says: text)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _xlsx(title: str, header: Row, rows: Sequence[Row]) -> bytes:
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(target, options)
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # fixed, so that two builds are the same
    sheet = book.add_worksheet(title)
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for column, name in enumerate(header):
        sheet.set_column(column, column, _WIDTHS.get(str(name), 10))
        sheet.write(0, column, name, heading)
    for index, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write(index, column, cell, body)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return target.getvalue()
