"""The tables of a notice for other programs: cells as printed, a merged one in each place that it covers."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NotRequired

from typing_extensions import TypedDict

from policyref.exports.entered import entered
from policyref.exports.tables import csv_of
from policyref.exports.workbook import MADE, that_fits
from policyref.model.duties import TableDuty
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.tables import Table, cell_lines
from policyref.present.kind import FileKind
from policyref.present.output import Asset


class AnnexRow(TypedDict):
    number: int
    label: str
    title: str | None
    text: str
    url: str


class MergedRow(TypedDict):
    """The first cell of those that are merged, counted from 0, and how many they are."""

    row: int
    column: int
    rows: int
    columns: int


class TableRow(TypedDict):
    id: str
    measure: NotRequired[int]
    title: str | None
    head: int
    rows: list[list[str]]
    merged: list[MergedRow]
    url: str


class MentionRow(TypedDict):
    id: str | None
    as_written: str
    role: str


class DueRow(TypedDict):
    quote: str
    start: date | None
    end: date | None
    certainty: str


class DutyRow(TypedDict):
    table: str
    row: int
    task: str
    units: list[MentionRow]
    due: NotRequired[DueRow]
    url: str


def annex_rows(notice: Notice) -> list[AnnexRow]:
    return [
        {"number": one.number, "label": one.label, "title": one.title, "text": one.text, "url": one.address}
        for one in notice.annexes
    ]


def table_rows(tables: Sequence[Table], measure: Measure | None = None) -> Iterator[TableRow]:
    for table in tables:
        row: TableRow = {
            "id": table.id,
            "title": table.title,
            "head": table.head,
            "rows": [["\n".join(cell_lines(cell)) for cell in cells] for cells in table.full],
            "merged": [{"row": r, "column": c, "rows": h, "columns": w} for (r, c), (h, w) in table.merged.items()],
            "url": table.address,
        }
        row = {**entered(table, {"rows"}), **row}  # type: ignore[typeddict-item]
        yield {**row, "measure": measure.number} if measure else row


def duty_row(duty: TableDuty) -> DutyRow:
    row: DutyRow = {
        "table": duty.table.id,
        "row": duty.number,
        "task": duty.task,
        "units": [
            {"id": one.unit.id if one.unit else None, "as_written": one.words, "role": one.role} for one in duty.units
        ],
        "url": duty.address,
    }
    if due := duty.due:
        row["due"] = {"quote": due.quote, "start": due.start, "end": due.end, "certainty": due.certainty}
    return row


def table_files(notice: Notice, library: Library, host: Host) -> Iterator[Asset]:
    """Each table as CSV; all of the notice as one workbook."""
    if not notice.tables:
        return
    for table in notice.tables:
        rows = [[" ".join(cell_lines(cell)) for cell in cells] for cells in table.full]
        yield Asset(f"data/tables/{notice.id}/{table.id}.csv", csv_of(rows).encode("utf-8-sig"))
    yield Asset(f"data/tables/{notice.id}.xlsx", _workbook(notice))


def _workbook(notice: Notice) -> bytes:
    """A sheet for each table, its cells merged as they are printed. Nothing is a formula, a link or a number."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"title": notice.short_title, "created": MADE})
    plain: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1}
    styles = [book.add_format(plain), book.add_format({**plain, "bold": True})]
    for number, table in enumerate(notice.tables, start=1):
        sheet = book.add_worksheet(f"表{number}")
        for row, column in table.all_cells():
            if table.origin((row, column)) != (row, column):
                continue
            words = that_fits("\n".join(cell_lines(table.words((row, column)))))
            style = styles[row < table.head]
            height, width = table.merged.get((row, column), (1, 1))
            if (height, width) != (1, 1):
                sheet.merge_range(row, column, row + height - 1, column + width - 1, "", style)
            if words:
                sheet.write_string(row, column, words, style)
            elif (height, width) == (1, 1):
                sheet.write_blank(row, column, None, style)
        sheet.set_column(0, len(table.lines[0]) - 1, 16)
        sheet.freeze_panes(table.head, 0)
    book.close()
    return target.getvalue()


KIND = FileKind(
    name="tables",
    about="notice",
    addresses=("data/tables/{notice}.xlsx", "data/tables/{notice}/{id}.csv"),
    make=table_files,
)
