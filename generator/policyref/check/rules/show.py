"""The values that an editor tells a benefit by can be filled in, and each says something else."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.calc.show import inputs_of, values_shown
from policyref.model.facts import Benefit
from policyref.model.measure import Measure
from policyref.problems.problem import Problem, problem
from policyref.rules.parse import parse
from policyref.rules.program import Program
from policyref.rules.rounds import round_tables


def check_show(measure: Measure, program: Program) -> Iterator[Problem]:
    for one in measure.benefits:
        if one.show:
            yield from _of(one, program)


def _of(benefit: Benefit, program: Program) -> Iterator[Problem]:
    rule = next((one for one in program.rules if one.id == benefit.id), None)
    place = benefit.place.at("show")
    labels = list(inputs_of(rule, program)) if rule else []
    if rule is None or not labels:
        yield problem("E632", place, found=benefit.show[0], what="没有可以填的一格：这一项算出多少，不由哪一个数决定")
        return
    known = values_shown(benefit, program)
    if not known:
        wrong = [one for one in benefit.show if not any(_fits(one, label, program) for label in labels)]
        asked = "、".join(labels)
        yield problem("E632", place, found=(wrong or benefit.show)[0], what=f"填不进同一格（这一项看的是：{asked}）")
        return
    for table in round_tables(program, rule, known):
        rows = [(row.low, row.high) for row in table.rows]
        same = next((words for row, words in zip(rows, benefit.show, strict=False) if rows.count(row) > 1), None)
        if same:
            yield problem("E632", place, found=same, what="和另一个数是同一档，说的是一样的话")
            return


def _fits(words: str, label: str, program: Program) -> bool:
    return parse(words, program.inputs[label])[0] is not None
