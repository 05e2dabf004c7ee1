"""The table in front: every measure on a row — what it gives, to whom, until when, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import ceil

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


_ROOM = 30
"""Characters that its four columns of words hold beside each other, roughly."""
_SHARES = (1.0, 1.4, 1.8, 2.2)


def front_table(measures: Sequence[Measure], serials: Mapping[str, str], library: Library) -> list[Entry]:
    return [_row(one, serials, library) for one in measures]


def column_shares(rows: Sequence[Entry]) -> list[float]:
    """How wide the four columns of words are, to each other, where the table is least high."""
    lines = [
        [
            [*map(len, (one["title"], one["force"], *one["gives"]))],
            [len(one["to"])],
            [*map(len, one["when"])],
            [len(one["ask"])],
        ]
        for one in rows
    ]
    # Of shares that are the same to each other only the smallest.
    choices = (one for one in product(_SHARES, repeat=4) if min(one) == _SHARES[0])
    return [*min(choices, key=lambda shares: sum(_height(row, shares) for row in lines))]


def _height(row: Sequence[Sequence[int]], shares: Sequence[float]) -> int:
    """Of a row, in lines."""
    unit = _ROOM / sum(shares)
    return max(sum(ceil(one / (unit * share)) for one in cell) for cell, share in zip(row, shares, strict=True))


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
