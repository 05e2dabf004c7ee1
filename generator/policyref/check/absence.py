"""An empty list says neither that the text has none nor that nobody has looked: a person is asked which it is."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.facts.told import NotWritten
from policyref.model.library import Library
from policyref.problems.problem import Problem, problem


def check_absence(library: Library) -> Iterator[Problem]:
    for measure in library.measures:
        for owner in (measure, *measure.items):
            for key in ("units", "deadlines", "benefits"):
                own = getattr(owner, f"own_{key}")
                if key in measure.kept.keys:
                    continue  # what was there is told already
                if own is not None and not own and not isinstance(own, NotWritten):
                    yield problem("Q302", owner.place.at(key), key=key)
