"""The facts of a text as other programs read them: as entered, with the place of their words and numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NotRequired

from typing_extensions import TypedDict

from policyref.exports.deadlines import DeadlineRow, deadline_rows
from policyref.exports.entered import entered
from policyref.exports.notice_tables import MentionRow
from policyref.facts.spans import Quoted
from policyref.model.facts import Benefit, Deadline
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.passages import UnitMention
from policyref.text.amounts import NumberPhrase, scan_numbers


class AmountRow(TypedDict):
    """A number as printed and its value in `unit`, sums in 元, shares in parts of 1; null where no decimal is exact."""

    words: str
    value: int | float | None
    unit: str


class LimitRow(AmountRow):
    option: NotRequired[str]


class BenefitRow(TypedDict):
    """`amounts` are the numbers of `gives`, `limits` that of its cap, for each option where options differ."""

    id: str
    item: NotRequired[int]
    name: str
    quote: str
    url: str
    sentence: NotRequired[int | str]
    amounts: list[AmountRow]
    limits: list[LimitRow]


class ResponsibleRow(MentionRow):
    """Of open words (等部门) the id is null."""

    item: NotRequired[int]


def facts(found: Iterable[Quoted], owner: Measure | Notice) -> list[Any]:
    return [{**_item(one), **entered(one), **_stands(one, owner)} for one in found]


def dates(found: Iterable[Deadline], owner: Measure | Notice) -> Iterator[DeadlineRow]:
    """`start`, `end` and `readings` keep their places, filled or not."""
    found = tuple(found)
    for one, row in zip(found, deadline_rows(found), strict=True):
        yield {**entered(one), **row, **_stands(one, owner)}  # type: ignore[typeddict-item]


def benefits(measure: Measure) -> list[BenefitRow]:
    rows: list[Any] = facts(measure.benefits, measure)
    for one, row in zip(measure.benefits, rows, strict=True):
        row |= {"amounts": amounts(one.gives), "limits": list(_limits(one))}
    return rows


def amounts(words: str) -> list[AmountRow]:
    return [_amount(number) for number in scan_numbers(words)]


def responsible(measure: Measure) -> Iterator[ResponsibleRow]:
    """Everyone that the measure and its items name, with what each is to do, in the order of the text."""
    for item in measure.items:
        for one in item.units:
            yield {**_mention(one), "item": item.number}
    yield from map(_mention, measure.units)


def filled(lists: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Without the lists that nobody has put anything into."""
    return {key: rows for key, rows in lists.items() if rows}


def _mention(one: UnitMention) -> ResponsibleRow:
    return {"id": one.unit.id if one.unit else None, "as_written": one.words, "role": one.role}


def _limits(benefit: Benefit) -> Iterator[LimitRow]:
    for option, words in benefit.cap.sums.items() if benefit.cap else ():
        for number in scan_numbers(words):
            amount = _amount(number)
            yield {"option": option, **amount} if option else {**amount}  # type: ignore[typeddict-item]


def _amount(number: NumberPhrase) -> AmountRow:
    return {"words": number.words, "value": _exact(number.value), "unit": number.unit}


def _exact(value: Fraction) -> int | float | None:
    if value.denominator == 1:
        return int(value)
    return float(value) if Fraction(str(float(value))) == value else None


def _item(one: Quoted) -> dict[str, int]:
    return {"item": one.item} if one.item else {}


def _stands(one: Quoted, owner: Measure | Notice) -> dict[str, Any]:
    """Where the words of a fact can be read; `sentence` is the name by which links know it."""
    if one.cell and one.cell.of:
        return {"url": one.cell.of.address}
    if not isinstance(owner, Measure) or one.sentence is None:
        return {"url": owner.address}
    name = owner.link_to(one.sentence)
    return {"url": f"{owner.address}#s{name}", "sentence": name}
