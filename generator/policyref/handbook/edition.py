"""Which print a print is: its makers, its edition and day, the number of its content; and its errata."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.revisions import Revision
from policyref.present.citations import cite_notice
from policyref.present.items import item_address
from policyref.revisions.canonical import content_number
from policyref.revisions.editions import before, current, errata, later
from policyref.revisions.log import touched
from policyref.text.dates import format_date
from policyref.words import IMPRINT, NOT_REGISTERED, PUBLISHER, on_paper

_REGISTERED = ("reviewed_by", "permit", "recipients", "printer", "copies")


def as_printed(library: Library) -> Library:
    """The library as the print of its newest edition has it: of the day of that edition, unless more has been corrected
    since. Without editions a print is of the day on which the data were published."""
    edition = current(library)
    if edition is None or any(later(notice, library) for notice in library.notices):
        return library
    return replace(library, published=edition.date)


def made_by(library: Library, host: Host) -> str:
    """Who has made a print: never the issuer of a notice."""
    return library.site.publisher.name if library.site.publisher else host.name


def imprint(title: str, notices: Sequence[Notice], library: Library, host: Host) -> dict[str, Any]:
    """Rows for the page that tells it; its edition and content number; what was wrong in the edition before, and what
    has been corrected since."""
    edition = current(library)
    last = before(edition, library) if edition else None
    is_edition = edition is not None and edition.date == library.day
    forwarding = [one for notice in notices for one in library.forwarded_by.get(notice.id, [])]
    content = content_number(library, [one.id for one in (*notices, *forwarding)])
    named = edition.name if edition and is_edition else ""
    known = {key: getattr(library.site.publisher, key, None) or "" for key in PUBLISHER}
    known["name"] = made_by(library, host)
    rows = [
        (IMPRINT["title"], title),
        (IMPRINT["source"], "；".join(cite_notice(one, library, whole=True) for one in notices)),
        *((PUBLISHER[key], on_paper(known[key])) for key in ("name", "reviewed_by", "permit", "recipients")),
        (IMPRINT["edition"], named),
        (IMPRINT["day"], day := format_date(library.day) if library.published else ""),
        *((PUBLISHER[key], on_paper(known[key])) for key in ("printer", "copies")),
        (IMPRINT["content"], content),
        *((PUBLISHER[key], on_paper(known[key])) for key in ("contact", "errata")),
    ]
    missing = [PUBLISHER[key] for key in _REGISTERED if not known[key]]
    return {
        "editor": known["name"],
        "name": named,
        "date": day,
        "content": content,
        "rows": [{"name": name, "words": words} for name, words in rows if words],
        "missing": f"{NOT_REGISTERED}：{'、'.join(missing)}" if missing else "",
        "last": last.name if last else None,
        "after": edition.name if edition else "",
        "errata": _rows(notices, library, errata),
        "later": _rows(notices, library, later),
    }


def _rows(notices: Sequence[Notice], library: Library, which: Any) -> list[dict[str, str]]:
    several = len(notices) > 1
    return [
        _row(one, notice, notice.short_title if several else "") for notice in notices for one in which(notice, library)
    ]


def _row(entry: Revision, notice: Notice, of: str) -> dict[str, str]:
    places = "、".join(called for _, called in touched(entry, notice, item_address))
    return {
        "place": of + places,
        "what": on_paper(entry.what),
        "was": entry.was or "",
        "now": entry.now or "",
        "date": format_date(entry.date) if entry.date else "",
    }
