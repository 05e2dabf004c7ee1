"""A compiled program → the inputs and decisions of a DMN model.

A rule `甲` becomes `甲_条件` (true, false, or null while inputs are missing) and `甲`, its result. Of money,
`甲_算得` is before the limit, `甲` exact (0 where the condition does not hold) and `甲_到分` rounded. Totals are `合计`
(exact) and `合计_到分`. Another reading of the text has decisions of its own beside these.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from generator.exports.dmn import feel
from generator.exports.dmn.model import Decision, InputData, Names, Table, string
from generator.rules.parse import NO, YES

_TYPES = {"money": "number", "rate": "number", "count": "number", "year": "number", "date": "date"}
_UNITS = {"money": "以元计", "rate": "以小数计，5%写作0.05", "date": "日期"}
TOTAL = "合计"
Quotes = Mapping[tuple[str | None, str], str]


def decisions(program: Mapping[str, Any], quotes: Quotes) -> tuple[list[InputData], list[Decision]]:
    """`quotes` gives the words of the notice by (name of the reading or None, id of the rule)."""
    builder = _Builder(program, quotes)
    amounts = {rule["id"]: builder.rule(rule, None) for rule in program["rules"]}
    builder.total(program, amounts, program["total"], None)
    for reading in program["readings"]:
        other = {key: builder.rule(rule, reading["name"]) for key, rule in reading["rules"].items()}
        builder.total(program, amounts | other, reading["total"] or program["total"], reading["name"])
    return list(builder.inputs.values()), builder.decisions


class _Builder:
    """Keeps the names apart and the decisions in an order in which each needs only earlier ones."""

    def __init__(self, program: Mapping[str, Any], quotes: Quotes) -> None:
        self.quotes = quotes
        self.names = Names()
        self.inputs = {label: self._input(label, field) for label, field in program["inputs"].items()}
        self.decisions: list[Decision] = []
        self._later: dict[tuple[str, int], str] = {}

    def _input(self, label: str, field: Mapping[str, Any]) -> InputData:
        kind = field["type"]
        allowed: str | None = None
        if kind in ("choice", "yesno"):
            allowed = ", ".join(string(option) for option in field["options"] or (YES, NO))
        elif kind != "date" and (field["min"] is not None or field["max"] is not None):
            low, high = (field[end] and feel.number(field[end]) for end in ("min", "max"))
            allowed = f"[{low}..{high}]" if low and high else f">= {low}" if low else f"<= {high}"
        about = _UNITS.get(kind) or (f"以{field['unit']}计" if field["unit"] else "")
        return InputData(self.names.of(label), label, _TYPES.get(kind, "string"), allowed, about)

    def name(self, label: str) -> str:
        return self.inputs[label].name

    def add(self, name: str, label: str, kind: str, logic: str | Table, about: str = "") -> str:
        """The name that the decision got."""
        found = self.names.of(name)
        self.decisions.append(Decision(found, label, kind, logic, about))
        return found

    def later(self, label: str, months: int) -> str:
        """The day so many months after an input: the same day of the month, or the month's last.

        Spelled out because engines differ: of 01-31 and 3 months they make 04-30, 04-28 or nothing.
        """
        if (label, months) not in self._later:
            start, name = self.name(label), f"{self.name(label)}_后{months}个月"
            said = f"{label}之后{months}个月"
            index = self.add(
                f"{name}_月序", f"{said}：月序", "number", f"((({start}.year * 12) + {start}.month) + {months - 1})"
            )
            following = f"({index} + 1)"
            first = f"date(floor({following} / 12), (modulo({following}, 12) + 1), 1)"
            last = self.add(f"{name}_月末", f"{said}：当月最后一日", "date", f'({first} - duration("P1D"))')
            same = f"date({last}.year, {last}.month, {start}.day)"
            table = Table(((f"({start}.day <= {last}.day)", "boolean"),), (("true", same), ("false", last)))
            self._later[label, months] = self.add(name, said, "date", table)
        return self._later[label, months]

    def rule(self, rule: Mapping[str, Any], reading: str | None) -> str:
        """The name of the decision that is the rule's exact result."""
        label = f"{rule['label']}（另一种理解：{reading}）" if reading else rule["label"]
        base = f"{rule['label']}_另一种理解" if reading else rule["label"]
        quote = self.quotes[reading, rule["id"]]
        holds = self.add(
            f"{base}_条件", f"{label}：条件", "boolean", feel.test(rule["when"], self.name, self.later), quote
        )
        if rule["pay"] is not None:
            return self._pay(rule, base, label, holds, quote)
        if rule["cases"] is not None:
            return self._cases(rule["cases"], base, label, holds, quote)
        return self._date(rule["date"], base, label, holds, quote)

    def _pay(self, rule: Mapping[str, Any], base: str, label: str, holds: str, quote: str) -> str:
        terms = [feel.product([self._factor(factor, base, label) for factor in term]) for term in rule["pay"]]
        amount = self.add(f"{base}_算得", f"{label}：算得金额（元）", "number", feel.joined("+", terms))
        cap = self._cap(rule["cap"], base, label)
        rows = [("true", f"<= {cap}", amount), ("true", f"> {cap}", cap)] if cap else [("true", "-", amount)]
        table = Table(((holds, "boolean"), (amount, "number")), (*rows, ("false", "-", "0")))
        bound = {"at_most": "至多", "at_least": "至少"}.get(rule["bound"], "")
        exact = self.add(base, f"{label}：{bound}金额（元）", "number", table, quote)
        self._rounded(f"{base}_到分", f"{label}：{bound}金额（元，四舍五入到分）", exact)
        return exact

    def _cap(self, cap: str | list[Any] | None, base: str, label: str) -> str | None:
        if not isinstance(cap, list):
            return cap and feel.number(cap)
        table = Table(((self.name(cap[1]), "string"),), _options(cap[2]))
        return self.add(f"{base}_封顶", f"{label}：封顶", "number", table)

    def _rounded(self, name: str, label: str, exact: str) -> None:
        """Half away from zero; DMN 1.3 itself only knows half to even."""
        up, down = f"(floor(({exact} * 100) + 0.5) / 100)", f"(ceiling(({exact} * 100) - 0.5) / 100)"
        self.add(name, label, "number", Table(((exact, "number"),), ((">= 0", up), ("< 0", down))))

    def _factor(self, factor: list[Any], base: str, label: str) -> str | Fraction:
        kind, *rest = factor
        if kind == "c":
            return Fraction(rest[0])
        value = self.name(rest[0])
        if kind == "v":
            return value
        if kind == "minus":
            return f"({value} - {self.name(rest[1])})"
        if kind == "min":
            limit = feel.number(rest[1])
            table = Table(((value, "number"),), ((f"<= {limit}", value), (f"> {limit}", limit)))
            return self.add(f"{base}_{value}_限", f"{label}：{rest[0]}，不超过{rest[1]}", "number", table)
        if kind == "every":
            return f"floor({value} / {feel.number(rest[1])})"
        if kind == "past":
            table = Table(((value, "number"),), _part(value, feel.number(rest[1]), rest[2] and feel.number(rest[2])))
            return self.add(f"{base}_{value}_超过部分", f"{label}：{rest[0]}超过{rest[1]}的部分", "number", table)
        kind_of_input = "string" if kind == "table" else "number"
        rows = _options(rest[1]) if kind == "table" else _tiers(rest[1])
        said = "对照" if kind == "table" else "分档"
        return self.add(f"{base}_{said}", f"{label}：{said}", "number", Table(((value, kind_of_input),), rows))

    def _cases(self, cases: list[list[Any]], base: str, label: str, holds: str, quote: str) -> str:
        tests = [
            self.add(f"{base}_情形{place}", f"{label}：情形{place}", "boolean", feel.test(when, self.name, self.later))
            for place, (when, _) in enumerate(cases, 1)
        ]
        rows = tuple(
            ("true", *("true" if one == place else "-" for one in range(len(cases))), string(outcome))
            for place, (_, outcome) in enumerate(cases)
        )
        columns = tuple((one, "boolean") for one in (holds, *tests))
        return self.add(base, label, "string", Table(columns, rows, "FIRST"), quote)

    def _date(self, rule: list[Any], base: str, label: str, holds: str, quote: str) -> str:
        if rule[0] == "latest":
            latest = feel.day(rule[1])
            columns = ((holds, "boolean"), (f"({self.name(rule[2])} < {latest})", "boolean"))
            return self.add(base, label, "date", Table(columns, (("true", "true", latest),)), quote)
        table = Table(((holds, "boolean"),), (("true", self.later(rule[1], rule[2])),))
        return self.add(base, label, "date", table, quote)

    def total(self, program: Mapping[str, Any], amounts: Mapping[str, str], way: str, reading: str | None) -> None:
        """Nothing where benefits must not be added up."""
        names = [amounts[rule["id"]] for rule in program["rules"] if rule["benefit"] and rule["pay"] is not None]
        if not names or (way == "separate" and len(names) > 1):
            return
        name, label = (f"{TOTAL}_另一种理解", f"{TOTAL}（另一种理解：{reading}）") if reading else (TOTAL, TOTAL)
        function = "max" if way == "highest" else "sum"
        exact = self.add(name, f"{label}（元）", "number", f"{function}([{', '.join(names)}][item != null])")
        self._rounded(f"{name}_到分", f"{label}（元，四舍五入到分）", exact)


def _tiers(tiers: list[list[str]]) -> tuple[tuple[str, str], ...]:
    reaches = [feel.number(reach) for reach, _ in tiers]
    tests = [f"< {reaches[0]}", *(f"[{low}..{high})" for low, high in itertools.pairwise(reaches))]
    return tuple(zip([*tests, f">= {reaches[-1]}"], ["0", *(feel.number(pay) for _, pay in tiers)], strict=True))


def _part(value: str, low: str, high: str | None) -> tuple[tuple[str, str], ...]:
    if high is None:
        return ((f"<= {low}", "0"), (f"> {low}", f"({value} - {low})"))
    return ((f"<= {low}", "0"), (f"({low}..{high}]", f"({value} - {low})"), (f"> {high}", f"({high} - {low})"))


def _options(table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((string(option), feel.number(amount)) for option, amount in table.items())
