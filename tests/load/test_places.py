"""What places are called among others, and which of them a notice is in."""

import pytest
from policyref.model.places import Region, apart, depth, fullest, names_apart, within

CITY: Region = ("甲省", "乙市")
DISTRICT: Region = ("甲省", "乙市", "鼓楼区")


@pytest.mark.parametrize(
    ("regions", "names"),
    [
        ([CITY], ["乙市"]),
        ([CITY, DISTRICT], ["乙市", "鼓楼区"]),
        ([DISTRICT, ("甲省", "丙市", "鼓楼区")], ["乙市鼓楼区", "丙市鼓楼区"]),
        ([DISTRICT, ("丁省", "乙市", "鼓楼区")], ["甲省乙市鼓楼区", "丁省乙市鼓楼区"]),
    ],
)
def test_a_place_has_the_shortest_name_that_no_other_has(regions: list[Region], names: list[str]) -> None:
    assert [*names_apart(regions).values()] == names


@pytest.mark.parametrize(
    ("where", "deep"),
    [(("乙市",), 2), (("鼓楼区",), 3), (("乙市", "鼓楼区"), 3), (("丙市", "鼓楼区"), 0), (("丙市",), 0)],
)
def test_how_far_down_a_place_is(where: Region, deep: int) -> None:
    assert depth(where, DISTRICT) == deep
    assert (where in within(DISTRICT)) == (deep > 0)


def test_the_nearest_place_comes_first() -> None:
    assert [*within(CITY)] == [("甲省", "乙市"), ("乙市",), ("甲省",)]


def test_a_place_that_is_written_more_or_less_fully_is_one() -> None:
    assert apart([("乙市",), CITY, DISTRICT]) == (CITY, DISTRICT)
    assert fullest(("乙市",), [CITY, DISTRICT]) == CITY
    assert fullest(CITY, [CITY]) == CITY


def test_a_name_that_two_places_have_is_none_of_them() -> None:
    other: Region = ("甲省", "丙市", "鼓楼区")
    assert fullest(("鼓楼区",), [DISTRICT, other]) == ("鼓楼区",)
