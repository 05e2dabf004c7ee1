"""A line in the text of a measure that begins like a measure, an item or a heading may be one that was not told apart.

A list of its own within the text (①, ②, ③ from the first on) is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.problems.problem import Place, Problem, problem
from policyref.text.labels import read_label

_SHOWN = 16


def check_left_over_labels(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        printed = [section.label for section in notice.sections] + [measure.label for measure in notice.measures]
        above = _families(printed)
        for measure in notice.measures:
            beside = above | _families([item.label for item in measure.items])
            yield from _of(measure, measure.words, "text", beside)
            yield from _of(measure, measure.closing_words, "closing", beside)
            for item in measure.items:
                yield from _of(item, item.words, "text", beside)


def _families(printed: list[str]) -> set[str]:
    return {label.family for one in printed if (label := read_label(one))}


def _of(owner: Measure | Item, words: str, key: str, beside: set[str]) -> Iterator[Problem]:
    last: dict[str, int] = {}
    first = owner.official_title is None if isinstance(owner, Measure) else owner.title is None
    for at, line in enumerate(words.splitlines()):
        label = read_label(line)
        if label is None or (at == 0 and key == "text" and first):
            continue  # the first line goes on behind the label of its owner
        follows = label.number in (1, last.get(label.family, 0) + 1)
        last[label.family] = label.number
        if label.family in beside or not follows:
            shown = line[:_SHOWN]
            place: Place = owner.place.at(key, near=shown)
            yield problem("Q202", place, asked=shown, found=label.printed)
