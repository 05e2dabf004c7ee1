"""The finder reaches every measure, no answer leads nowhere, and the page stays small with any number of measures."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from policyref.facts.record import changed
from policyref.links import read_lock
from policyref.load.library import load_library
from policyref.load.snapshot import Snapshot
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.finder import finder_page

from tests.site import DATA, NOTICE, Project, Site, squeeze


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = load_library(DATA.parent, DATA)
    assert found and not problems
    return found


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    text = (DATA / "finder.yml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)["questions"]
    return found


def pieces(site: Site, kind: str) -> list[Any]:
    """What the page loads: the rows of all files of a kind, in order."""
    names = [name for name in site.files if re.fullmatch(rf"finder/[0-9a-f]{{12}}/{kind}/\d+\.js", name)]
    names.sort(key=lambda name: int(name.split("/")[-1].removesuffix(".js")))
    found = []
    for name in names:
        call = re.fullmatch(r'policyShards\.put\("finder","([^"]+)",(.*)\);\n', site.files[name].decode(), re.DOTALL)
        assert call and name.endswith(f"{call[1]}.js")
        found += json.loads(call[2])
    return found


def test_every_answer_that_an_editor_wrote_is_offered(real_site: Site, questions: list[dict[str, Any]]) -> None:
    page = real_site.page("finder.html")
    for question in questions:
        offered = [
            node.attributes["value"]
            for node in page.all(f'fieldset[data-question="{question["id"]}"] input')
            if node.attributes["value"]
        ]
        assert offered == [answer["id"] for answer in question["answers"]]


def test_an_answer_that_no_measure_is_about_is_not_offered(shapes: Project) -> None:
    answers = "[{id: fly, name: 飞}, {id: hire, name: 招人}]"
    shapes.write("finder.yml", f"questions:\n  - {{id: plan, ask: 打算, topic: true, answers: {answers}}}\n")
    suit = "suits:\n  - {question: plan, answers: [hire], quote: 新吸纳就业10人以上}\nbenefits:"
    shapes.edit("shili-2024-7/03.yml", "benefits:", suit)
    page = shapes.build().page("finder.html")
    assert [node.attributes["value"] for node in page.all("[data-bit]")] == ["hire"]


def test_every_measure_for_the_public_is_reached_by_some_answers(
    real_site: Site, questions: list[dict[str, Any]]
) -> None:
    """For each entry the answers that fit it are there to be given, and with them nothing speaks against it."""
    page = real_site.page("finder.html")
    rows, shown = pieces(real_site, "allowed"), pieces(real_site, "shown")
    assert len(rows) == len(shown)
    assert {one["key"] for one in shown} == {f"{NOTICE}/{number}" for number in range(1, 39)}
    for bits, one in zip(rows, shown, strict=True):
        for question, allowed in zip(questions, bits, strict=True):
            given = [node.attributes["data-bit"] for node in page.all(f'[data-question="{question["id"]}"] [data-bit]')]
            assert not allowed or any(allowed >> int(bit or 0) & 1 for bit in given), (one["key"], question["id"])


def test_what_limits_a_measure_is_linked_to_the_sentence_that_says_so(real_site: Site) -> None:
    for one in pieces(real_site, "shown"):
        page = real_site.page(one["page"])
        for quote, sentence, _ in (said for question in one["said"] for said in question):
            text = page.one(f"#s{sentence}").text() if sentence else page.one("article").text()
            assert squeeze(quote)[:8] in squeeze(text), (one["key"], quote)


def test_measures_for_the_government_alone_are_named_as_such(real_site: Site, questions: list[dict[str, Any]]) -> None:
    at = [question["id"] for question in questions].index("who")
    only = 1 << [answer["id"] for answer in questions[at]["answers"]].index("government")
    rows = zip(pieces(real_site, "allowed"), pieces(real_site, "shown"), strict=True)
    government = {one["key"].split("/")[1] for bits, one in rows if bits[at] == only}
    assert government == {"30", "35", "37"}
    heading = real_site.page("finder.html").one("#for-government").text()
    assert "写的是政府部门的工作" in heading


def test_without_javascript_every_measure_is_listed_by_audience(real_site: Site) -> None:
    page = real_site.page("finder.html")
    links = {link for link in page.links(".by-audience") if link.startswith(NOTICE)}
    assert links == {f"{NOTICE}/{number}.html" for number in range(1, 39)}
    assert "hidden" in page.one("policy-finder form").attributes


def test_a_folder_without_questions_has_the_list_alone(shapes: Project) -> None:
    site = shapes.build()
    page = site.page("finder.html")
    assert not page.all("policy-finder") and len(page.links(".by-audience")) == 9
    assert not [name for name in site.files if name.startswith("finder/")]


def test_the_page_stays_small_with_ten_thousand_measures(library: Library) -> None:
    first = next(notice for notice in library.notices if notice.measures)
    copies = []
    for number in range(264):
        notice = f"place-{number}"
        measures = tuple(changed(measure, notice=notice) for measure in first.measures)
        copies.append(changed(first, id=notice, measures=measures))
    many = replace(library, notices=tuple(copies))
    assert len(many.measures) > 10_000
    [page] = finder_page(many, Host("试", ""))
    assert len(page.html.encode()) < 300_000
    assert all(f"place-{number}/index.html" in page.html for number in range(264))


def test_the_address_of_the_finder_is_promised_and_its_pieces_are_not(real: Project) -> None:
    addresses, _ = read_lock(Snapshot().file(real.lock), "links.lock")
    assert "finder.html" in addresses
    assert not [address for address in addresses if address.startswith("finder/")]


def test_the_evidence_for_an_item_is_a_sentence_of_the_item() -> None:
    library, _ = load_library(DATA.parent, DATA)
    assert library is not None
    for measure in library.measures:
        own = {item.number: item for item in measure.items}
        for suit in measure.suits:
            if suit.item and suit.sentence:
                sentences = [one for passage in own[suit.item].passages for one in passage.sentences]
                assert suit.sentence in [one.number for one in sentences]
