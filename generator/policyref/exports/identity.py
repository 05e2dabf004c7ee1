"""Names and moments that stand for data: a build knows no clock, and a name is made of data alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from policyref.model.notice import Notice


def urn(*parts: str | int) -> str:
    """`urn:policyref:yourcity-2024-7:11`."""
    return ":".join(["urn:policyref", *map(str, parts)])


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def stamp(notice: Notice) -> datetime:
    """The moment that stands for a notice's data: midnight (UTC) of its issue date, 1970 for an undated draft."""
    return midnight(notice.issued or date(1970, 1, 1))
