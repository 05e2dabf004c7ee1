"""What a book says of which print it is, and its errata."""

from __future__ import annotations

from datetime import date
from typing import Any

from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.revisions import Revision
from policyref.revisions.canonical import content_number
from policyref.revisions.editions import before, current, errata, later
from policyref.revisions.log import touched
from policyref.text.dates import format_date


def imprint(notice: Notice, library: Library) -> dict[str, Any]:
    """Its edition and content number; what was wrong in the edition before, and what has been corrected since."""
    edition = current(library)
    last = before(edition, library) if edition else None
    return {
        "name": edition.name if edition else None,
        "date": format_date(edition.date) if edition else None,
        "content": content_number(library, [notice.id, *(one.id for one in library.forwarded_by.get(notice.id, []))]),
        "last": last.name if last else None,
        "errata": [_row(one, notice) for one in errata(notice, library)],
        "later": [_row(one, notice) for one in later(notice, library)],
    }


def day_of_print(notice: Notice, library: Library) -> date | None:
    """The day of the file: of the edition, if there is one and it is printed as it was, or else of what it tells."""
    edition = current(library)
    if edition and not later(notice, library):
        return edition.date
    known = (notice, *library.forwarded_by.get(notice.id, []))
    entries = [one.date for one in later(notice, library) if one.date]
    return max([*entries, *(one.issued for one in known if one.issued)], default=None)


def _row(entry: Revision, notice: Notice) -> dict[str, str]:
    places = "、".join(called for _, called in touched(entry, notice))
    change = [words for words in (entry.was, entry.now) if words]
    return {
        "place": places,
        "what": entry.what,
        "change": " → ".join(change) if len(change) == 2 else "",
        "date": format_date(entry.date) if entry.date else "",
    }
