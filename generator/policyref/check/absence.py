"""What is not entered: no key. An empty list says neither that the text has none nor that nobody has looked: a person
is asked which it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policyref.check.units import NO_UNITS
from policyref.facts.provenance import Declared, declared
from policyref.facts.told import NotWritten
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.problems.problem import Problem, problem
from policyref.text.brackets import LABEL, find_brackets
from policyref.text.sentences import squeeze

_OF_A_MEASURE = {"summary": "条没有摘要", "audience": "条没有对谁", "sectors": "条没有行业与主题"}
_OF_FACTS = {"units": NO_UNITS, "deadlines": "条没有期限", "benefits": "条没有奖补"}
_NOTICE = {"title": "标题", "issuer": "发文机关", "place": "地区", "summary": "摘要"}
_OF_A_NOTICE = {key: f"份文件没有{name}" for key, name in _NOTICE.items()}


def check_absence(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        if not _has_unknown_key(notice):
            yield from _missing(notice, _OF_A_NOTICE)
        for measure in notice.measures:
            yield from _empty_lists(measure)
            if not _has_unknown_key(measure):
                yield from _missing(measure, _OF_A_MEASURE)
                yield from _missing(measure, {key: _OF_FACTS[key] for key in _not_entered(measure, notice)})


def _has_unknown_key(owner: Measure | Notice) -> bool:
    """Whether what seems missing may be under a key that is misspelt."""
    return not owner.kept.keys <= {one.key for one in _fields(owner)}


def _empty_lists(measure: Measure) -> Iterator[Problem]:
    for owner in (measure, *measure.items):
        for key in _OF_FACTS:
            own = getattr(owner, f"own_{key}")
            if key in measure.kept.keys:
                continue  # what was there is told already
            if own is not None and not own and not isinstance(own, NotWritten):
                yield problem("Q302", owner.place.at(key), key=key)


def _not_entered(measure: Measure, notice: Notice) -> Iterator[str]:
    """The facts that no key says anything of, in the measure or in an item."""
    states = {"deadlines": measure.deadlines_state, "benefits": measure.benefits_state}
    text = squeeze(measure.text)
    if not (notice.units_for_all or LABEL.search(text) or find_brackets(text)):
        states["units"] = measure.units_state  # what a bracket names is compared with it by `check_units`
    return (key for key, state in states.items() if state == "open" and getattr(measure, f"own_{key}") is None)


def _missing(owner: Measure | Notice, wanted: dict[str, str]) -> Iterator[Problem]:
    for one in _fields(owner):
        if one.key in wanted and one.key not in owner.kept.keys and not getattr(owner, one.name):
            yield problem("E202", owner.place.at(one.key), left=wanted[one.key], key=one.key, about=one.about)


def _fields(owner: Measure | Notice) -> tuple[Declared, ...]:
    kind: Any = type(owner)
    return declared(kind)
