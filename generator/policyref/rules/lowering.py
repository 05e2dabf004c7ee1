"""The words of a rule → inputs and constants, with a problem where one does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from policyref.facts.spans import Span
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.rules.asked import Asked, unit_of
from policyref.rules.comparisons import Bound, bounds
from policyref.rules.expr import Const, Input, Source
from policyref.rules.said import SumIn
from policyref.rules.values import SHARES, ends, months, number
from policyref.text.definitions import Definition
from policyref.words import INPUT


class Table(Protocol):
    """A table of the notice. A column is named by its heads from the top, a row by its first cells."""

    def cell(self, row: Sequence[str], column: Sequence[str]) -> str | None: ...
    def rows(self) -> Sequence[str]: ...
    def ways(self, row: Sequence[str]) -> int: ...
    def columns(self) -> Sequence[Sequence[str]]: ...


@dataclass(frozen=True)
class Surroundings:
    """What rules need of their notice: what it says of 以上, 以下 …, its tables by id, and the day of its issue."""

    definitions: tuple[Definition, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    issued: date | None = None


@dataclass(frozen=True)
class Lowering:
    """`place` is where the words stand that are being read, `key` the part of the rule that they belong to.

    `quote` and `span` are the words of the notice that must hold them, where they are not the rule's own. `end` is that
    of the lower (0) or the upper (1) of two sums, where the text gives a range; `ranges` are those that were read.
    """

    asked: Mapping[str, Asked]
    around: Surroundings
    problems: list[Problem]
    place: Place
    key: str = ""
    quote: str | None = None
    span: Span | None = None
    end: int = 1
    ranges: list[str] = field(default_factory=list)

    def part(self, key: str) -> Lowering:
        """A part of the rule: when, pay, cap …"""
        return self.changed(place=self.place.at(key), key=key)

    def at(self, *steps: str | int) -> Lowering:
        """Further in."""
        return self.changed(place=self.place.at(*steps))

    def quoting(self, record: Any) -> Lowering:
        """The same, of a record that may have a quote of its own."""
        if record.quote is None:
            return self
        return self.changed(quote=record.quote, span=getattr(record, "span", None))

    def changed(self, **changed: Any) -> Lowering:
        """What `dataclasses.replace` does, in a tenth of the time: every word that is read needs its place."""
        copy = object.__new__(Lowering)
        copy.__dict__.update(self.__dict__, **changed)
        return copy

    def report(self, code: str, beside: object, /, **words: Any) -> None:
        """A problem at the words that are being read, `beside` some of them."""
        self.problems.append(problem(code, self.place.at(near=str(beside)), **words))

    def wrong(self, found: object, wanted: str) -> None:
        shown = str(found)
        self.report("E602", shown, found=shown if len(shown) <= 40 else shown[:40] + "…", wanted=wanted)

    def mismatch(self, words: str, meant: str, unit: str) -> None:
        """A number in another unit than what it is compared with, or counted in."""
        self.report("E605", words, found=words, unit=(unit and f"以“{unit}”计") or "没有单位", meant=meant)

    def type_of(self, key: str) -> str:
        """What kind of input a key names; empty where it names none."""
        return self.asked[key].type if key in self.asked else ""

    def unit(self, key: str) -> str:
        return unit_of(self.asked[key]) if key in self.asked else ""

    def input(self, key: str, *types: str) -> Input:
        one = self.asked.get(key)
        if one is None:
            self.report("E601", key, found=key, near=near_miss(key, list(self.asked)))
            return Input("")
        if types and one.type not in types:
            meant = "或".join(INPUT[type_] for type_ in types)
            self.report("E606", key, label=one.label, meant=meant)
        return Input(one.label)

    def source(self, words: str, origin: str = "", whole: bool = False) -> Source:
        return Source(self.key, words, origin, whole, self.quote, self.span)

    def const(self, value: Fraction, words: str) -> Const:
        return Const(value, self.source(words, whole=words in SHARES))

    def amount(self, said: str | SumIn, *units: str) -> Const:
        """A number in one of some units."""
        return self._amount(said, units, None)

    def given(self, said: str | SumIn, *units: str) -> Const:
        """The same, of what is paid, which may be one of the ends of a range."""
        return self._amount(said, units, self.end)

    def _amount(self, said: str | SumIn, units: Sequence[str], end: int | None) -> Const:
        if isinstance(said, SumIn):
            return self.at("sum").quoting(said)._amount(said.sum, units, end)
        found, named = self._number(said, end), "或".join(unit or "个" for unit in units)
        if found is None:
            two = "" if end is None else "，或由小到大的两个数（200元—500元、2%—4%）"
            self.wrong(said, f"以{named}计的一个数{two}")
        elif found[1] not in units:
            self.mismatch(said, f"这里应以{named}计", found[1])
        return self.const(found[0] if found else Fraction(0), said)

    def price(self, said: str | SumIn, *keys: str, units: Iterable[str] = ()) -> Const:
        """A sum of money that is paid for one of each of some inputs, or of what is counted in `units`: 5元/人/天."""
        if isinstance(said, SumIn):
            return self.at("sum").quoting(said).price(said.sum, *keys, units=units)
        counted = [*units, *(self.asked[key].unit or "" for key in keys if key in self.asked)]
        units = set(map(_counting_word, counted))
        found = self._number(said, self.end)
        if found and found[1].startswith("元/") and set(map(_counting_word, re.split("[/·]", found[1])[1:])) <= units:
            return self.const(found[0], said)
        return self.given(said, "元", *(f"元/{unit}" for unit in sorted(units) if unit))

    def _number(self, words: str, end: int | None) -> tuple[Fraction, str] | None:
        found = number(words)
        both = ends(words) if found is None and end is not None else None
        if both is None or end is None:
            return found
        self.ranges.append(words)
        return both[end]

    def length(self, words: str) -> int:
        """`5年` in months."""
        found = months(words)
        if not found:
            self.wrong(words, "3个月、5年这样的时长")
        return found or 0

    def bounds(self, words: str, key: str) -> tuple[Bound, ...]:
        """What some words compare an input with: a number, or the two ends of a range, in its unit."""
        unit = self.unit(key)
        found = bounds(words, self.around.definitions)
        if not found:
            self.wrong(words, f"比较词（超过、以上、不超过……）和以{unit}计的数")
        for one in found:
            if one.unit != unit:
                self.mismatch(words, f"“{self.asked[key].label}”以{unit}计", one.unit)
                return ()
        return found


def _counting_word(unit: str) -> str:
    """月 of 个月."""
    return unit.removeprefix("个") or unit
