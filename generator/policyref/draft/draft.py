"""What a notice consists of, as it is going to be written: the records of the data without their facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from policyref.outline.lines import Line, Placed


@dataclass
class DraftTable:
    """`after` is the sentence that it follows in its owner; `at` says where a table of the notice's own stands."""

    id: str
    rows: list[list[str]]
    head: int
    at: str = ""
    after: int | None = None


@dataclass
class DraftItem:
    line: Line
    number: int
    label: str | None = None  # written only where the style of the notice gives another
    title: str = ""
    text: list[str] = field(default_factory=list)
    tables: list[DraftTable] = field(default_factory=list)
    below: list[Placed] = field(default_factory=list)


@dataclass
class DraftMeasure:
    line: Line
    number: int
    section: int | None
    label: str | None = None
    title: str = ""
    text: list[str] = field(default_factory=list)
    items: list[DraftItem] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    tables: list[DraftTable] = field(default_factory=list)
    below: list[Placed] = field(default_factory=list)
    tail: list[Placed] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[str]:
        """All its words but labels, with titles as paragraphs of their own."""
        items = (line for item in self.items for line in (item.title, *item.text))
        return [line for line in (self.title, *self.text, *items, *self.closing) if line]


@dataclass
class DraftSection:
    line: Line
    number: int
    level: int
    label: str | None = None
    title: str = ""
    text: list[str] = field(default_factory=list)
    below: list[Placed] = field(default_factory=list)


@dataclass
class DraftPart:
    kind: str
    lines: list[Line]

    @property
    def text(self) -> list[str]:
        return [text for line in self.lines for text in line.text.split("\n")]


@dataclass
class DraftAnnex:
    number: int
    label: str
    title: str = ""
    text: list[str] = field(default_factory=list)
    below: list[Placed] = field(default_factory=list)


@dataclass
class Draft:
    numbering: str = "1."
    restarts: bool = False
    section_numbering: str = "一、"
    item_numbering: str = "（1）"
    opening: list[DraftPart] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    measures: list[DraftMeasure] = field(default_factory=list)
    closing: list[DraftPart] = field(default_factory=list)
    annexes: list[DraftAnnex] = field(default_factory=list)
    tables: list[DraftTable] = field(default_factory=list)

    @property
    def has_items(self) -> bool:
        return any(measure.items for measure in self.measures)

    @property
    def named_tables(self) -> list[tuple[str, list[list[str]]]]:
        """All tables, each with its id and its rows."""
        found = list(self.tables)
        for measure in self.measures:
            found += [*measure.tables, *(table for item in measure.items for table in item.tables)]
        return [(table.id, table.rows) for table in found]
