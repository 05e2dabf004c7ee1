"""What is worked out of a measure once, when it is first asked for, and kept as long as its library is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from generator.model.library import Library
from generator.model.measure import Measure

P = ParamSpec("P")
R = TypeVar("R")
Make = Callable[Concatenate[Measure, Library, P], R]


def kept(make: Make[P, R]) -> Make[P, R]:
    """The same function; several units and sectors have the same measure, and ask for it each.

    Nothing is worked out that nobody asks for, so that one page alone costs no more than it needs.
    """
    found: WeakKeyDictionary[Library, dict[object, R]] = WeakKeyDictionary()

    @wraps(make)
    def once(measure: Measure, library: Library, /, *args: P.args, **named: P.kwargs) -> R:
        own = found.setdefault(library, {})
        key = (measure.key, *args, *named.items())
        if key not in own:
            own[key] = make(measure, library, *args, **named)
        return own[key]

    return once
