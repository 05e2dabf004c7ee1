"""What a calculator loads: the program of a measure, and what is computed of it in the words of the text."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict

from policyref.calc.combine import facts
from policyref.calc.programs import program_of
from policyref.calc.standing import days_of_application
from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.rules import Rule
from policyref.present.dates import spans
from policyref.present.force import stretches_as_data
from policyref.present.own_times import times_of
from policyref.present.store import as_json
from policyref.present.validity import Piece, act_sentence
from policyref.rules.program import Program, plain
from policyref.time.acts import Act
from policyref.time.texts import Held, changed_by, held_texts, withdrawal_of, withdrawn_in_words
from policyref.time.times import times
from policyref.time.units import units_of
from policyref.words import NO_SUM


class Force(TypedDict):
    """How the text stands, day by day. `of` names the unit behind each benefit and answer; a timeline that is that of
    the measure is not told again. `acts` are, by unit, the days from which an act leaves no sum, with its words and
    links; `applies` are the inputs whose day is that of an application: it counts in place of today.
    """

    issued: str | None
    of: dict[str, str]
    timelines: dict[str, list[Any]]
    acts: dict[str, list[tuple[str, list[tuple[str, str]]]]]
    applies: list[str]


class Calculator(TypedDict):
    """By label or id: `uses` the inputs of each rule, `asks` how to fill an input, `names` and `quotes` (with the
    number of the sentence) of what is computed; `readings` are question, why, name."""

    title: str
    page: str
    force: Force
    units: list[str]
    spans: dict[str, str]
    program: dict[str, Any]
    uses: dict[str, list[str]]
    asks: dict[str, str]
    names: dict[str, str]
    quotes: dict[str, tuple[str, int | str | None]]
    readings: list[tuple[str, str, str]]


def calculator(measure: Measure, library: Library) -> str:
    """The facts of `calc.combine` and a `Calculator`, as JSON."""
    texts = [_text(one, library) for one in held_texts(measure, library)]
    return as_json({**facts(measure), **_calculator(measure, library), **({"texts": texts} if texts else {})})


def _text(held: Held, library: Library) -> dict[str, Any]:
    """A text of several, from a day on. Without a `part` nothing is computed, and `gone` says why, with links; where
    that is so of some of a part, it has in `withdrawn` the first day of each."""
    found: dict[str, Any] = {"first": _iso(held.first)}
    gone = _gone(held, library)
    if held.is_empty:
        return {**found, "part": None, "gone": gone}
    part = {**facts(held.text), **_calculator(held.text, library), "by": held.by}
    days = {name: _since(name, held, library) for name in sorted(held.withdrawn)}
    return {**found, "part": {**part, "withdrawn": days, "gone": gone} if days else part}


def _gone(held: Held, library: Library) -> list[tuple[str, str]]:
    found = withdrawal_of(held, library)
    if found is None:
        return []
    links = [(act.by.number or act.by.short_title, act.address) for act in changed_by(found)]
    return [(withdrawn_in_words(found), ""), *links, ("。", "")]


def _since(name: str, held: Held, library: Library) -> str:
    found = withdrawal_of(held, library, lambda one: one.id == name)
    return _iso(found.first if found else held.first)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _calculator(measure: Measure, library: Library) -> Calculator:
    program = program_of(measure, library)
    quoted: list[Benefit | Rule] = [*measure.benefits, *measure.rules.rules]
    return {
        "title": measure.listed,
        "page": measure.address,
        "force": _force(measure, library),
        "units": [library.unit_name(unit) for unit in library.units_of_measure[measure.key]],
        "spans": {rule.id: spans(times_of(rule, measure)) for rule in measure.rules.rules},
        "program": plain(program),
        "uses": {rule.id: _labels(rule.id, program) for rule in program.rules},
        "asks": {one.label: one.ask for one in measure.rules.inputs if one.ask},
        "names": {rule.id: rule.name for rule in measure.rules.rules},
        "quotes": {one.id: (one.quote, measure.link_to(one.sentence)) for one in quoted},
        "readings": [(one.question, one.why, one.name) for one in measure.rules.readings],
    }


def _force(measure: Measure, library: Library) -> Force:
    issued = library.notice_by_id[measure.notice].issued
    own = stretches_as_data(measure.key, library)
    of = {one: unit for one, unit in units_of(measure).items() if stretches_as_data(unit, library) != own}
    units = dict.fromkeys([measure.key, *of.values()])
    return {
        "issued": issued.isoformat() if issued else None,
        "of": of,
        "timelines": {unit: stretches_as_data(unit, library) for unit in units},
        "acts": {unit: found for unit in units if (found := _acts(unit, library))},
        "applies": days_of_application(program_of(measure, library)),
    }


def _acts(unit: str, library: Library) -> list[tuple[str, list[tuple[str, str]]]]:
    """The first days of the stretches in which there is no sum, with the acts that made them."""
    found = []
    for one in times(library).timeline(unit):
        if one.status.code in NO_SUM and one.first:
            told = [act_sentence(act, library, unit) for act in one.status.acts if _leaves_nothing(act)]
            parts = [(part.words, part.address) for sentence in told for part in (*sentence, Piece("。"))]
            found.append((one.first.isoformat(), parts))
    return found


def _leaves_nothing(act: Act) -> bool:
    return act.does in ("repeals", "replaces", "suspends")


def _labels(rule_id: str, program: Program) -> list[str]:
    """The inputs that a rule looks at, or another reading of it, in the order of the measure."""
    found = {label for rule in program.every_rule() if rule.id == rule_id for label in rule.labels}
    return [label for label in program.inputs if label in found]
