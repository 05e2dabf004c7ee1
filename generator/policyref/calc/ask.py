"""A question typed at a command line → the measure meant and the answer; or several measures together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from policyref.calc.combine import combine, part
from policyref.calc.programs import lowered
from policyref.calc.standing import Dated, Standing, asked_of, days_given, outside, stand, text_for
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.rules.evaluate import calculate, read_inputs
from policyref.rules.expr import Value
from policyref.rules.program import Program
from policyref.text.citations import spaced
from policyref.time.texts import Held
from policyref.time.units import unit_of, units_of
from policyref.words import NO_SUM

WITHDRAWN = "not_consolidated"
"""Stands where the code of a status would, of words that have changed into nobody knows what."""
VALIDITY = "validity"
"""Stands among the errors where it is the text itself that allows no sum, with the code of its status."""
_MEASURE = re.compile(r"([a-z0-9-]+/)?\d+(/[^=]+)?")


class AskError(ValueError):
    """The question cannot be put to any measure; the message says why, in Chinese."""


@dataclass(frozen=True)
class Answer:
    """What a measure comes to, in the shape that `policyref calc --json` promises, and how its text stands.

    `measure` is the text that was asked; `held` says of which days it is, if there are several. `withdrawn` are the
    benefits and answers whose words have changed into nobody knows what.
    """

    measure: Measure
    standing: Standing
    result: dict[str, Any]
    held: Held | None = None
    withdrawn: tuple[str, ...] = ()

    @property
    def plain(self) -> dict[str, Any]:
        said = {**self.result, **self.standing.plain(), "text": self.measure.code}
        return {**said, "not_in_force": {**dict.fromkeys(self.withdrawn, WITHDRAWN), **said["not_in_force"]}}

    @property
    def is_refused(self) -> bool:
        """Whether an act has left nothing to compute."""
        return VALIDITY in self.result["errors"]


def ask(library: Library, name: str, given: Sequence[str], asof: date | None = None) -> Answer:
    """`11`, `yourcity-2024-7/11` or `18/采购补贴` (a label or id), with `label=words` for each input.

    What an act has ended or suspended on the day that counts is left out; where nothing is left there is no sum.
    """
    measure, rule_name = meant(library, name)
    words = _pairs(given)
    held = text_for(measure, words, library, asof)
    measure = held.text if held else measure
    program, problems = lowered(measure, library)
    if problems or not program.rules:
        raise AskError(f"{spaced(measure.called)}没有可以计算的内容")
    unit = measure.key
    if rule_name:
        program = replace(program, rules=tuple(one for one in program.rules if rule_name in (one.label, one.id)))
        if not program.rules:
            raise AskError(f"{spaced(measure.called)}没有名为“{rule_name}”的计算")
        unit = next(unit_of(measure, one) for one in measure.rules.rules if one.id == program.rules[0].id)
    values, _ = read_inputs(program, words)
    standing = stand(measure, unit, program, values, library, asof)
    withdrawn = tuple(one for one in asked_of(measure, program) if held and one in held.withdrawn)
    rest = [one for one in program.rules if one.id not in withdrawn]
    left = [one for one in rest if one.id not in standing.gone]
    living = program.left(left, is_known=not withdrawn)
    result = calculate(living, words)
    if not left:
        code = standing.gone[rest[0].id].code if rest else WITHDRAWN
        refusal = {**result, "total": None, "errors": {**result["errors"], VALIDITY: code}}
        return Answer(measure, standing, refusal, held, withdrawn)
    out = _outside(measure, living, values, result, library, standing.label)
    return Answer(measure, replace(standing, outside=out), result, held, withdrawn)


def _outside(
    measure: Measure,
    program: Program,
    values: Mapping[str, Value],
    result: Mapping[str, Any],
    library: Library,
    applied: str | None,
) -> tuple[Dated, ...]:
    """Of the days that were filled in, and of those that were computed, what is out of the time of the text.

    The day of application is what it stands on, and told as that.
    """
    units = units_of(measure)
    days = [(label, day, measure.key) for label, day in days_given(values, program) if label != applied]
    for rule in program.rules:
        row = result["benefits"][rule.id]
        if row["kind"] == "date":
            days.append((rule.id, date.fromisoformat(row["value"]), units[rule.id]))
    return tuple(outside(days, library.notice_by_id[measure.notice], library))


def _pairs(given: Sequence[str]) -> dict[str, str]:
    if unreadable := [words for words in given if "=" not in words]:
        raise AskError(f"“{unreadable[0]}”应写成 名称=内容")
    pairs = (words.partition("=") for words in given)
    return {label.strip(): words for label, _, words in pairs}


def several(given: Sequence[str]) -> list[tuple[str, list[str]]]:
    """`11 甲=1 18 乙=2` → each measure with its own `label=words`."""
    found: list[tuple[str, list[str]]] = []
    for words in given:
        if found and not _MEASURE.fullmatch(words):
            found[-1][1].append(words)
        else:
            found.append((words, []))
    return found


def ask_each(
    library: Library, questions: Sequence[tuple[str, Sequence[str]]], asof: date | None = None
) -> list[Answer]:
    """The answers of several measures."""
    answers = [ask(library, name, given, asof) for name, given in questions]
    keys = [one.measure.key for one in answers]
    if twice := [key for at, key in enumerate(keys) if key in keys[:at]]:
        raise AskError(f"{twice[0]} 写了两次")
    return answers


def together(answers: Sequence[Answer]) -> dict[str, Any]:
    """What they come to together: see `policyref.calc.combine`. Beside it, how the text of each measure stands."""
    stood = {one.measure.key: one.standing.status.as_json() for one in answers}
    days = {one.measure.key: one.standing.day.isoformat() for one in answers}
    asked = {one.measure.key: one.result["doubts"] for one in answers if one.result["doubts"]}
    sums = combine([part(one.measure, one.plain) for one in answers])
    return {**sums, "asof": days, "validity": stood, "doubts": asked}


def refused(answer: Mapping[str, Any]) -> bool:
    """Whether anything that was given could not be taken, of one measure or of any of several; or nothing is left."""
    if "lines" not in answer:
        return bool(answer.get("errors"))
    why = [row["why"] for row in answer["left_out"]]
    counted = answer["lines"] or answer["apart"]
    return "input" in why or (not counted and any(one in (*NO_SUM, WITHDRAWN) for one in why))


def meant(library: Library, name: str) -> tuple[Measure, str | None]:
    """The measure that is asked, and the one rule of it where a name has that."""
    steps = name.split("/")
    if steps[0] in library.notice_by_id and len(steps) > 1:
        found = [library.measure_by_key[key] for key in ["/".join(steps[:2])] if key in library.measure_by_key]
        rest = steps[2:]
    else:
        found = [one for one in library.measures if str(one.number) == steps[0]]
        # The same number in several notices is no question as long as only one of them can be computed.
        found = [one for one in found if one.rules.rules] or found
        rest = steps[1:]
    if len(found) != 1:
        raise AskError(f"没有措施 {name}" if not found else f"有几份文件都有第 {steps[0]} 条，请写 文件id/条号")
    return found[0], rest[0] if rest else None
