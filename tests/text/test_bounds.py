"""Which words make a number the most or the least, and on which side of an edge a text is."""

from __future__ import annotations

import pytest
from policyref.text.amounts import scan_numbers
from policyref.text.bounds import AFTER, BEFORE, bound_of
from policyref.text.comparisons import comparisons
from policyref.text.definitions import read_definitions, read_edges


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("最高给予企业5万元", {"5万元": ("最高", "at_most")}),
        ("最高100万元、50万元", {"100万元": ("最高", "at_most"), "50万元": ("最高", "at_most")}),
        ("每户最高50万元，另给2万元", {"50万元": ("最高", "at_most"), "2万元": None}),
        ("在3万元限额内据实补助", {"3万元": ("内", "at_most")}),
        ("补助5万元以内", {"5万元": ("以内", "at_most")}),
        ("总额10万元封顶", {"10万元": ("封顶", "at_most")}),
        ("奖励可达20万元，至多两次", {"20万元": ("可达", "at_most"), "两次": ("至多", "at_most")}),
        ("不低于1000元/人，至少800元", {"1000元/人": ("不低于", "at_least"), "800元": ("至少", "at_least")}),
        ("不低于10万元不高于20万元", {"10万元": ("不低于", "at_least"), "20万元": ("不高于", "at_most")}),
        ("保底3000元", {"3000元": ("保底", "at_least")}),
        ("奖励5万元", {"5万元": None}),
        ("最高的一档，奖励5万元", {"5万元": None}),
    ],
)
def test_a_bound_is_told_by_the_word_beside_its_number_or_its_list(
    text: str, bounds: dict[str, tuple[str, str] | None]
) -> None:
    found = {one.words: bound_of(text, one.start, one.end) for one in scan_numbers(text)}
    assert {words: bound and (bound.words, bound.side) for words, bound in found.items()} == bounds
    assert all(bound is None or text[bound.start : bound.end] == bound.words for bound in found.values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("超过100万元、不足200万元", ["> 100万元", "< 200万元"]),
        ("100万元以上500万元以下", [">= 100万元", "<= 500万元"]),
        ("增速达到50%、100%以上的", [">= 50%", ">= 100%"]),
        ("不超过5万元，不少于3项，未满2年", ["<= 5万元", ">= 3项", "< 2年"]),
        ("500万元及以上至1000万元", [">= 500万元", "<= 1000万元"]),
        ("100人以上（不含100人）", ["> 100人"]),
        ("采购费用达100万元（含）以上", [">= 100万元"]),
        ("100万元（含）至500万元（不含）", [">= 100万元", "< 500万元"]),
        ("100—300平方米（不含100平方米）", ["> 100", "<= 300平方米"]),
        ("面积100—300平方米（含300平方米）的2万元；300平方米以上的5万元", [">= 100", "<= 300平方米", "> 300平方米"]),
        ("300平方米以下（不含300平方米）的2万元；超过300平方米的5万元", ["< 300平方米", ">= 300平方米"]),
        ("奖励5万元", []),
    ],
)
def test_an_edge_is_on_the_side_that_the_words_beside_it_put_it(text: str, said: list[str]) -> None:
    assert [f"{one.operator} {one.number.words}" for one in comparisons(text)] == said


def test_a_bare_range_does_not_say_whether_its_edges_count() -> None:
    assert [one.why for one in comparisons("100—300平方米")] == ["range", "range"]


@pytest.mark.parametrize(
    ("definition", "text", "operator"),
    [
        ("本措施所称“以下”不含本数。", "500万元以下", "<"),
        ("本措施所称“超过”包括本数。", "超过500万元", ">="),
        ("本办法所称以上、以下均不包括本数。", "500万元及以上", ">="),
        ("本办法所称“以上”不含本数。", "500万元以下", "<="),
    ],
)
def test_a_definition_of_the_notice_goes_before_the_convention(definition: str, text: str, operator: str) -> None:
    (found,) = comparisons(text, read_definitions(definition))
    assert found.operator == operator


def test_the_edge_of_one_number_goes_before_a_definition() -> None:
    (found,) = comparisons("500万元以下（含500万元）", read_definitions("本措施所称“以下”不含本数。"))
    assert (found.operator, found.why) == ("<=", "edge")


@pytest.mark.parametrize(
    ("text", "definitions"),
    [
        ("本措施所称“以上”“以内”包括本数，“不足”不包括本数。", [("以上", True), ("以内", True), ("不足", False)]),
        ("以上含本数，以下不含本数。", [("以上", True), ("以下", False)]),
        ("本办法所称“以上”、“以下”均包含本级本数。", [("以上", True), ("以下", True)]),
        ("本通知中“以上”，均含本数；“以下”，不含本数。", [("以上", True), ("以下", False)]),
        ("奖励5万元（以上均含本数）。", [("", True)]),
        ("上述金额均不含本数。", [("", False)]),
        ("政府债务均不含本级，补助100万元（含本数）。", []),
        ("包括以下内容。", []),
    ],
)
def test_a_definition_is_read_word_by_word(text: str, definitions: list[tuple[str, bool]]) -> None:
    assert [(one.word, one.includes) for one in read_definitions(text)] == definitions


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("前文。本措施所称“以上”包括本数；“以下”不包括本数。后文", "notice"),
        ("本条所称“以上”包括本数。", "clause"),
        ("500万元以上（以上含本数）的", "clause"),
        ("以上含本数。", "unsaid"),
    ],
)
def test_a_definition_tells_what_it_is_about_and_in_which_sentence(text: str, scope: str) -> None:
    found = read_definitions(text)
    assert {one.scope for one in found} == {scope}
    assert "含本数" in text[found[0].start : found[0].end] or "包括本数" in text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("100—300平方米（含300平方米）的", [("300平方米", True)]),
        ("100—300平方米（含100）的", [("100", True)]),
        ("100万元以上（不含）的", [("100万元", False)]),
        ("50万元（含本数，下同）", [("50万元", True)]),
        ("价款50万元（含税）", []),
        ("住宿一晚以上（含一晚）的", [("一晚", True)]),
    ],
)
def test_an_edge_names_its_number(text: str, edges: list[tuple[str, bool]]) -> None:
    assert [(text[one.number_start : one.number_end], one.included) for one in read_edges(text)] == edges


def test_an_edge_may_hold_from_here_on() -> None:
    assert [one.onwards for one in read_edges("50万元（含本数，下同），80万元（含）")] == [True, False]


def test_no_word_both_includes_and_excludes() -> None:
    assert all(words == words.strip() for words in (*BEFORE, *AFTER))
    assert not {word for word in BEFORE if word in AFTER and BEFORE[word] != AFTER[word]}
