"""A measure's rules → plain data that any engine can interpret: JSON without code.

    program   = {"inputs": {label: field}, "rules": [rule], "total": "sum|highest|separate", "readings": [reading]}
    field     = {"type", "unit", "min", "max", "options", "key"}; min and max are decimals in yuan, shares or units
    rule      = {"id", "label", "item", "benefit", "bound", "when": test, "pay": pay, "cap": cap, "cases": [[test,
                outcome]], "date": date}; exactly one of pay, cases, date is not null
    test      = ["all", test…] | ["any", test…] | [op, label, number] | ["is", label, option…] | ["more", label, label]
                | ["from", label, day] | ["to", label, day] | ["within", from-label, to-label, months]
    op        = ">" | ">=" | "<" | "<="
    pay       = [term…], which add; term = [factor…], which multiply
    factor    = ["c", number] | ["v", label] | ["minus", label, label] | ["min", label, number]
                | ["past", label, number, number | null], what is above one number, up to the other
                | ["every", label, number], how many times it holds the number, in whole
                | ["tiers", label, [[reach, amount]…]] | ["table", label, {option: amount}]
    cap       = number | ["table", label, {option: number}] | null; the options are those that `when` allows
    date      = ["latest", day, label] | ["add", label, months]
    reading   = {"name", "total", "rules": {id: rule}}

Numbers are decimal strings (or `1/3`), days are `YYYY-MM-DD`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.kept import kept
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.rules import Cap, Input, Rule
from generator.problems.problem import Problem, problem
from generator.rules.fields import TYPES, field
from generator.rules.parse import NO, YES
from generator.rules.pay import PayForms
from generator.rules.words import comparison, days, last_day, months, number, shown

Program = dict[str, Any]


def compile_measure(measure: Measure) -> tuple[Program, list[Problem]]:
    """The program; and a problem for all that does not fit, in which case the program is not to be run."""
    problems: list[Problem] = []
    compiler = _Compiler({one.key: one for one in measure.rules.inputs}, problems)
    program: Program = {
        "inputs": {one.label: field(one, problems) for one in measure.rules.inputs},
        "rules": [compiler.rule(rule) for rule in measure.rules.rules],
        "total": measure.rules.total,
        "readings": [
            {"name": one.name, "total": one.total, "rules": {rule.id: compiler.rule(rule) for rule in one.replace}}
            for one in measure.rules.readings
        ],
    }
    return program, problems


@kept  # pages, calculators and files of one measure are made one after the other
def program_of(measure: Measure, library: Library) -> Program:
    """The program of a measure that has been checked. Nobody may change it."""
    program, problems = compile_measure(measure)
    if problems:
        raise ValueError(f"{measure.key}: {problems[0]}")
    return program


def allowed(when: list[Any], label: str, options: Sequence[str]) -> list[str]:
    """The options of a choice with which the conditions can hold; alternatives (any) rule none out."""
    asked = [test[2:] for test in when[1:] if test[:2] == ["is", label]]
    return [option for option in options if all(option in one for one in asked)]


class _Compiler(PayForms):
    """Words of rules → program, collecting problems; a part with a problem becomes None."""

    def rule(self, rule: Rule) -> dict[str, Any]:
        self.place = self.rule_place = rule.place
        when = self.all(rule.when, "when")
        cap = self.cap(rule, rule.cap, when) if rule.cap else None
        pay = self.pay(rule.pay) if rule.pay else None
        cases = [[self.all(case.when, "cases"), case.outcome] for case in rule.cases] or None
        date = self.answer_date(rule.date) if rule.date else None
        self.place = rule.place
        if (pay is not None) + (cases is not None) + (date is not None) != 1:
            self.wrong(rule.label, "pay、outcome、cases、date 恰好一种")
        return {
            "id": rule.id,
            "label": rule.label,
            "item": rule.item,
            "benefit": rule.is_benefit,
            "bound": rule.bound,
            "when": when,
            "pay": pay,
            "cap": cap,
            "cases": cases,
            "date": date,
        }

    def cap(self, rule: Rule, cap: Cap, when: list[Any]) -> str | list[Any] | None:
        """A limit of the sum. A cap of 4000元/人 is one of the standard, which `check` compares with it."""
        self.place = rule.place.at(cap.key)
        if cap.by:
            return self.caps(cap.by, cap, when)
        found = number(cap.words)
        if found is None or found[1] == "元":
            return shown(found[0]) if found else None
        standards = [number(words) for words in rule.pay.get("each", {}).values()]
        if found[1] not in [one[1] for one in standards if one]:
            self.mismatch(cap.words, "封顶数以元计，或与标准的单位相同", found[1])
        return None

    def caps(self, by: str, cap: Cap, when: list[Any]) -> list[Any]:
        """A limit for every option with which something is paid at all."""
        label = self.label(by, "choice")
        if "" in cap.sums:
            self.wrong("cap、caps", "一种封顶")
        elif label and set(cap.sums) != set(allowed(when, label, self.inputs[by].options)):
            self.problems.append(problem("E603", self.place, found=f"封顶数的选项与条件允许的“{label}”的选项不一致"))
        return ["table", label, {option: self.amount(words, "元") for option, words in cap.sums.items()}]

    def all(self, when: Sequence[Mapping[str, Any]], key: str) -> list[Any]:
        self.place = self.rule_place.at(key)
        return self.every(when)

    def every(self, when: Sequence[Mapping[str, Any]]) -> list[Any]:
        return ["all", *(self.test(key, words) for entry in when for key, words in entry.items())]

    def test(self, key: str, words: Any) -> list[Any]:
        if key == "any":
            if not isinstance(words, list) or not all(isinstance(one, Mapping) and one for one in words):
                self.wrong("any", "几个条件")
                return ["any"]
            return [
                "any",
                *(self.every([one]) if len(one) > 1 else self.test(*next(iter(one.items()))) for one in words),
            ]
        label = self.label(key)
        if label is None:
            return ["all"]
        one = self.inputs[key]
        if isinstance(words, Mapping):
            return self.special(label, one, words)
        if one.type in ("choice", "yesno"):
            options = words if isinstance(words, list) else [words]
            known = one.options if one.type == "choice" else (YES, NO)
            if unknown := [option for option in options if option not in known]:
                self.wrong(unknown[0], f"{label} 的选项：{'、'.join(known)}")
            return ["is", label, *options]
        return self.dated(label, one, words) if one.type in ("date", "year") else self.compared(label, one, words)

    def special(self, label: str, one: Input, words: Mapping[str, Any]) -> list[Any]:
        if "more_than" in words:
            other = self.inputs.get(str(words["more_than"]))
            if other and (other.type, self.unit(other)) != (one.type, self.unit(one)):
                self.problems.append(
                    problem("E606", self.place.at(near=other.key), label=other.label, meant=f"与“{label}”同类的数")
                )
            return ["more", label, self.label(words["more_than"])]
        if "since" in words:
            length = months(str(words.get("words", "")).removeprefix("不足"))
            if length is None or one.type != "date":
                self.wrong(words.get("words"), "“不足5年”这样的时长")
            return ["within", self.label(words["since"], "date"), label, length or 0]
        if "reading" in words:
            return self.dated(label, one, words.get("words"), words["reading"])
        return self.compared(label, one, words.get("derived"))

    def dated(self, label: str, one: Input, words: Any, reading: str | None = None) -> list[Any]:
        found = days(str(words), reading)
        if found is None:
            if other := comparison(str(words)):
                self.mismatch(str(words), f"“{label}”是{TYPES[one.type]}", other[2])
            else:
                self.wrong(words, "写明起止的日期")
            return ["all"]
        if one.type == "year":
            pairs = [[op, label, str(day.year)] for op, day in zip((">=", "<="), found, strict=True) if day]
        else:
            pairs = [[op, label, day.isoformat()] for op, day in zip(("from", "to"), found, strict=True) if day]
        return pairs[0] if len(pairs) == 1 else ["all", *pairs]

    def compared(self, label: str, one: Input, words: Any) -> list[Any]:
        found = comparison(str(words))
        unit = self.unit(one)
        if found is None:
            self.wrong(words, f"比较词（超过、以上、不超过……）和以{unit}计的数")
            return ["all"]
        if found[2] != unit:
            self.mismatch(str(words), f"“{label}”以{unit}计", found[2])
            return ["all"]
        return [found[0], label, shown(found[1])]

    def answer_date(self, date: Mapping[str, str]) -> list[Any]:
        self.place = self.rule_place.at("date")
        if "latest" in date and "after" in date:
            day = last_day(date["latest"])
            if day:
                return ["latest", day.isoformat(), self.label(date["after"], "date")]
        length = months(date.get("add", ""))
        if "start" in date and length:
            return ["add", self.label(date["start"], "date"), length]
        self.wrong("date", "latest 和 after，或 start 和 add")
        return []
