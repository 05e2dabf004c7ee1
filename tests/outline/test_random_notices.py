"""Whatever its shape, a notice is divided as it was made, and each of its words is in the draft once."""

from __future__ import annotations

from collections import Counter

import pytest
from policyref.draft.division import draft_of
from policyref.draft.draft import Draft
from policyref.intake.blocks import Block, Document
from policyref.outline.find import find_outline
from policyref.outline.kinds import WORDS
from policyref.outline.lines import Outline, lines_of
from policyref.text.labels import label

from tests.outline.notices import Truth, notices

_MARKS = "。：；"  # after a title they are found in the source, not written


def outline_of(truth: Truth) -> Outline:
    blocks = tuple(Block("para", f"第 {number} 段", words) for number, (_, words) in enumerate(truth, 1))
    return find_outline(lines_of(Document(blocks, "test")))


def words_of(draft: Draft) -> str:
    """Everything that will be written as official words, labels as the notice's styles give them."""
    found = ["".join(part.text) for part in (*draft.opening, *draft.closing)]
    counts: Counter[int] = Counter()
    for section in draft.sections:
        for level in [level for level in counts if level > section.level]:
            del counts[level]
        counts[section.level] += 1
        style = label(draft.section_numbering, counts[section.level])
        found += [style if section.label is None else section.label, section.title, *section.text]
    within: Counter[int | None] = Counter()
    for measure in draft.measures:
        within[measure.section] += 1
        style = label(draft.numbering, within[measure.section] if draft.restarts else measure.number)
        found += [style if measure.label is None else measure.label, measure.title, *measure.text, *measure.closing]
        for item in measure.items:
            printed = label(draft.item_numbering, item.number) if item.label is None else item.label
            found += [printed, item.title, *item.text]
    for annex in draft.annexes:
        found += [annex.label, annex.title, *annex.text]
    return "".join(found)


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_a_notice_of_any_shape_is_divided_as_it_was_made(start: int) -> None:
    for seed, truth in notices(100, start):
        outline = outline_of(truth)
        found = [(WORDS[one.kind], one.line.text) for one in outline.placed]
        assert found == truth, f"notice {seed}: {outline.why}"
        assert outline.sure


@pytest.mark.parametrize("start", range(0, 600, 200))
def test_every_word_is_in_the_draft_once(start: int) -> None:
    for seed, truth in notices(200, start):
        wanted = "".join(words for _, words in truth)
        found = words_of(draft_of(outline_of(truth)))
        without = str.maketrans("", "", _MARKS)
        assert Counter(found.translate(without)) == Counter(wanted.translate(without)), f"notice {seed}"
