"""The dates and numbers of a text, and which of them some quotes cover."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.figures import covered, scan_figures, spans_of

TEXT = st.text("一二三十百千万亿元个项年月日底前至起期间春节012359.%，。、对给予", max_size=30)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2023年一季度分别新组建3家平台公司", [("2023年一季度", "date"), ("3家", "number")]),
        ("2023年6月前，按门票价格的20%补贴10元", [("2023年6月前", "date"), ("20%", "number"), ("10元", "number")]),
        ("三年内全额给予补贴", [("三年内", "date"), ("全额", "number")]),
        ("达到20家以上且展销不少于3天", [("20家", "number"), ("3天", "date")]),
        ("统一安排，一次性奖励", []),
        ("税务总局公告2022年第10号，国办发2023年第7号", []),
        ("2022年第3季度", [("2022年第3季度", "date")]),
        ("由市县两级财政、省市县三级政府承担", []),
        ("三级医院", [("三级", "number")]),
        ("符合以下三个条件的，提交下列3项材料；属于上述两种情形之一", []),
        ("营业收入30万元以下3个点", [("30万元", "number"), ("3个", "number")]),
    ],
)
def test_dates_and_the_numbers_beside_them_are_found_in_order(text: str, figures: list[tuple[str, str]]) -> None:
    found = scan_figures(text)
    assert [(figure.words, "date" if figure.is_date else "number") for figure in found] == figures


@pytest.mark.parametrize(
    ("quotes", "spans"),
    [
        (["5万元"], [(0, 3), (4, 7)]),
        (["5万元、5万元"], [(0, 7)]),
        (["7万元"], []),
        ([""], []),
        (["万元", "、"], [(1, 3), (5, 7), (3, 4)]),
    ],
)
def test_a_quote_counts_wherever_it_occurs(quotes: list[str], spans: list[tuple[int, int]]) -> None:
    assert spans_of(quotes, "5万元、5万元") == spans


@pytest.mark.parametrize(
    ("quote", "is_covered"),
    [("最高不超过5万元", True), ("5万元", True), ("不超过5", False), ("万元", False), ("最高", False)],
)
def test_a_figure_is_covered_only_as_a_whole(quote: str, is_covered: bool) -> None:
    text = "最高不超过5万元"
    (figure,) = scan_figures(text)
    assert covered(figure, spans_of([quote], text)) is is_covered


def test_two_quotes_side_by_side_do_not_cover_what_lies_across_them() -> None:
    text = "最高5万元"
    (figure,) = scan_figures(text)
    assert not covered(figure, spans_of(["最高5", "万元"], text))


@given(TEXT)
def test_figures_are_as_written_in_order_and_apart(text: str) -> None:
    figures = scan_figures(text)
    assert all(text[figure.start : figure.end] == figure.words for figure in figures)
    bounds = [bound for figure in figures for bound in (figure.start, figure.end)]
    assert bounds == sorted(bounds)


@given(TEXT)
def test_the_whole_text_as_a_quote_covers_every_figure(text: str) -> None:
    assert all(covered(figure, spans_of([text], text)) for figure in scan_figures(text))
