"""What a calculator loads: the program of a measure, and what is computed of it in the words of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypedDict

from policyref.calc.combine import facts
from policyref.calc.programs import program_of
from policyref.calc.standing import ENDING, days_of_application
from policyref.calc.withdrawn import withdrawn
from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.rules import Rule
from policyref.present.dates import spans
from policyref.present.force import stretches_as_data
from policyref.present.store import as_json
from policyref.present.validity import Piece, act_sentence
from policyref.rules.program import Program, plain
from policyref.time.acts import Act, issued_on
from policyref.time.texts import held_texts
from policyref.time.times import times
from policyref.time.units import units_of
from policyref.words import NO_SUM

Words = list[tuple[str, str]]
"""Words, and the address from the root of the site that they lead to; mostly empty."""


class Force(TypedDict):
    """How the text stands, day by day. `of` names the unit behind each benefit and answer; a timeline that is that of
    the measure is not told again. `acts` are, by unit, the days from which an act leaves no sum, with its words and
    links; `withdrawn` are days from which a text has changed that nobody has made, of which benefits and answers, and
    the acts; `applies` are the inputs whose day is that of an application: it counts in place of today.
    """

    issued: str | None
    of: dict[str, str]
    timelines: dict[str, list[Any]]
    acts: dict[str, list[tuple[str, Words]]]
    withdrawn: list[tuple[str, list[str], Words]]
    applies: list[str]


class Calculator(TypedDict):
    """By label or id: `uses` the inputs of each rule, `asks` how to fill an input, `names` and `quotes` (with the
    number of the sentence) of what is computed; `readings` are question, why, name."""

    title: str
    page: str
    units: list[str]
    spans: dict[str, str]
    program: dict[str, Any]
    uses: dict[str, list[str]]
    asks: dict[str, str]
    names: dict[str, str]
    quotes: dict[str, tuple[str, int | str | None]]
    readings: list[tuple[str, str, str]]


def calculator(measure: Measure, library: Library) -> str:
    """The facts of `calc.combine` and a `Calculator`, as JSON; `force` beside them.

    Of a measure that has had several texts those are of the text of the library's day, and `texts` has all, each with
    its first day and what a result of it begins with, the oldest first.
    """
    shown = [one for one in reversed(held_texts(measure, library)) if one.text.rules.rules]
    texts = [one.text for one in shown] or [measure]
    found = {**_of_text(measure, library), "force": _force(texts, measure, library)}
    if len(shown) > 1:
        found["texts"] = [
            {"first": one.first, "by": one.by, **_of_text(one.text, library), "page": one.address} for one in shown
        ]
    return as_json(found)


def _of_text(text: Measure, library: Library) -> dict[str, Any]:
    return {**facts(text), **_calculator(text, library)}


def _calculator(measure: Measure, library: Library) -> Calculator:
    program = program_of(measure, library)
    quoted: list[Benefit | Rule] = [*measure.benefits, *measure.rules.rules]
    return {
        "title": measure.listed,
        "page": measure.address,
        "units": [library.unit_name(unit) for unit in library.units_of_measure[measure.key]],
        "spans": {rule.id: _spans(measure, rule.item) for rule in measure.rules.rules},
        "program": plain(program),
        "uses": {rule.id: _labels(rule.id, program) for rule in program.rules},
        "asks": {one.label: one.ask for one in measure.rules.inputs if one.ask},
        "names": {rule.id: rule.name for rule in measure.rules.rules},
        "quotes": {one.id: (one.quote, measure.link_to(one.sentence)) for one in quoted},
        "readings": [(one.question, one.why, one.name) for one in measure.rules.readings],
    }


def _force(texts: Sequence[Measure], measure: Measure, library: Library) -> Force:
    issued = issued_on(library.notice_by_id[measure.notice])
    own = stretches_as_data(measure.key, library)
    every = {name: unit for text in texts for name, unit in units_of(text).items()}
    of = {name: unit for name, unit in every.items() if stretches_as_data(unit, library) != own}
    units = dict.fromkeys([measure.key, *of.values()])
    applies = dict.fromkeys(one for text in texts for one in days_of_application(program_of(text, library)))
    return {
        "issued": issued.isoformat() if issued else None,
        "of": of,
        "timelines": {unit: stretches_as_data(unit, library) for unit in units},
        "acts": {unit: found for unit in units if (found := _acts(unit, library))},
        "withdrawn": [
            (
                "" if one.first == date.min else one.first.isoformat(),
                list(one.ids),
                _words(one.acts, measure.key, library),
            )
            for one in withdrawn(texts[-1], library)
        ],
        "applies": [*applies],
    }


def _acts(unit: str, library: Library) -> list[tuple[str, Words]]:
    """The first days of the stretches in which there is no sum, with the acts that made them."""
    found = []
    for one in times(library).timeline(unit):
        if one.status.code in NO_SUM and one.first:
            ending = [act for act in one.status.acts if act.does in ENDING]
            found.append((one.first.isoformat(), _words(ending, unit, library)))
    return found


def _words(acts: Iterable[Act], unit: str, library: Library) -> Words:
    told = [act_sentence(act, library, unit) for act in acts]
    return [(part.words, part.address) for sentence in told for part in (*sentence, Piece("。"))]


def _spans(measure: Measure, item: int | None) -> str:
    return spans(one for one in measure.deadlines if one.item in (None, item))


def _labels(rule_id: str, program: Program) -> list[str]:
    """The inputs that a rule looks at, or another reading of it, in the order of the measure."""
    found = {label for rule in program.every_rule() if rule.id == rule_id for label in rule.labels}
    return [label for label in program.inputs if label in found]
