"""How the text of a calculator stands, for whoever reads the page before anything is computed, or without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policyref.calc.programs import program_of
from policyref.calc.standing import Gone, gone
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.present.validity import Sentence, act_sentence
from policyref.text.dates import format_date
from policyref.time.acts import issued_on
from policyref.time.texts import version_of
from policyref.time.times import times
from policyref.time.units import units_of
from policyref.words import IN_DOUBT, NO_SUM, WHOM_TO_ASK


@dataclass(frozen=True, slots=True)
class Ended:
    """What gives no sum any more, and by which words. It has no `unit` where its status says something else."""

    name: str
    unit: str
    told: str
    acts: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """`ended` are benefits and answers that an act has ended or suspended; `nothing_left`: those are all of them."""

    unit: str
    day: date
    text: str
    issued: str
    ask: str
    ended: tuple[Ended, ...]
    nothing_left: bool


def standing_of(text: Measure, library: Library) -> Standing:
    """Of the text of the library's day."""
    known, notice = times(library), library.notice_by_id[text.notice]
    names = {one.id: one.name for one in text.rules.rules}
    left = gone(text, program_of(text, library), library, library.day)
    issued = issued_on(notice)
    asked = "、".join(library.unit_name(unit) for unit in library.units_of_measure[text.key]) or WHOM_TO_ASK
    shown = version_of(text, library)
    return Standing(
        unit=text.key,
        day=library.day,
        text=shown.by if shown else "",
        issued=format_date(issued) if issued else "",
        ask=asked if known.status(text.key).code in (*IN_DOUBT, "over") else "",
        ended=tuple(_ended(one, left[one], text, names, library) for one in names if one in left),
        nothing_left=all(one in left for one in names),
    )


def _ended(name: str, found: Gone, text: Measure, names: dict[str, str], library: Library) -> Ended:
    unit = units_of(text)[name]
    acts = tuple(act_sentence(act, library, unit) for act in found.acts if act.start <= library.day)
    return Ended(names[name], unit if found.code in NO_SUM else "", found.told, acts)
