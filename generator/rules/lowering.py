"""The words of a rule → inputs and constants, with a problem where one does not fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.problems.near import near_miss
from generator.problems.problem import Place, Problem, problem
from generator.rules.asked import TYPES, Asked, unit_of
from generator.rules.expr import Const, Input, Source
from generator.rules.words import SHARES, months, number


@dataclass(frozen=True)
class Lowering:
    """`place` is where the words stand that are being read, `key` the part of the rule that they belong to."""

    asked: Mapping[str, Asked]
    problems: list[Problem]
    place: Place
    key: str = ""

    def part(self, key: str) -> Lowering:
        """A part of the rule: when, pay, cap …"""
        return replace(self, place=self.place.at(key), key=key)

    def at(self, *steps: str | int) -> Lowering:
        """Further in."""
        return replace(self, place=self.place.at(*steps))

    def report(self, code: str, beside: object, /, **words: object) -> None:
        """A problem at the words that are being read, `beside` some of them."""
        self.problems.append(problem(code, self.place.at(near=str(beside)), **words))

    def wrong(self, found: object, wanted: str) -> None:
        self.report("E602", found, found=found, wanted=wanted)

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
            meant = "或".join(TYPES[type_] for type_ in types)
            self.report("E606", key, label=one.label, meant=meant)
        return Input(one.label)

    def const(self, value: Fraction, words: str) -> Const:
        return Const(value, Source(self.key, words, whole=words in SHARES))

    def amount(self, words: str, *units: str) -> Const:
        """A number in one of some units."""
        found = number(words)
        if found is None:
            self.wrong(words, f"以{'、'.join(units)}计的数")
            return self.const(Fraction(0), words)
        if found[1] not in units:
            self.mismatch(words, f"这里应以{'或'.join(units)}计", found[1])
        return self.const(found[0], words)

    def price(self, words: str, *keys: str) -> Const:
        """A sum of money, for one of each of some inputs: 300元, 5元/人/天."""
        units = {self.asked[key].unit or "" for key in keys if key in self.asked}
        found = number(words)
        if found and found[1].startswith("元/") and set(re.split("[/·]", found[1])[1:]) <= units:
            return self.const(found[0], words)
        return self.amount(words, *(f"元/{unit}" for unit in sorted(units)), "元")

    def length(self, words: str) -> int:
        """`5年` in months."""
        found = months(words)
        if not found:
            self.wrong(words, "3个月、5年这样的时长")
        return found or 0
