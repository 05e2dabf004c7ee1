"""What pages say to machines in the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.exports.test_measures_json import load
from tests.pages.dates import listed
from tests.pages.source import NUMBERS
from tests.site import DATA, NOTICE, Document, Project, Site

PAID = ("reward", "subsidy", "support", "reimbursement")
BLOCK = "script[type='application/ld+json']"
OUTBREAK = "</script><b id=injected>&lt;!--"
Node = dict[str, Any]


def graph(page: Document) -> list[Node]:
    data = json.loads(page.one(BLOCK).text())
    assert data["@context"] == "https://schema.org"
    found: list[Node] = data["@graph"]
    return found


def nodes(page: Document, kind: str) -> list[Node]:
    return [node for node in graph(page) if node["@type"] == kind]


def values(value: Any) -> Iterator[Any]:
    """Every value within a value."""
    if isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from values(one)
    else:
        yield value


def yuan(cap: str | None) -> float | None:
    """`5万元` as 50000; a cap for each person or place is no amount of the grant."""
    match = re.fullmatch(r"([\d.]+)(万?)元", cap or "")
    return float(match[1]) * (10000 if match[2] else 1) if match else None


def benefits(number: int) -> list[Node]:
    path: Path = DATA / NOTICE / f"{number:02}.yml"
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [one for owner in (written, *written.get("items", [])) for one in listed(owner, "benefits")]


def test_every_generated_page_says_something_and_nothing_empty(site: Site) -> None:
    by_hand = {"404.html", *(path.with_suffix(".html").name for path in (site.root.parent / "docs").glob("*.md"))}
    for page in site.pages():
        if page.address not in by_hand:
            assert [one for one in values(graph(page)) if one is None or one in ("", "None", "null")] == []


@pytest.mark.parametrize("number", NUMBERS)
class TestMeasure:
    def test_is_a_service_of_its_units_that_rests_on_the_notice(self, real_site: Site, number: int) -> None:
        measure = load(real_site)["measures"][number - 1]
        names = {unit["id"]: unit["name"] for unit in load(real_site)["units"]}
        (service,) = nodes(real_site.measure(number), "GovernmentService")
        assert service["name"] == measure["title"]
        assert service["areaServed"] == "晋城市"
        operators = [one["name"] for one in service.get("serviceOperator", [])]
        assert operators == [names[unit["id"]] for unit in measure["units"]]
        titles = {one["id"]: one["title"] for one in load(real_site)["notices"]}
        assert service["isBasedOn"]["name"] == titles[NOTICE]
        assert service["isBasedOn"]["name"] in real_site.page(f"{NOTICE}/index.html").one("h1").text()

    def test_grants_what_is_paid_and_nothing_else(self, real_site: Site, number: int) -> None:
        """A tax that is not asked for or a loan is no grant."""
        paid = [one for one in benefits(number) if one["kind"] in PAID]
        grants = nodes(real_site.measure(number), "MonetaryGrant")
        assert [(one["name"], one["description"]) for one in grants] == [(one["name"], one["quote"]) for one in paid]

    def test_grants_up_to_the_cap_that_is_written(self, real_site: Site, number: int) -> None:
        caps = [yuan(one.get("cap")) for one in benefits(number) if one["kind"] in PAID]
        amounts = [one.get("amount", {}) for one in nodes(real_site.measure(number), "MonetaryGrant")]
        assert [amount.get("maxValue") for amount in amounts] == caps
        assert {amount["currency"] for amount in amounts if amount} <= {"CNY"}


def test_the_reward_for_selling_online_is_at_most_50000_yuan_twice(real_site: Site) -> None:
    amounts = [one["amount"] for one in nodes(real_site.measure(11), "MonetaryGrant")]
    assert amounts == [{"@type": "MonetaryAmount", "currency": "CNY", "maxValue": 50000.0}] * 2


def test_a_notice_is_a_document_that_is_no_law(real_site: Site) -> None:
    (document,) = nodes(real_site.page(f"{NOTICE}/index.html"), "Legislation")
    assert document["legislationIdentifier"] == "晋市政办发电〔2022〕12号"
    assert document["legislationDate"] == "2022-12-26"
    assert "legislationType" not in document  # what kind of document it is, its text does not say
    assert document["legislationPassedBy"]["name"] == "晋城市人民政府办公室"


def test_a_draft_is_called_one_and_has_no_number_and_no_date(site: Site) -> None:
    (document,) = nodes(site.page("shili-draft/index.html"), "Legislation")
    assert document["creativeWorkStatus"] == "征求意见稿"
    assert not {"legislationIdentifier", "legislationDate"} & set(document)


def test_the_path_of_a_page_is_the_one_that_people_see(site: Site) -> None:
    for page in site.pages():
        if not page.all(".crumbs"):
            continue
        (path,) = nodes(page, "BreadcrumbList")
        steps = path["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert [step["name"] for step in steps][:-1] == [link.text().strip() for link in page.all(".crumbs a")]
        assert len(steps) > 1


def test_a_site_with_an_address_names_whole_addresses(shapes: Project) -> None:
    address = "https://portal.example.gov.cn/zt/cuoshi/"
    shapes.configure('site_url: ""', f"site_url: {address}")
    site = shapes.build()
    for page in site.pages("shili-"):
        own = page.one("link[rel=canonical]").attributes["href"] or ""
        about = [node for node in graph(page) if "@id" in node]
        assert [node["@id"].removesuffix("index.html") for node in about] == [own.removesuffix("index.html")]
        (path,) = nodes(page, "BreadcrumbList")
        for step in path["itemListElement"]:
            led, _, anchor = step["item"].removeprefix(address).partition("#")
            assert led in site.files and (not anchor or site.page(led).all(f"#{anchor}"))


def test_no_title_can_end_the_block(shapes: Project) -> None:
    shapes.edit("shili-2024-7/03.yml", "name: 吸纳就业补贴\nsection", f"name: 补贴{OUTBREAK}\nsection")
    shapes.edit("shili-2024-7/03.yml", "    name: 吸纳就业补贴", f"    name: 补贴{OUTBREAK}")
    page = shapes.build().page("shili-2024-7/3.html")
    assert page.all("#injected") == []
    (service,), (grant,) = nodes(page, "GovernmentService"), nodes(page, "MonetaryGrant")
    assert service["name"] == grant["name"] == f"补贴{OUTBREAK}"
    assert "<" not in page.one(BLOCK).text()


def test_without_a_public_address_nothing_claims_one(shapes: Project) -> None:
    shapes.build()
    for page in Site(shapes.published).pages():
        if page.all(BLOCK):
            assert [key for node in graph(page) for key in ("@id", "url") if key in node] == [], page.address
            assert [one for one in values(graph(page)) if str(one).endswith(".html")] == [], page.address
