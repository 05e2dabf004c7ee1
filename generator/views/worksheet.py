"""The calculation of a benefit for pen and paper: lines with blanks to fill, in the order in which they are filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.measure import Measure
from generator.model.rules import Input, Rule
from generator.rules.words import SHARES, number, shown

BLANK = "＿＿＿＿＿＿"
_BOUND = {"equal": "可得", "at_most": "至多可得", "at_least": "至少可得"}


@dataclass(frozen=True, slots=True)
class Worksheet:
    """`lines` begin with ①, ② …, by which later lines name them."""

    benefit: str
    lines: tuple[str, ...]


def worksheets(measure: Measure) -> list[Worksheet]:
    """One for every benefit whose amount takes a sum; a fixed sum or a look-up by choice needs no paper."""
    inputs = {one.key: one for one in measure.rules.inputs}
    return [_Sheet(rule, inputs).made() for rule in measure.rules.rules if rule.pay and not _is_looked_up(rule.pay)]


def _is_looked_up(pay: Mapping[str, Any]) -> bool:
    return "fixed" in pay or ("table" in pay and "of" not in pay)


class _Sheet:
    def __init__(self, rule: Rule, inputs: Mapping[str, Input]) -> None:
        self.rule = rule
        self.inputs = inputs
        self.lines: list[str] = []

    def made(self) -> Worksheet:
        for test in self.rule.when:
            self.line(f"{self.condition(test)}：□是 □否（选“否”的不适用）")
        formula, cap = self.formula(self.rule.pay), self.cap()
        if cap and formula not in self.marks:
            formula = self.line(f"{formula} ＝ {BLANK}元")
        limit = f"（{cap}）" if cap else ""
        self.line(f"{_BOUND[self.rule.bound]}：{formula}{limit} ＝ {BLANK}元")
        return Worksheet(self.rule.name, tuple(self.lines))

    def cap(self) -> str:
        """The limit of the sum; 4000元/人 is a standard, which the formula has already."""
        sums = self.rule.cap.sums.items() if self.rule.cap else ()
        said = (
            f"{option and option + '的，'}超过{words}的填{words}"
            for option, words in sums
            if (found := number(words)) and found[1] == "元"
        )
        return "；".join(said)

    @property
    def marks(self) -> list[str]:
        return [line[0] for line in self.lines]

    def line(self, words: str) -> str:
        """Adds a line and gives its mark."""
        mark = chr(ord("①") + len(self.lines))
        self.lines.append(f"{mark} {words}")
        return mark

    def blank(self, key: str, hint: str = "") -> str:
        one = self.inputs[key]
        unit = {"money": "元", "rate": "%"}.get(one.type, one.unit or "")
        return self.line(f"{one.label}{hint}：{BLANK}{unit}")

    def condition(self, test: Mapping[str, Any]) -> str:
        if "any" in test:
            return "，或者".join(self.condition(one) for one in test["any"])
        [(key, words)] = test.items()
        label = self.inputs[key].label
        if isinstance(words, list):
            return f"{label}是{'或'.join(f'“{one}”' for one in words)}"
        if not isinstance(words, str):
            return self.compared(label, words)
        if self.inputs[key].type == "yesno":
            return label if words == "是" else f"没有“{label}”"
        of_words = self.inputs[key].type in ("choice", "date", "year")
        return f"{label}符合“{words}”" if of_words else f"{label}{words}"

    def compared(self, label: str, words: Mapping[str, str]) -> str:
        if "more_than" in words:
            return f"{label}多于{self.inputs[words['more_than']].label}"
        if "since" in words:
            return f"从{self.inputs[words['since']].label}到{label}{words['words']}"
        return f"{label}{words['derived']}（原文：{words['from']}）"

    def formula(self, pay: Mapping[str, Any]) -> str:
        """Asks for the numbers that the sum takes, then the sum in their marks."""
        if "rate" in pay:
            return self.rate(pay)
        if "every" in pay:
            [(key, words)] = pay["each"].items()
            return f"（{self.blank(key)} ÷ {pay['every']}，只取整数） × {words}"
        if "each" in pay:
            return " ＋ ".join(f"{self.counted(key, pay)} × {words}" for key, words in pay["each"].items())
        if "product" in pay:
            return " × ".join(self.counted(one, pay) if one in self.inputs else one for one in pay["product"])
        if "tiers" in pay:
            tiers = "，".join(f"达到{tier['reach']}得{tier['pay']}" for tier in pay["tiers"])
            nothing = "0" if "of" in pay else "0元"
            return self.looked_up(pay, f"（{tiers}；取达到的最高一档，都达不到的为{nothing}）")
        if "table" in pay:
            return self.looked_up(
                pay, f"（{'，'.join(f'{option}为{words}' for option, words in pay['table'].items())}）"
            )
        return self.actual(pay)

    def looked_up(self, pay: Mapping[str, Any], rows: str) -> str:
        times = f"{self.counted(pay['of'], pay)} × " if "of" in pay else ""
        return f"{times}按{self.blank(pay['by'])}查{rows}"

    def counted(self, key: str, pay: Mapping[str, Any]) -> str:
        most = pay.get("most", {}).get(key)
        return self.blank(key, f"（最多算{most}）" if most else "")

    def rate(self, pay: Mapping[str, Any]) -> str:
        base = self.counted(pay["of"], pay)
        if "over" in pay:
            over = self.blank(pay["over"]) if pay["over"] in self.inputs else pay["over"]
            base = f"（{base} － {over}）"
        rate = f"{shown(SHARES[pay['rate']] * 100)}%（原文：{pay['rate']}）" if pay["rate"] in SHARES else pay["rate"]
        return f"{base} × （{rate} － {pay['down_to']}）" if "down_to" in pay else f"{base} × {rate}"

    def actual(self, pay: Mapping[str, Any]) -> str:
        parts = " ＋ ".join(self.blank(key) for key in pay["actual"])
        if "times" not in pay:
            return parts
        cap = pay.get("times_cap")
        times = self.blank(pay["times"], f"（最多算{cap['derived']}，原文：{cap['from']}）" if cap else "")
        return f"（{parts}） × {times}"
