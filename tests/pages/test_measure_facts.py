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


def pages_of(site: Site, number: int) -> list[Document]:
    """The page of a measure, and those of its items that have one."""
    items = sorted(site.pages(f"{NOTICE}/{number}-"), key=lambda page: int(page.address[:-5].rpartition("-")[2]))
    return [site.measure(number), *items]


@pytest.mark.parametrize("number", NUMBERS)
class TestFacts:
    def test_units_are_those_of_the_bracket_in_its_order(self, page: Document, number: int) -> None:
        assert [link.text().strip() for link in page.all("#ask a")] == clauses()[number].named

    def test_each_unit_links_to_its_own_page(self, site: Site, page: Document, number: int) -> None:
        links = page.all("#ask a")
        headings = [site.page(resolved(link.attributes["href"] or "", page.address)).one("h1") for link in links]
        names = [heading.text().strip() for heading in headings]
        assert all(name.endswith(body) for name, body in zip(names, clauses()[number].bodies, strict=True))

    def test_no_unit_is_said_to_lead_where_the_notice_names_no_lead(self, page: Document, number: int) -> None:
        assert not [text for text in page.texts("#ask li, dl.facts dd") if "（牵头）" in text]

    def test_every_deadline_is_shown_with_its_dates(self, site: Site, number: int) -> None:
        pages = pages_of(site, number)
        shown = {day for page in pages for day in _dates(page.one("article.clause"))}
        words = "".join(squeeze(page.one("article.clause").text()) for page in pages)
        for fact in facts(number, "deadlines"):
            assert {iso(fact.get(key)) for key in ("start", "end")} - {""} <= shown
            assert squeeze(fact["quote"]) in words
            if fact["kind"] != "force" and fact.get("what"):
                assert squeeze(fact["what"]) in words

    def test_where_a_day_is_looked_for_and_the_text_has_none_a_page_says_so_once_a_card(
        self, page: Document, number: int
    ) -> None:
        assert len(page.all(".unsaid")) <= max(1, len(page.all("article.benefit")))
        if not facts(number, "deadlines"):
            assert set(page.texts("#deadlines + dd")) <= {"没有写"} or "有效期" in page.texts("#deadlines + dd")[0]

    def test_every_benefit_has_a_card_of_its_own(self, site: Site, number: int) -> None:
        found = [card for page in pages_of(site, number) for card in page.all("article.benefit")]
        cards = {card.attributes["data-benefit"]: card for card in found}
        benefits = facts(number, "benefits")
        assert [*cards] == [benefit["id"] for benefit in benefits]
        for benefit in benefits:
            words = squeeze(cards[benefit["id"]].text())
            assert squeeze(benefit["gives"]) in words and squeeze(benefit["to"]) in words
            assert benefit.get("cap", "") in words and "问谁" in words and "到何时" in words

    def test_a_card_leads_to_the_sentence_that_has_its_words(self, site: Site, number: int) -> None:
        for page in pages_of(site, number):
            for link in page.all("article.benefit .go a:not(.button)"):
                assert page.one(f".official {link.attributes['href']}")

    def test_the_summary_comes_first_and_is_marked_as_ours(self, page: Document, number: int) -> None:
        answer = page.one("h1 + .answer[data-first-fact]")
        assert answer.css_first(".ours") is not None
        assert squeeze(written(number)["summary"]) in squeeze(answer.text())

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
