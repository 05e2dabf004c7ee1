"""How the text of a calculator stands, for whoever reads the page before anything is computed, or without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.present.validity import Sentence, act_sentence
from policyref.text.dates import format_date
from policyref.time.acts import issued_on
from policyref.time.status import Status
from policyref.time.times import times
from policyref.time.units import units_of
from policyref.words import IN_DOUBT, NO_SUM, WHOM_TO_ASK


@dataclass(frozen=True, slots=True)
class Ended:
    """What gives no sum any more, and by which words."""

    name: str
    unit: str
    acts: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """`ended` are benefits and answers that an act has ended or suspended; `nothing_left`: those are all of them."""

    unit: str
    day: date
    issued: str
    ask: str
    ended: tuple[Ended, ...]
    nothing_left: bool


def standing_of(measure: Measure, library: Library, item: int | None = None) -> Standing:
    """Of a measure, or of one item of it with what is computed there."""
    known, notice = times(library), library.notice_by_id[measure.notice]
    names = {one.id: one.name for one in measure.rules.rules if item in (None, one.item)}
    own = f"{measure.key}/{item}" if item else measure.key
    units = {one: unit for one, unit in units_of(measure).items() if one in names}
    stood = {one: known.status(unit) for one, unit in units.items()}
    gone = [one for one, status in stood.items() if status.code in NO_SUM]
    issued = issued_on(notice)
    asked = "、".join(library.unit_name(unit) for unit in library.units_of_measure[measure.key]) or WHOM_TO_ASK
    return Standing(
        unit=own,
        day=library.day,
        issued=format_date(issued) if issued else "",
        ask=asked if known.status(own).code in (*IN_DOUBT, "over") else "",
        ended=tuple(Ended(names[one], units[one], _acts(units[one], stood[one], library)) for one in gone),
        nothing_left=len(gone) == len(units),
    )


def _acts(unit: str, status: Status, library: Library) -> tuple[Sentence, ...]:
    ending = (
        act for act in status.acts if act.does in ("repeals", "replaces", "suspends") and act.start <= library.day
    )
    return tuple(act_sentence(act, library, unit) for act in ending)
