"""What is worked out once, when it is first asked for, and kept as long as its library is.

Several units and sectors have the same measure, and ask for it each. Nothing is worked out that nobody asks for, so
that one page alone costs no more than it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from weakref import WeakKeyDictionary

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice

P = ParamSpec("P")
R = TypeVar("R")


def memoized(make: Callable[Concatenate[Measure, Library, P], R]) -> Callable[Concatenate[Measure, Library, P], R]:
    """Of a measure: of this very one, for two files may say the same number by mistake."""
    found: WeakKeyDictionary[Library, dict[object, tuple[Measure, R]]] = WeakKeyDictionary()

    @wraps(make)
    def once(measure: Measure, library: Library, /, *args: P.args, **named: P.kwargs) -> R:
        own = found.setdefault(library, {})
        key = (id(measure), *args, *named.items())
        if key not in own:
            own[key] = measure, make(measure, library, *args, **named)  # kept with it, an id stays its own
        return own[key][1]

    return once


class Keeper(Protocol):
    """Where what is worked out of a notice is kept for longer: for other processes, and the next build."""

    def get(self, name: str, notice: Notice, host: Host) -> Any | None: ...
    def put(self, name: str, notice: Notice, host: Host, value: Any) -> None: ...


_keepers: WeakKeyDictionary[Library, Keeper] = WeakKeyDictionary()


def keep_with(keeper: Keeper, library: Library) -> None:
    _keepers[library] = keeper


def memoized_of_notice(make: Callable[[Notice, Library, Host], R]) -> Callable[[Notice, Library, Host], R]:
    """Of a notice; where the library has a keeper, for longer than the library.

    It must follow from the notice, the vocabulary and the host alone.
    """
    found: WeakKeyDictionary[Library, dict[tuple[str, Host], R]] = WeakKeyDictionary()
    name = memoized_name(make)

    @wraps(make)
    def once(notice: Notice, library: Library, host: Host) -> R:
        own = found.setdefault(library, {})
        key = notice.id, host
        if key not in own:
            keeper = _keepers.get(library)
            value: R | None = keeper.get(name, notice, host) if keeper else None
            if value is None:
                value = make(notice, library, host)
                if keeper:
                    keeper.put(name, notice, host, value)
            own[key] = value
        return own[key]

    return once


def memoized_name(make: Callable[..., object]) -> str:
    return f"{make.__module__}.{make.__qualname__}"
