"""All terms in the order of their pinyin, each with the measures that use it."""

from __future__ import annotations

from pypinyin import lazy_pinyin

from generator.model.host import Host
from generator.model.library import Library
from generator.model.measure import Measure
from generator.views.plan import Page
from generator.views.render import page


def glossary_page(library: Library, host: Host) -> list[Page]:
    if not library.terms:
        return []
    ids = {name: term.id for term in library.terms for name in term.written}
    texts = [(measure, measure.heading + measure.text) for measure in library.measures]
    terms = [(term, _uses(term.written, texts)) for term in library.terms]
    terms.sort(key=lambda entry: lazy_pinyin(entry[0].term))
    return [
        page("glossary", "glossary.html", "名词解释", library, host, description="看懂文件的名词", terms=terms, ids=ids)
    ]


def _uses(names: tuple[str, ...], texts: list[tuple[Measure, str]]) -> list[Measure]:
    return [measure for measure, text in texts if any(name in text for name in names)]
