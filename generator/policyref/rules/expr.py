"""What every form of a rule comes down to. Interpreters, edges, ranges, DMN, worksheets and checks know these alone.

    numbers   Const · Input · Sum · Minus · Product · Least · Most · Whole · Pick · Step
    days      Const · Input · Later
    truth     Compare · Within · Is · All · Either

A constant carries the words that it was read from, so that the check of words looks at what is computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from policyref.facts.spans import Span

Number = Fraction
Value = Fraction | date | str


@dataclass(frozen=True, slots=True)
class Source:
    """Words of the notice behind a constant: the key they are written under, and what they were derived of, if so.

    `whole`: they stand in the text as they are, comparator and all; of others just the numbers do. `quote` and
    `span` are the words that must hold them where that is not the rule's own quote.
    """

    key: str
    words: str
    origin: str = ""
    whole: bool = False
    quote: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Const:
    """A number in yuan, in shares of one or in the unit counted; or a day."""

    value: Fraction | date
    source: Source | None = None

    @property
    def number(self) -> Fraction:
        """The value, where it is no day."""
        assert isinstance(self.value, Fraction)
        return self.value


@dataclass(frozen=True, slots=True)
class Input:
    label: str


@dataclass(frozen=True, slots=True)
class Sum:
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Minus:
    """`first` less `second`; below zero where the second is more."""

    first: Expr
    second: Expr


@dataclass(frozen=True, slots=True)
class Product:
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Least:
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Most:
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """How many whole times `of` holds `size`, which is above zero; what is left over does not count."""

    of: Expr
    size: Const


@dataclass(frozen=True, slots=True)
class Pick:
    """The row of the option that is chosen; nothing for an option without a row. `sources` are those of the options."""

    label: str
    rows: tuple[tuple[str, Expr], ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A size that has to be reached (`op` >=) or passed (>), and what there is then."""

    op: str
    reach: Const
    then: Expr


@dataclass(frozen=True, slots=True)
class Step:
    """The last of the rows, which rise, whose reach holds; nothing below the first."""

    of: Expr
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Later:
    """The same day some months later, or that month's last."""

    start: Expr
    months: int
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Compare:
    """`op` is >, >=, < or <=. `source` tells why two inputs are compared; a constant tells of itself."""

    op: str
    left: Expr
    right: Expr
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """The day `end` is not before `start` and comes less than `months` after it."""

    start: Input
    end: Input
    months: int
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Is:
    label: str
    options: tuple[str, ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Test, ...]


Expr = Const | Input | Sum | Minus | Product | Least | Most | Whole | Pick | Step | Later
Test = Compare | Within | Is | All | Either
Node = Expr | Test
NOUGHT = Const(Fraction(0))
ALWAYS = All(())


_CHILDREN: Mapping[type, Callable[[Any], tuple[Node, ...]]] = {
    **dict.fromkeys((Sum, Product, Least, Most, All, Either), lambda node: node.parts),
    Minus: lambda node: (node.first, node.second),
    Whole: lambda node: (node.of, node.size),
    Pick: lambda node: (Input(node.label), *(then for _, then in node.rows)),
    Step: lambda node: (node.of, *(part for row in node.rows for part in (row.reach, row.then))),
    Later: lambda node: (node.start,),
    Compare: lambda node: (node.left, node.right),
    Within: lambda node: (node.start, node.end),
    Is: lambda node: (Input(node.label),),
}


def children(node: Node) -> tuple[Node, ...]:
    """The nodes right below; of a choice also the input that chooses."""
    below = _CHILDREN.get(type(node))
    return below(node) if below else ()


def nodes_of(node: Node) -> list[Node]:
    """The node and all below it, in the order of reading."""
    found: list[Node] = []
    left = [node]
    while left:
        found.append(left.pop())
        if below := _CHILDREN.get(type(found[-1])):
            left += reversed(below(found[-1]))
    return found


def labels_of(node: Node) -> list[str]:
    """The inputs of a node, each wherever it stands."""
    return [one.label for one in nodes_of(node) if type(one) is Input]


def sources(nodes: Iterable[Node]) -> Iterator[Source]:
    """The words behind constants and conditions."""
    for one in nodes:
        if isinstance(one, Is | Pick):
            yield from one.sources
        elif isinstance(one, Const | Later | Compare | Within) and one.source:
            yield one.source
