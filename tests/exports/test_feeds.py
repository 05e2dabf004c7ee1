"""Feeds of measures: the same entries in Atom and JSON, dated by their notice, never by the build."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

from tests.exports.conftest import ADDRESS
from tests.exports.test_measures_json import load
from tests.site import Site

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def atom(site: Site) -> ElementTree.Element:
    return ElementTree.fromstring(site.files["feed.xml"])


def entries(site: Site) -> list[Any]:
    found: list[Any] = json.loads(site.files["feed.json"])["items"]
    return found


def test_both_feeds_have_every_measure_of_an_issued_notice_and_every_notice_without_measures_once(
    fed: Site,
) -> None:
    ids = [entry["id"] for entry in entries(fed)]
    data = load(fed)
    having = {measure["notice"] for measure in data["measures"]}
    without = [notice["id"] for notice in data["notices"] if notice["id"] not in having]
    ends = {entry.rpartition(":")[2] for entry in ids}
    drafts = {notice["id"] for notice in data["notices"] if notice.get("draft")}
    issued = {measure["id"] for measure in data["measures"] if measure["notice"] not in drafts}
    assert ends == issued | {*without} and without and drafts
    assert len(ids) == len(set(ids))
    assert [entry.findtext("a:id", namespaces=ATOM) for entry in atom(fed).findall("a:entry", ATOM)] == ids


def test_an_entry_has_the_official_words_and_the_address_of_its_measure(fed: Site) -> None:
    issued = [one for one in load(fed)["measures"] if one["notice"] != "shili-draft"]
    measures = {ADDRESS + measure["url"]: measure["text"] for measure in issued}
    said = {entry["url"]: entry["content_text"] for entry in entries(fed)}
    assert said | measures == said


def test_entries_have_the_date_of_their_notice(fed: Site) -> None:
    days = {f"{day}T00:00:00+00:00" for day in ("2022-12-26", "2023-01-04", "2024-04-10")}
    assert {entry["date_published"] for entry in entries(fed)} == days
    assert {node.text for node in atom(fed).iter(f"{{{ATOM['a']}}}updated")} == days


def test_a_draft_is_no_news(fed: Site) -> None:
    assert not [entry for entry in entries(fed) if "shili-draft" in entry["url"]]


def test_an_entry_says_first_whether_it_holds_and_as_of_which_day(fed: Site) -> None:
    assert all("，截至2026年11月30日。" in entry["summary"] for entry in entries(fed))


def test_changes_are_a_feed_of_their_own_that_every_page_names(fed: Site) -> None:
    feed = ElementTree.fromstring(fed.files["changes.xml"])
    assert feed.findtext("a:id", namespaces=ATOM) != atom(fed).findtext("a:id", namespaces=ATOM)
    links = fed.page("index.html").all('link[rel="alternate"]')
    assert [one.attributes["href"] for one in links] == ["feed.xml", "feed.json", "changes.xml"]
