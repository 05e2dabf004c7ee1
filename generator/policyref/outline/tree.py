"""Labelled lines → a tree. Which kind of label stands above which is learned from the text itself.

A label is taken only if it is the next one of its kind, the first, or runs on from an earlier heading's (1. 2. under
（一）, 3. under （二）). One that does not fit is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policyref.outline.ends import SUPPLEMENTARY
from policyref.outline.lines import Line
from policyref.text.labels import FAMILIES, Label

_JUMP = 3  # so many numbers may be left out and a label still be taken for the next one


@dataclass(eq=False)
class Node:
    """A labelled line, what is below it, and the lines of text and tables that follow before anything else."""

    index: int
    label: Label | None
    family: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    text: list[int] = field(default_factory=list)

    def above(self) -> Iterator[Node]:
        """The nodes that it is in, from the nearest to the outermost."""
        node = self.parent
        while node is not None and node.index >= 0:
            yield node
            node = node.parent

    def below(self) -> Iterator[Node]:
        for child in self.children:
            yield child
            yield from child.below()

    def last(self) -> Node:
        """The last node in it, or itself."""
        return self.children[-1].last() if self.children else self

    @property
    def number(self) -> int:
        return self.label.number if self.label else 0


@dataclass
class Tree:
    root: Node
    doubts: dict[int, str] = field(default_factory=dict)
    supplementary: list[int] = field(default_factory=list)

    def nodes(self) -> list[Node]:
        return list(self.root.below())


def grow(lines: Sequence[Line], body: Sequence[int]) -> Tree:
    """The tree of the lines of a body, given by their indexes."""
    return _Grower(lines, body).tree


class _Grower:
    def __init__(self, lines: Sequence[Line], body: Sequence[int]) -> None:
        self.lines = lines
        self.body = body
        labels = [lines[index].label for index in body]
        self.kinds = _kinds_of_labels(labels)
        self.minor = _rare_marks([label for label in labels if label])
        self.stack = [Node(-1, None, "")]
        self.tree = Tree(self.stack[0])
        self.last: dict[str, int] = {}
        self.learned: set[tuple[str, str]] = set()
        for place, index in enumerate(body):
            line = lines[index]
            if SUPPLEMENTARY.fullmatch(line.text):
                if not self._goes_on(place):
                    self.tree.supplementary = list(body[place:])
                    return
                self._bare(index)
            elif not line.label or not self._taken(place, index, line.label):
                self.stack[-1].text.append(index)

    def _family(self, label: Label) -> str:
        return self.kinds.get(label.printed, label.family)

    def _goes_on(self, place: int) -> bool:
        """Whether the first label below a heading without one goes on with the numbers above it."""
        below = next((label for at in self.body[place + 1 :] if (label := self.lines[at].label)), None)
        return bool(below and below.number > 1 and self.last.get(self._family(below)) == below.number - 1)

    def _bare(self, index: int) -> None:
        """A heading without a label, beside the highest ones."""
        del self.stack[1:]
        node = Node(index, None, "附则", self.stack[0])
        self.stack[0].children.append(node)
        self.stack.append(node)

    def _taken(self, place: int, index: int, label: Label) -> bool:
        family, number = self._family(label), label.number
        same = [node for node in self.stack if node.family == family]
        before = next((node for node in reversed(same) if node.number == number - 1), None)
        doubt = ""
        if before:
            self._close(before)
        elif number == 1 and same and self._is_within(place, family, same[-1].number):
            pass  # a list within what has labels of the same kind
        elif number == 1 and same:
            doubt = f"编号“{label.printed}”又从头开始，前面同类的编到{same[-1].number}"
            self._close(same[-1])
        elif same:
            gap = number - same[-1].number
            if not 0 <= gap <= _JUMP:
                return self._refused(index, label, same[-1].number)
            doubt = f"编号“{label.printed}”接不上，前面同类的编到{same[-1].number}" + ("，重复了" if not gap else "")
            self._close(same[-1])
        else:
            known = self.last.get(family, 0)
            if number not in (1, known + 1):
                if not (known < number <= known + _JUMP or self._counts_on(place, family, number)):
                    return self._refused(index, label, known)
                doubt = (
                    f"编号“{label.printed}”接不上，前面同类的编到{known}"
                    if known
                    else f"“{label.printed}”前面没有同类的编号"
                )
            while (
                len(self.stack) > 1
                and self._is_above(family, self.stack[-1].family)
                and not self._is_amid(place, family, number)
            ):
                self.stack.pop()
        if not doubt and label.family in self.minor and _mark(label) in self.minor[label.family]:
            doubt = f"编号“{label.printed}”的写法与别处不同"
        if doubt:
            self.tree.doubts[index] = doubt
        self._add(Node(index, label, family, self.stack[-1]))
        return True

    def _refused(self, index: int, label: Label, known: int) -> bool:
        after = f"前面同类的编到{known}" if known else "前面没有同类的编号"
        self.tree.doubts[index] = f"编号“{label.printed}”接不上，{after}，这一段当作正文"
        return False

    def _close(self, node: Node) -> None:
        """Closes a node and all in it."""
        del self.stack[self.stack.index(node) :]

    def _add(self, node: Node) -> None:
        self.learned.update((other.family, node.family) for other in self.stack)
        self.stack[-1].children.append(node)
        self.stack.append(node)
        self.last[node.family] = node.number

    def _is_within(self, place: int, family: str, outer: int) -> bool:
        """Whether a list that begins here is part of what has a label of the same kind.

        It is where that very line introduces it (1.对下列：), or where the outer numbers go on after it.
        """
        before = self.lines[self.body[place - 1]]
        if before.text.endswith(("：", "如下")) and before.label:
            return True
        labels = (self.lines[at].label for at in self.body[place + 1 :])
        last = 1
        for number in (label.number for label in labels if label and self._family(label) == family):
            if number != last + 1:
                return number == outer + 1 and before.text.endswith(("：", "如下"))
            last = number
        return False

    def _is_amid(self, place: int, family: str, number: int) -> bool:
        """Whether a new kind of label begins below the last one, which then goes on: 1、 ㈠ ㈡ 2、 ㈠."""
        if number != 1 or family in self.last:
            return False
        around, *above = [node for node in reversed(self.stack) if node.label]
        for label in (self.lines[at].label for at in self.body[place + 1 :]):
            if label and (other := self._family(label)) != family:
                if other == around.family and label.number == around.number + 1:
                    return True
                if other == around.family or any(other == node.family for node in above):
                    return False
        return False

    def _counts_on(self, place: int, family: str, number: int) -> bool:
        """Whether the next label of a kind has the next number: then a run begins here, whatever is missing before."""
        labels = (self.lines[at].label for at in self.body[place + 1 :])
        following = next((label for label in labels if label and self._family(label) == family), None)
        return bool(following and following.number == number + 1)

    def _is_above(self, one: str, other: str) -> bool:
        if (one, other) in self.learned or (other, one) in self.learned:
            return (one, other) in self.learned and (other, one) not in self.learned
        return _usual(one, other)


def _usual(one: str, other: str) -> bool:
    """The order of GB/T 9704; 第一条 may be above or below 一、 and all that follow it."""
    first, second = (FAMILIES.index(family.partition("#")[0]) if family != "附则" else 0 for family in (one, other))
    article = FAMILIES.index("第一条")
    if article in (first, second) and max(first, second) > article:
        return False
    return first < second


def _kinds_of_labels(labels: Sequence[Label | None]) -> dict[str, str]:
    """Printed label → kind, where labels of one family but of two marks (1、 and 1.) number different levels.

    They do where a list of one mark begins in the middle of a list of the other, which then goes on.
    """
    found: dict[str, str] = {}
    for family in ("1.", "（1）", "一、", "（一）"):
        marked = [(label.printed, _mark(label), label.number) for label in labels if label and label.family == family]
        if len({mark for _, mark, _ in marked}) > 1 and _nested([(mark, number) for _, mark, number in marked]):
            found |= {printed: f"{family}#{mark}" for printed, mark, _ in marked}
    return found


def _mark(label: Label) -> str:
    """What is printed around the number, and whether its digits are wide."""
    wide = "wide" if re.search("[０-９]", label.printed) else ""
    return wide + "".join(char for char in label.printed if char in "（().．、）〔〕：:")


def _rare_marks(labels: Sequence[Label]) -> dict[str, set[str]]:
    """For each family the marks that only a few of its labels have, one in four at most."""
    rare: dict[str, set[str]] = {}
    for family in {label.family for label in labels}:
        counts = Counter(_mark(label) for label in labels if label.family == family)
        rare[family] = {mark for mark, count in counts.items() if count * 4 <= counts.total()}
    return rare


def _nested(marked: Sequence[tuple[str, int]]) -> bool:
    last: dict[str, int] = {}
    inside: dict[str, int] = {}  # mark → the number at which a list of another mark began inside
    for mark, number in marked:
        if number == 1:
            inside |= {other: at for other, at in last.items() if other != mark}
        elif inside.get(mark) == number - 1 and last.get(mark) == number - 1:
            return True
        if mark in last and number != last[mark]:
            inside.pop(mark, None)
        last[mark] = number
    return False
