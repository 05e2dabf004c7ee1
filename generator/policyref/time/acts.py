"""What documents do to earlier ones: each act with the days of which it is, and where its words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from policyref.model.facts import Deadline
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import Does, Effect, Unnamed
from policyref.text.act_words import act_words, words_of
from policyref.text.dates import parse_date
from policyref.time.provisions import Provision, find
from policyref.words import DOES

_STOPPED = re.compile("停止|终止|不再")
_RESUMES = re.compile("恢复|重新")


@dataclass(frozen=True, eq=False)
class Act:
    """`on` is the key of what it works on; None where that is not in the library, or not named.

    Of all but some parts `on` is what these stand in; `each` gives one for every other part, which are `lifted` so many
    levels below it.
    `start` is the first day on which it works: said in its own words, or else that of what it stands in, or the day of
    issue. `issued` is when its document was; `word` what it calls itself: 废止, 停止执行, 宣布失效.
    """

    effect: Effect
    by: Notice
    measure: Measure | None
    on: str | None
    start: date
    start_is_said: bool
    issued: date
    lifted: int = 0

    @property
    def is_ambiguous(self) -> bool:
        """Whether it can be understood in several ways; `start` is the first day on which it works by one of them."""
        return self.effect.certainty == "ambiguous"

    @cached_property
    def surely(self) -> Act | None:
        """The same from the day on which it works however it is understood; None where there is no such day."""
        if not self.is_ambiguous:
            return self
        days = [one.start for one in self.effect.readings]
        return None if None in days else replace(self, start=max(filter(None, days)))

    @property
    def does(self) -> Does:
        return self.effect.does

    @property
    def until(self) -> date | None:
        return self.effect.until

    @property
    def quote(self) -> str:
        return self.effect.quote

    @property
    def stands_in(self) -> Provision:
        """The measure, or the notice, whose words it is."""
        return Provision(self.by, self.measure)

    @property
    def address(self) -> str:
        """Where its words are, relative to the site root."""
        if self.measure is None:
            return self.by.address
        return self.measure.address + (f"#s{self.effect.sentence}" if self.effect.sentence else "")

    @property
    def word(self) -> str:
        """Its own word as printed; of several the first: 决定废止…，自明年起停止执行 is a repeal."""
        saying = self.effect.saying
        said = [one.word for one in act_words(saying) if one.does == self.does] or words_of(self.does, saying)
        return said[0] if said else DOES[self.does].partition("、")[0]

    @property
    def ends_as(self) -> str:
        """The code of what it has ended."""
        if self.does == "replaces":
            return "replaced"
        return "stopped" if _STOPPED.match(self.word) else "lapsed" if self.word.endswith("失效") else "ended"

    @property
    def resumes(self) -> bool:
        """Whether it says that what was suspended goes on, which of the last day says nothing: 自3月1日起恢复执行."""
        return self.does == "confirms" and bool(_RESUMES.match(self.word))

    @property
    def unnamed(self) -> str:
        """How its words mean documents that they do not name; empty where they name them."""
        return self.effect.to.unnamed if isinstance(self.effect.to, Unnamed) else ""

    @property
    def may_touch(self) -> tuple[str, ...]:
        return self.effect.to.may_touch if isinstance(self.effect.to, Unnamed) else ()

    @property
    def spares(self) -> tuple[str, ...]:
        """The keys of the parts that its words leave out."""
        notice = (self.effect.unit or "").partition("/")[0]
        return tuple(f"{notice}/{part}" for part in self.effect.excepted)

    @property
    def order(self) -> tuple[date, date, str, int]:
        """The latest issued is the last."""
        return self.issued, self.start, self.by.id, self.measure.number if self.measure else 0


def issued_on(notice: Notice) -> date | None:
    """The day of issue, or the nearest that is entered."""
    return notice.issued or notice.printed or parse_date((notice.online or "").partition(" ")[0])


def acts_by(notice: Notice, library: Library) -> Iterator[Act]:
    """All that a notice does, in the order of its files; one without any day is not known to do anything yet."""
    owners: tuple[Notice | Measure, ...] = (notice, *notice.measures)
    for owner in owners:
        if owner.effects:
            measure = owner if isinstance(owner, Measure) else None
            force = [one for up in Provision(notice, measure).up for one in up.force if one.start]
            for effect in owner.effects:
                yield from _act(effect, measure, notice, force[0] if force else None, library)


def _act(
    effect: Effect, measure: Measure | None, notice: Notice, force: Deadline | None, library: Library
) -> Iterator[Act]:
    issued = issued_on(notice)
    read = [one.start for one in effect.readings if one.start]
    start = min(read, default=None) or effect.start or (force and force.start) or issued
    if start:
        on = find(effect.unit, library) if effect.unit else None
        key = on.key if on and on.notice is not notice else None
        is_said = bool(read) or effect.start is not None or (force is not None and force.certainty == "exact")
        yield Act(effect, notice, measure, key, start, is_said, issued or start)


def each(act: Act, library: Library) -> list[Act]:
    """An act on all but some parts as one on every other part; any other as it is."""
    whole = find(act.on, library) if act.on and act.spares else None
    if whole is None:
        return [act]
    spared = {found.key for key in act.spares if (found := find(key, library))}
    depth = len(whole.up)
    return [replace(act, on=one.key, lifted=len(one.up) - depth) for one in whole.parts_but(spared)]


def once(acts: Iterable[Act]) -> list[Act]:
    """Of what `each` gives the first only."""
    return [*{id(act.effect): act for act in reversed([*acts])}.values()][::-1]
