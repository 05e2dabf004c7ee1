"""The cards of a page: one a benefit, with its own times, units and place in the text; what it does not have of its own
is that of its item or measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from policyref.facts.told import State
from policyref.model.facts import Benefit, Deadline
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.pages.force import of_benefit
from policyref.pages.holds import holds_until
from policyref.pages.sums import anchor_of
from policyref.present.amounts import amount
from policyref.present.items import Clause
from policyref.present.own_times import times_of
from policyref.present.units import ShownUnit
from policyref.time.units import unit_of

_FEW_TIMES = 2  # are told on every card


@dataclass(frozen=True, slots=True)
class Card:
    """`unit` is what its status is asked for, `apart` whether that is another than the page's own.

    `open` says why there are no times, where there are none: the text has none, or nobody has looked. `holds` are the
    words of its own last day of validity; `calculator` is the anchor of what computes it. `as_above` is the name of a
    card above that has told all these times, where they are many.
    """

    benefit: Benefit
    unit: str
    apart: bool
    amount: str
    times: tuple[Deadline, ...]
    state: State
    holds: tuple[str, ...]
    units: tuple[ShownUnit, ...]
    calculator: str
    as_above: str = ""


def cards_of(
    clause: Clause, library: Library, units: Sequence[ShownUnit], holds: Sequence[str] | None = None
) -> list[Card]:
    """`holds` are the words of how long the text held, where it is not the present one."""
    text = clause.text
    computed = {rule.id for rule in text.rules.rules}
    cards = [
        Card(
            benefit=one,
            unit=unit_of(text, one),
            apart=of_benefit(one, text, library) is not None,
            amount=amount(one, text, library),
            times=tuple(times_of(one, text)),
            state=_state(one, text),
            holds=tuple(holds_until(unit_of(text, one), library) if holds is None else holds),
            units=tuple(_asked(units, one.item)),
            calculator=anchor_of(text, one.id, library, clause.tells_of) if one.id in computed else "",
        )
        for one in clause.told(text.benefits)
    ]
    return [replace(one, as_above=_told_by(cards[:at], one)) for at, one in enumerate(cards)]


def _told_by(above: Sequence[Card], card: Card) -> str:
    same = (one for one in above if (one.times, one.holds, one.state) == (card.times, card.holds, card.state))
    return next((one.benefit.name for one in same), "") if len(card.times) > _FEW_TIMES else ""


def answer(clause: Clause, library: Library) -> str:
    """What a page says first: the summary; where there is none, what is given."""
    if clause.text.summary and not clause.number:
        return clause.text.summary
    told = [one for one in clause.text.benefits if clause.number in (None, one.item)]
    amounts = [amount(one, clause.text, library) for one in told]
    named = (f"{one.name}：{words}" for one, words in zip(told, amounts, strict=True))
    return amounts[0] if len(told) == 1 else "；".join(named)


def _state(benefit: Benefit, text: Measure) -> State:
    """Why no time is known of a benefit, where others of its measure may have some."""
    item = next((one for one in text.items if one.number == benefit.item), None)
    if text.deadlines_state == "waived":
        return "waived"
    looked = text.complete or (item is not None and item.own_deadlines is not None)
    return "none" if looked or text.deadlines_state == "none" else "open"


def _asked(units: Sequence[ShownUnit], item: int | None) -> Iterable[ShownUnit]:
    """Those that the text names for its item; where it names none, those for the whole."""
    own = [one for one in units if one.item == item]
    return own or [one for one in units if one.item is None] or units
