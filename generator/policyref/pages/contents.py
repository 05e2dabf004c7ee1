"""The contents of a measure whose items have pages of their own: a row an item, in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policyref.model.facts import Deadline
from policyref.model.item import Item
from policyref.model.library import Library
from policyref.pages.holds import holds_until
from policyref.pages.sums import doors_to
from policyref.present.amounts import amount
from policyref.present.items import Clause, item_address
from policyref.present.own_times import times_of


@dataclass(frozen=True, slots=True)
class Row:
    """`gains` are name and amount of each benefit, `to` whom it is given to. `holds` is its last day of validity, where
    that is not the measure's; `asks` what its calculator asks for."""

    item: Item
    title: str
    address: str
    unit: str
    gains: tuple[tuple[str, str], ...]
    to: tuple[str, ...]
    times: tuple[Deadline, ...]
    holds: tuple[str, ...]
    asks: tuple[str, ...]


def contents_of(clause: Clause, library: Library) -> list[Row]:
    """Nothing where no item has a page of its own."""
    items = clause.text.items if clause.elsewhere else ()
    asked = {one.item: one.asks for one in doors_to(clause.text, library)} if items else {}
    return [_row(Clause(clause.text, one.number), one, asked, library) for one in items]


def doors_of(rows: Sequence[Row], clause: Clause, library: Library) -> list[tuple[str, list[Row]]]:
    """What somebody comes for, as the finder asks it, and the items whose words name it."""
    by_number = {row.item.number: row for row in rows}
    found: dict[str, dict[int, Row]] = {}
    suits = [*clause.text.suits, *(suit for one in clause.text.benefits for suit in one.suits)]
    for answer in (one for question in library.questions if question.topic for one in question.answers):
        for suit in suits:
            if answer.id in suit.answers and suit.item in by_number:
                found.setdefault(answer.name, {})[suit.item] = by_number[suit.item]
    return [(name, [these[number] for number in sorted(these)]) for name, these in found.items()]


def _row(clause: Clause, item: Item, asked: Mapping[int, tuple[str, ...]], library: Library) -> Row:
    text = clause.text
    benefits = [one for one in text.benefits if one.item == item.number]
    of_benefits = [time for one in benefits for time in times_of(one, text)]
    times = [one for one in text.deadlines if one in of_benefits or one.item == item.number]
    holds = holds_until(clause.key, library)
    return Row(
        item=item,
        title=clause.title,
        address=item_address(text, item.number),
        unit=clause.key,
        gains=tuple((one.name, amount(one, text, library)) for one in benefits),
        to=tuple(dict.fromkeys(one.to for one in benefits)),
        times=tuple(one for one in times if one.counts),
        holds=() if holds == holds_until(text.key, library) else holds,
        asks=asked.get(item.number, ()),
    )
