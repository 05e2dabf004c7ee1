"""The feeds as a feed reader takes them, and as the two standards want them."""

from __future__ import annotations

import json
import shutil
from typing import Any
from urllib.parse import urlsplit

import feedparser

from tests.exports.conftest import ADDRESS
from tests.site import Project, Site


def atom(site: Site) -> Any:
    return feedparser.parse(site.files["feed.xml"])


def json_feed(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.files["feed.json"])
    return found


def test_a_reader_finds_nothing_wrong_with_the_feed(fed: Site) -> None:
    feed = atom(fed)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert len(feed.entries) >= 38


def test_a_site_without_an_address_has_none_and_names_none(site: Site) -> None:
    """A reader makes nothing of a link that begins nowhere; what has the data only is there all the same."""
    assert not {"feed.xml", "feed.json", "changes.xml"} & site.files.keys()
    assert "data/changes.json" in site.files
    for address in ("index.html", "data.html", "changes.html"):
        page = site.page(address)
        assert not page.all("link[rel=alternate]")
        assert not [one for one in page.links() if "feed" in one or ".xml" in one]


def test_the_feed_says_what_it_is(fed: Site) -> None:
    feed = atom(fed).feed
    assert feed.title == "政策措施手册"
    assert feed.id == "tag:portal.example.gov.cn,2026:feed"  # the demo is published in 2026
    assert {link.rel: link.href for link in feed.links} == {
        "alternate": f"{ADDRESS}index.html",
        "self": f"{ADDRESS}feed.xml",
    }


def test_entries_lead_to_the_pages_of_their_measures(fed: Site) -> None:
    for entry in atom(fed).entries:
        address = entry.link.removeprefix(ADDRESS)
        assert address in fed.files
        heading = fed.page(address).one("h1")
        for aside in heading.css("small, .ours"):
            aside.decompose()
        assert heading.text().strip() in entry.title


def test_entries_name_the_issuer_as_author(fed: Site) -> None:
    assert {entry.author for entry in atom(fed).entries} == {
        "晋城市人民政府办公室",
        "阳城县人民政府办公室",
        "示例市人民政府",
    }


def test_dates_are_those_of_the_notices_and_the_newest_is_that_of_the_feed(fed: Site) -> None:
    feed = atom(fed)
    names = ((entry.id.rpartition(":")[2].partition("/")[0], entry) for entry in feed.entries)
    days = {name: (entry.published[:10], entry.updated[:10]) for name, entry in names}
    assert days == {
        "shili-2024-7": ("2024-04-10", "2024-04-10"),
        "jincheng-2022-12": ("2022-12-26", "2022-12-26"),
        "yangcheng-2023-1": ("2023-01-04", "2023-01-04"),
    }
    assert feed.feed.updated[:10] == "2024-04-10"


def test_the_newest_notice_comes_first(fed: Site) -> None:
    dates = [entry.published for entry in atom(fed).entries]
    assert dates == sorted(dates, reverse=True)


def test_ids_stay_when_the_site_moves(shapes: Project) -> None:
    """A reader that has an entry must not get it again."""
    shapes.configure('site_url: ""', f"site_url: {ADDRESS}")
    before = {entry.id for entry in atom(shapes.publish("2026-11-20")).entries}
    shapes.configure(ADDRESS, "https://moved.example.gov.cn/")
    assert before and {entry.id for entry in atom(shapes.build()).entries} == before


def test_two_sites_have_no_id_in_common(shapes: Project, fed: Site) -> None:
    """The same notices at another address."""
    shapes.configure('site_url: ""', "site_url: https://other.example.gov.cn/zt/cuoshi/")
    found = [atom(shapes.build()), atom(fed)]
    one, other = ({feed.feed.id, *(entry.id for entry in feed.entries)} for feed in found)
    assert not one & other


def test_a_draft_is_in_neither_feed(fed: Site) -> None:
    ids = [entry.id for entry in atom(fed).entries] + [item["id"] for item in json_feed(fed)["items"]]
    assert ids and not [one for one in ids if "shili-draft" in one]


def test_a_site_of_drafts_only_has_empty_feeds_that_the_build_does_not_date(shapes: Project) -> None:
    """Every page names the feeds, so they must be there."""
    shapes.configure('site_url: ""', f"site_url: {ADDRESS}")
    shutil.rmtree(shapes.data / "shili-2024-7")
    site = shapes.build()
    feed = atom(site)
    assert (feed.bozo, feed.entries, feed.feed.updated[:10]) == (False, [], "1970-01-01")
    assert json_feed(site)["items"] == []


class TestJsonFeed:
    """https://www.jsonfeed.org/version/1.1/"""

    def test_has_the_keys_that_it_must_have(self, fed: Site) -> None:
        feed = json_feed(fed)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] == "政策措施手册" and feed["language"] == "zh-CN"
        assert feed["items"]

    def test_every_item_has_an_id_of_its_own_and_words(self, fed: Site) -> None:
        items = json_feed(fed)["items"]
        assert len({item["id"] for item in items}) == len(items)
        for item in items:
            assert isinstance(item["id"], str) and item["content_text"].strip() and item["title"].strip()

    def test_addresses_are_whole_where_there_is_one(self, fed: Site) -> None:
        feed = json_feed(fed)
        addresses = [feed["home_page_url"], feed["feed_url"], *(item["url"] for item in feed["items"])]
        assert {f"{urlsplit(one).scheme}://{urlsplit(one).netloc}" for one in addresses} == {ADDRESS[:29]}

    def test_dates_carry_their_zone(self, fed: Site) -> None:
        for item in json_feed(fed)["items"]:
            assert item["date_published"].endswith("+00:00")
