"""All terms in the order of their pinyin, each with the measures that use it.

Where these are too many for one page, each term has a page of its own for them; the terms stay together.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

from pypinyin import lazy_pinyin

from generator.model.host import Host
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.model.vocabulary import Term
from generator.views.indexes import by_notice
from generator.views.parts import Rooted, drawn, notice_group, part_page, parts
from generator.views.plan import Crumb, Page
from generator.views.render import HOME, page

GLOSSARY = Crumb("名词解释", "glossary.html")
_MOST_USES = 2000  # on the page of all terms


def glossary_page(library: Library, host: Host) -> list[Page]:
    if not library.terms:
        return []
    ids = {name: term.id for term in library.terms for name in term.written}
    texts = [f"{measure.heading}{measure.text}\0" for measure in library.measures]
    joined, starts = "".join(texts), [*accumulate(map(len, texts), initial=0)]
    terms = [(term, [library.measures[row] for row in _uses(term.written, joined, starts)]) for term in library.terms]
    terms.sort(key=lambda entry: lazy_pinyin(entry[0].term))
    crowded = sum(len(uses) for _, uses in terms) > _MOST_USES
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
    used = [(term, uses) for term, uses in terms if uses and crowded]
    return [all_terms, *(one for term, uses in used for one in _term_pages(term, uses, library, host))]


def _term_pages(term: Term, uses: list[Measure], library: Library, host: Host) -> list[Page]:
    groups = [notice_group(notice, measures) for notice, measures in by_notice(uses, library)]
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
            count=len(uses),
        )
        for part in parts(f"glossary/{term.id}.html", groups, _draw)
    ]


def _draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
    html: str = drawn().term(notice, measures, to)
    return html


def _uses(names: tuple[str, ...], joined: str, starts: Sequence[int]) -> list[int]:
    """Which texts of those joined have one of the names: one search goes from use to use through all of them."""
    found = set()
    for name in names:
        at = joined.find(name)
        while at >= 0:
            row = bisect(starts, at) - 1
            found.add(row)
            at = joined.find(name, starts[row + 1])
    return sorted(found)
