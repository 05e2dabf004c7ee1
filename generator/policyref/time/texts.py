"""The texts that a measure has had, as whoever shows them calls them. None is called the present one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.version import Version
from policyref.text.dates import format_date
from policyref.time.acts import Act
from policyref.time.versions import Lasting, lasting, not_consolidated
from policyref.words import MARK, TEXT

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ShownVersion:
    """`heading` says of which days it is: 自2026年3月1日起的文字; `by` begins a result: 按2026年3月1日起的文字.

    `origin` says whose text it is: what was issued, what was published again, or what the site has put together.
    """

    lasting: Lasting
    heading: str
    by: str
    origin: str
    doubt: str

    @property
    def text(self) -> Measure:
        return self.lasting.text

    @property
    def code(self) -> str:
        return self.text.code

    @property
    def address(self) -> str:
        return self.text.own_address

    @property
    def first(self) -> str:
        """The first day for scripts; empty where there is none."""
        return self.lasting.first.isoformat() if self.lasting.first else ""


def shown_versions(measure: Measure, library: Library) -> list[ShownVersion]:
    """All its texts, the newest first; nothing where there is only one."""
    found = lasting(measure, library)
    return [_shown(one) for one in reversed(found)] if len(found) > 1 else []


def version_of(measure: Measure, library: Library) -> ShownVersion | None:
    """How this very text of it is called, where it has had several."""
    return next((one for one in shown_versions(measure, library) if one.text is measure), None)


def _shown(one: Lasting) -> ShownVersion:
    days = {"first": format_date(one.first) if one.first else "", "last": format_date(one.last) if one.last else ""}
    ends = ("from" if one.first else "") + ("until" if one.last else "")
    key = "void" if one.is_void else {"fromuntil": "between", "": "always"}.get(ends, ends)
    text = one.text
    origin = "issued" if not isinstance(text, Version) else "republished" if text.is_republished else "made"
    doubt = "" if one.first_is_said or not one.first else TEXT["derived"]
    return ShownVersion(one, TEXT[key].format(**days), TEXT[f"by_{key}"].format(**days), TEXT[origin], doubt)


@dataclass(frozen=True)
class Held:
    """The text that a question of some day is about, from `first` on; `by` begins what is answered.

    There is no text where `acts` have changed the words and nobody has entered what they have made of them.
    """

    first: date | None
    text: Measure | None
    by: str
    acts: tuple[Act, ...] = ()


def held_texts(measure: Measure, library: Library) -> tuple[Held, ...]:
    """From the first day on; nothing where one text holds on all days."""
    texts = [one for one in lasting(measure, library) if not one.is_void]
    left = not_consolidated(measure, library)
    until = min((date.min if acts[0].does == "corrects" else acts[0].start for acts in left), default=None)
    if until is not None:
        texts = [replace(one, last=min(one.last or date.max, until - _DAY)) for one in texts if _begins(one) < until]
    held = [Held(one.first, one.text, _shown(one).by) for one in texts]
    if until is not None:
        first = None if until == date.min else until
        held.append(Held(first, None, "", tuple(act for acts in left for act in acts)))
    return tuple(held) if len(held) > 1 or until is not None or measure.texts[1:] else ()


def _begins(one: Lasting) -> date:
    return one.first or date(1, 1, 2)


def held_on(measure: Measure, day: date, library: Library) -> Held | None:
    """None where one text holds on all days."""
    held = [one for one in held_texts(measure, library) if one.first is None or one.first <= day]
    return held[-1] if held else None


def withdrawn_in_words(held: Held) -> str:
    """Why nothing is computed from its first day on; the acts are to follow."""
    key = "withdrawn" if held.first else "withdrawn_always"
    day = format_date(held.first) if held.first else ""
    return TEXT[key].format(day=day, words=MARK["not_consolidated"])


def changed_by(held: Held) -> list[Act]:
    """Of each document that has changed the words the first act."""
    return [*{act.by.id: act for act in reversed(held.acts)}.values()][::-1]


def withdrawn(measure: Measure, library: Library) -> Held | None:
    """From when on nothing is computed, because nobody has entered what the words have become."""
    return next((one for one in held_texts(measure, library) if one.text is None), None)


def is_withdrawn(measure: Measure, library: Library) -> bool:
    """Whether that is so on the day of the library."""
    found = withdrawn(measure, library)
    return found is not None and (found.first is None or found.first <= library.day)
