"""Whether a provision holds on a day: exactly one word, and the marks that belong beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from policyref.text.dates import format_date
from policyref.time.acts import Act
from policyref.time.bounds import Reading
from policyref.words import FORCE, MARK, MARK_IN_SHORT, PARTLY_OVER

ENDED = frozenset({"ended", "stopped", "lapsed", "replaced"})
"""Ended by an act."""
GONE = ENDED | {"over"}
LIVING = frozenset({"in-force", "open-ended"})
DAYS = frozenset({"since", "since_derived", "last", "derived", "derived_start"})
"""Marks that say from when or until when the word is true: they stand right behind it."""
_FEW = 2
_LONG = 20
"""So many parts are named where there is little room, if their names are not longer than this."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is told beside the word of a status. `code` is a key of `MARK`; `short` is for little room."""

    code: str
    words: str
    short: str = ""

    @property
    def in_short(self) -> str:
        return self.short or self.words


def mark(code: str, **blanks: str | date) -> Mark:
    """A mark in its words; days are told in words."""
    said = {name: format_date(one) if isinstance(one, date) else one for name, one in blanks.items()}
    return Mark(code, MARK[code].format(**said), MARK_IN_SHORT.get(code, "").format(**said))


def marks_of_parts(told: Iterable[tuple[str, str]]) -> Iterator[Mark]:
    """其中第27条第（1）项期限已过: of parts by what they are called, with what is to be said of each."""
    by_words: dict[str, dict[str, None]] = {}
    for called, words in told:
        by_words.setdefault(words, {})[called] = None
    for words, names in by_words.items():
        first, count = next(iter(names)), len(names)
        is_long = count > _FEW or (count > 1 and len("、".join(names)) > _LONG)
        short = MARK_IN_SHORT["parts"].format(first=first, count=count, word=words) if is_long else ""
        yield Mark("parts", MARK["parts"].format(units="、".join(names), word=words), short)


@dataclass(frozen=True, slots=True)
class Status:
    """Of something on a day. Marks stand in the order of their weight.

    `start` and `until` are its first and last day as known on that day; where the documents have two readings of one,
    it is None and `readings` has them. `acts` are those on it, or on what it stands in, that work or are known to come.
    `version` is that of the text. `extended`: it holds on this day only because of an extension.
    """

    code: str
    word: str
    marks: tuple[Mark, ...] = ()
    start: date | None = None
    until: date | None = None
    readings: tuple[Reading, ...] = ()
    version: str = "v1"
    acts: tuple[Act, ...] = ()
    extended: bool = False

    @property
    def is_ended(self) -> bool:
        """By an act."""
        return self.code in ENDED

    @property
    def is_gone(self) -> bool:
        """By an act or by its last day."""
        return self.code in GONE

    @property
    def is_surely_gone(self) -> bool:
        """Not only because a rule of the place lets one think so."""
        return self.is_gone and not any(one.code == "derived_by_rule" for one in self.marks)

    @property
    def is_living(self) -> bool:
        return self.code in LIVING

    @property
    def told(self) -> str:
        """The word with its strongest mark: 有效（推定至2024年5月31日）, 有效 · 已延长."""
        return self._with_first(self.marks)

    @property
    def told_of_rest(self) -> str:
        """The same without what is said of parts: it is true of every part that has nothing of its own."""
        return self._with_first([one for one in self.marks if one.code != "parts"])

    def _with_first(self, marks: Sequence[Mark]) -> str:
        """And that its text is no longer the one shown, whatever weighs more: nobody may take the old words for new."""
        if not marks:
            return self.word
        first, *others = marks
        told = f"{self.word}（{first.in_short}）" if first.code in DAYS else f"{self.word} · {first.in_short}"
        return told + "".join(f" · {one.in_short}" for one in others if one.code == "not_consolidated")

    def as_json(self) -> dict[str, Any]:
        """For other programs; days in ISO, null where there is none or where there are two."""
        return {
            "code": self.code,
            "word": self.word,
            "marks": [one.words for one in self.marks],
            "from": _iso(self.start),
            "until": _iso(self.until),
            "readings": [
                {"name": one.name, "from": _iso(one.start), "until": _iso(one.until)} for one in self.readings
            ],
            "version": self.version,
            "acts": [
                {
                    "does": one.does,
                    "by": one.by.id,
                    "from": one.start.isoformat(),
                    "until": _iso(one.until),
                    "quote": one.quote,
                }
                for one in self.acts
            ],
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def status(code: str, marks: Sequence[Mark], word: str = "", **what: object) -> Status:
    return Status(code, word or FORCE[code], tuple(dict.fromkeys(marks)), **what)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Leaf:
    """A part in its own status. `rest`: all parts of the whole that are not told apart."""

    called: str
    status: Status
    rest: bool = False


def of_parts(own: Status, leaves: Sequence[Leaf]) -> Status:
    """The status of a whole whose parts differ; `own` is what it would be without them."""
    if own.is_ended or own.code in ("draft", "not-issued"):
        return own
    gone = [one for one in leaves if one.status.is_gone]
    left = [one for one in leaves if not one.status.is_gone]
    found = own
    if (own.code == "suspended" and left) or not (gone or own.is_gone):
        pass
    elif gone and any(one.status.is_living for one in left):
        by_act = any(one.status.is_ended for one in gone) or any(one.status.extended for one in left)
        found = replace(own, code="partial", word=FORCE["partial"] if by_act else PARTLY_OVER)
    elif left:
        found = own if any(one.status.code == own.code for one in left) else _as(own, left[0].status)
    else:
        found = _as(own, latest := max((one.status for one in gone), key=lambda one: one.until or date.min))
        if found.code == "over" and own.until and latest.until and own.until < latest.until:  # a part held longer
            days = (mark("last", day=latest.until), *(one for one in found.marks if one.code not in DAYS))
            found = replace(found, until=latest.until, marks=days)
    marks = found.marks
    if own.is_gone and not found.is_gone and not any(one.rest for one in leaves):
        # No part is left of which its last day is true.
        marks = tuple(one for one in marks if one.code not in DAYS)
        found = replace(found, until=max((one.status.until for one in left if one.status.until), default=None))
    return replace(found, marks=tuple(dict.fromkeys([*_unlike(found, leaves), *marks])))


def _as(own: Status, part: Status) -> Status:
    return own if own.code == part.code else replace(own, code=part.code, word=part.word, until=part.until)


def _unlike(whole: Status, leaves: Sequence[Leaf]) -> Iterator[Mark]:
    """The parts of which the word of the whole is not true; where it holds in part, those that are not as the rest."""
    rest = next((one.status for one in leaves if one.rest), None)

    def is_usual(one: Status) -> bool:
        if whole.code == "partial":
            return one.word == rest.word if rest else one.is_living
        return one.code == whole.code

    unlike = [one for one in leaves if not one.rest and not is_usual(one.status)]
    unlike.sort(key=lambda one: not one.status.is_gone)
    return marks_of_parts((one.called, one.status.word) for one in unlike)
