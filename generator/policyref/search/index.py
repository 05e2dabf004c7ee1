"""What the search knows of one notice or of several: which entries hold a token, and what results show.

An entry is what a hit shows: a measure, one of its items or a row of a table, the measure right before these; behind
all measures the notice itself, its annexes with their rows. Entries are numbered through all notices. Indexes can be
joined in any grouping with the same outcome, so that after an edit few need be joined again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from policyref.model.places import Region
from policyref.search.postings import Packed, join


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """Of its `results` the first are its `measures`, the next is itself. `called`: its issuers and titles."""

    title: str
    address: str
    number: str
    results: int
    measures: int
    region: Region
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Plain values only, so that it travels between processes and can be kept.

    A result is a measure, the notice itself or an annex; these two have rows of tables for items.
    `items` holds the number of items of each result, `runs` the runs of Chinese characters of all texts and in how
    many notices each is, `results` the JSON of what each measure shows.
    """

    notices: tuple[NoticeRow, ...]
    items: tuple[int, ...]
    tokens: Packed
    characters: Packed
    runs: dict[str, int]
    facets: tuple[tuple[str, str, str, str], ...]
    results: tuple[str, ...]

    @property
    def entries(self) -> int:
        return len(self.items) + sum(self.items)


def joined(parts: Sequence[SearchIndex]) -> SearchIndex:
    """The index of all notices of these, in this order."""
    runs = Counter[str]()
    for one in parts:
        runs.update(one.runs)
    before = list(accumulate((one.entries for one in parts), initial=0))
    return SearchIndex(
        notices=tuple(chain.from_iterable(one.notices for one in parts)),
        items=tuple(chain.from_iterable(one.items for one in parts)),
        tokens=join(zip(before, (one.tokens for one in parts), strict=False), before[-1]),
        characters=join(zip(before, (one.characters for one in parts), strict=False), before[-1]),
        runs=dict(runs),
        facets=tuple(chain.from_iterable(one.facets for one in parts)),
        results=tuple(chain.from_iterable(one.results for one in parts)),
    )
