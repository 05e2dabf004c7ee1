"""An item with something of its own to tell has a page where its measure has more than two such; else its anchor
serves. Addresses of measures, items and sentences arrive where they always did: at the official words."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.links import addresses
from policyref.present.items import item_address, item_page, items_with_pages

from tests.data import Data
from tests.site import AMENDED, NOTICE, Site, resolved, squeeze

WANGXI = "wangxi-2025-3"


class TestWhichItemsHavePages:
    def test_more_than_two_items_with_benefits_have_one_each(self, site: Site) -> None:
        assert [f"{NOTICE}/27-{item}.html" in site.files for item in range(1, 12)] == [True] * 10 + [False]

    def test_of_two_items_the_anchors_serve(self, site: Site, desk_site: Site) -> None:
        assert not [one for one in site.addresses if one.startswith("shili-2024-7/4-")]
        assert not [one for one in desk_site.addresses if one.startswith("changhe-2025-3/4-")]

    def test_an_item_that_any_text_of_its_measure_has_given_a_page_keeps_it(self, tmp_path: Path) -> None:
        measure = Data(tmp_path, AMENDED).library.measure_by_key[f"{WANGXI}/2"]
        assert items_with_pages(measure) == [1, 2, 3, 4]
        assert item_page(measure, 2) and not item_page(measure, 5) and not item_page(measure, None)

    def test_the_address_of_an_item_is_its_page_or_its_words(self, site: Site, tmp_path: Path) -> None:
        library = Data(tmp_path).library
        of_two = library.measure_by_key["shili-2024-7/4"]
        assert item_address(of_two, 2) == "shili-2024-7/4.html#i2" and item_address(of_two) == "shili-2024-7/4.html"
        amended = Data(tmp_path / "amended", AMENDED).library.measure_by_key[f"{WANGXI}/2"]
        assert item_address(amended, 4) == f"{WANGXI}/2-4.html"

    def test_items_that_tell_nothing_do_not_count(self, tmp_path: Path) -> None:
        """Two with benefits and one with words only are no reason for pages; two with benefits and one that names a
        unit of its own are."""
        for third, pages in (("", []), ("    units: [市商务局]\n", [1, 2, 3])):
            data = Data(tmp_path / str(len(pages)), AMENDED)
            file = data.folder / f"{WANGXI}/02.yml"
            words = file.read_text(encoding="utf-8")
            start = words.index("    benefits:\n      - {id: night,")
            end = words.index("closing:")
            file.write_text(words[:start] + third + words[end:], encoding="utf-8")
            for later in data.folder.glob(f"{WANGXI}/02-*.yml"):
                later.unlink()
            library = data.run().library
            assert library is not None
            assert items_with_pages(library.measure_by_key[f"{WANGXI}/2"]) == pages


class TestThePageOfAnItem:
    def test_has_the_measure_s_numbers_of_its_sentences(self, site: Site) -> None:
        page = site.page(f"{NOTICE}/27-8.html")
        assert [one.attributes["id"] for one in page.all(".official .sentence")] == ["s9", "s10"]
        whole = site.measure(27)
        for name in ("s9", "s10"):
            assert squeeze(page.one(f"#{name}").text()) == squeeze(whole.one(f"#{name}").text())

    def test_is_called_by_measure_and_item_and_leads_up(self, site: Site) -> None:
        page = site.page(f"{NOTICE}/27-6.html")
        assert squeeze(page.one("h1 small").text()).endswith("第27条第（6）项")
        link = page.one("h1 small a").attributes["href"] or ""
        assert resolved(link, page.address) == f"{NOTICE}/27.html"

    def test_tells_of_nothing_that_is_another_item_s(self, site: Site) -> None:
        for item in range(1, 11):
            page = site.page(f"{NOTICE}/27-{item}.html")
            assert len(page.all(".official section.item")) == 1 and page.all(f"#i{item}")
            own = {one.attributes["data-benefit"] for one in page.all("article.benefit")}
            others = {
                one.attributes["data-benefit"]
                for other in range(1, 11)
                if other != item
                for one in site.page(f"{NOTICE}/27-{other}.html").all("article.benefit")
            }
            assert own and not own & others

    def test_an_item_that_went_says_so_and_shows_the_text_that_had_it(self, amended_site: Site) -> None:
        page = amended_site.page(f"{WANGXI}/2-2.html")
        assert "2026年3月1日起没有这一项" in squeeze(page.one("[data-first-fact]").text())
        newest, issued = page.all("details.text")
        assert "这一文本里没有这一项" in newest.text() and not newest.css(".official")
        assert "对改造老店的，奖励3万元。" in squeeze(issued.text())

    def test_neighbours_are_the_items_beside_it(self, site: Site) -> None:
        page = site.page(f"{NOTICE}/27-6.html")
        beside = [resolved(one.attributes["href"] or "", page.address) for one in page.all(".neighbours a")]
        assert beside == [f"{NOTICE}/27-5.html", f"{NOTICE}/27-7.html"]


class TestTheContentsOfItsMeasure:
    def test_every_item_is_a_row_with_what_it_gives_and_to_whom(self, site: Site) -> None:
        page = site.measure(27)
        rows = page.all(".contents > li")
        assert page.texts(".contents .no") == [f"（{item}）" for item in range(1, 11)]
        for item, row in enumerate(rows, 1):
            link = row.css_first("h3 a")
            assert link is not None and link.attributes["href"] == f"27-{item}.html"
            card = site.page(f"{NOTICE}/27-{item}.html")
            gains = [squeeze(one.text()) for one in row.css(".gain")]
            assert gains and all("给：" in squeeze(row.text()) for _ in gains)
            assert len(gains) == len(card.all("article.benefit"))

    def test_has_no_cards_for_what_its_items_tell(self, site: Site) -> None:
        assert not site.measure(27).all("article.benefit")

    def test_all_official_words_and_anchors_are_still_there(self, site: Site) -> None:
        page = site.measure(27)
        for item in range(1, 11):
            assert page.one(f".official #i{item}") and page.one(f"#cite-i{item}")
        for sentence in range(1, 15):
            assert page.one(f".official #s{sentence}")
        assert page.all("#calculate a[data-asks]")

    def test_doors_lead_to_the_items_that_name_what_somebody_comes_for(self, site: Site) -> None:
        doors = {squeeze(one.text()): one for one in site.measure(27).all(".doors li")}
        hire = next(one for words, one in doors.items() if words.startswith("招人"))
        assert [link.attributes["href"] for link in hire.css("a")] == ["27-5.html", "27-6.html", "27-7.html"]


def test_what_lists_link_to_is_the_page_of_the_item(tmp_path: Path) -> None:
    plan = Data(tmp_path, AMENDED).run().plan
    assert plan is not None
    known = addresses(plan)
    assert {f"{WANGXI}/2-{item}.html" for item in (1, 2, 3, 4)} <= known.keys()


@pytest.mark.parametrize("address", ["27.html", "27-6.html", "11.html"])
def test_nothing_official_stands_without_a_rule_or_marks(site: Site, address: str) -> None:
    """What is quoted in a card stands in marks of quotation; what is printed whole beside a rule."""
    page = site.page(f"{NOTICE}/{address}")
    assert all("official" in (one.attributes["class"] or "") for one in page.all("[data-official]"))
    for card in page.all("article.benefit"):
        assert card.css_first("dl q") is not None
