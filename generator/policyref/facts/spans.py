"""Where quotes stand. A quote is looked for once, when it is loaded; everything else takes the place that was found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from policyref.facts.provenance import Way, below
from policyref.facts.record import LISTED, Name, OfficialWords, Record, Slug, attached, field, put, record
from policyref.problems.problem import Place
from policyref.text.sentences import squeeze


class Span(NamedTuple):
    """`start:end` in the squeezed words of a text, and the item and the sentence in which it begins.

    `sentence` is the number that a reader can link to; a heading and a bracket of units have none.
    """

    item: int | None
    sentence: int | None
    start: int
    end: int


class Part(NamedTuple):
    """A heading, a sentence or a bracket of a text."""

    item: int | None
    sentence: int | None
    words: str


class Text:
    """The official words of a measure or a notice in one string, white space left out."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.parts = tuple(Part(item, sentence, _squeezed(words)) for item, sentence, words in parts)
        self.words = "".join(part.words for part in self.parts)
        self.starts: list[int] = []
        self.items: dict[int | None, tuple[int, int]] = {}
        at = 0
        for part in self.parts:
            self.starts.append(at)
            end = at + len(part.words)
            self.items[part.item] = (self.items.get(part.item, (at, at))[0], end)
            at = end
        self.items[None] = (0, at)

    def __reduce__(self) -> tuple[type[Text], tuple[tuple[Part, ...]]]:
        return Text, (self.parts,)  # the rest follows from them

    def of_item(self, item: int | None) -> str:
        """The words of an item, or all."""
        start, end = self.items.get(item, (0, 0))
        return self.words[start:end]

    def find(self, quote: str, item: int | None = None) -> Iterator[Span]:
        """Every place of some squeezed words in an item, or in all."""
        low, high = self.items.get(item, (0, 0))
        at = self.words.find(quote, low, high) if quote else -1
        while at >= 0:
            part = self.parts[bisect_right(self.starts, at) - 1]
            yield Span(part.item, part.sentence, at, at + len(quote))
            at = self.words.find(quote, at + 1, high)

    def within(self, span: Span) -> Iterator[tuple[int, int, int]]:
        """The parts that a span reaches into: index of the part, and from where to where in its words."""
        index = bisect_right(self.starts, span.start) - 1
        while index < len(self.parts) and self.starts[index] < span.end:
            start, words = self.starts[index], self.parts[index].words
            if words:
                yield index, max(0, span.start - start), min(len(words), span.end - start)
            index += 1


def _squeezed(words: str) -> str:
    """The same string where there is no white space in it, so that it is kept once."""
    squeezed = squeeze(words)
    return words if squeezed == words else squeezed


@record
class InTable(Record):
    """A cell; without a row or a column all of the other; of the table alone the whole of it.

    `of` is the table, None where there is none, or none that is sound.
    """

    table: Slug = field("哪张表：表的 id")
    row: Annotated[tuple[Name, ...], LISTED] | None = field(
        "哪一行：第一格的词（序号之后的）；同名的行写成列表，例如 [城区, 公办]；不写就是整列", default=None
    )
    column: Annotated[tuple[Name, ...], LISTED] | None = field(
        "哪一列：表头的词，几层的从上到下写成列表；不写就是整行", default=None
    )
    of: Any = attached()


@record
class Quoted(Record):
    """Any fact: it rests on words of its measure, or of one item of it, or of the notice.

    `span` is where they stand; None where they do not, or where of several places none is named. `times` counts them.
    Those of a table stand in its `cells`, and nowhere in the text: their span is empty.
    `said` are the squeezed words that the fact is about: the quote, or a cell with its row, its heads and their unit.
    """

    quote: OfficialWords = field("原文中规定它的词句，逐字照抄")
    which: Annotated[int, Field(ge=1)] | None = field(
        "这段词句在这一条（或这一项）里不止一处时，是第几处；最好把引文抄长一点", default=None
    )
    cell: InTable | None = field("引的是表里的一格时：{table: 表, row: 行, column: 列}；quote 照写那一格", default=None)
    item: int | None = attached()
    span: Span | None = attached()
    times: int = attached()
    cells: tuple[tuple[int, int], ...] = attached()
    said: str = attached()

    @property
    def sentence(self) -> int | None:
        """The number of the sentence in which the quote begins; None where it begins in a heading or a bracket."""
        return self.span.sentence if self.span else None


@record
class Apart(Record):
    """A part of a fact whose words may stand apart from the fact's quote: in another sentence, or in another item.

    `span`, `times` and the item in which they are looked for are as of what is `Quoted`.
    """

    quote: OfficialWords | None = field("它的原词不在 quote 里的，照抄它所在的那一句", default=None)
    in_item: Annotated[int, Field(ge=1)] | None = field("那一句在本条的第几项", default=None, key="item")
    which: Annotated[int, Field(ge=1)] | None = field("那一句在那里不止一处时，是第几处", default=None)
    item: int | None = attached()
    span: Span | None = attached()
    times: int = attached()


OWN_WORDS = "notice"
"""The clause of what a notice says outside of its measures."""


@record
class InClause(Record):
    """Words that stand in another clause than what rests on them. `key` is that of its measure (`notice/number`), or
    the id of the notice where they are its own.

    `span` and `times` are of its text; of another notice they are unknown until all are read.
    """

    clause: Name = field("在哪一条：本文件内写条号，例如 14；其他文件写 文件id/条号；本文件各条之外的写 notice")
    in_item: Annotated[int, Field(ge=1)] | None = field("在那一条的第几项", default=None, key="item")
    quote: OfficialWords = field("那一条里的原词，逐字照抄")
    which: Annotated[int, Field(ge=1)] | None = field("这段词句在那里不止一处时，是第几处", default=None)
    key: str = attached()
    item: int | None = attached()
    span: Span | None = attached()
    times: int = attached()

    @property
    def of_notice(self) -> bool:
        return self.clause == OWN_WORDS


Cited = Quoted | Apart | InClause


_NO_FIGURES = frozenset({"summary", "audience", "sectors", "name", "related", "suits", "notes", "confirmed", "inputs"})
_NO_FIGURES |= {"examples", "readings", "total", "not_computable", "units", "draft", "place", "forwards", "online"}
"""What accounts for no figure of a text."""


class Lost(NamedTuple):
    """What is left out of a record, and its quote; empty where it had none that could be read."""

    way: Way
    quote: str


class Kept(NamedTuple):
    """What is left out of a file, for it is wrong, and where the entries that are left stand in their lists."""

    gone: tuple[Way, ...] = ()
    lost: tuple[Lost, ...] = ()
    moved: Mapping[Way, Sequence[int]] = {}

    @property
    def quotes(self) -> list[tuple[int | None, str]]:
        """The quotes of entries that are left out, each with the place of its item among the items."""
        return [(_item(one.way), one.quote) for one in self.lost if one.quote]

    @property
    def without_quote(self) -> bool:
        """Whether something is left out that may account for figures, and nobody knows which."""
        without = Kept(tuple(one.way for one in self.lost if not one.quote))
        return bool(without.keys - _NO_FIGURES)

    @property
    def keys(self) -> set[str]:
        """Under which keys something is left out, in the file itself or in an item; `items` of a whole item."""
        return {str(way[2] if way[0] == "items" and len(way) > 2 else way[0]) for way in self.gone}


Moved = Mapping[Way, Sequence[int]]


def attach(
    record: Any,
    place: Place,
    text: Text | None,
    item: int | None = None,
    moved: Moved | None = None,
    within: Quoted | None = None,
) -> list[Any]:
    """Gives a record and all below it their places and items, and its quotes the places of their words in the text.

    Returns all of them, in the order of writing.
    """
    found = [record]
    put(record, "place", place)
    put(record, "within", within)
    if isinstance(record, Quoted):
        within = record
        put(record, "item", item)
        put(record, "cells", ())
        put(record, "said", squeeze(record.quote))
        if text is not None:
            settle(record, [*text.find(record.said, item)] if record.cell is None else [])
    elif isinstance(record, Apart):
        put(record, "item", record.in_item or item)
        if text is not None and record.quote is not None:
            settle(record, [*text.find(squeeze(record.quote), record.item)])
    elif isinstance(record, InClause):
        put(record, "item", record.in_item)
    for way, one in below(record):
        here = place.at(*(_as_written(way, place.path, moved) if moved else way))
        found += attach(one, here, text, one.number if way[0] == "items" else item, moved, within)
    return found


def _item(way: Way) -> int | None:
    return way[1] if way[0] == "items" and isinstance(way[1], int) else None


def _as_written(way: Way, within: Way, moved: Moved) -> Way:
    """The way to an entry of a list of which others are left out."""
    key, *rest = way
    kept = moved.get((*within, key))
    return (key, kept[rest[0]], *rest[1:]) if kept and rest and isinstance(rest[0], int) else way


def quoted_in(records: Iterable[Any]) -> Iterator[Quoted]:
    """Those that carry a quote."""
    return (one for one in records if isinstance(one, Quoted))


def apart_in(records: Iterable[Any]) -> Iterator[Apart]:
    """Every part of a fact whose words stand apart."""
    return (one for one in records if isinstance(one, Apart) and one.quote is not None)


def settle(quoted: Cited, found: list[Span]) -> None:
    """Where a quote stands, of all the places that its words have."""
    index = (quoted.which or 1) - 1
    put(quoted, "times", len(found))
    put(quoted, "span", found[index] if index < len(found) else None)
