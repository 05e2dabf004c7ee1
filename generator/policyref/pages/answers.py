"""Questions with their answers, as the first page and the list of calculators show them."""

from __future__ import annotations

from dataclasses import dataclass

from policyref.model.facts import Benefit, Deadline
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.vocabulary import Question
from policyref.present.amounts import amount
from policyref.present.items import item_address, items_with_pages, page_of_item
from policyref.present.own_times import days_of
from policyref.time.provisions import Provision, find
from policyref.time.units import unit_of


@dataclass(frozen=True, slots=True)
class Answered:
    """`gain` is the answer, if there is one; `unit` the key of a status, `above` that of the heading above it; `topic`
    what people want to do; `times` are its own."""

    ask: str
    address: str
    gain: str = ""
    called: str = ""
    unit: str = ""
    above: str = ""
    measure: str = ""
    topic: str = ""
    times: tuple[Deadline, ...] = ()


def answer_of_benefit(ask: str, benefit: Benefit, measure: Measure, library: Library, address: str = "") -> Answered:
    return Answered(
        ask,
        address or item_address(measure, benefit.item),
        amount(benefit, measure, library),
        measure.called + measure.part_called(benefit.item),
        unit_of(measure, benefit),
        measure=measure.key,
        times=days_of(benefit, measure),
    )


def answered(question: Question, library: Library) -> Answered:
    """A question of the first page: of a benefit with its headline; else the page, and how that stands."""
    found, page = find(question.benefit_key, library) if question.benefit else None, question.page or ""
    if found and found.benefit and found.measure:
        return answer_of_benefit(question.ask, found.benefit, found.measure, library, page)
    about = _of_page(page, library)
    if about is None:
        return Answered(question.ask, page)
    measure = about.measure.key if about.measure else ""
    days = about.measure.deadlines if about.measure and about.measure.benefits else ()
    times = tuple(one for one in days if about.item is None or one.item == about.item.number)
    return Answered(question.ask, page, "", about.called, about.key, measure=measure, times=times)


def _of_page(page: str, library: Library) -> Provision | None:
    """The notice, the measure or the item of it that a page is about, if it is about one."""
    address, _, anchor = page.partition("#")
    keys = {one.address: one.id for one in library.notices} | {one.address: one.key for one in library.measures}
    for measure in library.measures:
        keys |= {page_of_item(measure, one): f"{measure.key}/{one}" for one in items_with_pages(measure)}
    if address not in keys:
        return None
    item = find(f"{keys[address]}/{anchor[1:]}", library) if anchor.startswith("i") else None
    return item or find(keys[address], library)
