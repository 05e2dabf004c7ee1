"""What the finder knows of everything that it finds: what the text says to each answer, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from policyref.calc.deciding import Row, row_of
from policyref.calc.programs import program_of
from policyref.facts.told import told
from policyref.model.facts import Deadline
from policyref.model.finder import Entry, entries
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.places import fullest
from policyref.present.amounts import amount
from policyref.present.dates import spans
from policyref.present.items import home_of, item_address
from policyref.present.store import as_json
from policyref.present.units import shown_units
from policyref.time.texts import withdrawn_now


class Found(NamedTuple):
    """An entry of the finder, how the text decides, and how it is shown, as JSON.

    `place` is the place of its notice among those of the library, -1 where it goes without saying.
    """

    entry: Entry
    row: Row
    place: int
    shown: str

    @property
    def decides(self) -> list[int]:
        return [*self.row.plain, self.place]


@memoized_of_notice
def found_in(notice: Notice, library: Library, host: Host) -> list[Found]:
    place = -1
    if library.place_names:
        place = library.order_of_places.get(fullest(notice.region, library.places), -1)
    return [
        Found(entry, row_of(entry, library.questions), place, as_json(shown(entry, notice, library)))
        for measure in notice.measures
        for entry in entries(measure)
    ]


def all_found(library: Library, host: Host) -> list[Found]:
    return [one for notice in library.notices for one in found_in(notice, library, host)]


def shown(entry: Entry, notice: Notice, library: Library) -> dict[str, Any]:
    """One result. `said` has for each question the words that tell: [quote, sentence, answers named, only, excluded].

    `kind` is that of a benefit; what has none gives nothing that has an amount. `unsettled` are lists that are empty
    because nobody has entered them yet. `rules` are what can be computed, `fills` the inputs that answers fill in.
    """
    measure, item, benefit = entry.measure, entry.item, entry.benefit
    rules = _rules(entry, library)
    dates = [one for one in measure.deadlines if _is_of(one, entry)]
    states = {"dates": measure.deadlines_state, "units": measure.units_state}
    if item:
        states["dates"] = told(dates, measure.own_deadlines, [item.own_deadlines])
    return {
        "key": measure.key,
        "item": item.number if item else None,
        "benefit": benefit.id if benefit else None,
        "called": measure.called + (item.called if item else ""),
        "place": library.place_of(notice),
        "name": benefit.name if benefit else item.title or measure.title if item else measure.title,
        "address": address(entry),
        "page": measure.address,
        "calculator": f"{home_of(measure, item.number if item else None)}#calculate",
        "gain": amount(benefit, measure, library) if benefit else "",
        "kind": benefit.kind if benefit else "",
        "quote": benefit.quote if benefit else "",
        "sentence": measure.link_to(benefit.sentence) if benefit else None,
        "audience": list(measure.audience),
        "spans": spans(dates),
        "dates": [one.quote for one in dates if one.counts],
        "unsettled": [key for key, state in states.items() if state == "open"],
        "units": _units(entry, notice, library),
        "rules": rules,
        "fills": _fills(measure, rules, library),
        "said": [
            [
                [one.quote, measure.link_to(one.sentence), list(one.answers), int(one.only), list(one.excluded)]
                for one in entry.suits(question)
            ]
            for question in library.questions
        ],
    }


def address(entry: Entry) -> str:
    return item_address(entry.measure, entry.item.number if entry.item else None)


def _is_of(deadline: Deadline, entry: Entry) -> bool:
    """Whether a date is one of the entry: its own, or one of all of its item or of all of its measure."""
    own = not deadline.of or (entry.benefit is not None and entry.benefit.id in deadline.of)
    return own and (entry.item is None or deadline.item in (None, entry.item.number))


def _units(entry: Entry, notice: Notice, library: Library) -> list[tuple[str, str]]:
    """Whom to ask, as written, with the address of its page: the units of the item, where it has its own."""
    known = shown_units(entry.measure, notice, library)
    own = [one for one in known if entry.item and one.item == entry.item.number]
    mentions = [one.mention for one in own or [one for one in known if one.item is None]]
    named = ((library.unit_name(one.unit), one.unit.address) if one.unit else (one.words, "") for one in mentions)
    return list(dict.fromkeys(named))


def _fills(measure: Measure, rules: Sequence[str], library: Library) -> dict[str, dict[str, dict[str, str]]]:
    """Label of an input → question → answer → what it fills in."""
    told = {one.label: one.finder for one in measure.rules.inputs if one.finder}
    if not told or not rules:
        return {}
    used = {label for rule in program_of(measure, library).every_rule() if rule.id in rules for label in rule.labels}
    return {label: finder for label, finder in told.items() if label in used}


def _rules(entry: Entry, library: Library) -> list[str]:
    """What of it can be computed, by id: the benefit; or the answers of an item or a measure without one."""
    gone = withdrawn_now(entry.measure, library)
    rules = [one for one in entry.measure.rules.rules if one.id not in gone]
    if entry.benefit:
        return [one.id for one in rules if one.id == entry.benefit.id]
    number = entry.item.number if entry.item else None
    return [one.id for one in rules if not one.is_benefit and one.item == number]
