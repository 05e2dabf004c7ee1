"""The type area, the lines and what may stand at their ends: GB/T 15834-2011, 5.1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from policyref.model.library import Library

from tests.handbook.pdf import Pdf
from tests.site import squeeze

_MM = 72 / 25.4
_BODY = 12
_NEVER_FIRST = "、。，；：！？）〕》”’"
_NEVER_LAST = "（〔《“‘"


def body_lines(book: Pdf) -> Iterator[tuple[int, float, float, float, str]]:
    """Page (from 1), left and right edge, baseline and words of every line of official text."""
    for number, page in enumerate(book.file, start=1):
        rows: dict[float, list[Any]] = {}
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", []):
                for span in line["spans"]:
                    if abs(span["size"] - _BODY) < 0.01 and "Serif" in span["font"] and span["text"].strip():
                        rows.setdefault(round(span["origin"][1], 1), []).append(span)
        for baseline, spans in sorted(rows.items()):
            spans.sort(key=lambda span: span["bbox"][0])
            words = squeeze("".join(span["text"] for span in spans))
            yield number, spans[0]["bbox"][0], spans[-1]["bbox"][2], baseline, words


def test_official_lines_are_a_line_pitch_apart(book: Pdf) -> None:
    pitches = Counter(
        round(second[3] - first[3], 1)
        for first, second in pairwise(body_lines(book))
        if first[0] == second[0] and second[3] - first[3] < 40
    )
    assert abs(pitches.most_common(1)[0][0] - 1.72 * _BODY) < 0.11


def test_the_answer_is_no_smaller_than_the_official_words(book: Pdf, library: Library) -> None:
    spans = [
        span
        for page in book.file
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", [])
        for span in line["spans"]
    ]
    for measure in library.measures:
        for benefit in measure.benefits:
            sizes = [span["size"] for span in spans if squeeze(benefit.headline) in squeeze(span["text"])]
            assert max(sizes, default=0) >= _BODY - 0.01, benefit.headline


def test_the_margin_at_the_binding_is_mirrored(book: Pdf) -> None:
    # A bracket at the beginning of a line stands half outside.
    body = [line for line in body_lines(book) if line[0] >= 9 and line[4][0].isalpha()]
    right_hand = min(left for number, left, *_ in body if number % 2 == 1)
    left_hand = min(left for number, left, *_ in body if number % 2 == 0)
    assert abs(right_hand - 28 * _MM) < 1
    assert abs(left_hand - 24 * _MM) < 1


def test_no_line_begins_or_ends_with_a_mark_that_must_not(book: Pdf) -> None:
    words = [words for *_, words in body_lines(book)]
    assert len(words) > 200
    assert not [line for line in words if line[0] in _NEVER_FIRST or line[-1] in _NEVER_LAST]


def test_lines_within_a_paragraph_end_flush(book: Pdf) -> None:
    area = {1: (210 - 24) * _MM, 0: (210 - 28) * _MM}
    ends = [
        abs(area[first[0] % 2] - first[2])
        for first, second in pairwise(body_lines(book))
        # The next line goes on at the margin, so this one is full; a mark at its end may hang half empty.
        if first[0] == second[0] >= 9 and second[3] - first[3] < 30 and second[1] < first[1] + 40
        if first[4][-1] not in "，。、；：”）〕》"
        if second[1] < (28 * _MM + 5 if second[0] % 2 else 24 * _MM + 5)
    ]
    ragged = [end for end in ends if 3 < end < 60]
    assert len(ends) > 150 and not ragged


def test_no_measure_heading_stands_alone_at_the_foot(book: Pdf) -> None:
    for level, words, page in book.bookmarks:
        if level == 2 and words.startswith("第"):
            after = book.pages[page - 1].rpartition(words)[2]
            assert "官方原文" in after, f"{words} has only its heading on page {page}"


def test_everything_is_black_or_grey(book: Pdf) -> None:
    for page in book.file:
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", []):
                for span in line["spans"]:
                    red, green, blue = span["color"] >> 16, span["color"] >> 8 & 255, span["color"] & 255
                    assert red == green == blue
