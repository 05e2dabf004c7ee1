"""A finished PDF as a reader has it: words, numbers at the foot, bookmarks. White space is layout and left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import pymupdf
from policyref.handbook.formats import PAPERS, Paper

from tests.site import squeeze

_MM = 72 / 25.4


@dataclass(frozen=True)
class Pdf:
    content: bytes
    paper: Paper = PAPERS["a4"]

    @cached_property
    def file(self) -> pymupdf.Document:
        return pymupdf.open(stream=self.content, filetype="pdf")

    @cached_property
    def lines(self) -> list[str]:
        """The words of every page, one line below the other; the joiners before page numbers are left out."""
        return [re.sub(r"[^\S\n]|\u2060", "", page.get_text()) for page in self.file]

    @cached_property
    def bodies(self) -> list[str]:
        """The words of every page without its running head and its number."""
        top, bottom = (self.paper.top - 3) * _MM, (self.paper.bottom - 5) * _MM
        clips = [pymupdf.Rect(0, top, page.rect.width, page.rect.height - bottom) for page in self.file]
        return [squeeze(page.get_text(clip=clip)) for page, clip in zip(self.file, clips, strict=True)]

    @cached_property
    def body(self) -> str:
        return "".join(self.bodies)

    @cached_property
    def pages(self) -> list[str]:
        return [squeeze(lines) for lines in self.lines]

    @cached_property
    def folios(self) -> list[str | None]:
        """What is printed at the foot of every page between two dashes."""
        found = (re.search(r"—([0-9ivx]+)—$", words) for words in self.pages)
        return [one.group(1) if one else None for one in found]

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level, words and page (counted from 1) of every bookmark."""
        return [(level, squeeze(words), page) for level, words, page in self.file.get_toc()]

    def folio_of(self, heading: str) -> str | None:
        """The number printed on the page where a heading stands, by the words that the heading begins with."""
        page = next(page for _, words, page in self.bookmarks if words.startswith(heading))
        return self.folios[page - 1]

    def from_to(self, start: str, end: str) -> tuple[int, int]:
        """The pages (counted from 0, the last one included) from one heading to another."""
        places = {words: page - 1 for _, words, page in self.bookmarks}
        return places[start], places[end]

    def part(self, start: str, end: str) -> str:
        """The lines of the pages from one heading to another."""
        first, last = self.from_to(start, end)
        return "\n".join(self.lines[first : last + 1])


def numbers(runs: str) -> list[int]:
    """`1、3–5` as 1, 3, 4, 5."""
    found: list[int] = []
    for run in runs.split("、"):
        first, _, last = run.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found
