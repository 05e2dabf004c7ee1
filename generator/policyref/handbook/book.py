"""What stands in a book: a whole notice, the measures of a part of it, or those of several notices (汇编)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from policyref.handbook.document import document_entry, print_entry
from policyref.handbook.entries import Entry, met_terms
from policyref.handbook.front_table import column_shares, front_table
from policyref.handbook.indexes import in_pinyin_order, indexes
from policyref.handbook.leaves import duty_entry
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Section
from policyref.model.vocabulary import Sector, Unit
from policyref.present.duties import duties
from policyref.text.phrases import phrases
from policyref.words import on_paper

Documents = Sequence[tuple[Notice, Sequence[Measure]]]
Annexes = Mapping[str, Collection[str]]
"""By the id of a notice the places of some of its annexes."""


def whole_book(notice: Notice, library: Library, host: Host) -> Entry:
    """The handbook of a notice: its own words, every measure, and the notices that forward it."""
    return _book([(notice, notice.measures)], notice.short_title, "", library, host)


def section_book(section: Section, notice: Notice, library: Library, host: Host) -> Entry:
    return _book([(notice, notice.below(section.number))], notice.short_title, section.heading, library, host)


def sector_book(sector: Sector, notices: Sequence[Notice], library: Library, host: Host) -> Entry:
    """The measures of a sector: of one notice a part of its handbook, of several a collection."""
    return _chosen(notices, lambda one: sector in one.sectors, sector.name, library, host)


def unit_book(unit: Unit, notices: Sequence[Notice], library: Library, host: Host) -> Entry:
    """The measures in which a unit has a part, and the annexes that give it work; in front, its duties with their
    pages."""
    own = {one.key for one in library.measures_of_unit.get(unit.id, [])}
    of_notice = {one.id: [*duties(library, unit=unit, notices={one.id})] for one in notices}
    given = {id_: {row.standing for one in rows if (row := one.row)} for id_, rows in of_notice.items()}
    entry = _chosen(notices, lambda one: one.key in own, library.unit_name(unit), library, host, given)
    for doc in entry["documents"]:
        entry["duties"] += [{**duty_entry(one, unit, library), "serial": doc["serial"]} for one in of_notice[doc["id"]]]
    return entry


def collection(notices: Sequence[Notice], name: str, library: Library, host: Host) -> Entry:
    """Whole notices, one after the other: those of a place, or those that are named."""
    return _book([(one, one.measures) for one in notices], name, "", library, host)


def _chosen(
    notices: Sequence[Notice],
    wanted: Callable[[Measure], bool],
    name: str,
    library: Library,
    host: Host,
    annexes: Annexes = MappingProxyType({}),
) -> Entry:
    """The measures that are wanted, and by the notice the `annexes` that are wanted with them."""
    documents = [(notice, [one for one in notice.measures if wanted(one)]) for notice in notices]
    documents = [(notice, measures) for notice, measures in documents if measures or annexes.get(notice.id)]
    if len(notices) == 1:
        return _book(documents, notices[0].short_title, name, library, host, annexes)
    return _book(documents, f"{name}有关措施", "", library, host, annexes)


def _book(
    documents: Documents,
    title: str,
    part: str,
    library: Library,
    host: Host,
    annexes: Annexes = MappingProxyType({}),
) -> Entry:
    measures = [measure for _, own in documents for measure in own]
    notices = [notice for notice, _ in documents]
    made = [
        document_entry(notice, own, measures, library, host, annexes.get(notice.id, ())) for notice, own in documents
    ]
    serials = {notice.id: f"〔{at}〕" if len(documents) > 1 else "" for at, notice in enumerate(notices, start=1)}
    entries = [entry for one in made for section in one["sections"] for entry in section["measures"]]
    for entry in entries:
        entry["serial"] = serials[entry["notice"]]
        entry["name"] = entry["serial"] + entry["called"]
        for other in entry["related"]:
            other["serial"] = serials.get(other["notice"], "")
    met = {term for entry in entries for term in met_terms(entry)}
    ended = [entry for entry in entries if entry["force"]["ended"]]
    if len(ended) == len(entries):
        ended = []  # all of it: the cover says so, and nothing is set apart
    for entry in ended:
        entry["moved"] = True
    terms = in_pinyin_order(term for term in library.terms if term.id in met)
    table = front_table(measures, serials, library)
    kind = "汇编" if len(documents) > 1 else "手册"
    return {
        **print_entry(f"{title}{part and f'（{part}）'}·{kind}", notices, library, host),
        "title": title,
        "phrases": phrases(title),
        "kind": kind,
        "part": part or None,
        "documents": [{**one, "serial": serials[notice.id]} for one, notice in zip(made, notices, strict=True)],
        "count": len(measures),
        "duties": [],
        "table": table,
        "shares": column_shares(table),
        "ended": ended,
        "amended": [entry for entry in entries if entry["texts"]],
        "ended_part": "、".join(dict.fromkeys(entry["force"]["word"] for entry in ended)) + "的措施",
        "terms": [{"id": term.id, "term": term.term, "text": on_paper(term.text)} for term in terms],
        "indexes": indexes(measures, terms, serials, library),
    }
