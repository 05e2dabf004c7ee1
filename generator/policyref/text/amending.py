"""An amended text: what becomes of the words, and which sentence of the new text is which of the old one.

That follows from the edits which the amending act spells out, never from a comparison of the two texts: a comparison
takes a new sentence that looks like one that went for the same. A sentence that is changed keeps its name, one that is
added has the name of the one before it and a letter (`2a`), and the name of one that went is never given again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    names = [""] * len(new)
    into: dict[str, int] = {}
    for place, one in enumerate(old):
        if one.name and (at := ours.successor(place)) is not None:
            into[one.name] = at
            names[at] = names[at] or one.name
    for place, at in ours.rewritten({*into.values()}, {one.name for one in old} - {*into}):
        names[at] = old[place].name
        into[old[place].name] = at
    used = {*taken, *(one.name for one in old)}
    before = ""
    for at, one in enumerate(new):
        if one.name and not names[at]:
            names[at] = _fresh(before, used)
            used.add(names[at])
        before = names[at] or before
    return Named(tuple(names), tuple(_gone(old, names, into, ours)))


def _gone(old: Sequence[Piece], names: Sequence[str], into: dict[str, int], ours: _Passages) -> Iterator[Gone]:
    for place, one in enumerate(old):
        if not one.name or one.name in names:
            continue
        if one.name in into:
            yield Gone(one.name, names[into[one.name]], names[into[one.name]])
        else:
            before = (name for name in reversed(names[: ours.follower(place)]) if name)
            yield Gone(one.name, next(before, ""))


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

    def successor(self, place: int) -> int | None:
        """The sentence that has most of the words that are left of an old one; of equal ones the first."""
        start, end = self.old_starts[place], self.old_starts[place + 1]
        counts: Counter[int] = Counter()
        for old, new, length in self.kept:
            low, high = max(start, old), min(end, old + length)
            at = new + low - old
            while low < high:
                index = bisect_right(self.new_starts, at) - 1
                step = min(high - low, self.new_starts[index + 1] - at)
                counts[index] += step
                low, at = low + step, at + step
        found = [(-count, index) for index, count in counts.items() if self.new[index].name]
        return min(found)[1] if found else None

    def rewritten(self, followed: set[int], left: set[str]) -> Iterator[tuple[int, int]]:
        """Old sentences of which no word is left, in pairs with the new ones that one edit puts in their place."""
        moved = 0
        for edit in self.edits:
            start = edit.start + moved
            moved += len(edit.words) - (edit.end - edit.start)
            gone = [
                place
                for place, one in enumerate(self.old)
                if one.name in left and self.old_starts[place] >= edit.start and self.old_starts[place + 1] <= edit.end
            ]
            fresh = [
                at
                for at, one in enumerate(self.new)
                if one.name and at not in followed and start <= self.new_starts[at] < start + len(edit.words)
            ]
            yield from zip(gone, fresh, strict=False)

    def follower(self, place: int) -> int:
        """The first piece of the new text behind the place where an old one stood."""
        start = self.old_starts[place]
        moved = sum(len(edit.words) - (edit.end - edit.start) for edit in self.edits if edit.end <= start)
        inside = next((edit for edit in self.edits if edit.start <= start < edit.end), None)
        at = (inside.start if inside else start) + moved
        return next((index for index, begin in enumerate(self.new_starts[:-1]) if begin >= at), len(self.new))
