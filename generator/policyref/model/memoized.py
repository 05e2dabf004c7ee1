"""What is worked out once, when it is first asked for, and kept as long as its library is.

Several units and sectors have the same measure, and ask for it each. Nothing is worked out that nobody asks for, so
that one page alone costs no more than it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
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


def memoized_of_notice(make: Callable[[Notice, Library, Host], R]) -> Callable[[Notice, Library, Host], R]:
    """Of a notice: the lists of a site, its feeds and tables are put together of the same."""
    found: WeakKeyDictionary[Library, dict[tuple[str, Host], R]] = WeakKeyDictionary()

    @wraps(make)
    def once(notice: Notice, library: Library, host: Host) -> R:
        own = found.setdefault(library, {})
        key = notice.id, host
        if key not in own:
            own[key] = make(notice, library, host)
        return own[key]

    return once
