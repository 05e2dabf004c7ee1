"""How the text of each result stands, day by day: what a hit says beside its name, and what results are narrowed by.

It rests on other notices than its own, so that it is told when the shares of all notices are joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policyref.model.library import Library
from policyref.present.store import as_json
from policyref.present.timelines import told_rows
from policyref.search.index import NoticeRow, SearchIndex


@dataclass(frozen=True, slots=True)
class Stood:
    """`json` are timelines (see `told_rows`): "" that of the result, by number those of items that stand otherwise.

    `codes` is the same of the result for filters: `:upcoming 2023-04-01:in-force`.
    """

    json: str
    codes: str


UNTIMED = Stood('{"":[["","",""]]}', "")
"""What no notice says."""


def stood_of(index: SearchIndex, library: Library) -> Iterator[Stood]:
    """In the order of the results."""
    for row in filter(lambda one: one.address, index.notices):
        notice = library.notice_by_id[notice_id(row)]
        for measure in notice.measures:
            items = {one.number: f"{measure.key}/{one.number}" for one in measure.items}
            yield _stood(measure.key, items, library)
        own = _stood(notice.id, {}, library)
        yield from [own] * (row.results - row.measures)


def notice_id(row: NoticeRow) -> str:
    return row.address.partition("/")[0]


def _stood(unit: str, items: dict[int, str], library: Library) -> Stood:
    rows = told_rows(unit, library)
    others = {str(number): told_rows(item, library) for number, item in items.items()}
    json = as_json({"": rows, **{number: one for number, one in others.items() if one != rows}})
    codes = [f"{first}:{code}" for at, (first, code, _) in enumerate(rows) if not at or rows[at - 1][1] != code]
    return Stood(json, " ".join(codes))
