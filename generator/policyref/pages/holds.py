"""Until when things hold: a day of its own kind, beside the days on which something has to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.present.items import item_address
from policyref.present.validity import last_day
from policyref.time.provisions import Provision
from policyref.time.times import times
from policyref.words import SAID_BY_TEXT


def holds_until(unit: str, library: Library) -> tuple[str, ...]:
    """`有效期至2027年3月31日（文件写明）`, and what has moved that day.

    Nothing where no last day is known, or it is an act that ends it."""
    found = times(library).status(unit)
    words = last_day(found)
    if not words:
        return ()
    said = "" if found.readings or words.endswith("）") else SAID_BY_TEXT
    return (words + said, *(mark.words for mark in found.marks if mark.code.startswith("extended")))


@dataclass(frozen=True, slots=True)
class HoldsUntil:
    """How long a notice, or a measure or an item of which not the same is true, holds."""

    unit: str
    notice: Notice
    measure: Measure | None
    called: str
    address: str
    words: tuple[str, ...]
    quote: str


def holding(notice: Notice | None, measures: Sequence[Measure], library: Library) -> tuple[HoldsUntil, ...]:
    """What is known of last days: of the notice, then of those parts that have days of their own."""
    provisions = [Provision(notice)] if notice else []
    for one in measures:
        whole = Provision(library.notice_by_id[one.notice], one)
        provisions += [part for part in (whole, *whole.parts) if part.force or times(library).acts_on(part.key)]
    return tuple(found for one in provisions if (found := _holds(one, library)))


def _holds(one: Provision, library: Library) -> HoldsUntil | None:
    words = holds_until(one.key, library)
    above = one.above
    if not words or (above and words == holds_until(above.key, library)):
        return None
    address = item_address(one.measure, one.item.number if one.item else None) if one.measure else one.notice.address
    acts = [act for act in times(library).acts_on(one.key) if act.does == "extends" and act.on == one.key]
    quotes = [*(deadline.quote for deadline in one.force), *(act.quote for act in acts)]
    called = one.called + (one.measure.title if one.measure and not one.item else "") or library.title_of(one.notice)
    return HoldsUntil(one.key, one.notice, one.measure, called, address, words, "；".join(quotes))
