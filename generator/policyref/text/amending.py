"""An amended text: what becomes of the words, and which sentence of the new text is which of the old one.

That follows from the edits which the amending act spells out, never from a comparison of the two texts: a comparison
takes a new sentence that looks like one that went for the same. A sentence that is changed keeps its name, one that is
added has the name of the one before it and a letter (`2a`), and the name of one that went is never given again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

_BASE = re.compile(r"\d+")


class Edit(NamedTuple):
    """`start:end` of the old words becomes `words`."""

    start: int
    end: int
    words: str


class Piece(NamedTuple):
    """A heading, a sentence, a bracket or a row of a table. Only sentences have a name: `2`, `2a`."""

    item: int | None
    name: str
    words: str


class Gone(NamedTuple):
    """A sentence of the old text that the new one has no longer, and the name of the one that stands before it.

    `into` is the name of the sentence of which it has become a part, if it has.
    """

    name: str
    after: str
    into: str = ""


class Named(NamedTuple):
    """The names of the pieces of the new text, in their order, and the sentences that went."""

    names: tuple[str, ...]
    gone: tuple[Gone, ...]


def overlapping(edits: Iterable[Edit]) -> tuple[Edit, Edit] | None:
    """The first two edits that want the same words."""
    return next(((one, two) for one, two in pairwise(sorted(edits)) if one.end > two.start), None)


def apply(words: str, edits: Iterable[Edit]) -> str:
    """The words with all edits made at once: each is about the old words, none about what another puts there."""
    found, at = [], 0
    for edit in sorted(edits):
        found += [words[at : edit.start], edit.words]
        at = edit.end
    return "".join([*found, words[at:]])


def name_sentences(old: Sequence[Piece], new: Sequence[Piece], edits: Sequence[Edit], taken: Iterable[str]) -> Named:
    """The names of the pieces of the `new` text, which is the old one with the edits made.

    `taken` are all names that a sentence of the text has ever had, those of the old one included.
    """
    ours = _Passages(old, new, edits)
    into: dict[int, int] = {}
    for (place, at), _ in sorted(ours.shared().items(), key=lambda entry: (entry[0][0], -entry[1], entry[0][1])):
        if old[place].name and new[at].name:
            into.setdefault(place, at)  # the sentence that has most of its words; of equal ones the first
    gone = {place for place, one in enumerate(old) if one.name} - {*into}
    return _named(old, new, into | dict(ours.rewritten({*into.values()}, gone)), taken)


def name_same(old: Sequence[Piece], new: Sequence[Piece], taken: Iterable[str]) -> Named:
    """The same where nobody spelt out the edits: a sentence that stands once in both texts is the same, no other is."""
    before, after = (Counter(one.words for one in pieces if one.name) for pieces in (old, new))
    at = {one.words: index for index, one in enumerate(new) if one.name and after[one.words] == 1}
    into = {place: at[one.words] for place, one in enumerate(old) if before[one.words] == 1 and one.words in at}
    return _named(old, new, {place: index for place, index in into.items() if old[place].name}, taken)


def _named(old: Sequence[Piece], new: Sequence[Piece], into: Mapping[int, int], taken: Iterable[str]) -> Named:
    """`into` leads from a sentence of the old text to the one of the new text that has become of it."""
    names = [""] * len(new)
    for place, at in sorted(into.items()):
        names[at] = names[at] or old[place].name
    used = {*taken, *(one.name for one in old)}
    before = ""
    for at, one in enumerate(new):
        if one.name and not names[at]:
            names[at] = _fresh(before, used)
            used.add(names[at])
        before = names[at] or before
    gone, before = [], ""
    for place, one in enumerate(old):
        now = names[into[place]] if place in into else ""
        if one.name and one.name != now:
            gone.append(Gone(one.name, now or before, now))
        before = now or before
    return Named(tuple(names), tuple(gone))


def _fresh(before: str, used: set[str]) -> str:
    """A name that no sentence has had, for one that is added behind another: `2a`, `2b`; before all of them `0a`."""
    base = found[0] if (found := _BASE.match(before)) else "0"
    number = 1
    while (name := base + _letters(number)) in used:
        number += 1
    return name


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found


def items_from(old: Sequence[Piece], new: Sequence[Piece], edits: Sequence[Edit]) -> dict[int, int | None]:
    """The items of the new text, each with the one of the old text that most of its words are from; None: from none."""
    found: dict[int, int | None] = {one.item: None for one in new if one.item is not None}
    counts: Counter[tuple[int, int | None]] = Counter()
    for (place, at), count in _Passages(old, new, edits).shared().items():
        if (item := new[at].item) is not None:
            counts[item, old[place].item] += count
    for (item, was), _ in reversed(counts.most_common()):
        found[item] = was
    return found


class _Passages:
    """Where the words of each old piece have gone to, and where those of each new one are from."""

    def __init__(self, old: Sequence[Piece], new: Sequence[Piece], edits: Sequence[Edit]) -> None:
        self.old, self.new, self.edits = old, new, sorted(edits)
        self.old_starts = [0, *accumulate(len(one.words) for one in old)]
        self.new_starts = [0, *accumulate(len(one.words) for one in new)]
        self.kept = [*self._kept()]

    def _kept(self) -> Iterator[tuple[int, int, int]]:
        """The runs of words that no edit touches: start in the old words, in the new ones, length."""
        old = new = 0
        for edit in [*self.edits, Edit(self.old_starts[-1], self.old_starts[-1], "")]:
            if edit.start > old:
                yield old, new, edit.start - old
            new += edit.start - old + len(edit.words)
            old = edit.end

    def shared(self) -> Counter[tuple[int, int]]:
        """How many characters of each old piece have come into each new one."""
        counts: Counter[tuple[int, int]] = Counter()
        for old, new, length in self.kept:
            end = old + length
            while old < end:
                place, at = bisect_right(self.old_starts, old) - 1, bisect_right(self.new_starts, new) - 1
                step = min(end - old, self.old_starts[place + 1] - old, self.new_starts[at + 1] - new)
                counts[place, at] += step
                old, new = old + step, new + step
        return counts

    def rewritten(self, followed: set[int], left: set[int]) -> Iterator[tuple[int, int]]:
        """Old sentences of which no word is left, in pairs with the new ones that one edit puts in their place."""
        moved = 0
        for edit in self.edits:
            start = edit.start + moved
            moved += len(edit.words) - (edit.end - edit.start)
            gone = [
                place
                for place in sorted(left)
                if self.old_starts[place] >= edit.start and self.old_starts[place + 1] <= edit.end
            ]
            fresh = [
                at
                for at, one in enumerate(self.new)
                if one.name and at not in followed and start <= self.new_starts[at] < start + len(edit.words)
            ]
            yield from zip(gone, fresh, strict=False)
