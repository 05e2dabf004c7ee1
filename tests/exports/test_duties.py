"""What a unit has to do, a row a duty: the record that lists, prints and tables share."""

from __future__ import annotations

import pytest
from policyref.model.library import Library
from policyref.present.duties import Duty, duties

from tests.data import Data
from tests.site import DESK, SHAPES


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Data(tmp_path_factory.mktemp("shapes"), SHAPES).library


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Data(tmp_path_factory.mktemp("desk"), DESK).library


def of(library: Library, unit: str) -> list[Duty]:
    return list(duties(library, unit=library.unit_by_id[unit]))


def test_a_measure_with_items_is_a_row_each_and_one_for_the_words_around_them(shapes: Library) -> None:
    found = [one for one in duties(shapes) if one.measure and one.measure.key == "shili-2024-7/4"]
    assert [(one.clause, one.address) for one in found] == [
        ("第四条", "shili-2024-7/4.html"),
        ("第四条第（一）项", "shili-2024-7/4.html#i1"),
        ("第四条第（二）项", "shili-2024-7/4.html#i2"),
    ]
    assert found[0].does == "支持家政服务企业参加培训：\n前款补贴自2024年5月1日起申领，长期有效。"
    assert found[1].does == "（一）岗前培训，每人补贴不超过500元；"


def test_an_item_is_given_to_its_own_units_and_to_those_that_are_named_for_all(shapes: Library) -> None:
    found = [one for one in duties(shapes) if one.measure and one.measure.key == "shili-2024-7/4"]
    assert [[mention.mention.words for mention in one.who] for one in found] == [
        ["各区人民政府"],
        ["市人力资源社会保障局", "各区人民政府"],
        ["市人力资源社会保障局", "市商务局", "各区人民政府"],
    ]


def test_a_unit_of_one_item_has_that_item_and_the_words_around_it(shapes: Library) -> None:
    assert [one.clause for one in of(shapes, "shili-commerce") if one.number == "四"] == []
    found = [one.clause for one in of(shapes, "shili-commerce") if one.measure and one.measure.number == 4]
    assert found == ["第四条", "第四条第（二）项"]


def test_dates_and_targets_stand_in_the_row_of_their_words(shapes: Library) -> None:
    dates = {one.clause: [day.quote for day in one.by_when] for one in duties(shapes) if one.by_when}
    assert dates["第四条"] == ["自2024年5月1日起申领"] and dates["第四条第（二）项"] == ["3月底前"]
    assert {one.clause: [figure.value for figure in one.targets] for one in duties(shapes) if one.targets} == {
        "一、（二）": ["2处"]
    }


def test_every_date_and_every_target_stands_in_some_row(shapes: Library, desk: Library) -> None:
    for library in (shapes, desk):
        for measure in library.measures:
            rows = [one for one in duties(library) if one.measure is measure]
            assert {id(day) for one in rows for day in one.by_when} == {id(d) for d in measure.deadlines if d.counts}
            assert {id(figure) for one in rows for figure in one.targets} == set(map(id, measure.targets))


def test_roles_are_those_of_the_text_and_open_words_are_among_the_others(shapes: Library) -> None:
    finance = shapes.unit_by_id["shili-finance"]
    found = {one.clause: one for one in of(shapes, "shili-finance")}
    assert found["第三条"].roles(finance) == ("配合",) and found["第五条"].roles(finance) == ("牵头",)
    beside = found["第五条"].beside(finance)
    assert [one.mention.words for one in beside] == ["市民政局", "等相关部门", "各区人民政府"]


def test_nobody_has_to_do_what_is_not_issued_or_has_ended(shapes: Library) -> None:
    found = {one.clause: one for one in duties(shapes)}
    assert not found["一、（二）"].is_open and found["一、（二）"].state == "征求意见稿，尚未印发"
    assert found["第三条"].is_open


def test_a_row_of_a_table_is_a_duty_with_its_place(desk: Library) -> None:
    found = [one for one in duties(desk) if one.row and one.notice.id == "dukou-2026-6"]
    assert [(one.clause, one.number) for one in found][4] == ("附件1第5行", "5")
    assert found[0].address == "dukou-2026-6/annex-1.html#r1" and found[0].title == found[0].summary == ""
    assert [one.quote for one in found[0].by_when] == ["2026年6月30日前"]
    assert [one.clause for one in of(desk, "dukou-market")] == ["附件1第2行", "附件1第4行"]
