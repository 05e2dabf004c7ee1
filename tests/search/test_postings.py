"""The search of a library is put together from the shares of its notices, each made without a look at the others."""

from __future__ import annotations

import pickle
import random

from policyref.model.host import Host
from policyref.pipeline import read
from policyref.search.index import joined
from policyref.search.notice import notice_index
from policyref.search.postings import Packed, Postings, join, written
from policyref.search.shards import search_files

from tests.site import ROOT, Project

_LEVELS = "ABCDEFGHI"


def _unpacked(text: str) -> dict[int, int]:
    """As search-index.js reads it."""
    found, entry, at = {}, -1, 0
    while at < len(text):
        end = at + 1
        while end < len(text) and text[end] not in _LEVELS:
            end += 1
        entry += int(text[at + 1 : end], 36) if end > at + 1 else 1
        found[entry] = _LEVELS.index(text[at]) + 1
        at = end
    return found


def test_joined_postings_say_what_was_put_in() -> None:
    chance = random.Random(6)
    wanted: dict[str, dict[int, int]] = {}
    parts: list[tuple[int, Packed]] = []
    before = 0
    for _ in range(40):
        postings = Postings()
        entries = chance.choice([0, 1, 3, 50, 2000])
        for entry in range(entries):
            levels = {token: chance.randint(1, 9) for token in "甲乙丙" if chance.random() < 0.05}
            postings.add(entry, levels, int)
            for token, level in levels.items():
                wanted.setdefault(token, {})[before + entry] = level
        parts.append((before, postings.packed()))
        before += entries
    assert {token: _unpacked(text) for token, text in written(join(parts, before)).items()} == wanted


def test_the_share_of_a_notice_travels_between_processes() -> None:
    library = read(ROOT / "measures_data")
    assert library is not None
    for notice in library.notices:
        share = notice_index(notice)
        assert pickle.loads(pickle.dumps(share)) == share
        assert len(share.results) == len(share.items) == share.notices[0].results == len(notice.measures) + 1


def test_the_search_is_the_same_however_it_is_put_together(shapes: Project) -> None:
    library = read(shapes.root / "measures_data")
    assert library is not None
    one, two = map(notice_index, library.notices)
    alone, three = joined([two]), [one, two, one]
    files = {asset.address: asset.content for asset in search_files(library, Host("", ""), joined(three))}
    for grouped in ([joined([one, two]), one], [one, joined([alone, one])], [joined([]), joined(three)]):
        assert {asset.address: asset.content for asset in search_files(library, Host("", ""), joined(grouped))} == files
