"""Editions of the handbook: which changes each of them has taken in, and what of the one before it was wrong."""

from __future__ import annotations

from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.revisions import Edition, Revision
from policyref.revisions.log import of_notice


def current(library: Library) -> Edition | None:
    """The newest."""
    return max(library.site.editions, key=lambda one: one.date, default=None)


def before(edition: Edition, library: Library) -> Edition | None:
    """The one that an edition takes the place of."""
    older = (one for one in library.site.editions if one.date < edition.date)
    return max(older, key=lambda one: one.date, default=None)


def errata(notice: Notice, library: Library) -> list[Revision]:
    """What has been corrected in a notice from the edition before the current one to that one: major entries only."""
    edition = current(library)
    last = before(edition, library) if edition else None
    if edition is None or last is None:
        return []
    return _between(notice, last.upto.get(notice.id, 0), edition.upto.get(notice.id, 0))


def later(notice: Notice, library: Library) -> list[Revision]:
    """What a print of today has taken in that the current edition has not."""
    edition = current(library)
    return _between(notice, edition.upto.get(notice.id, 0), None) if edition else []


def _between(notice: Notice, first: int, last: int | None) -> list[Revision]:
    entries = (one for one in of_notice(notice) if one.is_major and one.serial)
    return [one for one in entries if (one.serial or 0) > first and (last is None or (one.serial or 0) <= last)]
