"""Values with which conditions hold, so that one input can be looked at while the others are as they have to be.

Of alternatives (`Either`) in which that input stands, each is looked at by itself: the others of them do not hold.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, TypeVar

from policyref.rules.expr import All, Compare, Const, Either, Input, Is, Test, Value, labels_of
from policyref.rules.program import Field
from policyref.rules.ranges import Fields, held, options, ordinal, typed

_NOT = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
FLIPPED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
"""The same comparison with its sides changed."""
_TRIED = 100
"""Ways to make conditions hold that are looked at before they count as impossible."""


Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Met:
    """`values` of inputs with which conditions just hold. Of them `assumed` are those that one of several alternatives
    takes, or that keep another from holding: the text does not ask them of everybody."""

    values: Mapping[str, Value]
    assumed: tuple[str, ...]


class _Asked(NamedTuple):
    test: Test
    held: bool = True
    assumed: bool = False


def fulfilled(test: Test, fields: Fields, but: str = "", chosen: Mapping[str, str] | None = None) -> Iterator[Met]:
    """One for every alternative in which the input `but` stands, or just one; none where what is asked contradicts
    itself. `but` itself is left out, and so are inputs that are compared with another: no value of one fulfils that.
    """
    picked = [_Asked(Is(label, (option,))) for label, option in (chosen or {}).items()]
    for study in _some(_studies(test, but)):
        ways = (_some(_ways(one, but)) for one in [*picked, *study])
        for chain in itertools.islice(itertools.product(*ways), _TRIED):
            leaves = [leaf for part in chain for leaf in part]
            values = _values(leaves, fields)
            if values is not None:
                assumed = {one for leaf in leaves if leaf.assumed for one in labels_of(leaf.test)}
                yield Met(values, tuple(label for label in values if label in assumed))
                break


def _studies(test: Test, but: str) -> Iterator[tuple[_Asked, ...]]:
    """What is asked, once for every alternative in which an input stands."""
    match test:
        case All(parts):
            for each in itertools.product(*(_some(_studies(one, but)) for one in parts)):
                yield tuple(asked for one in each for asked in one)
        case Either(parts) if but in labels_of(test):
            for place, part in enumerate(parts):
                others = [_Asked(one, False, True) for at, one in enumerate(parts) if at != place]
                if but in labels_of(part):
                    for found in _studies(part, but):
                        yield (*(_Asked(one.test, one.held, True) for one in found), *others)
        case _:
            yield (_Asked(test),)


def _ways(asked: _Asked, but: str) -> Iterator[tuple[_Asked, ...]]:
    """Every choice of comparisons that together make a test hold, or not hold."""
    if not isinstance(asked.test, All | Either):
        yield () if but in labels_of(asked.test) else (asked,)
        return
    parts = [_Asked(one, asked.held, asked.assumed) for one in asked.test.parts]
    if isinstance(asked.test, All) == asked.held:
        for way in itertools.product(*(_some(_ways(one, but)) for one in parts)):
            yield tuple(leaf for part in way for leaf in part)
    else:
        for one in sorted(parts, key=lambda one: but in labels_of(one.test)):
            yield from _ways(one, but)


def _some(found: Iterable[Choice]) -> list[Choice]:
    return list(itertools.islice(found, _TRIED))


def _values(leaves: Iterable[_Asked], fields: Fields) -> dict[str, Value] | None:
    """A value for every input that is compared with constants or asked for options; None where there is none."""
    choices: dict[str, list[str]] = {}
    limits: dict[str, _Limits] = {}
    for leaf in leaves:
        match leaf.test:
            case Is(label, asked):
                # Of several that will do the first that the text names is taken.
                known = choices.get(label, list(dict.fromkeys([*asked, *options(fields[label])])))
                choices[label] = [one for one in known if (one in asked) == leaf.held]
            case Compare(op, Input(label), Const(value)):
                _hold(limits, label, op if leaf.held else _NOT[op], ordinal(value), fields[label])
            case Compare(op, Const(value), Input(label)):
                _hold(limits, label, FLIPPED[op if leaf.held else _NOT[op]], ordinal(value), fields[label])
    if not all(choices.values()) or any(one.low > one.high for one in limits.values()):
        return None
    found: dict[str, Value] = {label: left[0] for label, left in choices.items()}
    nearest = {label: one.low if one.from_below else one.high for label, one in limits.items()}
    return found | {label: typed(value, fields[label]) for label, value in nearest.items()}


class _Limits(NamedTuple):
    """What comparisons leave to an input; where one is from below, the least value just holds."""

    low: Fraction
    high: Fraction
    from_below: bool = False


def _hold(limits: dict[str, _Limits], label: str, op: str, at: Fraction, field: Field) -> None:
    low, high = held(op, at, field)
    before = limits.get(label, _Limits(low, high))
    from_below = before.from_below or op[0] == ">"
    limits[label] = _Limits(max(before.low, low), min(before.high, high), from_below)
