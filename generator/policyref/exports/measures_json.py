"""`data/measures.json`: the whole library for other programs. Its shape is a public contract.

Keys and types are fixed, and more keys may come; an empty list has a state: `none` (the text has none), `waived` (what
the text has is none), `open` (not entered yet) or `entered`. `stage` says how much of a measure is entered. Dates are
`YYYY-MM-DD` or null, text is verbatim, lists keep the order of the notice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NotRequired

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from policyref.exports.deadlines import DeadlineRow, deadline_rows
from policyref.exports.force import ForceAsOf, force_as_of
from policyref.exports.notice_tables import AnnexRow, DutyRow, TableRow, annex_rows, duty_row, table_rows
from policyref.facts.told import State
from policyref.model.host import Host
from policyref.model.issuer import Issuer
from policyref.model.library import Library
from policyref.model.measure import Measure, Stage
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.present.citations import cite_measure
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.store import as_json
from policyref.program import program_key, table_of

VERSION = "2"
"""Of the schema. Keys may be added without another version: readers leave those aside that they do not know."""


class SectionRow(TypedDict):
    number: int
    level: int
    label: str
    title: str


class IssuerRow(TypedDict):
    name: str
    source: NotRequired[str]


class NoticeRow(TypedDict):
    id: str
    title: str
    number: str | None
    issuer: str
    issued: date | None
    place: list[str]
    url: str
    sections: list[SectionRow]
    issuers: NotRequired[list[IssuerRow]]
    deadlines: NotRequired[list[DeadlineRow]]
    annexes: NotRequired[list[AnnexRow]]
    tables: NotRequired[list[TableRow]]
    tasks: NotRequired[list[DutyRow]]
    forwards: NotRequired[str]
    validity: ForceAsOf


class SectorRow(TypedDict):
    id: str
    name: str
    gbt4754: str | None
    url: str


class UnitRow(TypedDict):
    id: str
    name: str
    short: str
    level: str
    place: list[str]
    url: str


class ItemRow(TypedDict):
    number: int
    label: str
    title: str
    text: str


class UnitMentionRow(TypedDict):
    id: str
    as_written: str


class BenefitRow(TypedDict):
    id: str
    item: NotRequired[int]
    name: str
    quote: str


class MeasureRow(TypedDict):
    id: str
    notice: str
    number: int
    label: str
    citation: str
    title: str
    titled: Literal["official", "ours", "none"]
    section: int | None
    text: str
    items: list[ItemRow]
    units: list[UnitMentionRow]
    units_state: State
    sectors: list[str]
    deadlines: list[DeadlineRow]
    deadlines_state: State
    benefits: list[BenefitRow]
    benefits_state: State
    calculators: list[str]
    stage: Stage
    url: str
    validity: ForceAsOf


class MeasuresFile(TypedDict):
    notices: list[NoticeRow]
    sectors: list[SectorRow]
    units: list[UnitRow]
    measures: list[MeasureRow]


def measures_file(library: Library, host: Host) -> Iterator[Asset]:
    """The file and its JSON Schema."""
    empty = as_json(_rows(library))
    assert empty.endswith("[]}"), "the measures are last"
    measures = ",".join(row for notice in library.notices for row in measure_rows(notice, library, host).values())
    yield Asset("data/measures.json", empty.removesuffix("]}") + measures + "]}\n")
    described = table_of(["pydantic"], schema, program_key())
    yield Asset("data/measures.schema.json", json.dumps(described, ensure_ascii=False, indent=2) + "\n")


def measure_file(measure: Measure, library: Library, host: Host) -> Iterator[Asset]:
    """A measure alone, in the shape it has in the whole."""
    rows = measure_rows(library.notice_by_id[measure.notice], library, host)
    yield Asset(f"data/measures/{measure.key}.json", rows[measure.key] + "\n")


@memoized_of_notice
def measure_rows(notice: Notice, library: Library, host: Host) -> dict[str, str]:
    """By key: a measure as JSON."""
    return {measure.key: as_json(_measure(measure, library)) for measure in notice.measures}


def schema() -> dict[str, Any]:
    """What the rows above say of themselves."""
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "version": VERSION}
    return about | TypeAdapter(MeasuresFile).json_schema(mode="serialization")


def _rows(library: Library) -> MeasuresFile:
    """All but the measures."""
    return {
        "notices": [_notice(notice, library) for notice in library.notices],
        "sectors": [
            {"id": one.id, "name": one.name, "gbt4754": one.gbt4754, "url": one.address}
            for one in library.sectors
            if one.id in library.measures_of_sector
        ],
        "units": [
            {
                "id": one.id,
                "name": one.name,
                "short": one.short,
                "level": one.level.name,
                "place": list(one.where or ()),
                "url": one.address,
            }
            for one in library.units
            if one.id in library.measures_of_unit
        ],
        "measures": [],
    }


def _notice(notice: Notice, library: Library) -> NoticeRow:
    row: NoticeRow = {
        "id": notice.id,
        "title": notice.official_title or "",
        "number": notice.number,
        "issuer": notice.issuer,
        "issued": notice.issued,
        "place": list(notice.region),
        "url": notice.address,
        "sections": [
            {"number": one.number, "level": one.level, "label": one.label, "title": one.title}
            for one in notice.sections
        ],
        "validity": force_as_of(notice.id, library),
    }
    if len(notice.issuers) > 1 or any(one.source for one in notice.issuers):
        row["issuers"] = [_issuer(one) for one in notice.issuers]
    if notice.deadlines:
        row["deadlines"] = list(deadline_rows(notice.deadlines))
    if notice.annexes:
        row["annexes"] = annex_rows(notice)
    if notice.tables:
        of_measures = [row for one in notice.measures for row in table_rows(one.all_tables(), one)]
        row["tables"] = [*table_rows(notice.own_tables), *of_measures]
    if notice.duties:
        row["tasks"] = [duty_row(duty) for duty in notice.duties]
    if notice.forwards:
        row["forwards"] = notice.forwards
    return row


def _issuer(one: Issuer) -> IssuerRow:
    """`source` says where the name is from where the text bears none."""
    return {"name": one.name, "source": one.source} if one.source else {"name": one.name}


def _measure(measure: Measure, library: Library) -> MeasureRow:
    return {
        "id": measure.key,
        "notice": measure.notice,
        "number": measure.number,
        "label": measure.label,
        "citation": cite_measure(measure, library),
        "title": measure.title,
        "titled": "official" if measure.official_title else "ours" if measure.name else "none",
        "section": measure.section,
        "text": measure.text,
        "items": [
            {"number": item.number, "label": item.label, "title": item.title or "", "text": item.text}
            for item in measure.items
        ],
        "units": [{"id": unit_id, "as_written": words} for unit_id, words in _units(measure)],
        "units_state": measure.units_state,
        "sectors": [sector.id for sector in measure.sectors],
        "deadlines": list(deadline_rows(measure.deadlines)),
        "deadlines_state": measure.deadlines_state,
        "benefits": list(_benefits(measure)),
        "benefits_state": measure.benefits_state,
        "calculators": [rule.id for rule in measure.rules.rules],
        "stage": measure.stage,
        "url": measure.address,
        "validity": force_as_of(measure.key, library),
    }


def _units(measure: Measure) -> dict[tuple[str, str], None]:
    """Each unit once, in the order of the text, though several items may name it."""
    return dict.fromkeys((mention.unit.id, mention.words) for mention in measure.all_units() if mention.unit)


def _benefits(measure: Measure) -> Iterator[BenefitRow]:
    for one in measure.benefits:
        row: BenefitRow = {"id": one.id, "name": one.name, "quote": one.quote}
        yield {"item": one.item, **row} if one.item else row


WHOLE = FileKind(
    name="measures",
    about="everything",
    addresses=("data/measures.json", "data/measures.schema.json"),
    offered=("全部文件、行业、单位和措施（JSON）", "上一个文件的结构说明（JSON Schema）"),
    make=measures_file,
)
ONE = FileKind(name="json", about="measure", addresses=("data/measures/{notice}/{number}.json",), make=measure_file)
