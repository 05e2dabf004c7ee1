"""How a print is laid out: on which paper, in which type, as a leaf, a booklet or a book.

Sizes are millimetres, those of type points. What a template draws, it draws in these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

_LEAF, _BOOKLET, _RIGHT_HAND = 4, 40, 90
"""Pages: up to how many a print needs no cover, and no spine; from how many on its parts begin on right-hand pages."""
_OF_ITS_OWN = 520
"""Characters' room that a measure takes whatever it says, for its headings and its card."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`body` is the type of official words and of the answer, `small` that of the rest, `tiny` of heads and feet."""

    name: str
    width: float
    height: float
    top: float
    bottom: float
    inside: float
    outside: float
    body: float
    small: float
    tiny: float
    large: tuple[float, float, float]

    @property
    def characters(self) -> float:
        """How many of official words a page holds, roughly."""
        width, height = self.width - self.inside - self.outside, self.height - self.top - self.bottom
        size = self.body * 25.4 / 72
        return width / size * (height / (size * 1.7))


PAPERS = {
    "a4": Paper("A4", 210, 297, 25, 24, 28, 24, 12, 10.5, 9, (18, 16, 14)),
    "16k": Paper("16开", 185, 260, 22, 21, 24, 19, 11, 10, 8.5, (17, 15.5, 14)),
    "a5": Paper("A5", 148, 210, 18, 17, 18, 14, 10.5, 9.5, 8.5, (16, 15, 14)),
}


@dataclass(frozen=True, slots=True)
class Format:
    """What is asked for; without a `layout` it is chosen by how much there is to print."""

    paper: str = "a4"
    layout: str | None = None
    large: bool = False

    @property
    def ending(self) -> str:
        """Of the name of a file, so that prints of one thing can lie in one folder."""
        asked = [self.paper if self.paper != "a4" else "", self.layout or "", "large" if self.large else ""]
        return "".join(f"-{one}" for one in asked if one)

    def of(self, entry: Mapping[str, Any]) -> Mapping[str, Any]:
        """As the templates read it."""
        paper = PAPERS[self.paper]
        type_ = paper.large if self.large else (paper.body, paper.small, paper.tiny)
        sizes = dict(zip(("body", "small", "tiny"), type_, strict=True))
        measures = len(entry.get("table", ()))
        characters = sum(map(len, _strings(entry))) * 0.9 + measures * _OF_ITS_OWN
        pages = characters * (sizes["body"] / paper.body) ** 2 / paper.characters
        layout = self.layout or ("leaf" if pages <= _LEAF else "booklet" if pages <= _BOOKLET else "book")
        right_hand = layout == "book" and pages >= _RIGHT_HAND
        return {
            **asdict(paper),
            **sizes,
            "layout": layout,
            "large": self.large,
            "right_hand": right_hand,
            "pages": max(1, round(pages)),
        }


def _strings(entry: Any) -> Iterator[str]:
    """What there is to print."""
    match entry:
        case str():
            yield entry
        case Mapping():
            for key, one in entry.items():
                if key != "qr":
                    yield from _strings(one)
        case list() | tuple():
            for one in entry:
                yield from _strings(one)
