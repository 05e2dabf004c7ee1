"""A measure that gives twelve things with the same many dates tells the dates once; forty bodies are counted."""

from __future__ import annotations

from pathlib import Path

from policyref.model.host import Host
from policyref.pages.measure import measure_page

from tests.handbook.extreme import Extreme, library_of
from tests.site import Document


def page_of(extreme: Extreme, folder: Path) -> Document:
    library = library_of(extreme, folder)
    page = next(measure_page(library.notices[0].measures[0], library, Host("试", "")))
    return Document(page.address, page.html)


def days(page: Document) -> list[int]:
    """How many days each card tells."""
    return [len(card.css("time")) for card in page.all(".benefit")]


def test_many_dates_that_all_benefits_share_are_told_on_the_first_card(tmp_path: Path) -> None:
    page = page_of(Extreme(benefits=12, dates=5), tmp_path)
    assert days(page) == [5, *[0] * 11]
    assert page.all(".benefit")[11].text().count("同上面的“") == 1


def test_a_few_are_told_on_every_card(tmp_path: Path) -> None:
    assert days(page_of(Extreme(benefits=3, dates=2), tmp_path)) == [2, 2, 2]


def test_of_many_units_a_card_names_the_first_and_leads_to_all(tmp_path: Path) -> None:
    page = page_of(Extreme(units=40), tmp_path)
    (card,) = page.all(".benefit")
    assert len(card.css("a[href*='units/']")) == 5 and card.css("a[href='#ask']")[0].text() == "等40个单位"
    assert len(page.all("#ask a[href*='units/']")) == 40


def test_a_few_units_are_all_named(tmp_path: Path) -> None:
    (card,) = page_of(Extreme(units=8), tmp_path).all(".benefit")
    assert len(card.css("a[href*='units/']")) == 8 and not card.css("a[href='#ask']")
