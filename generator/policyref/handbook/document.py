"""A notice as prints have it: what it is, its own words, its sections with their measures."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from policyref.handbook.edition import imprint
from policyref.handbook.entries import Entry, deadline_entry, measure_entry
from policyref.handbook.tables import table_entry, with_tables
from policyref.handbook.validity import of_notice, printing_day
from policyref.model.annex import Annex
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Part, Section
from policyref.model.tables import Table
from policyref.present.citations import cite_notice
from policyref.text.dates import format_date
from policyref.text.quotation import entitled
from policyref.words import on_paper

_KIND = re.compile("通知|公告|通告|函|批复|决定|命令|令|意见|报告")
_HOW = re.compile("印发|转发|批转|发布|公布|下发")


def print_entry(title: str, notices: Sequence[Notice], library: Library, host: Host) -> Entry:
    """What every print says of itself: who has made it, of which day it is."""
    return {
        "site": host.name,
        "address": host.address or None,
        "as_of": printing_day(library),
        "disclaimer": on_paper(library.site.disclaimer),
        "edition": imprint(title, notices, library, host),
    }


def heading_entry(notice: Notice, library: Library) -> Entry:
    """What a print says of a notice that it is made from."""
    return {
        "id": notice.id,
        "title": notice.short_title,
        "full_title": notice.title,
        "entitled": library.place_beside(notice) + entitled(notice.short_title),
        "number": notice.number,
        "issuer": notice.issuer,
        "issuer_shown": notice.issuer_shown,
        "issued": format_date(notice.issued) if notice.issued else None,
        "draft": notice.draft,
        "lead_rule": bool(notice.lead_rule),
        "force": of_notice(notice, library),
        "citation": cite_notice(notice, library, whole=True),
        "forwarded_by": [cite_notice(one, library, whole=True) for one in library.forwarded_by.get(notice.id, [])],
    }


def document_entry(
    notice: Notice,
    measures: Sequence[Measure],
    inside: Sequence[Measure],
    library: Library,
    host: Host,
    annexes: Collection[str] = (),
) -> Entry:
    """A notice with some of its measures, in a print that has those `inside`; its own words only with all of them, but
    for the `annexes` at these places."""
    whole = len(measures) == len(notice.measures)
    forwarding = library.forwarded_by.get(notice.id, []) if whole else []
    return {
        **heading_entry(notice, library),
        "whole": whole,
        "count": len(measures),
        "opening_name": _opening_name(notice),
        "opening": _parts(notice, "opening", notice.opening) if whole else [],
        "sections": _sections(notice, measures, inside, library, host),
        "closing": _parts(notice, "closing", notice.closing) if whole else [],
        "annexes": [one for one in _annexes(notice) if whole or one["at"] in annexes],
        "appendices": [
            {
                "name": one.number or one.title,
                "parts": _parts(one, "opening", one.opening) + _parts(one, "closing", one.closing),
                "annexes": _annexes(one),
            }
            for one in forwarding
        ],
        "deadlines": [deadline_entry(one, library) for one in notice.deadlines],
        "notes": [{"quote": note.quote, "note": on_paper(note.note)} for note in notice.notes],
    }


def _opening_name(notice: Notice) -> str:
    """What stands before the first part: of what issues something else its own kind, 印发通知, 公布令; else nothing
    that could be called by a name of its own."""
    title = notice.official_title or ""
    kinds, how = _KIND.findall(title), _HOW.search(title)
    if not notice.subject or not kinds or not title.endswith(kinds[-1]):
        return "文件开头"
    return f"{how[0] if how else ''}{kinds[-1]}"


def _sections(
    notice: Notice, measures: Sequence[Measure], inside: Sequence[Measure], library: Library, host: Host
) -> list[Entry]:
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
            "measures": [measure_entry(one, notice, library, host, inside) for one in group],
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
    return [
        {"at": one.at, "name": one.heading, "lines": _lines(one, notice.tables_at(one.at))} for one in notice.annexes
    ]


def _lines(one: Part | Section | Annex, tables: Sequence[Table], *, last: bool = True) -> list[Any]:
    """Paragraphs, and tables where they stand."""
    if not tables:
        return [*one.text.splitlines()]
    return with_tables(one.passages, tables, lambda passage: passage.text, last=last)
