"""The words inside one paragraph of a .docx, with what hangs on them: notes, boxes, pictures, changes, hidden words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from policyref.intake.archive import attribute, child, is_on, local, value
from policyref.intake.blocks import opening
from policyref.intake.docx_numbers import Numbers

# Settings and what is not printed. `delText` stands in a deletion, which is taken as accepted.
_SILENT = {
    *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "instrText", "delInstrText", "softHyphen"),
    *("rubyPr", "fldData", "lastRenderedPageBreak", "proofErr", "footnoteRef", "endnoteRef", "annotationRef"),
}
_PICTURES = {"drawing", "pict", "object"}
_DELETED = {"del", "moveFrom"}
_INSERTED = {"ins", "moveTo"}


@dataclass
class Words:
    """What was found; the walker adds to it as it goes. `\\n` stands for a line break, `\\t` for a tab."""

    pieces: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    pictures: int = 0
    changes: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def gather(paragraph: Any, numbers: Numbers, into: Words | None = None) -> Words:
    """The words of a paragraph. Libxml2 lets no file nest deeper than 256 elements, so that recursion is safe."""
    words = Words() if into is None else into
    by_style = any(is_on(style, "rPr", "vanish") for style in numbers.styles_of(paragraph))
    _walk(paragraph, words, numbers, by_style)
    return words


def _walk(element: Any, words: Words, numbers: Numbers, hidden: bool) -> None:
    for one in element:
        name = local(one)
        if name in _SILENT:
            continue
        if name == "r":
            _walk(one, words, numbers, _is_hidden(one, numbers, hidden))
        elif name in _DELETED:
            _changed(one, "删去", words)
        elif name in _INSERTED:
            if local(element) not in _INSERTED:
                _changed(one, "增加", words)
            _walk(one, words, numbers, hidden)
        elif name == "AlternateContent":
            _walk(_chosen(one), words, numbers, hidden)
        elif name in _PICTURES:
            boxes = _boxes(one)
            words.boxes += boxes
            words.pictures += not boxes
        else:
            _character(one, name, words, hidden)
            _walk(one, words, numbers, hidden)


def _character(one: Any, name: str, words: Words, hidden: bool) -> None:
    """The elements that print something themselves."""
    said = {"t": one.text or "", "tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")
    if name == "br" and attribute(one, "type") in (None, "textWrapping"):
        said = "\n"
    elif name == "sym":
        code = attribute(one, "char") or ""
        words.unsure.append(f"有符号字体里的一个字（{attribute(one, 'font') or '字体不明'} {code}），没有读出来")
        said = "〓"
    elif name == "oMath":
        words.unsure.append("有公式，只读出了其中的字，分数、上下标请照原件核对")
    elif name == "rt":
        words.unsure.append("有注音，读在所注的字前面")
    elif name in ("footnoteReference", "endnoteReference"):
        words.notes.append((words.length, f"{name.removesuffix('Reference')} {attribute(one, 'id')}"))
    elif name in ("altChunk", "subDoc"):
        words.pictures += 1
    if said and hidden:
        words.hidden.append(said)
    elif said:
        words.add(said)


def _is_hidden(run: Any, numbers: Numbers, by_style: bool) -> bool:
    own = child(run, "rPr", "vanish")
    if own is not None:
        return is_on(run, "rPr", "vanish")
    return by_style or any(is_on(style, "rPr", "vanish") for style in numbers.chain(value(run, "rPr", "rStyle")))


def _changed(element: Any, how: str, words: Words) -> None:
    said = opening("".join(one.text or "" for one in element.iter() if local(one) in ("t", "delText")), 40)
    if said:
        words.changes.append(f"{how}“{said}”")


def _chosen(alternatives: Any) -> Any:
    """One of the forms in which a drawing is stored; the others say the same for older programs."""
    chosen = child(alternatives, "Choice")
    return chosen if chosen is not None else alternatives


def _boxes(drawing: Any) -> list[Any]:
    """The text boxes of a drawing, those within another box left to that one, older forms of the same left out."""
    found: list[Any] = []
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if local(element) == "txbxContent":
            found.append(element)
        elif local(element) == "AlternateContent":
            waiting.append(_chosen(element))
        else:
            waiting += reversed(element)
    return found
