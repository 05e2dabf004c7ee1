"""What a later document has changed, and nobody has made the text of yet: nothing is computed of it from that day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.time.acts import Act
from policyref.time.units import units_of
from policyref.time.versions import not_consolidated

WITHDRAWN = "not_consolidated"
"""Stands where the code of a status would."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """From which day on which benefits and answers, and what was done to them."""

    first: date
    ids: tuple[str, ...]
    acts: tuple[Act, ...]


def withdrawn(measure: Measure, library: Library) -> list[Withdrawn]:
    """In the order of their days."""
    found = [*_found(measure, library)]
    return sorted(found, key=lambda one: one.first)


def _found(measure: Measure, library: Library) -> Iterator[Withdrawn]:
    units = units_of(measure)
    for acts in not_consolidated(measure, library):
        ids = tuple(name for name, unit in units.items() if any(_touches(act.on, unit, measure) for act in acts))
        if ids:
            corrects = all(act.does == "corrects" for act in acts)
            yield Withdrawn(date.min if corrects else min(act.start for act in acts), ids, acts)


def _touches(on: str | None, unit: str, measure: Measure) -> bool:
    """Whether what is done to one thing is done to another; of a whole document it is not known to what."""
    if on is None or on in (measure.notice, measure.key):
        return True
    return unit == on or unit.startswith((f"{on}/", f"{on}@")) or on.startswith((f"{unit}/", f"{unit}@"))
