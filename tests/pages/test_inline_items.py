"""An item inside a sentence has an address, a citation and a place among the results of a search; sentences stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.facts.record import put
from policyref.facts.spans import Quoted
from policyref.pages.official import place_in
from policyref.search.shown import shown

from tests.site import Project

TEXT = "对商店给予支持：（1）开店奖励；（2）装修补助。前款所列由商店申请。"


@pytest.fixture
def spoken(tmp_path: Path) -> Project:
    project = Project.of_shapes(tmp_path)
    old = "年底前建成2处示范夜市。"
    new = f"年底前建成2处示范夜市。{TEXT}"
    for name in ("shili-draft/02.yml", "shili-draft/source.txt"):
        project.write(name, project.read(name).replace(old, new, 1))
    return project


def test_items_inside_a_sentence_can_be_linked_and_cited(spoken: Project) -> None:
    page = spoken.build().page("shili-draft/2.html")
    assert [id for id in page.ids() if id[:1] == "s" and id[1:2].isdigit()] == ["s1", "s2", "s2-1", "s2-2", "s3"]
    assert page.one("#s2-2").attributes["href"] == "#s2-2"
    assert [one.text() for one in page.all("a[id^=cite-s2-]")] == [
        "《示例市夜间经济若干意见》一、（二）第（1）项",
        "《示例市夜间经济若干意见》一、（二）第（2）项",
    ]
    assert page.one("#s2").text() == "对商店给予支持：（1）开店奖励；（2）装修补助。"


def test_a_search_leads_to_the_item(spoken: Project) -> None:
    library = spoken.run().library
    assert library is not None
    sentences = shown(library.measure_by_key["shili-draft/2"])["sentences"]
    assert ["2-2", 0, "（2）装修补助。"] in sentences
    assert [2, 0, TEXT[: TEXT.index("前款")]] in sentences


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("", ("s2-2", "第（2）项")),
        ("另给予：（1）培训；（2）宣传。", ("s2-2", "第2句第（2）项")),
    ],
)
def test_a_fact_names_the_item_and_the_sentence_too_where_the_number_stands_twice(
    spoken: Project, more: str, named: tuple[str, str]
) -> None:
    for name in ("shili-draft/02.yml", "shili-draft/source.txt"):
        spoken.write(name, spoken.read(name).replace(TEXT, TEXT + more, 1))
    library = spoken.run().library
    assert library is not None
    measure = library.measure_by_key["shili-draft/2"]
    [span] = measure.official.find("装修补助")
    fact = Quoted(quote="装修补助")
    put(fact, "span", span)
    assert place_in(measure, fact) == named
