"""The first page answers: what people ask with what they get, what still has time, the documents. No more."""

from __future__ import annotations

from tests.site import NOTICE, Site


def test_deadlines_that_are_all_over_are_told_in_one_sentence_with_its_day(real_site: Site) -> None:
    page = real_site.page("index.html")
    assert page.texts("[aria-labelledby=soonest] p") == ["写了最后一天的期限，截至2026年11月30日都已过。", "全部期限"]
    assert not page.all("[aria-labelledby=soonest] li")


def test_what_a_question_is_of_and_how_that_stands_is_one_line(real_site: Site) -> None:
    lines = real_site.page("index.html").texts(".answers small")
    assert "第11条有效与否原文没写" in lines and len(lines) == len(real_site.page("index.html").all(".answers li"))


def test_a_document_is_named_once(real_site: Site) -> None:
    page = real_site.page("index.html")
    assert page.one(".notices").text().count("晋市政办发电〔2022〕12号") == 1
    assert f"{NOTICE}/index.html" in page.links(".notices h2")


def test_the_sectors_are_there_for_whoever_opens_them(real_site: Site) -> None:
    page = real_site.page("index.html")
    assert page.all("details.by-sector #by-sector") and len(page.all("details.by-sector .tags a")) == 20
    assert "open" not in page.one("details.by-sector").attributes
