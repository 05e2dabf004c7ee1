"""On which side of a number a text is, and whether the number itself counts.

The words beside a number say so by convention (`policyref.text.bounds`); a definition of the notice goes before the
convention, （含…） before both. And where one clause takes the edge (300平方米（含300平方米）以下), 以上 in the clause
beside it cannot take it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from policyref.text.amounts import NumberPhrase, amount_key, scan_numbers
from policyref.text.bounds import AFTER, BEFORE, RANGE, Operator, list_end, list_start
from policyref.text.definitions import Definition, Edge, includes, read_edges

Why = Literal["convention", "definition", "edge", "neighbour", "range"]
_WITH: dict[Operator, Operator] = {">": ">=", "<": "<=", ">=": ">=", "<=": "<="}
_WITHOUT: dict[Operator, Operator] = {">=": ">", "<=": "<", ">": ">", "<": "<"}
_LONGEST = max(map(len, (*BEFORE, *AFTER)))
_LENGTHS_BEFORE = sorted({len(word) for word in BEFORE}, reverse=True)
_ENDS = frozenset(word[-1] for word in BEFORE)
_BEGINS = frozenset(word[0] for word in AFTER)
_NEGATIONS = frozenset("不未")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The text compares with ``number``: ``operator`` says how, ``words`` by which word, ``why`` what settles the edge.

    A bare range (100—300平方米) gives >= and <=, ``why`` "range": whether its edges count is not said.
    """

    number: NumberPhrase
    operator: Operator
    words: str
    why: Why

    @property
    def includes(self) -> bool:
        """Whether the number itself counts."""
        return self.operator.endswith("=")


def comparisons(text: str, definitions: Sequence[Definition] = ()) -> list[Comparison]:
    """Every comparison of ``text`` with a number, in order, under the ``definitions`` that hold for it.

    A number between two others of ranges (100—300以上) may have two.
    """
    numbers = scan_numbers(text)
    edges = {edge.number_start: edge for edge in read_edges(text, numbers)}
    found: list[Comparison] = []
    for place, number in enumerate(numbers):
        edge = edges.get(number.start)
        for operator, words, why in _said(text, numbers, place, edges):
            settled = _settled(Comparison(number, operator, words, why), edge, definitions)
            found.append(settled)
    edged = {(*amount_key(one.number), one.operator[0]): one for one in found if one.why == "edge"}
    return [_beside(one, edged) for one in found]


def _said(
    text: str, numbers: Sequence[NumberPhrase], place: int, edges: dict[int, Edge]
) -> list[tuple[Operator, str, Why]]:
    """What the words before, after and between say of the number at ``place``."""
    said: list[tuple[Operator, str, Why]] = []
    head = numbers[list_start(numbers, place, text)].start
    if before := _before(text[max(0, head - _LONGEST - 1) : head]):
        said.append((BEFORE[before], before, "convention"))
    last = numbers[list_end(numbers, place, text)]
    after_at = _past_edge(last, edges)
    if not before and (after := _after(text, after_at)):
        said.append((AFTER[after], after, "convention"))
    mine = numbers[place]
    end = _past_edge(mine, edges)
    if place + 1 < len(numbers) and (dash := RANGE.fullmatch(text[end : numbers[place + 1].start])):
        said = [(">=", dash.group(), "convention" if "以上" in dash.group() else "range")]
    if place and (dash := RANGE.fullmatch(text[_past_edge(numbers[place - 1], edges) : mine.start])):
        said = [one for one in said if one[1] in AFTER and one[0][0] == "<"] or [("<=", dash.group(), "range")]
    return said


def _past_edge(number: NumberPhrase, edges: dict[int, Edge]) -> int:
    edge = edges.get(number.start)
    return edge.end if edge and edge.start == number.end else number.end


def _before(head: str) -> str:
    """The longest comparing word that ``head`` ends with; 超过 after 不 is another word."""
    for length in _LENGTHS_BEFORE if head[-1:] in _ENDS else ():
        if (words := head[-length:]) in BEFORE and len(words) == length:
            return "" if head[-length - 1 : -length] in _NEGATIONS and length < len(head) else words
    return ""


def _after(text: str, at: int) -> str:
    if text[at : at + 1] not in _BEGINS:
        return ""
    return next((text[at : at + n] for n in range(_LONGEST, 0, -1) if text[at : at + n] in AFTER), "")


def _settled(one: Comparison, edge: Edge | None, definitions: Sequence[Definition]) -> Comparison:
    """A comparison with its edge as （含…） says it, or else a definition of its word."""
    if edge:
        return replace(one, operator=(_WITH if edge.included else _WITHOUT)[one.operator], why="edge")
    included = None if one.why == "range" else includes(one.words, definitions)
    if included is not None:
        return replace(one, operator=(_WITH if included else _WITHOUT)[one.operator], why="definition")
    return one


def _beside(one: Comparison, edged: Mapping[tuple[Fraction, str, str], Comparison]) -> Comparison:
    """以上 does not take an edge again that the other side has taken in so many words."""
    other = edged.get((*amount_key(one.number), "<" if one.operator[0] == ">" else ">"))
    if other is None or one.why not in ("convention", "range"):
        return one
    return replace(one, operator=(_WITHOUT if other.includes else _WITH)[one.operator], why="neighbour")
