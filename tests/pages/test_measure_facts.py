"""What stands around the official words of a measure: units, dates, neighbours, and our own words marked as ours."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import yaml

from tests.pages.dates import iso, listed
from tests.pages.source import NUMBERS, clauses
from tests.site import DATA, NOTICE, Document, Site, resolved, squeeze


@pytest.fixture
def page(site: Site, number: int) -> Document:
    return site.measure(number)


def written(number: int) -> dict[str, Any]:
    """The measure as its editor wrote it: words only."""
    text = (DATA / NOTICE / f"{number:02}.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def facts(number: int, kind: str) -> list[dict[str, Any]]:
    """Facts of the measure and of its items."""
    measure = written(number)
    return [fact for owner in (measure, *measure.get("items", [])) for fact in listed(owner, kind)]


@pytest.mark.parametrize("number", NUMBERS)
class TestFacts:
    def test_units_are_those_of_the_bracket_in_its_order(self, page: Document, number: int) -> None:
        links = [link for link in page.all("aside a[href]") if "/units/" in (link.attributes["href"] or "")]
        assert [link.text().strip() for link in links] == clauses()[number].named

    def test_each_unit_links_to_its_own_page(self, site: Site, page: Document, number: int) -> None:
        links = [link for link in page.all("aside a[href]") if "/units/" in (link.attributes["href"] or "")]
        headings = [site.page(resolved(link.attributes["href"] or "", page.address)).one("h1") for link in links]
        assert [heading.text().strip() for heading in headings] == clauses()[number].bodies

    def test_no_unit_is_said_to_lead_where_the_notice_names_no_lead(self, page: Document, number: int) -> None:
        assert not [text for text in page.texts("aside li, dl.facts dd") if "（牵头）" in text]

    def test_every_deadline_is_shown_with_its_words_and_dates(self, page: Document, number: int) -> None:
        rows = page.all("section[aria-labelledby=deadlines] tbody tr")
        shown = [(squeeze(row.css("td, th")[0].text()), _dates(row)) for row in rows]
        expected = [
            (fact["quote"], {iso(fact.get(key)) for key in ("start", "end")}) for fact in facts(number, "deadlines")
        ]
        assert len(shown) == len(expected)
        for (words, dates), (quote, wanted) in zip(shown, expected, strict=True):
            assert squeeze(quote) in words
            assert wanted - {""} <= dates

    def test_a_measure_without_deadlines_says_so(self, page: Document, number: int) -> None:
        silent = "没有写日期" in squeeze(page.one("section[aria-labelledby=deadlines]").text())
        assert silent == (not facts(number, "deadlines"))

    def test_every_benefit_is_shown_with_what_it_gives(self, page: Document, number: int) -> None:
        rows = [squeeze(row.text()) for row in page.all("section[aria-labelledby=benefits] tbody tr")]
        benefits = facts(number, "benefits")
        assert len(rows) == len(benefits)
        for row, benefit in zip(rows, benefits, strict=True):
            assert benefit["name"] in row and squeeze(benefit["gives"]) in row and benefit.get("cap", "") in row

    def test_the_sentence_a_fact_rests_on_holds_its_words(self, page: Document, number: int) -> None:
        official = squeeze(page.one("fact-marks").text())
        for mark in page.all("mark"):
            assert squeeze(mark.text()) in official
        for link in page.all("a[data-span]"):
            start, end = map(int, (link.attributes["data-span"] or "").split("-"))
            sentence = page.one(f".official {link.attributes['href']}")
            marks = [int((one.attributes["data-span"] or "").split("-")[0]) for one in sentence.css("mark")]
            assert any(start <= mark < end for mark in marks)

    def test_the_summary_is_marked_as_ours(self, page: Document, number: int) -> None:
        summary = page.one("article > .answer .summary")
        assert summary.css_first(".ours") is not None
        assert squeeze(written(number)["summary"]) in squeeze(summary.text())

    def test_related_measures_say_why(self, page: Document, number: int) -> None:
        for related in written(number).get("related", []):
            assert squeeze(related["why"]) in squeeze(page.one("aside").text())

    def test_the_citation_names_notice_number_and_clause(self, page: Document, number: int) -> None:
        citation = "《晋城市加快复工复产和服务业提振回升若干措施》（晋市政办发电〔2022〕12号）第{}条"
        assert page.one("#citation").text() == citation.format(number)


def _dates(row: Any) -> set[str]:
    return {time.attributes["datetime"] for time in row.css("time")}


def test_previous_and_next_lead_from_the_first_measure_to_the_last_and_back(site: Site) -> None:
    pages = [site.measure(number) for number in NUMBERS]
    assert not pages[0].all(".neighbours [rel=prev]")
    assert not pages[-1].all(".neighbours [rel=next]")
    for before, after in pairwise(pages):
        assert resolved(before.one(".neighbours [rel=next]").attributes["href"] or "", before.address) == after.address
        assert resolved(after.one(".neighbours [rel=prev]").attributes["href"] or "", after.address) == before.address
