"""Names of things that stay the same wherever the site is published, made from data alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from hashlib import sha256

from policyref.model.facts import Deadline
from policyref.model.measure import Measure
from policyref.model.notice import Notice


def urn(*parts: str | int) -> str:
    """`urn:policyref:yourcity-2024-7:11`."""
    return ":".join(["urn:policyref", *map(str, parts)])


def deadline_uid(owner: Measure | Notice, deadline: Deadline) -> str:
    """The UID of a deadline in calendars: it follows the words of the text, not the order of the data.

    Of several deadlines that rest on the same words all but the first by `what` also carry their place among them.
    """
    twins = [one for one in owner.deadlines if (one.item, one.quote) == (deadline.item, deadline.quote)]
    twins.sort(key=lambda one: one.what or "")
    twin = next(place for place, one in enumerate(twins) if one is deadline)
    key = owner.id if isinstance(owner, Notice) else owner.key
    words = f"{key}|{deadline.item or ''}|{deadline.quote}" + (f"|{twin}" if twin else "")
    return f"{key.replace('/', '-')}-{sha256(words.encode()).hexdigest()[:16]}@policyref"


def stamp(notice: Notice) -> datetime:
    """The moment that stands for a notice's data: midnight (UTC) of its issue date, 1970 for an undated draft."""
    return datetime.combine(notice.issued or date(1970, 1, 1), time(), UTC)
