"""Every sentence of a notice's source text belongs to exactly one measure, or to the notice's own parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from policyref.check.nearest import nearest, show_nearest
from policyref.check.order import out_of_order
from policyref.model.annex import Annex
from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Part, Section
from policyref.model.passages import Passage
from policyref.model.tables import Table, following
from policyref.problems.problem import Place, Problem, problem
from policyref.text.cells import CELL_END
from policyref.text.citations import spaced
from policyref.text.normalise import normalise_line
from policyref.text.sentences import split_sentences, squeeze

_ON_THE_LAST_PAGE = ("copies", "imprint", "note")
_CELLS = re.compile(f"([{CELL_END}\t])")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that an owner says are official. A heading is looked for as a whole.

    What is printed at the foot of a page or on the last one may stand before annexes or after them: it is `movable`.
    """

    owner: str
    place: Place
    words: str
    code: str
    movable: bool = False


def check_source(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        yield from _scan_residue(notice)
        yield from _empty_measures(notice)
        if not notice.is_read:
            continue
        if foreign := _foreign_style(notice):
            yield foreign
        else:
            yield from _Accounts(notice).settle()
            yield from _misplaced(notice)


def claims(notice: Notice) -> Iterator[Claim]:
    """What the notice's files claim of its source, in the order of the source."""
    yield from _claim_parts(notice, "opening", notice.opening)
    for one in notice.flow:
        yield from _claim_section(one, notice) if isinstance(one, Section) else _claim_measure(one)
    yield from _claim_parts(notice, "closing", notice.closing)
    for annex in notice.annexes:
        yield from _claim_annex(annex, notice)


def _claim_table(owner: str, table: Table) -> Iterator[Claim]:
    """A table is claimed row by row, its cells apart."""
    if table.title:
        yield Claim(owner, table.place.at("title"), squeeze(table.title), "E304")
    for row, words in enumerate(table.printed()):
        yield Claim(owner, table.place.at("rows", row), squeeze(words), "E304")


def _claim_parts(notice: Notice, name: str, parts: Iterable[Part]) -> Iterator[Claim]:
    tables = notice.tables_at(name)
    for part in parts:
        for claim in _claim_text("notice.yml", part.place.at("text"), part.passages, tables, last=False):
            yield replace(claim, movable=part.kind in _ON_THE_LAST_PAGE)
    yield from _claim_text("notice.yml", notice.place, (), tables)


def _claim_section(section: Section, notice: Notice) -> Iterator[Claim]:
    yield Claim("notice.yml", section.place.at("title"), squeeze(section.heading), "E310")
    tables = notice.tables_at(f"section-{section.number}")
    yield from _claim_text("notice.yml", section.place.at("text"), section.passages, tables)


def _claim_annex(annex: Annex, notice: Notice) -> Iterator[Claim]:
    yield Claim("notice.yml", annex.place.at("label"), squeeze(annex.label), "E310")
    if annex.title:
        yield Claim("notice.yml", annex.place.at("title"), squeeze(annex.title), "E310")
    yield from _claim_text("notice.yml", annex.place.at("text"), annex.passages, notice.tables_at(annex.at))


def _claim_measure(measure: Measure) -> Iterator[Claim]:
    owner = spaced(measure.called)
    yield from _claim_block(owner, measure, "text", measure.heading, measure.passages)
    for item in measure.items:
        yield from _claim_block(owner, item, "text", item.heading, item.passages)
    yield from _claim_block(owner, measure, "closing", "", measure.closing)


def _claim_block(
    name: str, owner: Measure | Item, key: str, heading: str, passages: tuple[Passage, ...]
) -> Iterator[Claim]:
    """A heading and its text, with the tables where they stand.

    A bare label (第一条) is claimed with the first sentence, for alone it says nothing.
    """
    label = squeeze(heading)
    if label and (heading != owner.label or not passages):
        yield Claim(name, owner.place.at("title"), label, "E310")
        label = ""
    yield from _claim_text(name, owner.place.at(key), passages, owner.tables, before=label, last=key == "text")


def _claim_text(
    owner: str,
    place: Place,
    passages: Iterable[Passage],
    tables: Sequence[Table],
    *,
    before: str = "",
    last: bool = True,
) -> Iterator[Claim]:
    for one in following(passages, tables, last=last):
        if isinstance(one, Table):
            yield from _claim_table(owner, one)
            continue
        for sentence in one.sentences:
            words = squeeze(sentence.text)
            yield Claim(owner, Place(place.file, place.path, near=words), before + words, "E304")
            before = ""


class _Accounts:
    """Which owner has claimed each character of the source, white space left out."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.source = notice.source.replace("\t", CELL_END)
        self.text = squeeze(self.source)
        self.sentences = [squeeze(sentence) for sentence in split_sentences(self.source)]
        self.owners: list[str | None] = [None] * len(self.text)
        self.meant: set[str] = set()
        self.found: list[tuple[int, Claim]] = []

    @cached_property  # only asked for where something is wrong
    def offsets(self) -> list[int]:
        return [index for index, char in enumerate(self.source) if not char.isspace()]

    def settle(self) -> list[Problem]:
        problems = [*self._claim(), *self._leftovers()]
        # Words that are missing or too many are not said to be out of place as well.
        return problems or list(self._out_of_place())

    def _claim(self) -> Iterator[Problem]:
        cursor = 0
        for claim in claims(self.notice):
            # Most words stand right after those before them; to look for a long sentence takes its time.
            here = self.text.startswith(claim.words, cursor)
            index = cursor if here else self.text.find(claim.words, cursor)
            if index < 0 or self._owner(index, claim.words):
                index = self._elsewhere(claim.words)
            if index < 0:
                meant = nearest(claim.words, self.sentences)
                self.meant.add(meant)
                if squeeze(normalise_line(meant)) == claim.words:
                    continue  # the source is what needs mending, and _scan_residue says so
                yield problem(claim.code, claim.place, found=claim.words[:40], near=show_nearest(meant, claim.words))
                continue
            if other := self._owner(index, claim.words):
                yield problem("E303", claim.place, one=other, two=claim.owner)
            end = index + len(claim.words)
            self.owners[index:end] = [claim.owner] * len(claim.words)
            self.found.append((index, claim))
            cursor = end

    def _elsewhere(self, words: str) -> int:
        """An unclaimed occurrence anywhere, or else a claimed one, or else -1."""
        first = index = self.text.find(words)
        while index >= 0 and self._owner(index, words):
            index = self.text.find(words, index + 1)
        return index if index >= 0 else first

    def _owner(self, index: int, words: str) -> str | None:
        """Who has claimed any of the characters already."""
        return next(filter(None, self.owners[index : index + len(words)]), None)

    def _out_of_place(self) -> Iterator[Problem]:
        """Words that the source has somewhere else; said once of those that follow each other."""
        found = [(index, claim) for index, claim in self.found if not claim.movable]
        misplaced = out_of_order([index for index, _ in found])
        for place in sorted(misplaced):
            index, claim = found[place]
            if place - 1 not in misplaced or found[place - 1][1].owner != claim.owner:
                before = self.text[max(0, index - 12) : index]
                near = f"原文里它在“{before}”后面。" if before else "原文从它开始。"
                yield problem("E318", claim.place, found=claim.words[:40], near=near)

    def _leftovers(self) -> Iterator[Problem]:
        """Runs of sentences that nobody claims, but for those that a claim with a slip in it means."""
        run: list[tuple[int, int]] = []
        start = 0
        for sentence in self.sentences:
            end = start + len(sentence)
            free = None in self.owners[start:end] and [at for at in range(start, end) if self.owners[at] is None]
            if free and sentence not in self.meant:
                run.append((free[0], free[-1] + 1))
            elif run:
                yield self._unclaimed(run)
                run = []
            start = end
        if run:
            yield self._unclaimed(run)

    def _unclaimed(self, run: list[tuple[int, int]]) -> Problem:
        start, end = run[0]
        what = "这一句" if len(run) == 1 else f"从这里起连续 {len(run)} 句"
        near = self.notice.source[self.offsets[start] : self.offsets[end - 1] + 1]
        return problem("E302", Place(self.notice.source_place.file, near=near, offset=self.offsets[start]), what=what)


def _foreign_style(notice: Notice) -> Problem | None:
    """One problem, rather than one for each measure, where the source numbers nothing in the stated style."""
    lines = [squeeze(line) for line in notice.source.splitlines()]
    labels = tuple(measure.label for measure in notice.measures)
    if not labels or any(line.startswith(labels) for line in lines):
        return None
    return problem("E317", notice.place.at("numbering"), found=labels[0])


def _misplaced(notice: Notice) -> Iterator[Problem]:
    """A measure stands in the section under whose heading the source prints it."""
    printed: dict[str, set[int]] = {}
    headings: dict[str, list[int]] = {}
    for section in notice.sections:
        headings.setdefault(squeeze(section.heading), []).append(section.number)
    lines = [squeeze(line) for line in notice.source.splitlines()]
    if not all(any(line.startswith(words) for line in lines) for words in headings):
        return  # a heading that is not found says nothing of what stands below it
    starts = [(measure.heading, squeeze(measure.heading)) for measure in notice.measures]
    any_start = tuple(words for _, words in starts)
    current = None
    for line in lines:
        # Of headings with the same words the next is meant.
        if words := max((words for words in headings if line.startswith(words)), key=len, default=""):
            current = next((number for number in headings[words] if number > (current or 0)), headings[words][0])
        if current and line.startswith(any_start):
            for heading, words in starts:
                if line.startswith(words):
                    printed.setdefault(heading, set()).add(current)
    for measure in notice.measures:
        sections = printed.get(measure.heading, set())
        if measure.section in notice.down_to and sections and measure.section not in sections:
            wanted = "、".join(map(str, sorted(sections)))
            yield problem("E218", measure.place.at("section"), found=measure.section, wanted=wanted)


def _scan_residue(notice: Notice) -> Iterator[Problem]:
    """Half-width marks and square brackets that the rule of `text/normalise.py` would change."""
    offset = 0
    for line in notice.source.splitlines(keepends=True):
        words = line.strip()
        # The cells of a row are apart, and each of them is a line of its own.
        wanted = "".join(part if part in (CELL_END, "\t") else normalise_line(part) for part in _CELLS.split(words))
        if wanted != words:
            index = next((i for i, (a, b) in enumerate(zip(words, wanted, strict=False)) if a != b), 0)
            around = slice(max(0, index - 3), index + 4)
            place = Place(
                notice.source_place.file, near=words[index : index + 1], offset=offset + line.find(words) + index
            )
            yield problem("E308", place, found=words[around], wanted=wanted[around])
        offset += len(line)


def _empty_measures(notice: Notice) -> Iterator[Problem]:
    for measure in notice.measures:
        if not measure.text.strip():
            yield problem("E315", measure.place.at("text"))
