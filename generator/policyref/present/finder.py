"""What the finder knows of each measure: which answers it allows, and how it is shown as a result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from policyref.facts.told import told
from policyref.model.facts import Benefit
from policyref.model.finder import Entry, Question, entries
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.places import fullest
from policyref.present.amounts import amount
from policyref.present.dates import spans
from policyref.present.items import item_address
from policyref.present.store import as_json
from policyref.present.timelines import Rows, told_rows
from policyref.time.texts import is_withdrawn
from policyref.time.units import unit_of

NOT_ENTERED = -1


class Found(NamedTuple):
    """An entry of the finder: the key of its measure, its unit of status, the answers that it allows, and how it is
    shown, as JSON.

    Behind the answers to all questions stands, where there are several places, which of them its notice is of.
    """

    key: str
    unit: str
    allowed: list[int]
    shown: str


@memoized_of_notice
def found_in(notice: Notice, library: Library, host: Host) -> list[Found]:
    place = []
    if library.place_names:
        place = [library.order_of_places.get(fullest(notice.region, library.places), -1)]
    return [
        Found(measure.key, _unit(entry), allowed_bits(entry, library.questions) + place, as_json(shown(entry, library)))
        for measure in notice.measures
        for entry in entries(measure)
    ]


def _unit(entry: Entry) -> str:
    return f"{entry.measure.key}/{entry.item.number}" if entry.item else entry.measure.key


def all_found(library: Library, host: Host) -> list[Found]:
    return [one for notice in library.notices for one in found_in(notice, library, host)]


def allowed_bits(entry: Entry, questions: Sequence[Question]) -> list[int]:
    """For each question a number with a bit for every answer that the entry allows; 0 where any will do.

    -1 where nobody has entered which.
    """
    return [
        sum(1 << bit for bit, one in enumerate(question.answers) if one in entry.allowed(question))
        or (0 if _is_entered(entry.measure, question) else NOT_ENTERED)
        for question in questions
    ]


def _is_entered(measure: Measure, question: Question) -> bool:
    """Whether any answer will do, as far as somebody has looked."""
    about_whom = any(answer.audience for answer in question.answers)
    return measure.complete or bool(about_whom and measure.audience)


def shown(entry: Entry, library: Library) -> dict[str, Any]:
    """One result: what is given, until when, whom to ask, and per question the words that limit it.

    A benefit that does not stand as its entry does has its own timeline behind it. `unsettled` are lists that are empty
    because nobody has entered them yet.
    """
    measure, item = entry.measure, entry.item
    number = item.number if item else None
    own = [one for one in measure.benefits if number is None or one.item == number]
    dates = [one for one in measure.deadlines if number is None or one.item in (None, number)]
    states = {"dates": measure.deadlines_state, "units": measure.units_state}
    if item:
        states["dates"] = told(dates, measure.own_deadlines, [item.own_deadlines])
    unsettled = [key for key, state in states.items() if state == "open"]
    said: list[list[list[Any]]] = [
        [[suit.quote, measure.link_to(suit.sentence), list(suit.answers)] for suit in entry.suits(question)]
        for question in library.questions
    ]
    return {
        "key": measure.key,
        "item": number,
        "title": measure.listed,
        "part": item.label + (item.title or "") if item else "",
        "address": item_address(measure, number),
        "page": measure.address,
        "notice": library.title_of(library.notice_by_id[measure.notice]),
        "audience": list(measure.audience),
        "gets": [[one.name, amount(one, measure, library), *_own_timeline(one, entry, library)] for one in own],
        "spans": spans(dates),
        "dates": [one.quote for one in dates if one.counts],
        **({"unsettled": unsettled} if unsettled else {}),
        "units": list(dict.fromkeys(mention.words for mention in measure.all_units())),
        "computable": bool(measure.rules.rules) and not is_withdrawn(measure, library),
        "said": said,
    }


def _own_timeline(benefit: Benefit, entry: Entry, library: Library) -> list[Rows]:
    own = told_rows(unit_of(entry.measure, benefit), library)
    return [] if own == told_rows(_unit(entry), library) else [own]
