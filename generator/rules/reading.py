"""The words of a rule → labels and numbers, with a problem for every one that does not fit where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.rules import Input
from generator.problems.near import near_miss
from generator.problems.problem import Place, Problem, problem
from generator.rules.fields import TYPES
from generator.rules.words import number, shown


class WordsOfRules:
    """`place` is where the words stand that are being read."""

    def __init__(self, inputs: Mapping[str, Input], problems: list[Problem]) -> None:
        self.inputs = inputs
        self.problems = problems
        self.place = self.rule_place = Place("")

    def wrong(self, found: object, wanted: str) -> None:
        self.problems.append(problem("E602", self.place.at(near=str(found)), found=found, wanted=wanted))

    def mismatch(self, words: str, meant: str, unit: str) -> None:
        """A number in another unit than what it is compared with, or counted in."""
        found = (unit and f"以“{unit}”计") or "没有单位"
        self.problems.append(problem("E605", self.place.at(near=words), found=words, unit=found, meant=meant))

    def label(self, key: object, *types: str) -> str | None:
        one = self.inputs.get(str(key))
        if one is None:
            near = near_miss(str(key), list(self.inputs))
            self.problems.append(problem("E601", self.place.at(near=str(key)), found=key, near=near))
            return None
        if types and one.type not in types:
            meant = "或".join(TYPES[type_] for type_ in types)
            self.problems.append(problem("E606", self.place.at(near=one.key), label=one.label, meant=meant))
        return one.label

    def unit(self, one: Input) -> str:
        return {"money": "元", "rate": "%"}.get(one.type) or one.unit or ""

    def amount(self, words: str, *units: str) -> str:
        found = number(words)
        if found is None:
            self.wrong(words, f"以{'、'.join(units)}计的数")
            return "0"
        if found[1] not in units:
            self.mismatch(words, f"这里应以{'或'.join(units)}计", found[1])
        return shown(found[0])

    def price(self, words: str, *keys: str) -> str:
        """A sum of money, for one of each of some inputs: 300元, 5元/人/天."""
        units = {self.inputs[key].unit or "" for key in keys if key in self.inputs}
        found = number(words)
        if found and found[1].startswith("元/") and set(re.split("[/·]", found[1])[1:]) <= units:
            return shown(found[0])
        return self.amount(words, *(f"元/{unit}" for unit in sorted(units)), "元")
