"""The measures that use a term, on a page of its own where there are too many for that of all terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.vocabulary import Term
from policyref.pages import glossary
from policyref.pages.glossary import all_uses, in_pinyin_order, is_crowded, uses_of_terms
from policyref.pages.parts import Chunk, Rooted, chunks_of_notice, drawn, part_page, parts
from policyref.present.kind import PageKind
from policyref.present.output import Page


def term_pages(library: Library, host: Host) -> Iterator[Page]:
    used = all_uses(library, host)
    if is_crowded(used):
        for term in in_pinyin_order(library):
            if used[term.id]:
                yield from _pages_of(term, library, host)


def _pages_of(term: Term, library: Library, host: Host) -> list[Page]:
    chunks = [one for notice in library.notices for one in listed_by_term(notice, library, host).get(term.id, [])]
    return [
        part_page(
            KIND,
            part,
            library,
            host,
            title=f"名词：{term.term}",
            description=f"{term.term}：{term.text}",
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
        term_id: chunks_of_notice(
            notice, [library.measure_by_key[key] for key in keys], partial(_draw, library), anchored=False
        )
        for term_id, keys in uses_of_terms(notice, library, host).items()
    }


def _draw(library: Library, notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
    html: str = drawn().term(notice, measures, library, to)
    return html


KIND = PageKind(
    name="term",
    about="everything",
    addresses=("glossary/{id}.html", "glossary/{id}/{part}.html"),
    under=glossary.KIND,
    group="名词",
    make=term_pages,
)
