"""All terms in the order of their pinyin, each with the measures that use it.

Where these are too many for one page, each term has a page of its own for them; the terms stay together.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

from pypinyin import lazy_pinyin

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.vocabulary import Term
from policyref.pages.parts import Chunk, Rooted, chunks_of_notice, drawn, part_page, parts
from policyref.pages.render import HOME, page
from policyref.present.output import Crumb, Page

GLOSSARY = Crumb("名词解释", "glossary.html")
_MOST_USES = 2000  # on the page of all terms


def glossary_page(library: Library, host: Host) -> list[Page]:
    if not library.terms:
        return []
    ids = {name: term.id for term in library.terms for name in term.written}
    used: dict[str, list[str]] = {term.id: [] for term in library.terms}
    for notice in library.notices:
        for term_id, keys in uses_of_terms(notice, library, host).items():
            used[term_id] += keys
    terms = [(term, [library.measure_by_key[key] for key in used[term.id]]) for term in library.terms]
    terms.sort(key=lambda entry: lazy_pinyin(entry[0].term))
    crowded = sum(map(len, used.values())) > _MOST_USES
    all_terms = page(
        "glossary",
        GLOSSARY.address,
        GLOSSARY.title,
        library,
        host,
        description="看懂文件的名词",
        terms=terms,
        ids=ids,
        crowded=crowded,
    )
    return [all_terms, *(one for term, uses in terms if uses and crowded for one in _term_pages(term, library, host))]


def _term_pages(term: Term, library: Library, host: Host) -> list[Page]:
    chunks = [one for notice in library.notices for one in listed_by_term(notice, library, host).get(term.id, [])]
    return [
        part_page(
            "term",
            part,
            f"名词：{term.term}",
            library,
            host,
            description=f"{term.term}：{term.text}",
            crumbs=(HOME, GLOSSARY),
            source=term.place.file,
            term=term,
            count=sum(len(chunk.entries) for chunk in chunks),
        )
        for part in parts(f"glossary/{term.id}.html", chunks)
    ]


@memoized_of_notice
def listed_by_term(notice: Notice, library: Library, host: Host) -> dict[str, list[Chunk[str]]]:
    """Term id → the notice in the list of the term's measures."""
    return {
        term_id: chunks_of_notice(notice, [library.measure_by_key[key] for key in keys], _draw, anchored=False)
        for term_id, keys in uses_of_terms(notice, library, host).items()
    }


def _draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
    html: str = drawn().term(notice, measures, to)
    return html


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
