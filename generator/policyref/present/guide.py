"""What `guide.yml` tells of a unit or of what a notice gives, as pages, prints and the search show it: in words, with
its source and day, apart from what the notice says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from policyref.model.guide import SAID, Guide
from policyref.model.library import Library
from policyref.model.places import fullest
from policyref.model.vocabulary import Unit
from policyref.present.items import item_address
from policyref.text.dates import format_date
from policyref.text.lengths import read_length
from policyref.time.provisions import find
from policyref.time.times import times
from policyref.words import GUIDE_KEY, GUIDE_OLD, GUIDE_OVER, GUIDE_SOURCE

_KEPT = "guide"
_NUMBER = re.compile(r"\+?\d[\d\s()（）－—-]*\d")


@dataclass(frozen=True, slots=True)
class Value:
    """Words, and where a tap on them leads: a telephone rings, an address on the web opens."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a row tells: `key` as it is written, what that is called, one or several values."""

    key: str
    called: str
    values: tuple[Value, ...]

    @property
    def words(self) -> str:
        return "、".join(one.words for one in self.values)


@dataclass(frozen=True, slots=True)
class ShownGuide:
    """A row in words. `place` is told where the library has several; `old` and `over` are warnings, or empty.

    `until` is the last day on which nobody need look at it again; from then on whoever shows it says `to_ask_first`.
    """

    row: Guide
    place: str
    told: tuple[Told, ...]
    source: str
    until: date | None
    to_ask_first: str
    old: str
    over: str


def guide_of_unit(unit: Unit, library: Library) -> tuple[ShownGuide, ...]:
    """What is registered of a unit; nothing means 没有登记."""
    return tuple(_shown(row, library) for row in library.guide if row.of and row.of.id == unit.id)


def guide_of(key: str, library: Library) -> tuple[ShownGuide, ...]:
    """What is registered of a notice, a measure, an item or a benefit (`policyref.time.units`).

    What has nothing of its own has that of what it stands in.
    """
    provision, known = find(key, library), _by_provision(library)
    above = provision.up if provision else ()
    rows = next((known[one.key] for one in above if one.key in known), ())
    return tuple(_shown(row, library) for row in rows)


def page_of(row: Guide, library: Library) -> str:
    """The address, relative to the site root, of what a row is about."""
    if row.of:
        return row.of.address
    provision = find(row.benefit, library) if row.benefit else None
    if provision is None:
        return ""
    if provision.measure is None:
        return provision.notice.address
    return item_address(provision.measure, provision.item.number if provision.item else None)


def _by_provision(library: Library) -> dict[str, list[Guide]]:
    if _KEPT not in library.worked_out:
        found: dict[str, list[Guide]] = {}
        for row in library.guide:
            if provision := find(row.benefit, library) if row.benefit else None:
                found.setdefault(provision.key, []).append(row)
        library.worked_out[_KEPT] = found
    known: dict[str, list[Guide]] = library.worked_out[_KEPT]
    return known


def _shown(row: Guide, library: Library) -> ShownGuide:
    every = read_length(library.site.recheck)
    assert every is not None  # the schema has looked
    until = every.ends(row.date, counted=False)
    status = times(library).status(row.benefit, library.day) if row.benefit else None
    to_ask_first = GUIDE_OLD.format(every=every.words)
    return ShownGuide(
        row=row,
        place=library.place_name(fullest(row.region, library.places)),
        told=tuple(_told(row, key) for key in SAID if getattr(row, key)),
        source=GUIDE_SOURCE.format(source=row.source, day=format_date(row.date)),
        until=until,
        to_ask_first=to_ask_first,
        old=to_ask_first if until and until < library.day else "",
        over=GUIDE_OVER.format(word=status.word) if status and status.is_gone else "",
    )


def _told(row: Guide, key: str) -> Told:
    found = getattr(row, key)
    values = (found,) if isinstance(found, str) else found
    return Told(key, GUIDE_KEY[key], tuple(Value(words, _href(key, words)) for words in values))


def _href(key: str, words: str) -> str:
    """Of a telephone its digits alone: neither whose it is nor the extension can be dialled."""
    if key == "phone" and (number := _NUMBER.search(words)):
        return "tel:" + re.sub(r"[^\d+]", "", number[0])
    return words if key == "url" else ""
