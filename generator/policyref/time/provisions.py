"""Whatever may hold or not by itself: a notice, a measure of it, an item, a benefit of either."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from policyref.model.facts import Benefit, Deadline
from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.model.notice import Notice


@dataclass(frozen=True, eq=False)
class Provision:
    """`parts` are those right below it: measures, items, then benefits that are its own."""

    notice: Notice
    measure: Measure | None = None
    item: Item | None = None
    benefit: Benefit | None = None

    @property
    def key(self) -> str:
        """`id`, `id/7`, `id/7/2`, `id/7@benefit`, `id/7/2@benefit`."""
        steps = [self.notice.id, *(str(one.number) for one in (self.measure, self.item) if one)]
        return "/".join(steps) + (f"@{self.benefit.id}" if self.benefit else "")

    @property
    def above(self) -> Provision | None:
        if self.benefit:
            return Provision(self.notice, self.measure, self.item)
        if self.item:
            return Provision(self.notice, self.measure)
        return Provision(self.notice) if self.measure else None

    @property
    def up(self) -> list[Provision]:
        """Itself and what it stands in, the nearest first."""
        return [self, *(self.above.up if self.above else ())]

    @property
    def parts(self) -> list[Provision]:
        if self.benefit:
            return []
        if self.item:
            return [self._benefit(one) for one in self.item.own_benefits or ()]
        if self.measure:
            items = [Provision(self.notice, self.measure, one) for one in self.measure.items]
            return [*items, *(self._benefit(one) for one in self.measure.own_benefits or ())]
        return [Provision(self.notice, one) for one in self.notice.measures]

    def parts_but(self, spared: Collection[str]) -> Iterator[Provision]:
        """The largest parts in which none of some is, by key."""
        for part in self.parts:
            if any(key.startswith((f"{part.key}/", f"{part.key}@")) for key in spared):
                yield from part.parts_but(spared)
            elif part.key not in spared:
                yield part

    def _benefit(self, benefit: Benefit) -> Provision:
        return Provision(self.notice, self.measure, self.item, benefit)

    @property
    def called(self) -> str:
        """How it is cited within its notice: 第27条第（1）项; nothing of the notice itself."""
        clause = self.measure.called if self.measure else ""
        clause += self.item.called if self.item else ""
        return clause + (f"“{self.benefit.name}”" if self.benefit else "")

    @property
    def force(self) -> list[Deadline]:
        """The dates of validity that are its own. Those of some benefits of a measure or an item are theirs alone."""
        if self.benefit and self.measure:
            return [one for one in _force(self.measure.deadlines) if self.benefit.id in one.of]
        if owner := self.item or self.measure:
            whole = self.measure.force_of_notice if self.measure else ()
            return [one for one in _force(owner.own_deadlines or ()) if not one.of and one not in whole]
        return [*self.notice.force]


def _force(deadlines: Iterable[Deadline]) -> list[Deadline]:
    return [one for one in deadlines if one.kind == "force"]


def find(key: str, library: Library) -> Provision | None:
    """What a key means; a benefit of an item may be named without the item, for its id is the only one of the measure.

    What the text of a measure has no longer, or not yet, is that of another of its texts. None where there is no such
    thing.
    """
    path, _, benefit = key.partition("@")
    name, *steps = path.split("/")
    notice = library.notice_by_id.get(name)
    measure = library.measure_by_key.get(f"{name}/{steps[0]}") if steps else None
    if notice is None or len(steps) > 2 or (measure is None and (steps or benefit)):
        return None
    if measure is None:
        return Provision(notice)
    texts = (measure, *(one for one in measure.texts if one is not measure))
    return next((found for text in texts if (found := _in_text(Provision(notice, text), path, benefit))), None)


def _in_text(whole: Provision, path: str, benefit: str) -> Provision | None:
    items = [one for one in whole.parts if one.item]
    found = whole if path == whole.key else next((one for one in items if one.key == path), None)
    if not benefit or found is None:
        return found
    owners = [found] if found.item else [found, *items]
    return next((one for owner in owners for one in owner.parts if one.benefit and one.benefit.id == benefit), None)
