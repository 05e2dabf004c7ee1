"""The feeds as a feed reader takes them, and as the two standards want them."""

from __future__ import annotations

import json
import shutil
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest

from tests.site import Project, Site

ADDRESS = "https://portal.example.gov.cn/zt/cuoshi/"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Both kinds of notices on a site that knows its public address."""
    project = Project.of_both(tmp_path_factory.mktemp("feeds") / "checkout")
    project.configure('site_url: ""', f"site_url: {ADDRESS}")
    return project.build()


def atom(site: Site) -> Any:
    return feedparser.parse(site.files["feed.xml"])


def json_feed(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.files["feed.json"])
    return found


def test_a_reader_finds_nothing_wrong_with_the_feed(known: Site, real_site: Site) -> None:
    for site in (known, real_site):
        feed = atom(site)
        assert (feed.bozo, feed.version) == (False, "atom10")
        assert len(feed.entries) >= 38


def test_the_feed_says_what_it_is(known: Site) -> None:
    feed = atom(known).feed
    assert feed.title == "政策措施手册"
    assert feed.id == "tag:portal.example.gov.cn,2026:feed"  # the demo is published in 2026
    assert {link.rel: link.href for link in feed.links} == {
        "alternate": f"{ADDRESS}index.html",
        "self": f"{ADDRESS}feed.xml",
    }


def test_entries_lead_to_the_pages_of_their_measures(known: Site) -> None:
    for entry in atom(known).entries:
        address = entry.link.removeprefix(ADDRESS)
        assert address in known.files
        assert known.page(address).one("h1").text().strip().removesuffix("本站编写").strip() in entry.title


def test_entries_name_the_issuer_as_author(known: Site) -> None:
    assert {entry.author for entry in atom(known).entries} == {
        "晋城市人民政府办公室",
        "阳城县人民政府办公室",
        "示例市人民政府",
    }


def test_dates_are_those_of_the_notices_and_the_newest_is_that_of_the_feed(known: Site) -> None:
    feed = atom(known)
    names = ((entry.id.rpartition(":")[2].partition("/")[0], entry) for entry in feed.entries)
    days = {name: (entry.published[:10], entry.updated[:10]) for name, entry in names}
    assert days == {
        "shili-2024-7": ("2024-04-10", "2024-04-10"),
        "jincheng-2022-12": ("2022-12-26", "2022-12-26"),
        "yangcheng-2023-1": ("2023-01-04", "2023-01-04"),
    }
    assert feed.feed.updated[:10] == "2024-04-10"


def test_the_newest_notice_comes_first(known: Site) -> None:
    dates = [entry.published for entry in atom(known).entries]
    assert dates == sorted(dates, reverse=True)


def test_ids_stay_when_the_site_moves(shapes: Project) -> None:
    """A reader that has an entry must not get it again."""
    shapes.configure('site_url: ""', f"site_url: {ADDRESS}")
    before = {entry.id for entry in atom(shapes.publish("2026-11-20")).entries}
    shapes.configure(ADDRESS, "https://moved.example.gov.cn/")
    assert before and {entry.id for entry in atom(shapes.build()).entries} == before


def test_two_sites_have_no_id_in_common(shapes: Project, known: Site) -> None:
    """The same notices at another address, and elsewhere at none."""
    nowhere = atom(shapes.build())
    shapes.configure('site_url: ""', "site_url: https://other.example.gov.cn/zt/cuoshi/")
    found = [nowhere, atom(shapes.build()), atom(known)]
    ids = [{feed.feed.id, *(entry.id for entry in feed.entries)} for feed in found]
    assert not ids[0] & ids[1] and not ids[1] & ids[2] and not ids[0] & ids[2]


def test_sites_without_an_address_are_told_apart_by_their_notices(shapes: Project, real_site: Site) -> None:
    assert atom(shapes.build()).feed.id != atom(real_site).feed.id


def test_a_draft_is_in_neither_feed(known: Site) -> None:
    ids = [entry.id for entry in atom(known).entries] + [item["id"] for item in json_feed(known)["items"]]
    assert ids and not [one for one in ids if "shili-draft" in one]


def test_a_site_of_drafts_only_has_empty_feeds_that_the_build_does_not_date(shapes: Project) -> None:
    """Every page names the feeds, so they must be there."""
    shutil.rmtree(shapes.data / "shili-2024-7")
    site = shapes.build()
    feed = atom(site)
    assert (feed.bozo, feed.entries, feed.feed.updated[:10]) == (False, [], "1970-01-01")
    assert json_feed(site)["items"] == []


class TestJsonFeed:
    """https://www.jsonfeed.org/version/1.1/"""

    def test_has_the_keys_that_it_must_have(self, known: Site) -> None:
        feed = json_feed(known)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] == "政策措施手册" and feed["language"] == "zh-CN"
        assert feed["items"]

    def test_every_item_has_an_id_of_its_own_and_words(self, known: Site) -> None:
        items = json_feed(known)["items"]
        assert len({item["id"] for item in items}) == len(items)
        for item in items:
            assert isinstance(item["id"], str) and item["content_text"].strip() and item["title"].strip()

    def test_addresses_are_whole_where_there_is_one(self, known: Site) -> None:
        feed = json_feed(known)
        addresses = [feed["home_page_url"], feed["feed_url"], *(item["url"] for item in feed["items"])]
        assert {f"{urlsplit(one).scheme}://{urlsplit(one).netloc}" for one in addresses} == {ADDRESS[:29]}

    def test_dates_carry_their_zone(self, known: Site) -> None:
        for item in json_feed(known)["items"]:
            assert item["date_published"].endswith("+00:00")
