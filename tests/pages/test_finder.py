"""The finder reaches everything, no answer leads nowhere, and the page stays small with any number of measures."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from policyref.calc.deciding import decide
from policyref.facts.record import changed
from policyref.links import read_lock
from policyref.load.library import load_library
from policyref.load.snapshot import Snapshot
from policyref.model.facts import Suit
from policyref.model.finder import entries
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.finder import finder_page
from policyref.present.finder import all_found, shown

from tests.site import DATA, NOTICE, Project, Site, squeeze

HOST = Host("试", "")


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


def test_not_sure_is_an_answer_to_every_question_about_the_visitor(
    real_site: Site, questions: list[dict[str, Any]]
) -> None:
    page = real_site.page("finder.html")
    for question in questions:
        unsure = page.all(f'fieldset[data-question="{question["id"]}"] input[value=""]')
        assert len(unsure) == (0 if question.get("topic") else 1), question["id"]


def test_a_topic_that_no_text_is_about_is_not_offered(shapes: Project) -> None:
    answers = "[{id: fly, name: 飞}, {id: hire, name: 招人}]"
    shapes.write("finder.yml", f"questions:\n  - {{id: plan, ask: 打算, topic: true, answers: {answers}}}\n")
    suit = "\n    suits: [{question: plan, answers: [hire], quote: 新吸纳就业10人以上}]"
    shapes.edit("shili-2024-7/03.yml", "    name: 吸纳就业补贴", f"    name: 吸纳就业补贴{suit}")
    page = shapes.build().page("finder.html")
    assert [node.attributes["value"] for node in page.all("[data-bit]")] == ["hire"]


def test_every_benefit_is_found_and_no_measure_is_lost(real_site: Site, library: Library) -> None:
    rows, found = pieces(real_site, "decides"), pieces(real_site, "shown")
    assert len(rows) == len(found)
    given = [(one.key, one_benefit.id) for one in library.measures for one_benefit in one.benefits]
    assert [(one["key"], one["benefit"]) for one in found if one["benefit"]] == given
    assert {one["key"] for one in found} == {measure.key for measure in library.measures}


def test_what_decides_is_linked_to_the_sentence_that_says_so(real_site: Site) -> None:
    for one in pieces(real_site, "shown"):
        page = real_site.page(one["page"])
        for quote, sentence, *_ in (said for question in one["said"] for said in question):
            text = page.one(f"#s{sentence}").text() if sentence else page.one("main").text()
            assert squeeze(quote)[:8] in squeeze(text), (one["key"], quote)


def test_a_sole_trader_who_sells_online_has_to_ask_about_measure_11(library: Library) -> None:
    """Its sentence does not say which businesses: that is no exclusion, and it is known whom to ask."""
    given = {"who": ("self-employed",), "plan": ("sell-online",)}
    bits = [question.bits(given.get(question.id, ())) for question in library.questions]
    topics = [question.topic for question in library.questions]
    found = [(one, decide(one.row, topics, bits)) for one in all_found(library, HOST)]
    own = [(one, decided) for one, decided in found if one.entry.measure.number == 11]
    assert [(decided.state, decided.about) for _, decided in own] == [("ask", True)] * 2
    assert all(json.loads(one.shown)["units"][0][0] == "市商务局" for one, _ in own)
    told = [decided for _, decided in found if decided.state == "yes" or decided.about]
    assert 1 <= len(told) <= 12


def test_only_words_that_exclude_or_a_person_who_says_so_exclude(library: Library) -> None:
    excluding = [
        (measure.key, suit.quote)
        for measure in library.measures
        for suit in measure.records
        if isinstance(suit, Suit) and (suit.only or suit.excluded)
    ]
    assert excluding == [(f"{NOTICE}/27", "个体工商户最高30万元，小微企业最高300万元")] * 2


def test_without_javascript_every_entry_is_listed_under_a_question(real_site: Site, library: Library) -> None:
    page = real_site.page("finder.html")
    links = {re.sub(r"(-\d+)?\.html.*", "", link) for link in page.links(".by-answer") if link.startswith(NOTICE)}
    assert links == {measure.key for measure in library.measures}
    assert "hidden" in page.one("policy-finder form").attributes
    listed = page.one("#for-self-employed").text()
    assert "创业担保贷款（个体工商户）" in listed and "网络销售额奖励" not in listed
    assert "网络销售额奖励" in page.one("#for-everyone").text()


def test_a_folder_without_questions_has_the_list_alone(shapes: Project) -> None:
    site = shapes.build()
    page = site.page("finder.html")
    assert not page.all("policy-finder") and len({link.partition("#")[0] for link in page.links(".by-answer")}) == 9
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
    [page] = finder_page(many, HOST)
    assert len(page.html.encode()) < 300_000
    assert all(f"place-{number}/index.html" in page.html for number in range(264))


def test_the_address_of_the_finder_is_promised_and_its_pieces_are_not(real: Project) -> None:
    addresses, _ = read_lock(Snapshot().file(real.lock), "links.lock")
    assert "finder.html" in addresses
    assert not [address for address in addresses if address.startswith("finder/")]


def test_the_evidence_for_an_item_is_a_sentence_of_the_item(library: Library) -> None:
    for measure in library.measures:
        own = {item.number: item for item in measure.items}
        for suit in (one for one in measure.records if isinstance(one, Suit)):
            if suit.item and suit.sentence:
                sentences = [one for passage in own[suit.item].passages for one in passage.sentences]
                assert suit.sentence in [one.number for one in sentences]


def test_what_was_answered_fills_in_an_input_of_what_can_be_computed(library: Library) -> None:
    measure = library.measure_by_key[f"{NOTICE}/27"]
    notice = library.notice_by_id[NOTICE]
    found = {one.benefit.id: shown(one, notice, library) for one in entries(measure) if one.benefit}
    assert found["new-hire"]["fills"]["小微企业"]["size"]["small-micro"] == "是"
    assert not found["internship"]["fills"]
