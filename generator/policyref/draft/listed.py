"""Documents in lists: what stands below 对下列文件予以废止：, in an annex 宣布失效的文件目录, in a table of 清理结果.

A list may be ragged: entries with or without labels, 《》 and numbers, with headings between them. What is to be done
later (拟修改的文件目录) is no act; `Planned` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from policyref.draft.filled import AROUND, Said
from policyref.text.act_words import Act, ActWord, act_words
from policyref.text.cells import CELL_END
from policyref.text.documents import NUMBER, Named, documents_in
from policyref.text.labels import read_label
from policyref.text.numerals import to_int
from policyref.text.sentences import split_line, squeeze

_LISTS = re.compile("下列|以下|如下|目录|附件|名单|清单|附后|附表")
_TO_COME = re.compile("(?:拟|需要?|建议|应当?|待|(?<!现)将)[^，。；]{0,6}$")
_AT_END = re.compile("目录|名单|清单|附后|附表")
_ANNEX = re.compile(r"附\s*[件表]\s*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})?")
_BARE_ENTRY = re.compile(
    r"(?P<title>[^，。；：《》（()）]{6,80})[（(](?P<number>[^（()）《》]{4,40}号)[^（()）]{0,20}[）)]"
)
_REST = re.compile("[、，；。（()）0-9年月日印发公布发布施行修订的通知和及]{0,30}")
_TITLE_HEAD = re.compile("(?:文件|规范性文件|政策|制度|规章|法规)?(?:名称|标题|题目|文件名|文件)")
_NUMBER_HEAD = re.compile("(?:发文|文件)?(?:文号|字号|编号)|文件号")
_RESULT_HEAD = re.compile("(?:清理|处理|评估)?(?:结果|意见|结论|方式|类型|决定|情况)")
_LONGEST_HEADING = 60


@dataclass(frozen=True)
class Listed:
    """A document with the heading that says the act. In a table `row` are its cells, `column` says it."""

    does: Act
    word: str
    named: Named
    quote: str
    heading: str
    measure: int | None
    row: tuple[str, ...] = ()
    column: str = ""


@dataclass(frozen=True)
class Planned:
    """A list of what is still to be done, and how many stand on it."""

    heading: str
    measure: int | None
    count: int


@dataclass
class _Heading:
    words: str
    act: ActWord | None
    planned: bool = False
    count: int = 0


@dataclass
class _Reader:
    said: Sequence[Said]
    now: _Heading | None = None
    annexes: dict[int, _Heading] = field(default_factory=dict)
    number: int = 0
    in_annex: bool = False
    planned: list[Planned] = field(default_factory=list)

    def read(self) -> Iterator[Listed]:
        for place, one in enumerate(self.said):
            if one.kind in AROUND or one.kind == "attachments":
                self.now = None if one.kind == "signature" else self.now
                continue
            before = self.now
            if one.kind == "table":
                yield from self._table(one)
            elif one.kind == "annex":
                self._annex(one)
            else:
                yield from self._line(one, self.said[place + 1 : place + 2])
            if before is not self.now:
                self._close(before, one.measure)
        self._close(self.now, None)

    def _close(self, heading: _Heading | None, measure: int | None) -> None:
        if heading and heading.planned and heading.count:
            self.planned.append(Planned(heading.words, measure, heading.count))

    def _annex(self, one: Said) -> None:
        self.number += 1
        self.in_annex = True
        label = _ANNEX.match(one.text)
        number = to_int(label["n"]) if label and label["n"] else self.number
        self.now = _heading(one.text) or self.annexes.get(number or self.number) or self.annexes.get(0)

    def _line(self, one: Said, following: Sequence[Said]) -> Iterator[Listed]:
        words = squeeze(one.text)
        label = read_label(words)
        entry = words.removeprefix(label.printed) if label else words
        named = _entry(entry, bare=self.in_annex or label is not None) if self.now else None
        if named and self.now:
            self.now.count += 1
            if self.now.act and not self.now.planned:
                quote = entry.rstrip("；。，、")
                yield Listed(self.now.act.does, self.now.act.word, named, quote, self.now.words, one.measure)
            return
        if len(entry) <= _LONGEST_HEADING and not re.search("[。；]", entry) and not [*documents_in(entry)]:
            heading = _heading(entry)
            if heading or not self.in_annex:
                self.now = heading or (self.now if self.now and not entry.endswith("：") else None)
            return
        self._prose(words, following)

    def _prose(self, words: str, following: Sequence[Said]) -> None:
        """A sentence may say what is done to what stands below, or in which annex."""
        self.now = None
        for sentence in split_line(words):
            pieces = [(piece, heading) for piece in re.split("[；，、]", sentence) if (heading := _heading(piece))]
            if not _LISTS.search(sentence) or [*documents_in(sentence)]:
                continue
            for piece, heading in pieces:
                annexes = _ANNEX.findall(piece) or (_ANNEX.findall(sentence) if len(pieces) == 1 else [])
                for number in annexes or (["0"] if _AT_END.search(sentence) else []):
                    self.annexes.setdefault(to_int(number) or 0 if number else 0, heading)
            if pieces and (sentence.endswith(("：", "如下。")) or (following and _is_entry(following[0]))):
                self.now = pieces[-1][1]

    def _table(self, one: Said) -> Iterator[Listed]:
        rows = [tuple(row.split(CELL_END)) for row in one.text.split("\n")]
        columns = _Columns.of(rows)
        for row in rows:
            named, quote = columns.named(row)
            own = columns.result(row)
            heading = own or self.now
            if named is None or heading is None:
                continue
            heading.count += 1
            if heading.act and not heading.planned:
                yield Listed(
                    heading.act.does,
                    heading.act.word,
                    named,
                    quote,
                    heading.words,
                    one.measure,
                    row,
                    columns.head if own else "",
                )


@dataclass(frozen=True)
class _Columns:
    """In which columns titles, numbers and results stand; None where no head says so."""

    title: int | None = None
    number: int | None = None
    outcome: int | None = None
    head: str = ""

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]]) -> _Columns:
        def at(pattern: re.Pattern[str]) -> int | None:
            return next((i for i, cell in enumerate(rows[0]) if pattern.fullmatch(squeeze(cell))), None)

        outcome = at(_RESULT_HEAD)
        return cls(at(_TITLE_HEAD), at(_NUMBER_HEAD), outcome, "" if outcome is None else squeeze(rows[0][outcome]))

    def named(self, row: Sequence[str]) -> tuple[Named | None, str]:
        """The document of a row and the cell that names it."""
        cells = [*map(squeeze, row)]
        title = cells[self.title] if self.title is not None and self.title < len(cells) else ""
        title = title or next((cell for cell in cells if cell.startswith("《")), "")
        if not title or _TITLE_HEAD.fullmatch(title):
            return None, ""
        if found := [*documents_in(title)]:
            named = found[0]
        else:
            bare = _BARE_ENTRY.fullmatch(title)
            named = Named(bare["title"] if bare else title, bare["number"] if bare else "", (), 0, len(title))
        number = cells[self.number] if self.number is not None and self.number < len(cells) else ""
        number = number if NUMBER.fullmatch(number) else next((cell for cell in cells if NUMBER.fullmatch(cell)), "")
        return Named(named.title, named.number or number, named.clauses, named.start, named.end), title

    def result(self, row: Sequence[str]) -> _Heading | None:
        if self.outcome is None or self.outcome >= len(row):
            return None
        words = squeeze(row[self.outcome])
        return _heading(words) or _Heading(words, None)


def _heading(words: str) -> _Heading | None:
    """The one act that a heading is about."""
    words = squeeze(words).strip("：。；")
    found = [*act_words(words)]
    if not found or len({one.does for one in found}) > 1:
        return None
    [first, *_] = found
    return _Heading(words, first, bool(_TO_COME.search(words[: first.start])))


def _entry(words: str, *, bare: bool) -> Named | None:
    """The document that a line is about, where it names one and says nothing else."""
    if found := _BARE_ENTRY.fullmatch(words.rstrip("；。，、")) if bare else None:
        return Named(found["title"], found["number"], (), 0, len(words))
    named = [*documents_in(words)]
    if len(named) == 1:
        [one] = named
        rest = words[: one.start] + words[one.end :]
        return one if _REST.fullmatch(rest) and (one.title or bare) else None
    return None


def _is_entry(one: Said) -> bool:
    words = squeeze(one.text)
    label = read_label(words)
    return _entry(words.removeprefix(label.printed) if label else words, bare=bool(label)) is not None


def listed(said: Sequence[Said]) -> tuple[list[Listed], list[Planned]]:
    """Every document in a list of an act, in order, and the lists that only say what is to come."""
    reader = _Reader([*_with_whole_tables(said)])
    found = list(reader.read())
    return found, reader.planned


def _with_whole_tables(said: Sequence[Said]) -> Iterator[Said]:
    """Rows of a table without lines, each a line of its own, as one."""
    for (kind, measure), group in groupby(said, lambda one: (one.kind, one.measure)):
        lines = list(group)
        if kind == "table" and all("\n" not in one.text for one in lines):
            yield Said(kind, "\n".join(one.text for one in lines), measure)
        else:
            yield from lines
