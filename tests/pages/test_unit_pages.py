"""Every body named in a bracket has a page with exactly its measures and the bodies beside it."""

from __future__ import annotations

import re

import pytest

from tests.pages.source import clauses, measures_of_body
from tests.site import Document, Site, resolved, squeeze

BODIES = measures_of_body()


@pytest.fixture
def page(real_site: Site, body: str) -> Document:
    found = [page for page in real_site.pages("units/") if page.one("h1").text().split()[-1] == body]
    assert len(found) == 1
    return found[0]


def rows(page: Document) -> dict[int, list[str]]:
    """Measure number → the units named beside this one in its first row."""
    found: dict[int, list[str]] = {}
    for row in page.all("table.duties tbody tr"):
        address = resolved(row.css("th a")[0].attributes["href"] or "", page.address).partition("#")[0]
        number = re.fullmatch(r"jincheng-2022-12/(\d+)(-\d+)?\.html", address)
        assert number, f"{page.address} lists {address}"
        found.setdefault(int(number[1]), [link.text() for link in row.css("td:last-child a")])
    return found


def test_the_brackets_name_37_bodies() -> None:
    assert len(BODIES) == 37


def test_the_index_lists_exactly_the_bodies_that_are_named_each_with_its_count(real_site: Site) -> None:
    page = real_site.page("units/index.html")
    counts = {}
    for entry in page.all(".names li"):
        name, count = entry.css("a")[0].text(), entry.css(".n")[0].text()
        counts[name] = int(count.removesuffix("条"))
    assert counts == {body: len(numbers) for body, numbers in BODIES.items()}


@pytest.mark.parametrize("body", sorted(BODIES))
class TestUnitPage:
    def test_lists_exactly_the_measures_whose_brackets_name_it(self, page: Document, body: str) -> None:
        assert list(rows(page)) == BODIES[body]

    def test_names_the_units_responsible_beside_it(self, page: Document, body: str) -> None:
        for number, others in rows(page).items():
            named = zip(clauses()[number].named, clauses()[number].bodies, strict=True)
            assert others == [words for words, one in named if one != body]

    def test_each_duty_has_its_official_words_whole_though_long_ones_are_folded(
        self, page: Document, body: str
    ) -> None:
        for row in page.all("table.duties tbody tr"):
            (said,) = row.css("[data-official]")
            words = squeeze("".join(one.text() for one in said.css("p")))
            address = resolved(row.css("th a")[0].attributes["href"] or "", page.address)
            number = re.search(r"/(\d+)", address)
            assert number and words
            whole = squeeze("".join(clauses()[int(number[1])].paragraphs))
            assert all(sentence in whole for sentence in re.findall(r"[^。]+。", words))

    def test_offers_its_task_list(self, real_site: Site, page: Document, body: str) -> None:
        offered = [resolved(link, page.address) for link in page.links(".take")]
        assert offered and set(offered) <= set(real_site.files)


def test_a_role_that_the_text_gives_is_shown_and_none_is_invented(site: Site) -> None:
    """The second notice has a bracket with a lead and a supporting unit; the first names no lead anywhere."""
    assert "牵头" in site.page("units/shili-human-resources.html").one("article").text()
    assert "牵头" not in site.page("units/finance.html").one("article").text()
