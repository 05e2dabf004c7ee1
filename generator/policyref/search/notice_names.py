"""The names by which people ask for a notice: its place, its number or parts of it, its issuer, its title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from policyref.search.index import NoticeRow
from policyref.search.tokens import HAN_RUN, fold

# 晋市政办发电〔2022〕12号: what stands before the year, the year, the number.
_NUMBER = re.compile(r"(?P<code>.*?)〔(?P<year>\d{4})〕(?P<serial>\d+)号")
# A place is also called without its rank, but for one whose name would be one character then. A zone is not (高新区).
_RANK = re.compile("(?:自治[区州县]|[省市县旗])$")
_LEAST, _MOST = 2, 16  # characters of a name; notices that one has


def names_of_notices(notices: Sequence[NoticeRow]) -> Iterator[tuple[str, list[int]]]:
    """A name and the notices that it may mean: of a place itself before those of what lies in it, the newest first."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for row, notice in enumerate(notices):
        for name, above in _names(notice):
            if len(name) >= _LEAST:
                found[name][row] = min(above, found[name].get(row, above))
    for name, rows in found.items():
        yield name, sorted(rows, key=lambda row: (rows[row], -row))[:_MOST]


def by_number(notices: Sequence[NoticeRow]) -> dict[str, list[int]]:
    """Year and number of a document, and its number alone (〔2022〕12号, 12号) → the notices that have it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, notice in enumerate(notices):
        if match := _NUMBER.search(notice.number):
            for written in (f"〔{match['year']}〕{match['serial']}号", f"{match['serial']}号"):
                found[written].insert(0, row)
    return {number: rows[:_MOST] for number, rows in found.items()}


def _names(notice: NoticeRow) -> Iterator[tuple[str, int]]:
    """Each with how far above the notice it is."""
    for above, place in enumerate(reversed(notice.region)):
        yield from ((name, above) for name in {_plain(place), _plain(_RANK.sub("", place))})
    whole = "".join(notice.region)
    yield from ((_plain(one), 0) for one in (*notice.called, *({whole} - {*notice.region})))
    if match := _NUMBER.search(notice.number):
        yield _plain(match["code"]), 0


def _plain(name: str) -> str:
    """As a query is read: runs of characters, so that marks count for nothing."""
    return "".join(HAN_RUN.findall(fold(name)))
