"""The calculators of a page: which of the rules of a measure are asked about together, and what stands beside each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from policyref.calc.programs import program_of
from policyref.model.facts import Deadline
from policyref.model.item import Item
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.rules import Rule
from policyref.present.examples import examples_of
from policyref.present.own_times import times_of
from policyref.present.round_values import RoundValues, round_values
from policyref.rules.expr import Const, Input, nodes_of
from policyref.rules.program import Program


@dataclass(frozen=True, slots=True)
class Sum:
    """Rules that one form asks about. `ids` are theirs, empty where they are all that the measure has; `times` are
    those to apply in; `is_rounded`: less than a fen may come of them."""

    rules: tuple[Rule, ...]
    ids: str
    asks: tuple[str, ...]
    tables: tuple[RoundValues, ...]
    examples: tuple[str, ...]
    times: tuple[Deadline, ...]
    is_rounded: bool

    @property
    def anchor(self) -> str:
        return _anchor(self.rules)

    @property
    def name(self) -> str:
        return "、".join(rule.name for rule in self.rules)


def sums_of(measure: Measure, library: Library, tells_of: Callable[[int | None], bool] | None = None) -> list[Sum]:
    """Those of a measure, or of the items that a page tells of."""
    groups = _groups(measure, library, tells_of)
    if not groups:
        return []
    program, tables = program_of(measure, library), round_values(measure, library)
    return [
        Sum(
            rules=tuple(group),
            ids="" if len(group) == len(measure.rules.rules) else " ".join(rule.id for rule in group),
            asks=tuple(label for label in program.inputs if label in _asked(group, program)),
            tables=tuple(one for one in tables if one.rule in {rule.id for rule in group}),
            examples=tuple(examples_of(measure, library, group)),
            times=tuple(dict.fromkeys(time for one in group for time in times_of(one, measure) if time.counts)),
            is_rounded=_is_rounded({rule.id for rule in group}, program),
        )
        for group in groups
    ]


def anchor_of(
    measure: Measure, rule: str, library: Library, tells_of: Callable[[int | None], bool] | None = None
) -> str:
    """Where a page that tells of a rule has its calculator."""
    found = _groups(measure, library, tells_of)
    return next((_anchor(one) for one in found if len(found) > 1 and rule in {own.id for own in one}), "calculate")


def _anchor(group: Sequence[Rule]) -> str:
    return f"calculate-{group[0].id}"


def _groups(measure: Measure, library: Library, tells_of: Callable[[int | None], bool] | None) -> list[list[Rule]]:
    rules = [one for one in measure.rules.rules if tells_of is None or tells_of(one.item)]
    return grouped(rules, program_of(measure, library)) if rules else []


def grouped(rules: Sequence[Rule], program: Program) -> list[list[Rule]]:
    """Rules that look at the same inputs belong together; what is added up does too."""
    if program.total != "separate":
        return [list(rules)] if rules else []
    found: list[list[Rule]] = []
    for rule in rules:
        asked = _asked([rule], program)
        near = [group for group in found if asked & _asked(group, program)]
        found = [group for group in found if group not in near] + [[one for group in near for one in group] + [rule]]
    return sorted(found, key=lambda group: rules.index(group[0]))


def _asked(group: Sequence[Rule], program: Program) -> set[str]:
    """The inputs that some rules, or other readings of them, look at."""
    ids = {rule.id for rule in group}
    return {label for rule in program.every_rule() if rule.id in ids for label in rule.labels}


def _is_rounded(ids: set[str], program: Program) -> bool:
    """Of a share, and of sums that were filled in, less than a fen may come; of heads and whole amounts it does not."""
    amounts = [rule.amount for rule in program.every_rule() if rule.id in ids and rule.amount is not None]
    nodes = [node for amount in amounts for node in nodes_of(amount)]
    filled = (program.inputs[node.label].type for node in nodes if isinstance(node, Input))
    numbers = (node.value for node in nodes if isinstance(node, Const))
    shares = (one for one in numbers if isinstance(one, Fraction) and one.denominator > 1)
    return bool({"money", "rate"} & {*filled}) or any(shares)


@dataclass(frozen=True, slots=True)
class Door:
    """One of the items of a measure that has several to compute: what is asked there, and what for."""

    item: int
    name: str
    gives: str
    asks: tuple[str, ...]


def doors_to(measure: Measure, library: Library) -> list[Door]:
    """One for every item that can be computed, where there is more to choose from than one."""
    computed = {rule.item for rule in measure.rules.rules}
    if len(computed) < 2:
        return []
    program = program_of(measure, library)
    return [_door(one, measure, program) for one in measure.items if one.number in computed]


def _door(item: Item, measure: Measure, program: Program) -> Door:
    rules = [one for one in measure.rules.rules if one.item == item.number]
    given = {one.id: one.headline for one in measure.benefits}
    return Door(
        item=item.number,
        name=item.label + (item.title or "、".join(one.name for one in rules)),
        gives="；".join(given[one.id] for one in rules if one.id in given),
        asks=tuple(label for label in program.inputs if label in _asked(rules, program)),
    )
