"""Outline → draft: each line becomes a word of the record that its kind says. No line is left, none comes twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from policyref.draft.annexes import divide_annex, take_title
from policyref.draft.draft import Draft, DraftAnnex, DraftItem, DraftMeasure, DraftPart, DraftSection, DraftTable
from policyref.draft.tables import head_of, rows_of
from policyref.draft.titles import divide
from policyref.intake.blocks import Block
from policyref.outline.kinds import SECTIONS
from policyref.outline.lines import Line, Outline, Placed
from policyref.text.brackets import BRACKET
from policyref.text.labels import STYLES, label
from policyref.text.sentences import split_line

_OF_A_LETTER = {"signature", "date"}
_ENDS = {"signature", "date", "closing", "supplementary", "attachments", "release", "copies", "imprint", "note"}
_PART = {"closing": "body", "left-out": ""}


def draft_of(outline: Outline) -> Draft:
    """The draft of a notice as its outline divides it."""
    maker = _Maker(outline)
    return maker.draft


class _Maker:
    def __init__(self, outline: Outline) -> None:
        self.draft = Draft()
        self.owner: DraftSection | DraftMeasure | DraftItem | DraftAnnex | None = None
        for one in outline.placed:
            if one.kind != "left-out":
                self._place(one)
        self._parts()
        self._labels()
        self._titles()
        self._words()

    def _place(self, one: Placed) -> None:
        draft, line = self.draft, one.line
        last = draft.measures[-1] if draft.measures else None
        if one.kind in SECTIONS:
            level = SECTIONS.index(one.kind) + 1
            self.owner = DraftSection(line, len(draft.sections) + 1, level)
            draft.sections.append(self.owner)
        elif one.kind == "measure":
            self.owner = DraftMeasure(line, len(draft.measures) + 1, self._section(line))
            draft.measures.append(self.owner)
        elif one.kind == "item" and last and isinstance(self.owner, DraftMeasure | DraftItem):
            self.owner = DraftItem(line, len(last.items) + 1)
            last.items.append(self.owner)
        elif one.kind == "annex":
            self.owner = divide_annex(line, len(draft.annexes) + 1)
            draft.annexes.append(self.owner)
        elif one.kind == "tail" and last and isinstance(self.owner, DraftMeasure | DraftItem):
            last.tail.append(one)
        elif one.kind in ("text", "table", "item", "tail", "annex-text") and self.owner:
            self.owner.below.append(one)
        else:
            self._part(one)

    def _section(self, line: Line) -> int | None:
        """The section that a measure stands in; one with a label like a section's stands beside that section."""
        level = len(SECTIONS) + 1
        beside = False
        inside: DraftSection | None = None
        for section in reversed(self.draft.sections):
            if section.level >= level:
                continue
            level = section.level
            inside = section if inside is None or beside else inside
            own, other = line.label, section.line.label
            if own and other and own.family == other.family:
                inside, beside = None, True
            elif beside and inside:
                break
        return inside.number if inside else None

    def _part(self, one: Placed) -> None:
        begun = self.draft.sections or self.draft.measures
        parts = self.draft.closing if begun else self.draft.opening
        if one.kind != "note" and not isinstance(self.owner, DraftAnnex):
            self.owner = None
        kind = _PART.get(one.kind, one.kind)
        kind = "body" if one.kind in ("text", "item", "tail", "annex-text") else kind
        if one.kind == "title" and parts and parts[-1].kind == "title":
            parts[-1].lines.append(one.line)
        else:
            parts.append(DraftPart(kind, [one.line]))

    def _parts(self) -> None:
        """Where nothing is divided, what ends a notice is its closing all the same."""
        draft = self.draft
        if not draft.sections and not draft.measures:
            first = next((at for at in range(len(draft.opening)) if _all_end(draft.opening[at:])), None)
            if first is not None:
                draft.opening, draft.closing = draft.opening[:first], draft.opening[first:]
        kinds = [part.kind for part in draft.opening]
        letter = max((at for at, kind in enumerate(kinds) if kind in _OF_A_LETTER), default=-1)
        for part in draft.opening[: letter + 1]:
            part.kind = "body" if part.kind == "preamble" else part.kind

    def _labels(self) -> None:
        draft = self.draft
        within: list[int] = []
        counts: dict[int, int] = {}
        for section in draft.sections:
            counts = {level: seen for level, seen in counts.items() if level <= section.level}
            counts[section.level] = counts.get(section.level, 0) + 1
            within.append(counts[section.level])
        draft.section_numbering = _give_labels(draft.sections, within, draft.section_numbering)
        items = [item for measure in draft.measures for item in measure.items]
        draft.item_numbering = _give_labels(items, [item.number for item in items], draft.item_numbering)
        through = [measure.number for measure in draft.measures]
        seen: Counter[int | None] = Counter()
        again = []
        for measure in draft.measures:
            seen[measure.section] += 1
            again.append(seen[measure.section])
        draft.restarts = _fitting(draft.measures, again)[1] > _fitting(draft.measures, through)[1]
        draft.numbering = _give_labels(draft.measures, again if draft.restarts else through, draft.numbering)

    def _titles(self) -> None:
        draft = self.draft
        _give_titles(draft.measures)
        for measure in draft.measures:
            _give_titles(measure.items)
        for section in draft.sections:
            title, stop, rest = section.line.rest.partition("。")
            if rest and len(title) <= 30:
                section.title, section.text = title + stop, [rest]
            else:
                section.title = section.line.rest
            if not section.title and section.below and not _is_table(section.below[0]):
                section.title = section.below.pop(0).line.text

    def _words(self) -> None:
        """Text and tables of every part; a table says after which sentence of its owner it stands."""
        draft, names = self.draft, _Names()
        draft.tables += names.of_parts("opening", draft.opening)
        for section in draft.sections:
            section.text, tables, _ = names.flow(section.text, section.below, 0)
            draft.tables += _at(f"section-{section.number}", tables)
        for measure in draft.measures:
            measure.text, measure.tables, count = names.flow(measure.text, measure.below, 0)
            for item in measure.items:
                item.text, item.tables, count = names.flow(item.text, item.below, count)
            measure.closing, tables, count = names.flow([], measure.tail, count)
            measure.tables += [_after(table, count) for table in tables]
        draft.tables += names.of_parts("closing", draft.closing)
        for annex in draft.annexes:
            take_title(annex)
            annex.text, tables, _ = names.flow(annex.text, annex.below, 0)
            draft.tables += _at(f"annex-{annex.number}", tables)


class _Names:
    """Text and tables told apart, each table with the next name: t1, t2 …"""

    def __init__(self) -> None:
        self.count = 0

    def flow(self, first: list[str], below: Sequence[Placed], count: int) -> tuple[list[str], list[DraftTable], int]:
        """Lines, tables and how many sentences there are by then."""
        text, tables = list(first), []
        count += sum(map(_sentences, first))
        for is_table, group in groupby(below, _is_table):
            if is_table:
                tables += [self.table(block, count) for block in _blocks([one.line for one in group])]
            else:
                lines = [line for one in group for line in one.line.text.split("\n")]
                text += lines
                count += sum(map(_sentences, lines))
        for table in tables:
            table.after = None if table.after == count else table.after
        return text, tables, count

    def table(self, block: Block, after: int) -> DraftTable:
        self.count += 1
        head = head_of(block)
        return DraftTable(f"t{self.count}", rows_of(block, head), head, after=after)

    def of_parts(self, at: str, parts: list[DraftPart]) -> list[DraftTable]:
        """The tables among the parts, which are taken out of them."""
        found, count = [], 0
        for is_table, group in groupby(list(parts), lambda part: part.kind == "table"):
            some = list(group)
            if is_table:
                blocks = _blocks([part.lines[0] for part in some])
                found += [self.table(block, count) for block in blocks]
                parts[:] = [part for part in parts if part not in some]
            else:
                count += sum(_sentences(line) for part in some for line in part.text)
        for table in found:
            table.at, table.after = at, None if table.after == count else table.after
        return found


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """Tables, each a block; rows without lines that have as many columns are one."""
    for is_row, group in groupby(lines, lambda line: -1 if line.is_table else len(line.rows()[0])):
        some = list(group)
        if is_row == -1:
            yield from (line.block for line in some)
        else:
            yield Block("table", some[0].block.place, rows=tuple(tuple(line.rows()[0]) for line in some))


def _is_table(one: Placed) -> bool:
    return one.kind == "table" and (one.line.is_table or one.line.is_row)


def _sentences(line: str) -> int:
    return sum(not BRACKET.fullmatch(piece) for piece in split_line(line))


def _at(place: str, tables: Iterable[DraftTable]) -> list[DraftTable]:
    found = list(tables)
    for table in found:
        table.at = place
    return found


def _after(table: DraftTable, count: int) -> DraftTable:
    table.after = count if table.after is None else table.after
    return table


def _all_end(parts: Sequence[DraftPart]) -> bool:
    return all(part.kind in _ENDS or part.lines[0].text.startswith("特此") for part in parts)


_Labelled = DraftSection | DraftMeasure | DraftItem


def _printed(one: _Labelled) -> str:
    return one.line.label.printed if one.line.label else ""


def _fitting(some: Sequence[_Labelled], numbers: Sequence[int]) -> tuple[str, int]:
    """The style that gives most of the labels as they are printed, and how many."""
    counts = {
        style: sum(label(style, number) == _printed(one) for one, number in zip(some, numbers, strict=True))
        for style in STYLES
    }
    best = max(counts, key=lambda style: counts[style])
    return best, counts[best]


def _give_labels(some: Sequence[_Labelled], numbers: Sequence[int], usual: str) -> str:
    """The style of some labels; those that are printed otherwise are kept as they are."""
    style, fitting = _fitting(some, numbers)
    style = style if fitting else usual
    for one, number in zip(some, numbers, strict=True):
        printed = _printed(one)
        one.label = None if printed == label(style, number) else printed
    return style


def _is_all(one: DraftMeasure | DraftItem, table: Placed) -> bool:
    """Whether a table is all that stands below a line."""
    return one.below == [table] and not (isinstance(one, DraftMeasure) and (one.items or one.tail))


def _give_titles(some: Sequence[DraftMeasure | DraftItem]) -> None:
    followed = [bool(one.below) or bool(isinstance(one, DraftMeasure) and (one.items or one.tail)) for one in some]
    for one, (title, rest) in zip(some, divide([one.line for one in some], followed), strict=True):
        first = one.below[0] if one.below else None
        if title and first and _is_table(first) and not rest and (len(one.below) > 1 or _is_all(one, first)):
            title, rest = "", one.line.rest  # a table before any sentence, or all that follows: that line is the text
        one.title, one.text = title, [rest] if rest else []
        if not (title or rest or one.below or (isinstance(one, DraftMeasure) and one.items)):
            one.label, one.text = "", [one.line.text]  # a label with nothing after it
