"""Which notices have to be known to say how others stand."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import Unnamed


def acting(library: Library) -> dict[str, set[str]]:
    """By id of a notice: those that work on it or on parts of it, or may."""
    if library not in _KNOWN:
        _KNOWN[library] = _acting(library)
    return _KNOWN[library]


_KNOWN: WeakKeyDictionary[Library, dict[str, set[str]]] = WeakKeyDictionary()


def with_acting(ids: Iterable[str], library: Library) -> set[str]:
    """These notices; all that work on them, on those again; and what these notices themselves work on."""
    on = acting(library)
    found, open_ones = set[str](), {*ids}
    open_ones |= {target for target, by in on.items() if by & open_ones}
    while open_ones:
        one = open_ones.pop()
        found.add(one)
        open_ones |= on.get(one, set()) - found
    return found


def _acting(library: Library) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for notice in library.notices:
        owners: list[Notice | Measure] = [notice, *notice.measures]
        for effect in (effect for owner in owners for effect in owner.effects):
            keys = effect.to.may_touch if isinstance(effect.to, Unnamed) else [effect.unit] if effect.unit else []
            for key in keys:
                target = key.partition("/")[0].partition("@")[0]
                if target != notice.id and target in library.notice_by_id:
                    found.setdefault(target, set()).add(notice.id)
    return found
