"""The table in front: every measure on a row — what it gives, to whom, until when, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policyref.handbook.entries import Entry, mark, when
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.present.amounts import amount
from policyref.present.dates import over, part_of
from policyref.present.validity import no_deadline
from policyref.text.quotation import quoted
from policyref.time.times import times
from policyref.words import absent, unsure

_FEW = 4
"""So many amounts, dates or units are told in a row; of more the rest is counted, and the page has them all."""


def front_table(measures: Sequence[Measure], serials: Mapping[str, str], library: Library) -> list[Entry]:
    return [_row(one, serials, library) for one in measures]


def _row(measure: Measure, serials: Mapping[str, str], library: Library) -> Entry:
    word = times(library).status(measure.key, library.day).word
    usual = times(library).status(measure.notice, library.day).word if len(serials) == 1 else ""
    counted = [one for one in measure.deadlines if one.counts]
    dates = [
        "".join(
            filter(
                None,
                [when(one) or quoted(one.quote), _bracketed(unsure(one.certainty)), _bracketed(part_of(one, measure))],
            )
        )
        + _bracketed(over(one, library.day))
        for one in counted
    ]
    units = [unit.short for unit in library.units_of_measure[measure.key]]
    return {
        "at": mark(measure),
        "called": serials[measure.notice] + (measure.called if measure.label else ""),
        "title": measure.title,
        "gives": _few([f"{one.name}：{amount(one, measure, library)}" for one in measure.benefits], "项"),
        "to": "、".join(measure.audience) or absent("open"),
        "when": _few(dates, "个日期") or [no_deadline(measure, library)],
        "ask": "、".join(_few(units, "个单位")).replace("、……", "……") or absent(measure.units_state),
        "force": "" if word == usual else word,
    }


def _bracketed(words: str) -> str:
    return f"（{words}）" if words else ""


def _few(found: Sequence[str], what: str) -> list[str]:
    rest = len(found) - _FEW
    return [*found] if rest < 2 else [*found[:_FEW], f"……共{len(found)}{what}"]
