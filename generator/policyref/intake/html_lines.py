"""The tree of a web page → its lines in order, each with what tells text from the page around it. Linear."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from policyref.intake.blocks import Kind, Span
from policyref.intake.html_table import cells_of

# fmt: off
_BREAKING = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}
_UNSEEN = {
    "head", "script", "style", "noscript", "template", "svg", "select", "textarea", "button", "object",
    "iframe", "math",
}
# fmt: on
_AROUND = {"nav", "header", "footer", "aside"}
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"[\r\n\t\f ]+")
_EDGES = " \u3000\u00a0\u200b\ufeff"


@dataclass
class Line:
    """A line of the page, or a table of it."""

    text: str
    kind: Kind = "para"
    linked: int = 0  # characters of it that are a link
    rows: tuple[tuple[str, ...], ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def is_link(self) -> bool:
        """Whether most of it leads elsewhere, as an entry of a list of other notices does."""
        return self.linked > 0.6 * len(self.text)


@dataclass
class Page:
    """All lines, and for every element that breaks lines the range of those within it."""

    lines: list[Line] = field(default_factory=list)
    ranges: dict[Any, tuple[int, int]] = field(default_factory=dict)


class _Walker:
    def __init__(self) -> None:
        self.page = Page()
        self._pieces: list[str] = []
        self._linked = 0
        self._kinds: list[Kind] = ["para"]
        self._links = 0
        self._pre = 0
        self._starts: list[int] = []

    def walk(self, root: Any) -> Page:
        """Without recursion: a page may nest as deep as it likes."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _UNSEEN or not tag:
                    walk.skip_subtree()
                    continue
                self._open(element, tag)
                if tag == "table" and self._table(element):
                    walk.skip_subtree()
                else:
                    self._say(element.text)
            else:
                if tag not in _UNSEEN and tag:
                    self._close(element, tag)
                if element is not root:
                    self._say(element.tail)
        self._flush()
        return self.page

    def _open(self, element: Any, tag: str) -> None:
        if tag in _BREAKING:
            self._flush()
        self._starts.append(len(self.page.lines))
        self._kinds.append(_kind_of(element, tag, self._kinds[-1]))
        self._links += tag == "a"
        self._pre += tag == "pre"
        if tag == "img":
            self.page.lines.append(Line(element.get("alt") or "", "picture"))

    def _close(self, element: Any, tag: str) -> None:
        if tag in _BREAKING:
            self._flush()
        self._kinds.pop()
        self._links -= tag == "a"
        self._pre -= tag == "pre"
        start = self._starts.pop()
        if tag in _BREAKING:
            self.page.ranges[element] = start, len(self.page.lines)

    def _say(self, words: str | None) -> None:
        if not words:
            return
        if self._pre:
            first, *others = words.split("\n")
            self._add(first)
            for other in others:
                self._flush()
                self._add(other)
        else:
            self._add(_SPACES.sub(" ", words))

    def _add(self, words: str) -> None:
        self._pieces.append(words)
        self._linked += len(words.strip()) if self._links else 0

    def _flush(self) -> None:
        text = "".join(self._pieces).strip(_EDGES)
        if text:
            self.page.lines.append(Line(text, self._kinds[-1], self._linked))
        self._pieces, self._linked = [], 0

    def _table(self, table: Any) -> bool:
        """Takes a table of data whole. One that only lays out the page is walked like any other element."""
        found = cells_of(table, lambda cell: [line.text for line in _Walker().walk(cell).lines if line.kind == "para"])
        if found is None:
            return False
        text = "\n".join(" ".join(filter(None, row)) for row in found.rows)
        self.page.lines.append(Line(text, self._kinds[-1], 0, found.rows, found.spans))
        return True


def lines_of(root: Any) -> Page:
    return _Walker().walk(root)


def _kind_of(element: Any, tag: str, outer: Kind) -> Kind:
    if element.get("hidden") is not None or _NOT_SHOWN.search(element.get("style") or ""):
        return "hidden"
    return "furniture" if outer == "para" and tag in _AROUND else outer
