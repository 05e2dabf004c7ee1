"""How a benefit is computed, in the words of its rule → terms of the program (grammar: `generator.rules.compile`)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from generator.problems.problem import problem
from generator.rules.reading import WordsOfRules
from generator.rules.words import exact, months, number

_USED: Mapping[str, frozenset[str]] = {
    "fixed": frozenset(),
    "rate": frozenset({"of", "over", "down_to", "most"}),
    "each": frozenset({"every", "most"}),
    "product": frozenset({"most"}),
    "actual": frozenset({"times", "times_cap"}),
    "tiers": frozenset({"by", "of", "most"}),
    "table": frozenset({"by", "of", "most"}),
}
"""What each form reads beside its own key. Any other key would say something that is not computed."""


class PayForms(WordsOfRules):
    """One method for each form."""

    def pay(self, pay: Mapping[str, Any]) -> list[list[Any]]:
        self.place = self.rule_place.at("pay")
        forms = [form for form in ("fixed", "rate", "each", "product", "actual", "tiers", "table") if form in pay]
        if len(forms) != 1:
            self.wrong("、".join(pay), "一种算法")
            return []
        if ignored := [key for key in pay if key not in _USED[forms[0]] and key != forms[0]]:
            self.wrong(ignored[0], f"{forms[0]} 用得到的键：{'、'.join(sorted(_USED[forms[0]])) or '没有'}")
            return []
        if "times_cap" in pay and "times" not in pay:
            self.wrong("times_cap", "和 times 一起写")
        self.limited: set[str] = set()
        terms: list[list[Any]] = getattr(self, f"_{forms[0]}")(pay)
        if idle := [key for key in pay.get("most", {}) if key not in self.limited]:
            self.wrong(idle[0], "most 里只写算法按它限量的输入")
        return terms

    def counted(self, key: object, pay: Mapping[str, Any], *types: str) -> list[Any]:
        """An input, or as much of it as counts."""
        label = self.label(key, *types)
        if label and key in pay.get("most", {}):
            self.limited.add(str(key))
            return ["min", label, self.amount(pay["most"][key], self.unit(self.inputs[str(key)]))]
        return ["v", label]

    def _fixed(self, pay: Mapping[str, Any]) -> list[list[Any]]:
        return [[["c", self.amount(pay["fixed"], "元")]]]

    def _rate(self, pay: Mapping[str, Any]) -> list[list[Any]]:
        base = self.counted(pay.get("of"), pay, "money")
        if "over" in pay and (pay["over"] in self.inputs or number(pay["over"]) is None):
            self.limited.clear()  # what is counted of an input is not limited beside another one
            base = ["minus", base[1], self.label(pay["over"], "money")]
        elif "over" in pay:
            base = ["past", base[1], self.amount(pay["over"], "元"), base[2] if base[0] == "min" else None]
        terms = [[base, ["c", self.amount(pay["rate"], "%")]]]
        if "down_to" in pay:
            terms.append([base, ["c", f"-{self.amount(pay['down_to'], '%')}"]])
        return terms

    def _each(self, pay: Mapping[str, Any]) -> list[list[Any]]:
        if "every" not in pay:
            return [
                [self.counted(key, pay, "count"), ["c", self.price(words, key)]] for key, words in pay["each"].items()
            ]
        if len(pay["each"]) != 1:
            self.wrong("every", "each 里只有一个输入")
        [(key, words), *_] = pay["each"].items()
        label = self.label(key, "count", "money")
        size = self.amount(pay["every"], self.unit(self.inputs[key])) if label else "1"
        if exact(size) <= 0:
            self.wrong(pay["every"], "大于零的数")
        return [[["every", label, size], ["c", self.price(words, key)]]]

    def _product(self, pay: Mapping[str, Any]) -> list[list[Any]]:
        keys = [part for part in pay["product"] if part in self.inputs]
        prices = [part for part in pay["product"] if part not in keys and "元" in part]
        if sum(self.inputs[key].type == "money" for key in keys) + len(prices) != 1:
            self.wrong("product", "恰好一个金额（以元计的输入，或原文里的标准）")
        return [
            [
                self.counted(part, pay, "money", "count", "rate")
                if part in keys
                else ["c", self.price(part, *keys) if part in prices else self.amount(part, "%")]
                for part in pay["product"]
            ]
        ]

    def _actual(self, pay: Mapping[str, Any]) -> list[list[Any]]:
        times: list[Any] = []
        if "times" in pay:
            label = self.label(pay["times"], "count")
            length = months(pay["times_cap"]["derived"]) if "times_cap" in pay else None
            times = [["min", label, str(length)]] if length else [["v", label]]
        return [[["v", self.label(key, "money")], *times] for key in pay["actual"]]

    def _tiers(self, pay: Mapping[str, Any]) -> list[list[Any]]:
        label = self.label(pay.get("by"), "money", "rate", "count")
        unit = self.unit(self.inputs[pay["by"]]) if label else "元"
        base, paid = self._of(pay)
        rows = [[self.amount(one["reach"], unit), paid(one["pay"])] for one in pay["tiers"]]
        values = [(Fraction(reach), Fraction(amount)) for reach, amount in rows]
        rising = itertools.pairwise(values)
        if any(low[0] >= high[0] or low[1] >= high[1] for low, high in rising):
            self.problems.append(problem("E603", self.place, found="分档没有逐档升高"))
        return [[*base, ["tiers", label, rows]]]

    def _table(self, pay: Mapping[str, Any]) -> list[list[Any]]:
        label = self.label(pay.get("by"), "choice")
        if label and set(pay["table"]) != set(self.inputs[pay["by"]].options):
            self.problems.append(problem("E603", self.place, found=f"对照表的选项与“{label}”的选项不一致"))
        base, paid = self._of(pay)
        return [[*base, ["table", label, {option: paid(words) for option, words in pay["table"].items()}]]]

    def _of(self, pay: Mapping[str, Any]) -> tuple[list[list[Any]], Callable[[str], str]]:
        """What the amounts of tiers or a table are multiplied with, and how they are read: sums, rates or prices."""
        if "of" not in pay:
            return [], lambda words: self.amount(words, "元")
        key = pay["of"]
        base = self.counted(key, pay, "money", "count")
        if key in self.inputs and self.inputs[key].type == "money":
            return [base], lambda words: self.amount(words, "%")
        return [base], lambda words: self.price(words, key)
