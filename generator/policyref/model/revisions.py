"""What has been changed in published data, and what `facts.lock` remembers of what was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from policyref.facts.provenance import Neutral
from policyref.facts.record import LISTED, Day, Record, Words, attached, field, record, shaped
from policyref.words import REVISION_SIZE, REVISION_WHY, listed

Ours = Annotated[Words, Neutral()]
"""About our data, not about the text: a wrong value of before stands nowhere in it."""
_N = r"[1-9]\d{0,3}"
Touch = Annotated[
    str,
    shaped(rf"^(notice|{_N}(-{_N})?|{_N}/{_N}(-{_N})?)$", "条号（11）、一段条号（1-38）、项（27/6）或 notice"),
    Neutral(),
]
NOTICE = "notice"
"""What an entry touches where it is none of the measures: the record of the notice, its own words and dates."""


@record
class Revision(Record):
    """One change of published data. `notice` is the id of the notice that it is of; without a `serial` it is not
    published yet."""

    serial: Annotated[int, Field(ge=1, le=99999)] | None = field(
        "这份文件的第几次更新，由 policyref publish 写，不要自己编", default=None
    )
    date: Day | None = field("哪一天改的；不写的，policyref publish 写上公布的那一天", default=None)
    size: Literal["major", "minor"] = field(listed(REVISION_SIZE))
    why: Literal["correction", "document", "checked", "wording", "addition"] = field(listed(REVISION_WHY))
    touches: Annotated[tuple[Touch, ...], Field(min_length=1), LISTED] = field(
        "改到哪里：条号 11，几条 1-38，第27条第（6）项 27/6；各条之外的写 notice"
    )
    was: Ours | None = field("原来是什么", default=None)
    now: Ours | None = field("现在是什么", default=None)
    what: Ours = field("改了什么，一句话，读者看得懂")
    notice: str = attached()

    @property
    def is_published(self) -> bool:
        return self.serial is not None

    @property
    def is_major(self) -> bool:
        return self.size == "major"

    @property
    def parts(self) -> Iterator[tuple[int, int, int, int]]:
        """First and last measure, first and last item; of measures as a whole the items are 0."""
        for one in self.touches:
            if one != NOTICE:
                measures, _, items = one.partition("/")
                first, _, last = measures.partition("-")
                item, _, last_item = items.partition("-")
                yield int(first), int(last or first), int(item or 0), int(last_item or item or 0)

    def covers(self, number: int | None) -> bool:
        """Whether it is about a measure or any item of it; without a number, about the notice itself."""
        if number is None:
            return NOTICE in self.touches
        return any(first <= number <= last for first, last, _, _ in self.parts)

    def covers_item(self, number: int, item: int | None) -> bool:
        """Whether it is about an item, by itself or with its measure; a fact of no item is its measure's."""
        return any(
            first <= number <= last and (not low or item is None or low <= item <= high)
            for first, last, low, high in self.parts
        )

    @property
    def anchor(self) -> str:
        """On the page of changes: the last number is its own, and what stands before it is the id of the notice."""
        return f"{self.notice}-{self.serial}"


@record
class RevisionsFile(Record):
    revisions: tuple[Revision, ...] = field("每处改动一项，只往后加，公布过的不改、不删", default=())


@record
class Edition(Record):
    """A print of the handbook: `upto` which entry of each notice it has taken in."""

    name: Ours = field("版次，例如 2026年第2版")
    date: Day = field("印刷日期")
    upto: dict[Annotated[str, Neutral()], Annotated[int, Field(ge=0, le=99999), Neutral()]] = field(
        "收到各份文件的第几次更新为止：{文件id: serial}；没有更新过的不写", default={}
    )


@dataclass(frozen=True, slots=True)
class LockedEvent:
    """An event of calendars as it was published: of which measure or notice (`owner`), of which kind and item.

    `sequence` is how often it has been changed since, `modified` the day of the latest change or None.
    """

    owner: str
    uid: str
    kind: str
    item: int | None
    first: date
    last: date
    sequence: int
    modified: date | None
    cancelled: bool
    what: str


@dataclass(frozen=True)
class LockedFacts:
    """The hashes of what was published of a measure or a notice, by kind of fact; of a `format`, since a `day`."""

    format: str
    day: date
    hashes: Mapping[str, str]


@dataclass(frozen=True)
class FactsLock:
    """What was published: the `day`, the hash of every address and anchor that is `promised`, and what ids of feeds
    `begin` with; by key of a measure or a notice its facts and events; by notice and serial the hash of each entry.
    Where two branches have been joined there may be several. Before hashes were kept `links` was how many there were.
    """

    day: date | None = None
    begin: str = ""
    facts: Mapping[str, tuple[LockedFacts, ...]] = attribute(default_factory=dict)
    entries: Mapping[tuple[str, int], frozenset[str]] = attribute(default_factory=dict)
    events: Mapping[str, tuple[LockedEvent, ...]] = attribute(default_factory=dict)
    links: int | None = None
    promised: frozenset[str] = frozenset()
