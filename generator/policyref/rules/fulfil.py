"""Values with which conditions hold, so that one input can be looked at while the others are as they have to be.

Of alternatives (`Either`) in which that input stands, each is looked at by itself: the others of them do not hold.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TypeVar

from policyref.rules.expr import All, Compare, Const, Either, Input, Is, Node, Test, Value, nodes_of
from policyref.rules.ranges import Fields, domain, options, ordinal, step, typed

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


@dataclass(frozen=True, slots=True)
class _Asked:
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
                assumed = {one.label for leaf in leaves if leaf.assumed for one in _inputs(leaf.test)}
                yield Met(values, tuple(label for label in values if label in assumed))
                break


def _studies(test: Test, but: str) -> Iterator[tuple[_Asked, ...]]:
    """What is asked, once for every alternative in which an input stands."""
    match test:
        case All(parts):
            for each in itertools.product(*(_some(_studies(one, but)) for one in parts)):
                yield tuple(asked for one in each for asked in one)
        case Either(parts) if any(one.label == but for one in _inputs(test)):
            for place, part in enumerate(parts):
                others = [_Asked(one, False, True) for at, one in enumerate(parts) if at != place]
                if any(one.label == but for one in _inputs(part)):
                    for found in _studies(part, but):
                        yield (*(_Asked(one.test, one.held, True) for one in found), *others)
        case _:
            yield (_Asked(test),)


def _ways(asked: _Asked, but: str) -> Iterator[tuple[_Asked, ...]]:
    """Every choice of comparisons that together make a test hold, or not hold."""
    if not isinstance(asked.test, All | Either):
        yield () if any(one.label == but for one in _inputs(asked.test)) else (asked,)
        return
    parts = [_Asked(one, asked.held, asked.assumed) for one in asked.test.parts]
    if isinstance(asked.test, All) == asked.held:
        for way in itertools.product(*(_some(_ways(one, but)) for one in parts)):
            yield tuple(leaf for part in way for leaf in part)
    else:
        for one in sorted(parts, key=lambda one: any(found.label == but for found in _inputs(one.test))):
            yield from _ways(one, but)


def _some(found: Iterable[Choice]) -> list[Choice]:
    return list(itertools.islice(found, _TRIED))


def _inputs(node: Node) -> Iterator[Input]:
    return (one for one in nodes_of(node) if isinstance(one, Input))


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
                _limits(limits, label, fields).hold(op if leaf.held else _NOT[op], ordinal(value))
            case Compare(op, Const(value), Input(label)):
                _limits(limits, label, fields).hold(FLIPPED[op if leaf.held else _NOT[op]], ordinal(value))
    if not all(choices.values()) or any(one.low > one.high for one in limits.values()):
        return None
    found: dict[str, Value] = {label: left[0] for label, left in choices.items()}
    return found | {label: typed(one.nearest, fields[label]) for label, one in limits.items()}


@dataclass(slots=True)
class _Limits:
    """What comparisons leave to an input."""

    low: Fraction
    high: Fraction
    by: Fraction
    from_below: bool = False

    def hold(self, op: str, at: Fraction) -> None:
        up, down = ceil(at / self.by) * self.by, at // self.by * self.by
        if op in (">", ">="):
            self.from_below = True
            self.low = max(self.low, down + self.by if op == ">" else up)
        else:
            self.high = min(self.high, up - self.by if op == "<" else down)

    @property
    def nearest(self) -> Fraction:
        """The value with which they just hold."""
        return self.low if self.from_below else self.high


def _limits(known: dict[str, _Limits], label: str, fields: Fields) -> _Limits:
    if label not in known:
        known[label] = _Limits(*domain(fields[label]), step(fields[label]))
    return known[label]
