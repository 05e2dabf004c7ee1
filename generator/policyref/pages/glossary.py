"""All terms in the order of their pinyin, each with the measures that use it.

Where these are too many for one page, each term has a page of its own for them (`term.py`); the terms stay together.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.vocabulary import Term
from policyref.pages import home
from policyref.pages.render import page
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.present.readings import in_syllables

_MOST_USES = 2000  # on the page of all terms


def glossary_page(library: Library, host: Host) -> list[Page]:
    if not library.terms:
        return []
    ids = {name: term.id for term in library.terms for name in term.written}
    used = all_uses(library, host)
    terms = [(term, [library.measure_by_key[key] for key in used[term.id]]) for term in in_pinyin_order(library)]
    return [page(KIND, library, host, description="看懂文件的名词", terms=terms, ids=ids, crowded=is_crowded(used))]


def in_pinyin_order(library: Library) -> list[Term]:
    return sorted(library.terms, key=lambda term: in_syllables(term.term))


def is_crowded(used: dict[str, list[str]]) -> bool:
    """Whether terms are used too often to list all of it on one page."""
    return sum(map(len, used.values())) > _MOST_USES


def all_uses(library: Library, host: Host) -> dict[str, list[str]]:
    """Term id → the keys of all measures that use it."""
    used: dict[str, list[str]] = {term.id: [] for term in library.terms}
    for notice in library.notices:
        for term_id, keys in uses_of_terms(notice, library, host).items():
            used[term_id] += keys
    return used


@memoized_of_notice
def uses_of_terms(notice: Notice, library: Library, host: Host) -> dict[str, list[str]]:
    """Term id → the keys of the measures that use it. One search goes from use to use through all of them."""
    texts = [f"{measure.heading}{measure.text}\0" for measure in notice.measures]
    joined, starts = "".join(texts), [*accumulate(map(len, texts), initial=0)]
    rows = {term.id: _rows(term.written, joined, starts) for term in library.terms}
    return {term_id: [notice.measures[row].key for row in found] for term_id, found in rows.items() if found}


def _rows(names: tuple[str, ...], joined: str, starts: Sequence[int]) -> list[int]:
    """Which texts of those joined have one of the names."""
    found = set()
    for name in names:
        at = joined.find(name)
        while at >= 0:
            row = bisect(starts, at) - 1
            found.add(row)
            at = joined.find(name, starts[row + 1])
    return sorted(found)


KIND = PageKind(
    name="glossary",
    about="everything",
    addresses=("glossary.html",),
    title="名词解释",
    under=home.KIND,
    group=WAYS_IN,
    nav=7,
    make=glossary_page,
)
