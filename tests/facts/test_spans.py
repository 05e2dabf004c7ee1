"""A quote has one place, found when it is read: in its item, its sentence, and nowhere else."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.facts.record import changed
from policyref.facts.spans import Part, Quoted, Span, Text, attach
from policyref.problems.problem import Place

TEXT = Text(
    [
        Part(None, None, "3.奖励"),
        Part(None, 1, "对新开商店奖励2万元；对老字号奖励2万元。"),
        Part(1, None, "（1）装修"),
        Part(1, 2, "装修的补助 1万元。"),
        Part(2, None, "（2）其他"),
        Part(2, 3, "装修的补助1万元，奖励2万元。"),
    ]
)


def placed(quote: str, which: int | None = None, item: int | None = None) -> Quoted:
    quoted = Quoted(quote=quote, which=which)
    attach(quoted, Place("x.yml"), TEXT, item)
    return quoted


def words(span: Span | None) -> str | None:
    return TEXT.words[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("quote", "item", "sentence"),
    [("对新开商店奖励2万元", None, 1), ("补助1万元", 1, 2), ("补助1万元", 2, 3), ("奖励2万元", 2, 3), ("装修", 2, 3)],
)
def test_a_quote_is_looked_for_in_its_own_item(quote: str, item: int | None, sentence: int) -> None:
    found = placed(quote, item=item)
    assert (words(found.span), found.sentence, found.times) == (quote, sentence, 1)


def test_of_several_places_the_one_that_is_named_is_meant() -> None:
    starts = [found.start for found in TEXT.find("奖励2万元")]
    assert len(starts) == 3
    for which, start in enumerate(starts, start=1):
        span = placed("奖励2万元", which).span
        assert span is not None and span.start == start


def test_a_place_that_there_is_not_is_no_place() -> None:
    assert placed("奖励2万元", which=4).span is None
    assert (placed("奖励3万元").span, placed("奖励3万元").times) == (None, 0)


def test_words_of_a_heading_are_in_no_sentence() -> None:
    found = placed("3.奖励")
    assert found.span is not None and found.sentence is None


def test_white_space_is_no_part_of_the_words() -> None:
    assert words(placed("补助 1万\n元", item=1).span) == "补助1万元"


def test_a_span_reaches_into_every_part_that_it_covers() -> None:
    (span,) = TEXT.find("装修装修的")
    assert [(index, TEXT.parts[index].words[start:end]) for index, start, end in TEXT.within(span)] == [
        (2, "装修"),
        (3, "装修的"),
    ]


def test_what_is_attached_does_not_count_in_a_comparison_and_is_kept_in_copies() -> None:
    one, other = placed("补助1万元", item=1), placed("补助1万元", item=2)
    assert one == other and one.span != other.span
    assert changed(one, quote="x").span == one.span
    again = pickle.loads(pickle.dumps((one, TEXT)))
    assert again[0].span == one.span and again[1].words == TEXT.words and again[1].starts == TEXT.starts


LETTERS = st.text("甲乙丙 ", max_size=5)


@given(st.lists(st.tuples(st.sampled_from([None, 1, 2]), LETTERS), max_size=6), LETTERS)
def test_a_place_always_holds_the_words_and_lies_within_the_item(
    rows: list[tuple[int | None, str]], quote: str
) -> None:
    rows.sort(key=lambda row: row[0] or 0)
    text = Text(Part(item, None, line) for item, line in rows)
    squeezed = quote.replace(" ", "")
    for item in (None, 1, 2):
        spans = [*text.find(squeezed, item)]
        assert all(text.words[span.start : span.end] == squeezed for span in spans)
        own = "".join(line.replace(" ", "") for number, line in rows if item in (None, number))
        places = sum(own.startswith(squeezed, at) for at in range(len(own))) if squeezed else 0
        assert len(spans) == places
