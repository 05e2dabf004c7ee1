"""Whether a document still holds is said in the HTML itself, as of the day that it names: no script is needed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.site import Document, Site, resolved, squeeze
from tests.time.site import LONGER, NEW, OLD, PART, SHOPS, SILENT

WORDS = {
    f"{SHOPS}/index.html": "部分失效 · 其中第一条期限已过",
    f"{SHOPS}/1.html": "期限已过（最后一天2024年6月30日）",
    f"{SHOPS}/2.html": "有效 · 已延长",
    f"{SHOPS}/3.html": "部分失效 · 其中第三条第（二）项已停止执行",
    f"{LONGER}/index.html": "有效与否原文没写",
    f"{OLD}/index.html": "已废止（自2026年11月1日起）",
    f"{OLD}/1.html": "已废止（自2026年11月1日起）",
    f"{NEW}/1.html": "有效",
    f"{SILENT}/1.html": "有效与否原文没写 · 有解释（淮政规〔2026〕6号）",
    f"{PART}/index.html": "已施行，到何时原文没写",
}


def band(site: Site, address: str) -> Document:
    page = site.page(address)
    assert len(page.all("page-band")) == 1, address
    return page


def details(site: Site, address: str) -> dict[str, str]:
    """Heading → words of what is folded in the band."""
    dl = band(site, address).one("page-band dl")
    return dict(zip((one.text() for one in dl.css("dt")), (one.text() for one in dl.css("dd")), strict=True))


def node(site: Site, address: str) -> dict[str, Any]:
    graph = json.loads(site.page(address).one("script[type='application/ld+json']").text())["@graph"]
    found: dict[str, Any] = graph[0]
    return found


@pytest.mark.parametrize("address", WORDS)
def test_the_word_stands_above_everything_else_with_the_day_that_it_is_of(time_site: Site, address: str) -> None:
    page = band(time_site, address)
    assert page.one("page-band b").text() == WORDS[address]
    assert page.one("page-band as-of").text() == "截至2026年11月20日"
    html = time_site.files[address].decode()
    assert html.index("<page-band") < html.index("<h1")


def test_no_page_without_a_document_has_a_band(time_site: Site) -> None:
    assert not [one.address for one in time_site.pages() if "huaishu" not in one.address and one.all("page-band[of]")]


def test_what_came_after_what_is_told_in_words(time_site: Site) -> None:
    said = [one.text() for one in time_site.page(f"{SHOPS}/2.html").all("page-band li[data-first]")]
    assert said == [
        "截至2023年3月31日 未施行",
        "2023年4月1日起 有效",
        "2026年2月10日起 有效 · 已延长（原至2026年3月31日）",
        "2029年1月1日起 期限已过（最后一天2028年12月31日） · 已延长（原至2026年3月31日）",
    ]
    current = time_site.page(f"{SHOPS}/2.html").one("page-band [aria-current]").text()
    assert current.startswith("2026年2月10日起")


def test_how_long_it_is_past(time_site: Site) -> None:
    def age(address: str) -> str:
        return band(time_site, address).one(".age").text()

    assert age(f"{SHOPS}/1.html") == "已过2年4个月"
    assert age(f"{SHOPS}/2.html") == "有效期至2028年12月31日"
    assert age(f"{OLD}/1.html") == "已过19天"
    assert age(f"{SILENT}/1.html") == "2020年5月的文件，已过6年6个月"


def test_of_what_is_silent_one_reads_whom_to_ask(time_site: Site) -> None:
    assert band(time_site, f"{SILENT}/1.html").one("page-band .ask").text() == "请问淮树县人民政府办公室"
    assert "原文没有写从何时起、到何时为止" in details(time_site, f"{SILENT}/1.html")["原文"]
    assert not band(time_site, f"{SHOPS}/2.html").all("page-band .ask")


def test_what_somebody_was_told_stands_there_and_changes_no_word(time_site: Site) -> None:
    page = band(time_site, f"{SILENT}/2.html")
    assert page.one("page-band b").text().startswith("有效与否原文没写")
    assert "已不执行（未见文件）" in page.one("page-band summary").text()
    assert (
        "2026年11月20日问过县商务局：已不执行（未见文件）（本站记录" in details(time_site, f"{SILENT}/2.html")["核对"]
    )


class TestBothSides:
    def test_the_older_page_quotes_the_later_document_and_leads_to_it(self, time_site: Site) -> None:
        said = details(time_site, f"{SHOPS}/2.html")["后来"]
        assert "有效期延长至2028年12月31日" in said and "（淮政办发〔2026〕2号）" in said
        page = time_site.page(f"{SHOPS}/2.html")
        assert f"{LONGER}/index.html" in [resolved(one, page.address) for one in page.links("page-band")]

    def test_the_later_page_says_what_it_does_and_how_that_stands(self, time_site: Site) -> None:
        page = time_site.page(f"{NEW}/index.html")
        rows = [squeeze(one.text()) for one in page.all("section[aria-labelledby=acts] li")]
        assert len(rows) == 4
        assert f"{OLD}/index.html" in [
            resolved(one, page.address) for one in page.links("section[aria-labelledby=acts]")
        ]
        assert "同时废止" in rows[0] and "已废止（自2026年11月1日起）" in rows[0]

    def test_what_is_saved_and_where_to_look_now(self, time_site: Site) -> None:
        said = details(time_site, f"{OLD}/1.html")
        assert "已受理的申请按原规定办理" in said["后来"]
        page = time_site.page(f"{OLD}/1.html")
        assert "第一条" in said["现在看"]
        assert f"{NEW}/1.html" in [resolved(one, page.address) for one in page.links("page-band")]

    def test_a_document_that_is_not_here_has_title_and_number_and_no_link(self, time_site: Site) -> None:
        row = time_site.page(f"{NEW}/index.html").all("section[aria-labelledby=acts] li")[1]
        assert "淮树县开店办法" in row.text() and "（淮政规〔2010〕3号）" in row.text() and not row.css("a")

    def test_what_is_not_named_only_may_be_touched(self, time_site: Site) -> None:
        row = time_site.page(f"{NEW}/index.html").all("section[aria-labelledby=acts] li")[2]
        assert "可能涉及（本站编写）" in row.text()
        assert resolved(row.css_first("a").attributes["href"] or "", f"{NEW}/index.html") == f"{SILENT}/1.html"

    def test_an_explanation_stands_beside_the_sentence_that_it_is_about(self, time_site: Site) -> None:
        notes = time_site.page(f"{SILENT}/1.html").one(".notes")
        assert "是指办好网上的事" in notes.text() and "第1句" in notes.text()
        assert not time_site.page(f"{SILENT}/2.html").all(".notes")


class TestLists:
    def test_every_row_of_a_measure_has_its_word(self, time_site: Site) -> None:
        rows = time_site.page("measures.html").all("li.row")
        said = {(row.css_first("a").attributes["href"] or ""): row.css_first("force-status").text() for row in rows}
        assert said == {address: words for address, words in WORDS.items() if "/index" not in address} | {
            f"{SILENT}/2.html": said[f"{SILENT}/2.html"]
        }

    def test_the_first_page_does_not_offer_what_is_ended_as_if_it_were_open(self, time_site: Site) -> None:
        asks = [one.text() for one in time_site.page("index.html").all(".answers li")]
        assert [one[:6] for one in asks] == ["新的创业补助", "旧的创业补助"]
        assert asks[0].endswith("有效") and asks[1].endswith("已废止（自2026年11月1日起）")

    def test_notices_have_their_word_on_the_first_page(self, time_site: Site) -> None:
        said = [one.attributes["of"] for one in time_site.page("index.html").all(".notices force-status")]
        assert {SHOPS, OLD, NEW, SILENT} <= {*said}

    def test_a_notice_says_which_of_its_measures_still_hold(self, time_site: Site) -> None:
        rows = time_site.page(f"{SHOPS}/index.html").texts("section[aria-labelledby=force-of-each] li")
        assert [row.rpartition("。")[2] or row for row in rows] and len(rows) == 3
        assert "期限已过" in rows[0] and "有效·已延长" in rows[1] and "部分失效" in rows[2]
        assert not time_site.page(f"{OLD}/index.html").all("section[aria-labelledby=force-of-each]")


class TestDays:
    def test_how_long_a_document_holds_counts_for_its_measures(self, time_site: Site) -> None:
        said = time_site.page(f"{SHOPS}/3.html").all(".benefit .facts")[0].text()
        assert "有效期至2028年12月31日（文件写明）" in said and "没有写" not in said

    def test_a_day_for_doing_something_is_another_line_with_another_word(self, time_site: Site) -> None:
        page = time_site.page(f"{SHOPS}/2.html")
        said = page.all(".benefit .facts")[0]
        assert [one.text() for one in said.css("deadline-status")] == ["办理期已过"]
        assert "截至2023年12月31日" in said.text() and "有效期至2028年12月31日" in said.text()

    def test_of_silence_nothing_is_made_up(self, time_site: Site) -> None:
        page = time_site.page(f"{SILENT}/1.html")
        assert [one.text() for one in page.all(".benefit .unsaid")][:1] == ["没有写"]

    def test_last_days_are_a_kind_of_their_own_among_the_dates(self, time_site: Site) -> None:
        groups = time_site.page("deadlines.html").all("[data-group]")
        own = [one for one in groups if (head := one.css_first("h3")) and head.text() == "有效期至"]
        rows = [squeeze(row.text()) for one in own for row in one.css("li")]
        assert any("有效期至2024年6月30日（文件写明）" in row and "第一条" in row for row in rows)
        assert any("有效期至2028年12月31日" in row and "延长至2028年12月31日" in row for row in rows)

    def test_a_measure_that_holds_until_a_day_is_not_listed_as_without_days(self, time_site: Site) -> None:
        none = [
            squeeze(one.text())
            for one in time_site.page("deadlines.html").all("details[data-group]")
            if "原文没有写期限" in one.css_first("summary").text()
        ]
        assert none and all("第三条" not in one for one in none)


class TestMachines:
    def test_a_tab_says_what_has_ended_and_nothing_that_may_change(self, time_site: Site) -> None:
        titles = {address: time_site.page(address).one("title").text() for address in WORDS}
        assert titles[f"{OLD}/1.html"].startswith("【已废止】") and titles[f"{SHOPS}/1.html"].startswith("【期限已过】")
        assert not titles[f"{SHOPS}/2.html"].startswith("【")
        assert "（2023年，淮树县，第二条）" in titles[f"{SHOPS}/2.html"]

    def test_a_search_engine_reads_the_word_first(self, time_site: Site) -> None:
        said = time_site.page(f"{SILENT}/1.html").one("meta[name=description]").attributes["content"] or ""
        assert said.startswith("截至2026年11月20日：有效与否原文没写")

    def test_linked_data_says_since_when_until_when_and_what_acts_on_what(self, time_site: Site) -> None:
        shops = node(time_site, f"{SHOPS}/index.html")
        assert shops["temporalCoverage"] == "2023-04-01/2028-12-31"
        assert shops["legislationLegalForce"] == "https://schema.org/PartiallyInForce"
        assert shops["legislationDateVersion"] == "2026-11-20"
        old = node(time_site, f"{OLD}/index.html")
        assert old["legislationLegalForce"] == "https://schema.org/NotInForce"
        assert node(time_site, f"{PART}/index.html")["temporalCoverage"] == "2025-07-01/.."
        named = [one["name"] for one in node(time_site, f"{NEW}/index.html")["legislationRepeals"]]
        assert named == [f"关于{OLD}的通知", "淮树县开店办法"]
        assert node(time_site, f"{LONGER}/index.html")["legislationChanges"]["name"] == f"关于{SHOPS}的通知"

    def test_where_the_texts_are_silent_linked_data_is_too(self, time_site: Site) -> None:
        silent = node(time_site, f"{SILENT}/index.html")
        assert not {"temporalCoverage", "legislationLegalForce", "legislationDateVersion", "expires"} & silent.keys()

    def test_a_timeline_stands_once_on_a_page(self, time_site: Site) -> None:
        for page in time_site.pages():
            named = {one.attributes["of"] for one in page.all("force-status, page-band[of]")}
            blocks = page.all("#force")
            assert len(blocks) == bool(named), page.address
            if blocks:
                data = json.loads(blocks[0].text())
                whole = [one for one in data.values() if not isinstance(one, str)]
                assert {*data} == named and len({repr(one) for one in whole}) == len(whole)
                assert all(one in data for one in data.values() if isinstance(one, str))


class TestSaidOnce:
    """What stands above says it already: a row is silent where it has nothing of its own, never where it is gone."""

    @staticmethod
    def seen(page: Document) -> dict[str, bool]:
        rows = [one.attributes for one in page.all("force-status[above]")]
        return {str(one["of"]): "hidden" not in one for one in rows}

    def test_rows_that_say_what_their_notice_says_are_silent(self, time_site: Site) -> None:
        seen = self.seen(time_site.page("measures.html"))
        assert not seen[f"{NEW}/1"]
        assert seen[f"{SHOPS}/1"] and seen[f"{SHOPS}/3"]

    def test_what_is_ended_says_so_in_every_row(self, time_site: Site) -> None:
        assert self.seen(time_site.page("measures.html"))[f"{OLD}/1"]
