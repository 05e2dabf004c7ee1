"""Rows of tables as entries of the search, and what a notice has beside its measures: annexes, tables of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policyref.model.duties import TableDuty
from policyref.model.notice import Notice
from policyref.model.notice_parts import Part, Section
from policyref.model.passages import Passage
from policyref.model.tables import Table
from policyref.present.dates import spans
from policyref.present.tables import row_words
from policyref.text.sentences import squeeze


@dataclass(frozen=True, slots=True)
class Row:
    """`name` is the head of the row and `text` each cell with the name of its column; `duty` that of a task table.

    `said` has numbers with the units of their columns, too: people ask for 7500元.
    """

    anchor: str
    name: str
    text: str
    said: str
    duty: TableDuty | None

    @property
    def part(self) -> list[str]:
        """As hits show it, beside items."""
        return [self.anchor, self.text, ""]

    @property
    def spans(self) -> str:
        return spans([self.duty.due]) if self.duty and self.duty.due else ""


@dataclass(frozen=True, slots=True)
class Own:
    """The notice itself: the tables that stand in none, and all its words where it has no measures; or an annex.

    `acts` are the words by which it works on other documents, `called` its numbers, issuers and titles: people look for
    them.
    """

    key: str
    title: str
    address: str
    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    has_anchors: bool = True
    acts: str = ""
    called: str = ""
    issued: date | None = None

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    def shown(self) -> dict[str, Any]:
        """Like a measure; see `shown.py`."""
        return {
            "key": self.key,
            "own": "annex" if "/" in self.key else "notice",
            "called": "",
            "title": self.title,
            "address": self.address,
            "spans": "",
            "item_spans": {row.anchor: row.spans for row in self.rows if row.spans},
            "gets": [],
            "items": [[*row.part, f"{self.address}#{row.anchor}"] for row in self.rows],
            "sentences": [
                [one.number if self.has_anchors else 0, 0, one.text]
                for passage in self.passages
                for one in passage.sentences
                if one.number
            ],
        }


def rows_of(tables: Sequence[Table], duties: Sequence[TableDuty] = ()) -> tuple[Row, ...]:
    by_address = {duty.address: duty for duty in duties}
    return tuple(row for table in tables for row in _rows(table, by_address))


def own_of(notice: Notice) -> list[Own]:
    """The notice itself first, then what there is, in its order."""
    annexes = {annex.at: annex for annex in notice.annexes}
    rest = rows_of([table for table in notice.own_tables if table.standing not in annexes], notice.duties)
    said = _own_passages(notice)
    acts = "\n".join(one.quote for one in notice.effects)
    called = "\n".join([*called_of(notice), notice.number or "", *notice.region, notice.summary or ""])
    own = Own(
        notice.id,
        notice.short_title,
        notice.address,
        said,
        rest,
        has_anchors=False,
        acts=acts,
        called=called,
        issued=notice.issued,
    )
    found = [own]
    for at, annex in annexes.items():
        title = f"{annex.heading}（{notice.short_title}）"
        rows = rows_of(notice.tables_at(at), notice.duties)
        found.append(Own(f"{notice.id}/{at}", title, annex.address, annex.passages, rows))
    return found


def called_of(notice: Notice) -> tuple[str, ...]:
    """Its issuers and its titles."""
    issuers = (name for one in notice.issuers for name in one.names)
    return tuple(dict.fromkeys(filter(None, [*issuers, notice.official_title, notice.subject])))


def _own_passages(notice: Notice) -> tuple[Passage, ...]:
    """All its words where it has no measures, for nothing else leads to them; else those by which it works on others.

    What one that only forwards another is about, the other says.
    """
    parts: tuple[Part | Section, ...] = (*notice.opening, *notice.sections, *notice.closing)
    passages = tuple(passage for part in parts for passage in part.passages)
    if not notice.measures and not notice.forwards:
        return passages
    acting = [squeeze(one.quote) for one in notice.effects]
    return tuple(one for one in passages if any(quote in squeeze(one.text) for quote in acting))


def _rows(table: Table, duties: dict[str, TableDuty]) -> Iterator[Row]:
    for row, names in zip(table.body, table.names, strict=True):
        cells = row_words(table, row)
        if cells and not table.is_covered(row):
            text = "；".join(f"{column} {words}" if column else words for column, words in cells)
            bare = {table.read((row, column)) for column in range(len(table.lines[row]))} - {
                words for _, words in cells
            }
            anchor = table.anchor_of(row)
            said = "\n".join([text, *sorted(bare)])
            yield Row(anchor, names[0], text, said, duties.get(f"{table.page}#{anchor}"))
