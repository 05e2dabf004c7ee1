"""Whether a provision holds on a day: exactly one word, and the marks that belong beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from policyref.text.dates import format_date
from policyref.time.acts import Act
from policyref.time.bounds import Reading
from policyref.words import FORCE, MARK, MARK_IN_SHORT

ENDED = frozenset({"ended", "stopped", "lapsed", "replaced"})
"""Ended by an act."""
GONE = ENDED | {"over"}
LIVING = frozenset({"in-force", "open-ended"})


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
    def is_living(self) -> bool:
        return self.code in LIVING

    @property
    def told(self) -> str:
        """The word with its strongest mark: 有效（推定至2024年5月31日）, 有效 · 已延长."""
        if not self.marks:
            return self.word
        first = self.marks[0]
        if first.code in ("since", "derived", "derived_start"):
            return f"{self.word}（{first.in_short}）"
        return f"{self.word} · {first.in_short}"


def status(code: str, marks: Sequence[Mark], **what: object) -> Status:
    return Status(code, FORCE[code], tuple(dict.fromkeys(marks)), **what)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Leaf:
    """A part in its own status. `rest`: all of a provision that is not told apart."""

    called: str
    status: Status
    rest: bool = False


def of_parts(own: Status, leaves: Sequence[Leaf], word_over: str) -> Status:
    """The status of a whole whose parts differ; `own` is what it would be without them."""
    if own.is_ended or own.code in ("draft", "suspended", "not-issued"):
        return own
    gone = [one for one in leaves if one.status.is_gone]
    left = [one for one in leaves if not one.status.is_gone]
    if gone and any(one.status.is_living for one in left):
        by_act = any(one.status.is_ended for one in gone) or any(one.status.extended for one in left)
        found = replace(own, code="partial", word=FORCE["partial"] if by_act else word_over)
    elif len({one.status.code for one in left or gone}) == 1:
        chosen = (left or gone)[0].status
        found = own if chosen.code == own.code else replace(own, code=chosen.code, word=chosen.word)
    elif own.is_gone and left:
        found = replace(own, code=left[0].status.code, word=left[0].status.word)
    elif not left:
        chosen = max(gone, key=lambda one: one.status.until or date.min).status
        found = replace(own, code=chosen.code, word=chosen.word)
    else:
        found = own
    return replace(found, marks=tuple(dict.fromkeys([*_parts(found, leaves), *found.marks])))


def _parts(whole: Status, leaves: Sequence[Leaf]) -> Iterator[Mark]:
    """其中第27条第（1）项期限已过: the parts of which the word of the whole is not true."""
    told: dict[str, list[str]] = {}
    for one in leaves:
        usual = one.status.is_living if whole.code == "partial" else one.status.code == whole.code
        if not usual and not one.rest:
            told.setdefault(one.status.word, []).append(one.called)
    for word, names in told.items():
        yield mark("parts", units="、".join(dict.fromkeys(names)), word=word)
