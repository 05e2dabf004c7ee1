"""What was changed is told wherever it shows: at the foot of pages, on one page of its own, to machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from policyref.exports.changes_json import schema

from tests.site import ADDRESS, Project, Site, squeeze

NOTICE = "shili-2024-7"
ENTRIES = """\
- {size: major, why: correction, touches: [4/2], was: 50%, now: 60%, what: 第4条第（2）项的比例误写为50%}
- {size: minor, why: wording, touches: [1-2], what: 摘要改得好懂}
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Published at an address, with two changes that are and one that is not published yet."""
    project = Project.of_shapes(tmp_path_factory.mktemp("told") / "checkout")
    project.configure('site_url: ""', f"site_url: {ADDRESS}")
    project.configure("      measures: measures_data\n", '      measures: measures_data\n      handbook: "off"\n')
    project.write(f"{NOTICE}/revisions.yml", ENTRIES)
    project.publish("2026-11-20")
    with (Path(project.data) / NOTICE / "revisions.yml").open("a", encoding="utf-8") as file:
        file.write("- {size: major, why: addition, touches: [5], what: 还没有公布的}\n")
    return project.build()


def test_a_page_says_when_what_it_shows_was_last_changed_and_leads_to_all_changes(told: Site) -> None:
    for number, words, serial in ((4, "误写为50%", 1), (1, "摘要改得好懂", 2)):
        foot = told.measure(number, NOTICE).one(".updated")
        assert squeeze(foot.text()).startswith(f"更新于2026年11月20日（第{serial}次）：") and words in foot.text()
        assert foot.css_first("a").attributes["href"] == f"../changes.html#{NOTICE}-{serial}"
    assert not told.measure(3, NOTICE).all(".updated")


def test_the_page_of_changes_has_them_newest_first_each_with_an_address(told: Site) -> None:
    page = told.page("changes.html")
    assert [node.attributes["id"] for node in page.all("section.change")] == [f"{NOTICE}-2", f"{NOTICE}-1"]
    assert (page.one("del").text(), page.one("ins").text()) == ("50%", "60%")
    assert f"{NOTICE}/4.html#i2" in page.links("section.change")


def test_what_is_not_published_yet_is_told_nowhere(told: Site) -> None:
    assert not [address for address, content in told.files.items() if "还没有公布的".encode() in content]


def test_the_data_of_changes_is_as_its_schema_says_and_may_grow(told: Site) -> None:
    data = json.loads(told.files["data/changes.json"])
    described = json.loads(told.files["data/changes.schema.json"])
    assert described == schema()
    Draft202012Validator(described).validate(data)
    Draft202012Validator(described).validate(data | {"more": 1})
    assert [(one["serial"], one["touches"], one["url"]) for one in data["changes"]] == [
        (2, ["1-2"], f"changes.html#{NOTICE}-2"),
        (1, ["4/2"], f"changes.html#{NOTICE}-1"),
    ]


def test_a_site_map_has_the_day_of_what_a_page_shows_and_none_for_lists(told: Site) -> None:
    rows = told.files["sitemap.xml"].decode().split("<url>")[1:]
    days = {row.partition("<loc>")[2].partition("</loc>")[0].removeprefix(ADDRESS): row for row in rows}
    assert "<lastmod>2026-11-20</lastmod>" in days[f"{NOTICE}/4.html"]
    assert "<lastmod>2026-11-20</lastmod>" in days[f"{NOTICE}/1.html"]  # a small change, too
    assert "<lastmod>2024-04-10</lastmod>" in days[f"{NOTICE}/3.html"]
    for address in ("index.html", "measures.html", "changes.html", "units/index.html"):
        assert "lastmod" not in days[address], address


def test_a_feed_is_new_again_by_a_major_change_only(told: Site) -> None:
    items = {one["id"].rpartition(":")[2]: one for one in json.loads(told.files["feed.json"])["items"]}
    assert items[f"{NOTICE}/4"]["date_modified"].startswith("2026-11-20")
    assert items[f"{NOTICE}/1"]["date_modified"].startswith("2024-04-10")
