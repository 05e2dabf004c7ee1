"""A Word document: paragraphs with their automatic numbers, tables with merged cells, notes, text boxes.

Our own lines on lxml. python-docx and the readers built on it keep no Chinese numbers and lose what stands in content
controls, insertions and text boxes. A tracked change is read as accepted, and told, so that nobody publishes a draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from policyref.intake.archive import attribute, child, local, value
from policyref.intake.blocks import Block, Document, opening
from policyref.intake.docx_numbers import Label, Numbers
from policyref.intake.docx_package import Package
from policyref.intake.docx_table import framed, read_table
from policyref.intake.docx_words import Words, gather

_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}
_BOX = "来自文本框，在原件里的位置请照版面核对"


def read(content: bytes) -> Document:
    """The blocks in order; notes, comments and page headers follow the body."""
    package = Package(content)
    body = package.document()
    reader = _Reader(Numbers(package))
    blocks = list(reader.blocks(body))
    blocks += reader.notes(package)
    blocks += _comments(package)
    blocks += _furniture(package, reader.numbers)
    return Document(tuple(blocks), changes=tuple(reader.changes))


@dataclass
class _Carried:
    """The words of a paragraph whose mark was deleted: they run on into the next one."""

    words: Words | None = None


class _Reader:
    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.changes: list[str] = []
        self._paragraph = 0
        self._table = 0

    def blocks(self, parent: Any, frame: str = "") -> Iterator[Block]:
        """The blocks of a body, a text box or a cell that frames text; `frame` says which, to be told of each."""
        carried = _Carried()
        for element in _inside(parent):
            if local(element) == "p":
                yield from self._of_paragraph(element, carried, frame)
            elif local(element) == "tbl":
                yield from self._ended(carried, frame)
                yield from self._of_table(element, frame)
            elif local(element) in ("altChunk", "subDoc"):
                yield Block("picture", f"第 {self._paragraph} 段之后")
        yield from self._ended(carried, frame)

    def _ended(self, carried: _Carried, frame: str) -> Iterator[Block]:
        """What was to run on into a next paragraph where none comes."""
        if carried.words is not None:
            yield from self._said(carried.words, None, f"第 {self._paragraph} 段", "", frame)
            carried.words = None

    def notes(self, package: Package) -> Iterator[Block]:
        for kind, name in (("footnote", "脚注"), ("endnote", "尾注")):
            root = package.related(f"{kind}s")
            for note in root if root is not None else ():
                if local(note) != kind or attribute(note, "type") not in (None, "normal"):
                    continue  # lines between text and notes
                words = [self._gathered(one) for one in note.iter() if local(one) == "p"]
                self.changes += [f"{name} {change}" for one in words for change in one.changes]
                text = "\n".join(filter(None, (one.text.strip() for one in words)))
                number = attribute(note, "id") or ""
                unsure = (
                    "在原件里印在页脚或文末，这里放在全文之后",
                    *(reason for one in words for reason in one.unsure),
                )
                if text:
                    yield Block("note", f"{name} {number}", text, note_id=f"{kind} {number}", unsure=unsure)

    def _gathered(self, paragraph: Any, into: Words | None = None) -> Words:
        words = gather(paragraph, self.numbers, into)
        old = child(paragraph, "pPr", "pPrChange", "pPr", "numPr")
        if old is not None:
            words.changes.append(f"改了“{opening(words.text)}”的编号")
        for name, how in (("del", "与下一段合并"), ("ins", "分出一段")):
            if child(paragraph, "pPr", "rPr", name) is not None and words.text.strip():
                words.changes.append(f"“{opening(words.text)}”{how}")
        return words

    def _of_paragraph(self, paragraph: Any, carried: _Carried, frame: str) -> Iterator[Block]:
        self._paragraph += 1
        words = self._gathered(paragraph, carried.words)
        carried.words = None
        place = f"第 {self._paragraph} 段"
        if child(paragraph, "pPr", "rPr", "del") is not None:
            carried.words = words
            return
        gone = not words.text.strip() and (words.hidden or words.changes)
        label = None if gone else self.numbers.label(paragraph)
        yield from self._said(words, label, place, value(paragraph, "pPr", "pStyle") or "", frame)

    def _said(self, words: Words, label: Label | None, place: str, style: str, frame: str) -> Iterator[Block]:
        self.changes += [f"{place}{change}" for change in words.changes]
        for box in words.boxes:
            yield from (replace(block, kind=_boxed(block)) for block in self.blocks(box, _BOX))
        unsure = (*words.unsure, *((frame,) if frame else ()), *(label.unsure if label else ()))
        if label and label.text and not words.text.strip():
            unsure += (f"只有自动编号“{label.text}”，没有文字",)
        start, number = 0, label.text if label else ""
        if "?" in number or "？" in number:
            unsure += (f"自动编号“{number}”里有问号，可能是转换格式时坏了的字",)
        for line in words.text.split("\n"):
            end = start + len(line)
            notes = tuple((at - start, note) for at, note in words.notes if start <= at <= end)
            if line.strip() or number:
                yield Block("para", place, line, number, notes=notes, style=style, unsure=unsure)
                number, unsure = "", (frame,) if frame else ()
            start = end + 1
        if words.unsure and not words.text.strip():
            yield Block("picture", place, unsure=tuple(words.unsure))
        if words.hidden:
            yield Block("hidden", place, "".join(words.hidden))
        for _ in range(words.pictures):
            yield Block("picture", place)

    def _of_table(self, table: Any, frame: str) -> Iterator[Block]:
        self._table += 1
        place = f"表 {self._table}"
        if (cells := framed(table)) is not None:
            for cell in cells:
                yield from self.blocks(cell, f"原件里在一个框（{place}）里")
            return
        found = read_table(table, place, self._labelled)
        self.changes += [f"{place}{change}" for change in found.changes]
        unsure = (*found.unsure, *((frame,) if frame else ()))
        yield Block("table", place, rows=found.rows, spans=found.spans, notes=tuple(found.notes), unsure=unsure)
        yield from (Block("hidden", place, one) for one in found.hidden)
        yield from (Block("picture", place) for _ in range(found.pictures))

    def _labelled(self, paragraph: Any) -> Words:
        """The words of a paragraph in a cell, its automatic number among them."""
        label = self.numbers.label(paragraph)
        words = self._gathered(paragraph)
        if label:
            words.pieces.insert(0, label.text)
            words.unsure += label.unsure
        return words


def _inside(parent: Any) -> Iterator[Any]:
    """Children, those of content controls and insertions included."""
    for one in parent:
        if local(one) in _WRAPPERS:
            yield from _inside(one)
        else:
            yield one


def _boxed(block: Block) -> Any:
    return "box" if block.kind == "para" else block.kind


def _comments(package: Package) -> Iterator[Block]:
    root = package.related("comments")
    for comment in root if root is not None else ():
        text = "".join(one.text or "" for one in comment.iter() if local(one) == "t")
        yield Block("comment", f"批注 {attribute(comment, 'id') or ''}", text)


def _furniture(package: Package, numbers: Numbers) -> Iterator[Block]:
    seen: set[str] = set()
    for kind, name in (("header", "页眉"), ("footer", "页脚")):
        for root in package.all_related(kind):
            text = " ".join(gather(one, numbers).text.strip() for one in root.iter() if local(one) == "p").strip()
            if text and text not in seen:
                seen.add(text)
                yield Block("furniture", name, text)
