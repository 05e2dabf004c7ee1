"""An OFD (GB/T 33190): the characters of its text objects and the rules of its paths, at their places on the page.

The page is set as that of a PDF is, and `layout.py` makes blocks of it. Stamps and remarks are laid over a page; they
are told and left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from policyref.intake.archive import local
from policyref.intake.blocks import Document, IntakeError
from policyref.intake.layout import document
from policyref.intake.ofd_package import WHAT_TO_DO, Leaf, OfdPackage, every, numbers
from policyref.intake.page import Glyph, Page

_POINT = 72 / 25.4  # points in a millimetre
_ASCENT, _DESCENT = 0.88, 0.12
_DEEPEST = 12
MOST_OBJECTS = 200_000  # of a page
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read(content: bytes) -> Document:
    return document(_pages(OfdPackage(content)))


def _pages(package: OfdPackage) -> Iterator[Page]:
    for number, leaf in enumerate(package.leaves(), 1):
        page = Page(number, leaf.box[2] * _POINT, leaf.box[3] * _POINT)
        setter = _Setter(page, leaf)
        for template, shared in leaf.templates:
            setter.lay(template, shared)
        setter.lay(leaf.content, False)
        for root in leaf.over:
            words = "".join(text for one in every(root, "TextCode") for text in one.itertext()).strip()
            page.over.append(words or "（印章或图形）")
        yield page


class _Setter:
    """Puts what a page draws at its place."""

    def __init__(self, page: Page, leaf: Leaf) -> None:
        self._page, self._units = page, leaf.units
        self._left, self._top = leaf.box[:2]
        self._count = 0

    def lay(self, root: Any, shared: bool) -> None:
        before = len(self._page.glyphs)
        self._objects(root, _PLAIN, 0)
        if shared:  # a template that several pages have: what it says is not of this page
            self._page.repeated += [glyph.text for glyph in self._page.glyphs[before:]]
            del self._page.glyphs[before:]

    def _objects(self, root: Any, around: Matrix, depth: int) -> None:
        if depth > _DEEPEST:
            raise IntakeError(self._page.place, "图形套得太深，可能互相引用", WHAT_TO_DO)
        for one in root.iter():
            name = local(one)
            if not name.endswith("Object"):
                continue
            self._count += 1
            if self._count > MOST_OBJECTS:
                raise IntakeError(self._page.place, f"一页就有 {MOST_OBJECTS} 多个图形", "请检查是不是放错了文件")
            placed = self._matrix(one, around)
            if name == "TextObject":
                self._text(one, placed)
            elif name == "PathObject":
                self._path(one, placed)
            elif name == "ImageObject":
                (x0, y0), (x1, y1) = _at(placed, 0, 0), _at(placed, 1, 1)
                self._page.pictures.append(abs((x1 - x0) * (y1 - y0)) * _POINT * _POINT)
            elif name == "CompositeObject" and (unit := self._units.get(one.get("ResourceID") or "")) is not None:
                self._objects(unit, placed, depth + 1)

    def _matrix(self, one: Any, around: Matrix) -> Matrix:
        """From the object's own millimetres to those of the page: first its matrix, then its boundary."""
        boundary = (numbers(one.get("Boundary")) + [0.0] * 4)[:2]
        own = numbers(one.get("CTM"))
        a, b, c, d, e, f = own if len(own) == 6 else _PLAIN
        return _times((a, b, c, d, e + boundary[0], f + boundary[1]), around)

    def _text(self, one: Any, placed: Matrix) -> None:
        size = next(iter(numbers(one.get("Size"))), 0.0)
        stretched = next(iter(numbers(one.get("HScale"))), 1.0)
        a, b, _, d, *_ = placed
        hidden = one.get("Visible") == "false" or one.get("Alpha") == "0"
        turned = abs(b) > 0.1 * abs(a) or a <= 0 or d <= 0 or (one.get("ReadDirection") or "0") != "0"
        for code in every(one, "TextCode"):
            for text, x, y, step in _characters(code, size * stretched):
                if hidden:
                    self._page.leave(text, self._page.unseen)
                elif turned:
                    self._page.leave(text, self._page.turned)
                else:
                    left, foot = self._point(placed, x, y)
                    high = size * d * _POINT
                    box = left, foot - _ASCENT * high, left + step * a * _POINT, foot + _DESCENT * high
                    self._page.put(Glyph(text, *box, high))

    def _path(self, one: Any, placed: Matrix) -> None:
        """Straight lines and boxes are rules; a curve makes the whole path a drawing."""
        stroked = one.get("Stroke") != "false"
        points: list[tuple[float, float]] = []
        for data in every(one, "AbbreviatedData"):
            words = (data.text or "").split()
            index = 0
            while index < len(words):
                word = words[index]
                if word in ("M", "S", "L"):
                    where = numbers(" ".join(words[index + 1 : index + 3]))
                    if word != "L":
                        self._page.outline(points, stroked)
                        points = []
                    points += [self._point(placed, *where)] if len(where) == 2 else []
                    index += 3
                elif word == "C" and points:
                    points.append(points[0])
                    index += 1
                elif word in ("Q", "B", "A"):
                    self._page.drawings += 1
                    return
                else:
                    index += 1
        self._page.outline(points, stroked)

    def _point(self, placed: Matrix, x: float, y: float) -> tuple[float, float]:
        x, y = _at(placed, x, y)
        return (x - self._left) * _POINT, (y - self._top) * _POINT


def _characters(code: Any, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Each character with its place and how far it reaches."""
    x, y = ((numbers(code.get(name)) or [0.0])[0] for name in ("X", "Y"))
    across, down = _steps(code.get("DeltaX")), _steps(code.get("DeltaY"))
    for text in "".join(code.itertext()).strip("\r\n"):
        wide = size * (1.0 if unicodedata.east_asian_width(text) in "WFA" else 0.5)
        step = next(across, wide)
        yield text, x, y, min(step, wide) if step > 0 else wide
        x, y = x + step, y + next(down, 0.0)


def _steps(text: str | None) -> Iterator[float]:
    """The distances between characters; `g 3 4.2` stands for three times 4.2."""
    words = iter((text or "").split())
    for word in words:
        if word != "g":
            yield from numbers(word)
            continue
        times, step = numbers(next(words, "")), numbers(next(words, ""))
        for _ in range(min(int(times[0]), 100_000) if times and step and times[0] > 0 else 0):
            yield step[0]


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First `one`, then `other`."""
    a, b, c, d, e, f = one
    u, v, w, x, y, z = other
    return (a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z)


def _at(placed: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = placed
    return a * x + c * y + e, b * x + d * y + f
