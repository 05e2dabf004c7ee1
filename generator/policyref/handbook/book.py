"""What stands in a book: the whole notice, or the measures of one section or sector of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from policyref.handbook.edition import imprint
from policyref.handbook.entries import Entry, deadline_entry, measure_entry, met_terms
from policyref.handbook.indexes import in_pinyin_order, indexes
from policyref.handbook.tables import table_entry, with_tables
from policyref.handbook.validity import of_notice, printing_day
from policyref.model.annex import Annex
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Part, Section
from policyref.model.tables import Table
from policyref.model.vocabulary import Sector
from policyref.present.citations import cite_notice
from policyref.text.dates import format_date
from policyref.text.quotation import entitled


def whole_book(notice: Notice, library: Library, host: Host) -> Entry:
    """The handbook of a notice: its own words, every measure, and the notices that forward it."""
    forwarding = library.forwarded_by.get(notice.id, [])
    return {
        **_book(notice, notice.measures, library, host),
        "part": None,
        # What issues something else is a notice of its own.
        "opening_name": "印发通知" if notice.subject else "文件开头",
        "opening": _parts(notice, "opening", notice.opening),
        "closing": _parts(notice, "closing", notice.closing),
        "annexes": _annexes(notice),
        "appendices": [
            {
                "name": one.number or one.title,
                "parts": _parts(one, "opening", one.opening) + _parts(one, "closing", one.closing),
                "annexes": _annexes(one),
            }
            for one in forwarding
        ],
    }


def section_book(section: Section, notice: Notice, library: Library, host: Host) -> Entry:
    return _part_book(section.heading, notice.below(section.number), notice, library, host)


def sector_book(sector: Sector, notice: Notice, library: Library, host: Host) -> Entry:
    measures = [measure for measure in notice.measures if sector in measure.sectors]
    return _part_book(sector.name, measures, notice, library, host)


def _part_book(part: str, measures: Sequence[Measure], notice: Notice, library: Library, host: Host) -> Entry:
    book = _book(notice, measures, library, host)
    return {**book, "part": part, "opening_name": "", "opening": [], "closing": [], "annexes": [], "appendices": []}


def _book(notice: Notice, measures: Sequence[Measure], library: Library, host: Host) -> Entry:
    sections = _sections(notice, measures, library, host)
    entries = [entry for section in sections for entry in section["measures"]]
    met = {term for entry in entries for term in met_terms(entry)}
    ended = [entry for entry in entries if entry["force"]["ended"]]
    if len(ended) == len(entries):
        ended = []  # all of it: the cover says so, and nothing is set apart
    for entry in ended:
        entry["moved"] = True
    terms = in_pinyin_order(term for term in library.terms if term.id in met)
    return {
        **heading_entry(notice, library, host),
        "count": len(measures),
        "sections": sections,
        "ended": ended,
        "amended": [entry for entry in entries if entry["texts"]],
        "ended_part": "、".join(dict.fromkeys(entry["force"]["word"] for entry in ended)) + "的措施",
        "terms": [{"id": term.id, "term": term.term, "text": term.text} for term in terms],
        "indexes": indexes(measures, terms, library),
        "deadlines": [deadline_entry(one, library) for one in notice.deadlines],
        "notes": [{"quote": note.quote, "note": note.note} for note in notice.notes],
        "edition": imprint(notice, library),
    }


def heading_entry(notice: Notice, library: Library, host: Host) -> Entry:
    """What every print says of itself: its source, and the day its content goes up to."""
    return {
        "site": host.name,
        "address": host.address or None,
        "title": notice.short_title,
        "full_title": notice.title,
        "entitled": library.place_beside(notice) + entitled(notice.short_title),
        "number": notice.number,
        "issuer": notice.issuer,
        "issuer_shown": notice.issuer_shown,
        "issued": format_date(notice.issued) if notice.issued else None,
        "draft": notice.draft,
        "lead_rule": bool(notice.lead_rule),
        "as_of": printing_day(library),
        "force": of_notice(notice, library),
        "citation": cite_notice(notice, library, whole=True),
        "forwarded_by": [cite_notice(one, library, whole=True) for one in library.forwarded_by.get(notice.id, [])],
        "disclaimer": library.site.disclaimer,
        "contact": library.site.contact,
    }


def _sections(notice: Notice, measures: Sequence[Measure], library: Library, host: Host) -> list[Entry]:
    """Measures under the sections they stand in; measures outside any section stand under no heading.

    A section without measures has words of its own: it belongs to the whole book, and to no part of it.
    """
    whole = len(measures) == len(notice.measures)
    there = {one.number for one in measures}
    groups = [(section, [one for one in own if one.number in there]) for section, own in notice.groups]
    filled = {one.number for measure in measures for one in notice.down_to.get(measure.section or 0, ())}
    return [
        {
            "heading": section.heading if section else group[0].listed if notice.sections else None,
            "level": section.level if section else 1,
            "lines": _lines(section, notice.tables_at(f"section-{section.number}")) if section else [],
            "measures": [measure_entry(one, notice, library, host, measures) for one in group],
        }
        for section, group in groups
        if group or (section and (whole or section.number in filled))
    ]


def _parts(notice: Notice, place: str, parts: Sequence[Part]) -> list[Entry]:
    tables = notice.tables_at(place)
    after = [table for table in tables if table.after is None]
    found = [{"kind": part.kind, "lines": _lines(part, tables, last=False)} for part in parts]
    return [*found, *({"kind": "body", "lines": [table_entry(table)]} for table in after)]


def _annexes(notice: Notice) -> list[Entry]:
    return [{"name": one.heading, "lines": _lines(one, notice.tables_at(one.at))} for one in notice.annexes]


def _lines(one: Part | Section | Annex, tables: Sequence[Table], *, last: bool = True) -> list[Any]:
    """Paragraphs, and tables where they stand."""
    if not tables:
        return [*one.text.splitlines()]
    return with_tables(one.passages, tables, lambda passage: passage.text, last=last)
