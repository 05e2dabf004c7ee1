"""Pages as they are set → blocks: paragraphs, tables and notes in the order of reading, furniture apart.

All of it goes by where things stand. What cannot be told so is not sure, and what is a picture of words is refused.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from policyref.intake.blocks import Block, Document, IntakeError
from policyref.intake.layout_columns import gutter, in_columns
from policyref.intake.layout_furniture import furniture
from policyref.intake.layout_grid import grids
from policyref.intake.layout_join import Margins, Paragraph, joined, margins
from policyref.intake.layout_lines import Line, rows_of, set_line
from policyref.intake.layout_tables import Set, continued, in_frame, set_tables
from policyref.intake.page import MOST_OF_ALL, MOST_PAGES, Page

_FEW = 20  # characters of a page that is a picture
_PICTURE = 0.35  # of a page
_UNREADABLE = 0.05
_LOW = 0.6  # of the height of a page: footnotes stand below
_RECOGNISE = "请先识别成文字，校对后存成 txt，或取得 docx 再试"
_AT_FOOT = "在原件里印在页脚，这里放在全文之后"


def document(found: Iterable[Page]) -> Document:
    pages = list(_within_limits(found))
    _refuse_pictures(pages)
    layout = _Layout()
    for page in pages:
        layout.set(page)
    blocks = [*layout.blocks(pages), *_left_out(pages)]
    return Document(tuple(blocks), changes=tuple(layout.struck))


def _within_limits(pages: Iterable[Page]) -> Iterator[Page]:
    total = 0
    for page in pages:
        total += page.count
        if total > MOST_OF_ALL or page.number > MOST_PAGES:
            raise IntakeError(
                page.place, f"到这里已超过 {MOST_OF_ALL} 个字或 {MOST_PAGES} 页", "请检查是不是放错了文件"
            )
        yield page


def _refuse_pictures(pages: Sequence[Page]) -> None:
    scans, turned, words = [], 0, 0
    for page in pages:
        printed = sum(bool(glyph.text.strip()) for glyph in page.glyphs)
        covered = sum(page.pictures) > _PICTURE * page.width * page.height
        words += printed
        turned += sum(map(len, page.turned))
        if printed < _FEW and covered:
            scans.append(page)
        if page.unread > max(2, _UNREADABLE * printed):
            found = f"有 {page.unread} 个字，文件没有说明是什么字（字体没有对照表）"
            raise IntakeError(page.place, found, _RECOGNISE)
    if scans:
        layer = "，底下藏有识别出来的字，没有人校对过" if any(map(_is_recognised, scans)) else ""
        places = "、".join(str(page.number) for page in scans[:10]) + ("等" if len(scans) > 10 else "")
        raise IntakeError(f"第 {places} 页", f"是扫描的图片，没有文字{layer}", _RECOGNISE)
    if turned > words:
        raise IntakeError("", "文字是竖排的，或者转了方向", _RECOGNISE)
    if not words:
        drawings = sum(page.drawings + len(page.pictures) for page in pages)
        raise IntakeError("", f"没有文字，只有 {drawings} 个图形" if drawings else "没有文字", _RECOGNISE)


def _is_recognised(page: Page) -> bool:
    return sum(map(len, page.unseen)) >= _FEW


def _left_out(pages: Sequence[Page]) -> Iterator[Block]:
    for page in pages:
        if page.turned:
            yield Block("furniture", page.place, "".join(page.turned), unsure=("是转了方向的字，没有收进原文",))
        if page.repeated:
            yield Block("furniture", page.place, "".join(page.repeated))
        if words := "".join(page.unseen).strip():
            yield Block("hidden", page.place, words)
        yield from (Block("comment", page.place, words) for words in page.over)
        if page.pictures:
            yield Block("picture", page.place)


@dataclass
class _Layout:
    """Lines and tables in the order of reading."""

    items: list[Line | Set] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)

    def set(self, page: Page) -> None:
        found = grids(page.rules)
        strikes = sorted((rule for rule in page.rules if rule.is_flat and found is not None), key=lambda one: one.top)
        tables, glyphs, frames = set_tables(page, found or [], strikes)
        rows = rows_of(glyphs)
        at = gutter(page, rows)
        ordered = in_columns(rows, at) if at else [("", row) for row in rows]
        lines: list[Line] = []
        for column, row in ordered:
            line = set_line(page.number, len(lines) + 1, row, strikes)
            if line is None:
                continue
            line.region, line.paper = f"{column} {page.width:.0f}×{page.height:.0f}", page.width
            if in_frame(line, frames):
                line.unsure.append("原件里在一个框里")
            lines.append(line)
        if lines and at:
            lines[0].unsure.append(f"第 {page.number} 页排成两栏，按先左栏后右栏读，请核对次序")
        if lines and found is None:
            lines[0].unsure.append(f"第 {page.number} 页的线条太多，没有认表格")
        self.struck += [f"{line.place}划去“{words}”" for line in lines for words in line.struck]
        self.struck += [one for table in tables for one in table.struck]
        self.items += _with_tables([line for line in lines if line.text], tables)

    def blocks(self, pages: Sequence[Page]) -> Iterator[Block]:
        lines = [item for item in self.items if isinstance(item, Line)]
        apart = {id(lines[index]) for index in furniture(pages, lines)}
        body = [line for line in lines if id(line) not in apart]
        notes = _footnotes(pages, body)
        in_notes = {id(line) for note in notes for line in note[1]}
        text = [item for item in self.items if id(item) not in apart | in_notes]
        yield from _text(text, margins(line for line in text if isinstance(line, Line)))
        for mark, note in notes:
            words = "".join(line.text for line in note)
            unsure = (_AT_FOOT, *(reason for line in note for reason in line.unsure))
            yield Block("note", f"第 {note[0].page} 页脚注 {mark}", words, note_id=f"footnote {mark}", unsure=unsure)
        yield from (Block("furniture", line.place, line.text) for line in lines if id(line) in apart)


def _with_tables(lines: list[Line], tables: list[Set]) -> Iterator[Line | Set]:
    """Each table before the first line that stands below its top."""
    waiting = sorted(tables, key=lambda table: table.top)
    for line in lines:
        while waiting and waiting[0].top < line.top:
            yield waiting.pop(0)
        yield line
    yield from waiting


def _text(items: Sequence[Line | Set], around: dict[str, Margins]) -> Iterator[Block]:
    paragraph: Paragraph | None = None
    table: Set | None = None
    for item in items:
        if isinstance(item, Set):
            if paragraph:
                yield _block(paragraph)
                paragraph = None
            whole = continued(table, item) if table else None
            if table and not whole:
                yield table.block
            table = whole or item
            continue
        if table:
            yield table.block
            table = None
        after = joined(paragraph, item, around)
        if paragraph and after is not paragraph:
            yield _block(paragraph)
        paragraph = after
    if paragraph:
        yield _block(paragraph)
    if table:
        yield table.block


def _block(paragraph: Paragraph) -> Block:
    first = paragraph.lines[0]
    notes = tuple((at, f"footnote {mark}") for at, mark in paragraph.notes)
    return Block("para", first.place, paragraph.text, notes=notes, unsure=tuple(paragraph.unsure))


def _below_rule(line: Line, pages: Sequence[Page]) -> bool:
    """Whether a short rule stands right above, as it does between a text and its footnotes."""
    page = next(one for one in pages if one.number == line.page)
    flat = (rule for rule in page.rules if rule.is_flat and 30 < rule.x1 - rule.x0 < page.width / 2)
    return any(0 <= line.top - rule.bottom < 1.5 * line.size for rule in flat)


def _footnotes(pages: Sequence[Page], lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Notes at the foot of pages: they begin with a mark that the text above has, or a raised one."""
    if not lines:
        return []
    height = {page.number: page.height for page in pages}
    size = median(line.size for line in lines)
    marks: dict[int, set[str]] = defaultdict(set)
    notes: list[tuple[str, list[Line]]] = []
    for line in lines:
        low = line.top > _LOW * height[line.page]
        begins = re.match(r"(\d{1,2}|[①-⑳*＊†])(?![\d.、年月])\s*", line.text)
        known = begins is not None and (begins[1] in marks[line.page] or line.is_note)
        apart = line.size < 0.95 * size or line.is_note or _below_rule(line, pages)
        if begins and known and low and apart:
            notes.append((begins[1], [line]))
            line.text = line.text[begins.end() :]
        elif notes and notes[-1][1][0].page == line.page and abs(notes[-1][1][-1].size - line.size) < 0.1 * size:
            notes[-1][1].append(line)
        marks[line.page].update(mark for _, mark in line.notes)
    return notes
