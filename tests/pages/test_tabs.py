"""What a tab of the browser and a search engine call a page: what there is, of which year, place and number."""

from __future__ import annotations

import pytest

from tests.site import Site


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("jincheng-2022-12/11.html", "大力促进网络消费，最高5万元，2项（2022年，晋城市，第11条）"),
        (
            "jincheng-2022-12/index.html",
            "晋城市加快复工复产和服务业提振回升若干措施（2022年，晋市政办发电〔2022〕12号）",
        ),
        ("jincheng-2022-12/34.html", "过期证照有效期顺延，至少顺延3个月（2022年，晋城市，第34条）"),
        (
            "jincheng-2022-12/27-6.html",
            "招用高校毕业生社会保险补贴，三年内养老、失业保险企业部分（2022年，晋城市，第27条第（6）项）",
        ),
        ("jincheng-2022-12/38.html", "加大政策宣传引导力度（2022年，晋城市，第38条）"),
        ("yangcheng-2023-1/index.html", None),
        ("shili-draft/index.html", None),
    ],
)
def test_a_page_of_a_notice_says_what_there_is_and_bears_year_place_and_number(
    site: Site, address: str, title: str | None
) -> None:
    said = site.page(address).one("title").text().strip()
    assert said.startswith(f"{title} - ") if title else "（" in said, said


def test_a_draft_has_no_year_and_no_number(site: Site) -> None:
    assert "征求意见稿" in site.page("shili-draft/index.html").one("title").text()


def test_titles_stay_short(site: Site) -> None:
    for page in site.pages("jincheng-2022-12/"):
        told = page.one("title").text()
        assert len(told) < 100, told


def test_no_two_pages_of_notices_are_called_the_same(site: Site) -> None:
    titles = [page.one("title").text() for page in site.pages() if "/" in page.address]
    assert len(titles) == len(set(titles))


def test_an_amount_that_an_amendment_changes_is_told_with_its_days_in_the_title_too(amended_site: Site) -> None:
    title = amended_site.page("wangxi-2025-3/1.html").one("title").text()
    assert "最高8万元，2027年2月1日起按销售额的2%，2026年2月28日以前最高5万元（2025年" in title
    assert "改后的数额尚未整理" in amended_site.page("wangxi-2025-3/3.html").one("title").text()
