"""Tables (CSV and XLSX), and the table of all measures.

Nothing in a cell is a formula: text that begins like one is written as text. CSV is UTF-8 with a BOM, without which
spreadsheet programs take Chinese for another encoding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policyref.exports.workbook import Cell, Link, Mould, Row, WrittenRow, in_words, mould
from policyref.facts.told import State
from policyref.model.facts import Deadline
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.passages import UnitMention
from policyref.present.amounts import amount
from policyref.present.citations import short_number
from policyref.present.dates import first_and_last_end, narrowed
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.units import joined
from policyref.present.validity import as_of, last_days, told
from policyref.time.status import Status
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
ENDS = ("最早截止", "最晚截止")
_SHEET = "措施"
_WIDTHS = {"文件": 28, "标题": 28, "部分": 18, "责任单位": 40, "地址": 40, "期限": 30}
_NARROW, _WIDE = 12, 50
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


@dataclass(frozen=True)
class Table:
    """A table by its name and heads. What of the words is ours stands apart from the official ones and says so."""

    title: str
    heads: tuple[str, ...]

    def written(self, rows: Sequence[Row]) -> Written:
        return Written(csv_of(rows), [self._mould.row(row) for row in rows])

    def files(self, name: str, rows: Sequence[Written]) -> Iterator[Asset]:
        yield Asset(f"{name}.csv", (csv_of([self.heads]) + "".join(one.csv for one in rows)).encode("utf-8-sig"))
        yield Asset(f"{name}.xlsx", self._mould.filled([row for one in rows for row in one.xlsx]))

    @property
    def _mould(self) -> Mould:
        return mould(self.title, self.heads, tuple(map(_width, self.heads)))


def _width(head: str) -> int:
    return _WIDTHS.get(head) or (_WIDE if OURS in head else _NARROW)


@dataclass(frozen=True)
class Written:
    """Rows as they stand in the two files."""

    csv: str
    xlsx: list[WrittenRow]


def table_of_measures(library: Library, host: Host) -> Iterator[Asset]:
    yield from _table(library).files("data/measures", [table_rows(one, library, host) for one in library.notices])


@memoized_of_notice
def table_rows(notice: Notice, library: Library, host: Host) -> Written:
    """A notice in the table of all measures."""
    place = [library.place_of(notice)] if library.place_names else []
    rows = [
        (*_measure(one, notice, library, host), *place, *in_force(_status(one, library)), *ends(one.deadlines))
        for one in notice.measures
    ]
    return _table(library).written(rows)


def _table(library: Library) -> Table:
    """New columns stand last, so that what others read by its place stays where it is."""
    place = ["地区"] if library.place_names else []
    return Table(_SHEET, (*_MEASURES, *place, *force_heads(library), *ENDS))


def force_heads(library: Library) -> tuple[str, str]:
    day = as_of(library.day)
    return f"效力（{day}）" if day else "效力", "有效期至"


def in_force(status: Status) -> tuple[str, Cell]:
    """Its word, and its last day: a day where there is one, words where the documents have two readings."""
    days = last_days(status)
    return told(status), days[0] if len(days) == 1 else "；".join(day.isoformat() for day in days)


def ends(deadlines: Iterable[Deadline]) -> tuple[Cell, Cell]:
    """The first and the last day by which something is to be done, in every reading."""
    first, last = first_and_last_end(deadlines)
    return first or "", last or ""


def number(printed: str) -> int | str:
    """A number where the text prints one, else the label."""
    return int(printed) if printed.isdecimal() else printed


def link(address: str, host: Host) -> Link:
    return Link(host.url(address), host.public_url(address))


def _status(measure: Measure, library: Library) -> Status:
    return times(library).status(measure.key, library.day)


def _measure(measure: Measure, notice: Notice, library: Library, host: Host) -> Row:
    section = " ".join(one.heading for one in notice.down_to.get(measure.section or 0, ()))
    return (
        notice.short_title,
        notice.number or "",
        number(short_number(measure)),
        measure.title,
        section,
        measure.summary or absent("open"),
        joined(_units(measure, notice)) or _open(measure.units_state),
        "、".join(sector.name for sector in measure.sectors) or absent("open"),
        _deadlines(measure),
        "；".join(f"{one.name}：{amount(one, measure, library)}" for one in measure.benefits)
        or _open(measure.benefits_state),
        link(measure.address, host),
    )


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


def _when(deadline: Deadline, measure: Measure) -> str:
    """The words of the text, and the day they come to where it is known; a guess is called one.

    What is for some benefits alone says for which.
    """
    last = deadline.end or deadline.start
    days = [last.isoformat(), unsure(deadline.certainty)] if last else []
    added = "，".join(filter(None, [*days, narrowed(deadline, measure)]))
    return f"{deadline.quote}（{added}）" if added else deadline.quote


def csv_of(rows: Iterable[Row]) -> str:
    """Rows as CSV, in which nothing is a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_inert(cell) for cell in row] for row in rows)
    return text.getvalue()


def _inert(cell: Cell) -> str | int:
    """A cell that no spreadsheet program runs as a formula (CSV has no types, so a quote mark says: text).

    In some languages a program takes full-width signs for the same.
    """
    if isinstance(cell, int):
        return cell
    words = in_words(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words


OF_ALL = FileKind(
    name="measures",
    about="everything",
    addresses=("data/measures.csv", "data/measures.xlsx"),
    offered=("全部措施的表格（CSV）", "全部措施的表格（Excel）"),
    make=table_of_measures,
)
