"""Where what comes of a rule changes, in one input while the others are given: its edges and its breakpoints.

Everything that is compared comes down to two formulas that meet (a `_Turn`): the sides of a comparison, what a step
looks at and its reach, the parts of a least or most, a sum and its cap, a number and its whole shares. Between two
bends of its own a formula grows evenly, so that two values tell where it meets another; where that fails, as with
whole shares, the place is found by halving. An input that multiplies itself bends everywhere: of such a formula
places where it meets another twice between two steps of it can go unseen.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from policyref.rules import expr
from policyref.rules.evaluate import evaluate, number_of
from policyref.rules.fulfil import FLIPPED
from policyref.rules.interpret import OPS
from policyref.rules.program import Rule
from policyref.rules.ranges import Fields, domain, down, ordinal, step, typed, up

Values = Mapping[str, expr.Value]
_PAST = Fraction(date.max.toordinal() + 1)
"""Where a day counts that the calendar no longer knows."""


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """A value `at` of the input `label` at which something else begins: it meets `against`, which stands in `node`.

    `first` is the first value that can be filled in of what begins. `node` is a comparison, a step, whole shares, a
    least or most; where the sum comes to its cap (`at_cap`), the cap.
    """

    label: str
    at: Fraction
    first: Fraction
    node: expr.Node
    against: expr.Expr
    at_cap: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    """Two formulas in `node`: something new comes where `op` between them begins or ceases to hold.

    It counts where some options are chosen. `inner` are the turns of the two formulas themselves.
    `deciding` are the inputs on which it depends where they meet.
    """

    op: str
    left: expr.Expr
    right: expr.Expr
    node: expr.Node
    if_chosen: tuple[tuple[str, str], ...]
    at_cap: bool
    inner: tuple[_Turn, ...]
    of_left: frozenset[str]
    of_right: frozenset[str]
    deciding: tuple[str, ...]


class Edges:
    """The edges of a rule. What is so with the same values of the inputs that decide it is worked out once."""

    def __init__(self, rule: Rule, fields: Fields) -> None:
        self.rule = rule
        self.fields = fields
        self.turns = [turn for root in rule.roots() for turn in _turns(root, ())]
        self.wholes = [turn for turn in self.turns if isinstance(turn.node, expr.Whole)]
        self.turns += _of_cap(rule)
        self.in_turns: dict[str, list[_Turn]] = {label: [] for label in fields}
        for turn in self.turns:
            for label in turn.of_left | turn.of_right:
                self.in_turns[label].append(turn)
        self.known: dict[tuple[object, ...], tuple[Edge, ...]] = {}

    def of(self, label: str, values: Values) -> list[Edge]:
        """Those of one input, as far as the other values leave them to see: one that depends on an empty input is
        none. Several edges can be at one value, each with its node."""
        return [edge for turn in self.in_turns[label] for edge in self.met(turn, label, values)]

    def met(self, turn: _Turn, label: str, values: Values) -> tuple[Edge, ...]:
        """Where a turn of the rule is met in one input."""
        key = (turn, label, *(values.get(one) for one in turn.deciding if one != label))
        if key not in self.known:
            self.known[key] = tuple(self.meetings(turn, label, values))
        return self.known[key]

    def shares(self, label: str, values: Values, counts: Iterable[int]) -> list[Fraction]:
        """The first values with so many whole shares, wherever whole shares of the input count."""
        turns = [_share(turn, count) for turn in self.wholes for count in counts]
        return [edge.first for turn in turns for edge in self.meetings(turn, label, values)]

    def next_shares(self, label: str, values: Values) -> list[Fraction]:
        """The first values with one more whole share than there are now."""
        now = [(turn, number_of(turn.node, values)) for turn in self.wholes if isinstance(turn.node, expr.Whole)]
        turns = [_share(turn, int(count) + 1) for turn, count in now if count is not None]
        return [edge.first for turn in turns for edge in self.meetings(turn, label, values)]

    def meetings(self, turn: _Turn, label: str, values: Values) -> Iterator[Edge]:
        """Where the two formulas of a turn meet in one input."""
        in_left, in_right = label in turn.of_left, label in turn.of_right
        if not (in_left or in_right) or any(values.get(choice) != option for choice, option in turn.if_chosen):
            return
        line = _Line(self, label, values)
        if not in_right and isinstance(turn.left, expr.Input):
            places = line.alone(turn.op, turn.right)
        elif not in_left and isinstance(turn.right, expr.Input):
            places = line.alone(FLIPPED[turn.op], turn.left)
        else:
            places = line.crossings(turn)
        against = turn.right if in_left else turn.left
        for at, first in places:
            yield Edge(label, at, first, turn.node, against, turn.at_cap)


class _Line:
    """One input while the others are as given."""

    def __init__(self, edges: Edges, label: str, values: Values) -> None:
        self.edges = edges
        self.label = label
        self.values = values
        self.field = edges.fields[label]
        self.by = step(self.field)

    def alone(self, op: str, other: expr.Expr) -> Iterator[tuple[Fraction, Fraction]]:
        """Where the input itself comes to what does not depend on it."""
        at = self.amount(other, self.values)
        if at is not None:
            yield at, up(at, self.by) if op in (">=", "<") else down(at, self.by) + self.by

    def crossings(self, turn: _Turn) -> Iterator[tuple[Fraction, Fraction]]:
        """(exact place, first value of what is new) wherever a turn begins or ceases to hold."""
        low, high = domain(self.field)
        low, high = up(low, self.by), down(high, self.by)
        found = [edge.first for one in turn.inner for edge in self.edges.met(one, self.label, self.values)]
        corners = [low, *sorted({one for one in found if low < one <= high})]
        before = None
        for start, then in itertools.zip_longest(corners, corners[1:]):
            end = high if then is None else then - self.by
            first, last = self.gap(turn, start), self.gap(turn, end)
            if first is None or last is None:
                return
            held, holds = OPS[turn.op](first, 0), OPS[turn.op](last, 0)
            if before not in (None, held):
                yield start, start
            if held != holds:
                yield self.between(turn, (start, first), (end, last))
            before = holds

    def between(
        self, turn: _Turn, start: tuple[Fraction, Fraction], end: tuple[Fraction, Fraction]
    ) -> tuple[Fraction, Fraction]:
        """The one place between two values, each with its gap: where an even line has it, else by lines and halves."""
        (low, first), (high, last) = start, end
        held = OPS[turn.op](first, 0)

        def is_new(value: Fraction) -> bool:
            gap = self.gap(turn, value)
            return gap is not None and OPS[turn.op](gap, 0) != held

        at = low - first / (last - first) * (high - low)
        for guess in (up(at, self.by), up(at, self.by) + self.by):
            if low < guess <= high and is_new(guess) and not is_new(guess - self.by):
                exact = self.field.type != "date" and self.gap(turn, at) == 0
                return at if exact else guess, guess
        for halved in itertools.cycle((False, True)):
            if high - low <= self.by:
                break
            line = (high - low) / 2 if halved else first / (first - last) * (high - low)
            middle = min(max(up(low + line, self.by), low + self.by), high - self.by)
            gap = self.gap(turn, middle)
            if gap is None or OPS[turn.op](gap, 0) == held:
                low, first = middle, first if gap is None else gap
            else:
                high, last = middle, gap
        return high, high

    def gap(self, turn: _Turn, value: Fraction) -> Fraction | None:
        values = {**self.values, self.label: typed(value, self.field)}
        left, right = self.amount(turn.left, values), self.amount(turn.right, values)
        return None if left is None or right is None else left - right

    def amount(self, node: expr.Expr, values: Values) -> Fraction | None:
        found = number_of(node, values)
        if found is None and isinstance(node, expr.Later) and number_of(node.start, values) is not None:
            return _PAST
        return None if found is None else ordinal(found)


def breakpoints(edges: Edges, label: str, values: Values) -> list[Fraction]:
    """The first values of a number at which something else comes of the rule: past a threshold, at a bend, at the cap.

    Where the result does not say (an input is missing), all that may be.
    """
    low, high = domain(edges.fields[label])
    found = {edge.first for edge in edges.of(label, values)} | set(edges.next_shares(label, values))
    return sorted(one for one in found if low < one <= high and _is_new(edges, label, values, one))


def _is_new(edges: Edges, label: str, values: Values, at: Fraction) -> bool:
    """Whether the result does not go on evenly: it jumps there, or grows otherwise than before."""
    by = step(edges.fields[label])
    told = [evaluate(edges.rule, {**values, label: at + shift * by}) for shift in (-2, -1, 0, 1)]
    if any(one.kind == "incomplete" for one in told):
        return True
    return not (_goes_on([one.value for one in told]) and _goes_on([one.low for one in told]))


def _goes_on(values: Sequence[object]) -> bool:
    sums = [one for one in values if isinstance(one, Fraction)]
    if len(sums) < len(values):
        return len(set(values)) == 1
    return len({then - now for now, then in itertools.pairwise(sums)}) == 1


def at_cap(edges: Edges, label: str, values: Values) -> list[Fraction]:
    """Where the sum comes to its cap, exactly: it need not be a value that can be filled in."""
    return [edge.at for edge in edges.of(label, values) if edge.at_cap]


Chosen = tuple[tuple[str, str], ...]


def _of_cap(rule: Rule) -> Iterator[_Turn]:
    """Where a sum comes to the cap; of caps by option to that of the option."""
    cap = rule.cap
    if cap is None:
        return
    rows = [(((cap.label, option),), then) for option, then in cap.rows] if isinstance(cap, expr.Pick) else [((), cap)]
    for one in (part for part in (rule.amount, rule.low) if part is not None):
        for chosen, then in rows:
            inner = [*_turns(one, ()), *_turns(then, ())]
            yield replace(_turn(">=", one, then, cap, chosen, inner), at_cap=True)


def _turns(node: expr.Node, chosen: Chosen) -> list[_Turn]:
    """Those of a tree, in the order of reading."""
    if isinstance(node, expr.Pick):
        return [turn for option, then in node.rows for turn in _turns(then, (*chosen, (node.label, option)))]
    below = [_turns(one, chosen) for one in expr.children(node)]
    return [*_own(node, chosen, below), *(turn for one in below for turn in one)]


def _own(node: expr.Node, chosen: Chosen, below: Sequence[list[_Turn]]) -> Iterator[_Turn]:
    """Those of the node itself; `below` are those of its children."""
    match node:
        case expr.Compare(op, left, right):
            yield _turn(op, left, right, node, chosen, [*below[0], *below[1]])
        case expr.Within(start, end, months):
            yield _turn(">=", end, start, node, chosen, [])
            yield _turn("<", end, expr.Later(start, months), node, chosen, [])
        case expr.Least(parts) | expr.Most(parts):
            for (one, of_one), (other, of_other) in itertools.combinations(zip(parts, below, strict=True), 2):
                yield _turn(">=", one, other, node, chosen, [*of_one, *of_other])
        case expr.Step(of, rows):
            yield from (_turn(row.op, of, row.reach, node, chosen, below[0]) for row in rows)
        case expr.Whole(of, size):
            yield _turn(">=", of, size, node, chosen, below[0])


def _share(turn: _Turn, count: int) -> _Turn:
    """What reaches so many whole shares."""
    assert isinstance(turn.node, expr.Whole)
    return replace(turn, right=expr.Const(count * turn.node.size.number))


def _turn(op: str, left: expr.Expr, right: expr.Expr, node: expr.Node, chosen: Chosen, inner: Sequence[_Turn]) -> _Turn:
    of_left, of_right = frozenset(expr.labels_of(left)), frozenset(expr.labels_of(right))
    deciding = tuple({*of_left, *of_right, *(label for label, _ in chosen)})
    return _Turn(op, left, right, node, chosen, False, tuple(inner), of_left, of_right, deciding)
