"""What a tab of the browser and a search engine call a page: of which place, month and number it is."""

from __future__ import annotations

import pytest

from tests.site import Site


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("jincheng-2022-12/11.html", "大力促进网络消费 — 晋城市2022年12月（晋市政办发电〔2022〕12号）"),
        (
            "jincheng-2022-12/index.html",
            "晋城市加快复工复产和服务业提振回升若干措施 — 2022年12月（晋市政办发电〔2022〕12号）",
        ),
        ("yangcheng-2023-1/index.html", None),
        ("shili-draft/index.html", None),
    ],
)
def test_a_page_of_a_notice_bears_place_month_and_number(site: Site, address: str, title: str | None) -> None:
    said = site.page(address).one("title").text().strip()
    assert said.startswith(f"{title} - ") if title else "— " in said, said


def test_a_draft_has_no_month_and_no_number(site: Site) -> None:
    assert "征求意见稿" in site.page("shili-draft/index.html").one("title").text()


def test_titles_stay_short(site: Site) -> None:
    for page in site.pages("jincheng-2022-12/"):
        told = page.one("title").text().partition(" — ")[2]
        assert len(told) < 45, told


def test_no_two_pages_of_notices_are_called_the_same(site: Site) -> None:
    titles = [page.one("title").text() for page in site.pages() if "/" in page.address]
    assert len(titles) == len(set(titles))
