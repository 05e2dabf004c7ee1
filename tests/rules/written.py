"""A rule as an editor writes it, without a notice around it: what is wrong with it, and what it comes to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml
from policyref.facts.record import record
from policyref.load.structure import structure
from policyref.model.rules import Case, RuleFields, Sane
from policyref.problems.problem import Place, Problem
from policyref.rules.caps import Caps, Limit
from policyref.rules.days import Day
from policyref.rules.evaluate import Outcome, evaluate, read_inputs
from policyref.rules.lower import lower
from policyref.rules.lowering import Surroundings, Table
from policyref.rules.program import Program
from policyref.text.definitions import read_definitions

_FILE = Place("x.yml")
ISSUED = date(2023, 3, 15)


@dataclass(frozen=True)
class Asked:
    key: str
    label: str
    type: str
    unit: str | None = None
    options: tuple[str, ...] = ()
    min: str | None = None
    max: str | None = None
    sane: Sane | None = None
    place: Place = _FILE


_MONEY = "sales sales_before output output_before invest loan land cost pension unemployment minimum_wage got_before"
INPUTS = (
    *(Asked(key, key, "money") for key in _MONEY.split()),
    *(Asked(key, key, "count", "人") for key in ("heads", "in_county", "in_province")),
    Asked("boxes", "boxes", "count", "标箱"),
    Asked("area", "area", "count", "平方米"),
    Asked("months", "months", "count", "个月"),
    Asked("rooms", "rooms", "count", "间"),
    Asked("mu", "mu", "count", "亩"),
    Asked("rank", "rank", "count", "名", min="1"),
    Asked("tons", "tons", "count", "吨"),
    Asked("growth", "growth", "rate"),
    Asked("stars", "stars", "choice", options=("五星级", "四星级")),
    Asked("kind", "kind", "choice", options=("公办", "民办")),
    Asked("place", "place", "choice", options=("城区", "乡镇")),
    *(Asked(key, key, "yesno") for key in ("first", "taxed", "insured")),
    *(Asked(key, key, "date") for key in ("hired_on", "graduated_on", "due_on")),
    Asked("year", "year", "year"),
    Asked("month", "month", "month"),
    Asked("quarter", "季度末日期", "date"),
)


@record
class _Fields(RuleFields):
    """What a benefit and an answer can have."""

    cap: Limit | None = None
    caps: Caps | None = None
    cases: tuple[Case, ...] = ()
    date: Day | None = None


@dataclass(frozen=True)
class Rows:
    """A table as the notice prints it: names in the first column, heads in the first row (新增（元）/城区 is two)."""

    cells: Sequence[Sequence[str]]

    def cell(self, row: Sequence[str], column: Sequence[str]) -> str | None:
        heads = [tuple(one) for one in self.columns()]
        line = next((one for one in self.cells[1:] if [one[0]] == [*row]), None)
        return line[1 + heads.index(tuple(column))] if line and tuple(column) in heads else None

    def ways(self, row: Sequence[str]) -> int:
        return [[name] for name in self.rows()].count([*row])

    def rows(self) -> list[str]:
        return [line[0] for line in self.cells[1:]]

    def columns(self) -> list[list[str]]:
        return [re.split("(?<=）)/", head) for head in self.cells[0][1:]]


@dataclass(frozen=True)
class _Rule:
    place: Place
    written: _Fields
    item: int | None = None
    id: str = "it"
    label: str = "it"
    is_benefit: bool = True

    def __getattr__(self, name: str) -> Any:
        return getattr(object.__getattribute__(self, "written"), name)


@dataclass(frozen=True)
class Written:
    rules: Sequence[_Rule]
    inputs: Sequence[Asked] = INPUTS
    total: str = "sum"
    readings: Sequence[Any] = ()


def read(
    text: str, definitions: str = "", tables: Mapping[str, Table] | None = None
) -> tuple[Program | None, list[Problem]]:
    """The program of a rule in YAML, in a notice that says `definitions` of its words."""
    raw = yaml.load(text, Loader=yaml.BaseLoader)
    problems: list[Problem] = []
    written = structure(_Fields, raw, "x.yml", problems)
    if written is None:
        return None, problems
    around = Surroundings(read_definitions(definitions), tables or {}, ISSUED)
    return lower(Written((_Rule(_FILE, written),)), around)


def paid(text: str, given: Mapping[str, str], **around: Any) -> Outcome:
    """What comes of a rule that is right."""
    program, problems = read(text, **around)
    assert program is not None and problems == [], problems
    values, errors = read_inputs(program, given)
    assert not errors, errors
    return evaluate(program.rules[0], values, [])


def wrong(text: str, **around: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    """Code and place of everything that is wrong with a rule."""
    return [(one.code, one.place.path) for one in read(text, **around)[1]]
