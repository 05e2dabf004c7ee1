"""The texts that a measure has had, as whoever shows them calls them. None is called the present one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.rules import Rule
from policyref.model.version import Version
from policyref.text.dates import format_date
from policyref.text.quotation import quoted
from policyref.time.acts import Act
from policyref.time.rewritten import rewritten
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

    `acts` have changed words of it by then, and nobody has entered what they have made of them: of `withdrawn`,
    benefits and answers by id, nothing is computed.
    """

    first: date | None
    text: Measure
    by: str
    acts: tuple[Act, ...] = ()
    withdrawn: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to compute."""
        return bool(self.acts) and all(rule.id in self.withdrawn for rule in self.text.rules.rules)


@dataclass(frozen=True)
class Withdrawal:
    """That of some things nothing is computed from a day on; `names` are theirs, none where that is all there is."""

    first: date | None
    names: tuple[str, ...]
    acts: tuple[Act, ...]


def held_texts(measure: Measure, library: Library) -> tuple[Held, ...]:
    """From the first day on; nothing where one text holds on all days."""
    texts = [one for one in lasting(measure, library) if not one.is_void]
    left = [(_begin(acts), acts) for acts in not_consolidated(measure, library)]
    if not left and not measure.texts[1:]:
        return ()
    found: list[Held] = []
    days = sorted({date.min, *(one.first for one in texts if one.first), *(day for day, _ in left)})
    for day, following in zip(days, [*days[1:], None], strict=True):
        text = [one for one in texts if (one.first or date.min) <= day][-1]
        acts = tuple(act for first, acts in left if first <= day for act in acts)
        one = _held(None if day == date.min else day, text, acts, following, is_only=len(measure.texts) == 1)
        if one.is_empty:
            every = (act for _, acts in left for act in acts)
            return (*found, replace(one, acts=tuple(every), by=""))
        found.append(one)
    return tuple(found)


def _begin(acts: Sequence[Act]) -> date:
    return date.min if acts[0].does == "corrects" else acts[0].start


def _held(first: date | None, one: Lasting, acts: tuple[Act, ...], following: date | None, *, is_only: bool) -> Held:
    until = following - _DAY if following else None
    if acts:  # what they have left alone is by the text as it was
        return Held(first, one.text, "" if is_only else _shown(one).by, acts, rewritten(acts, one.text))
    return Held(first, one.text, _shown(replace(one, last=min(filter(None, (one.last, until)), default=None))).by)


def held_on(measure: Measure, day: date, library: Library) -> Held | None:
    """None where one text holds on all days."""
    held = [one for one in held_texts(measure, library) if one.first is None or one.first <= day]
    return held[-1] if held else None


def withdrawals(
    measure: Measure, library: Library, is_asked: Callable[[Rule], bool] = lambda one: True
) -> list[Withdrawal]:
    """What is withdrawn of the rules that are asked about, one for each lot that begins on a day."""
    lots: list[tuple[list[str], Withdrawal]] = []
    for one in held_texts(measure, library):
        asked = [rule for rule in one.text.rules.rules if is_asked(rule)]
        gone = [rule.id for rule in asked if rule.id in one.withdrawn]
        if not gone and not one.is_empty:
            continue
        first = lots.pop()[1].first if lots and lots[-1][0] == gone else one.first
        names = () if len(gone) == len(asked) else tuple(rule.name for rule in asked if rule.id in gone)
        lots.append((gone, Withdrawal(first, names, one.acts)))
    return [lot for _, lot in lots]


def withdrawal_of(
    held: Held, library: Library, is_asked: Callable[[Rule], bool] = lambda one: True
) -> Withdrawal | None:
    """That which a text of some days has, and since when it has it."""
    begin = held.first or date.min
    found = withdrawals(held.text, library, is_asked) if held.acts else []
    return next((one for one in reversed(found) if (one.first or date.min) <= begin), None)


def withdrawn_in_words(one: Withdrawal) -> str:
    """Why nothing is computed from its first day on; the acts are to follow."""
    key = "withdrawn" if one.first else "withdrawn_always"
    day = format_date(one.first) if one.first else ""
    return TEXT[key].format(day=day, what="、".join(map(quoted, one.names)), words=MARK["not_consolidated"])


def changed_by(one: Withdrawal) -> list[Act]:
    """Of each document that has changed the words the first act."""
    return [*{act.by.id: act for act in reversed(one.acts)}.values()][::-1]


def withdrawn_now(measure: Measure, library: Library) -> frozenset[str]:
    """Of what, by id, nothing is computed on the day of the library."""
    held = held_on(measure, library.day, library)
    return held.withdrawn if held else frozenset()
