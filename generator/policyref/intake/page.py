"""A page as it is set: glyphs, rules and pictures at their places, in points from its upper left corner.

PDF and OFD keep no paragraphs and no tables. Their readers fill these pages, and `layout.py` makes blocks of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import isfinite
from typing import NamedTuple, TypeVar

from policyref.intake.blocks import IntakeError

T = TypeVar("T")

MOST_PAGES = 500
MOST_GLYPHS = 100_000  # of a page; a full one of small type has 4,000
MOST_OF_ALL = 600_000  # of all pages
MOST_RULES = 50_000
_THIN = 3.0
_FARTHEST = 100_000.0


class Glyph(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


class Rule(NamedTuple):
    """A stroke from left to right or from top to bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_flat(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass
class Page:
    """`turned` are words that do not stand upright, `unseen` those that nobody sees on the page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)  # the area of each
    drawings: int = 0  # outlines that are neither rule nor picture: words may be drawn so
    turned: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)  # words that several pages share
    over: list[str] = field(default_factory=list)  # what remarks and stamps say that are laid over it
    unread: int = 0  # glyphs of which the file does not say what they are

    @property
    def place(self) -> str:
        return f"第 {self.number} 页"

    @property
    def count(self) -> int:
        return len(self.glyphs) + len(self.turned) + len(self.unseen)

    def put(self, glyph: Glyph) -> None:
        """A glyph at its place; one outside of the page is not seen."""
        within = 0 <= glyph.centre <= self.width and 0 <= glyph.middle <= self.height
        if not all(map(isfinite, glyph[1:])) or not within or glyph.size <= 0:
            self.leave(glyph.text, self.unseen)
        else:
            self.leave(glyph, self.glyphs)

    def leave(self, one: T, where: list[T]) -> None:
        """Keeps something, unless the page has too much already."""
        if self.count >= MOST_GLYPHS:
            raise IntakeError(self.place, f"一页就有 {MOST_GLYPHS} 多个字", "请检查是不是放错了文件")
        where.append(one)

    def outline(self, points: Sequence[tuple[float, float]], stroked: bool) -> None:
        """A straight line, a box, or several lines in one go; anything else is a drawing."""
        if len(points) < 2:
            return
        xs, ys = zip(*points, strict=True)
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        if not all(min(abs(x - u), abs(y - v)) < 1 for (x, y), (u, v) in pairwise(points)):
            self.drawings += 1
        elif min(wide, high) <= _THIN or (len(points) == 5 and points[0] == points[-1]):
            self.draw(min(xs), min(ys), max(xs), max(ys), stroked=stroked)
        elif stroked:
            for (x, y), (u, v) in pairwise(points):
                self.draw(x, y, u, v)

    def draw(self, x0: float, top: float, x1: float, bottom: float, *, stroked: bool = True) -> None:
        """A straight line or a box, of which the four sides count; what is thin is a line itself."""
        if not all(isfinite(one) and abs(one) < _FARTHEST for one in (x0, top, x1, bottom)):
            return
        x0, x1, top, bottom = min(x0, x1), max(x0, x1), min(top, bottom), max(top, bottom)
        if x1 - x0 <= _THIN and bottom - top <= _THIN:
            return
        if x1 - x0 <= _THIN or bottom - top <= _THIN:
            self._rule(x0, top, x1, bottom)
        elif stroked:
            for side in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
                self._rule(*side)

    def _rule(self, *sides: float) -> None:
        if len(self.rules) >= MOST_RULES:
            raise IntakeError(self.place, f"一页就有 {MOST_RULES} 多条线", "请检查是不是放错了文件")
        self.rules.append(Rule(*sides))
