"""`data/measures.json`: the whole library for other programs. Its shape is a public contract.

Keys and types are fixed, and more keys may come; an empty list has a state: `none` (the text has none), `waived` (what
the text has is none), `open` (not entered yet) or `entered`. `stage` says how much of a measure is entered. Dates are
`YYYY-MM-DD` or null, text is verbatim, lists keep the order of the notice. Beside the keys that are declared here a
row has every key of its record that an editor has filled (`entered`), under the name that it has in the data files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from policyref.exports.entered import entered, with_entered
from policyref.exports.guide import guide_rows
from policyref.exports.notice_rows import NoticeRow, notice_row
from policyref.exports.text_rows import MeasureRow, measure_row
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.version import Version
from policyref.model.vocabulary import Sector, Unit
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.store import as_json
from policyref.program import program_key, table_of
from policyref.words import BOUND, CERTAINTY, DEADLINE, DOES, INPUT, KIND, PAYER, ROLE, TOTAL

VERSION = "2"
"""Of the schema. Keys may be added without another version: readers leave those aside that they do not know."""


_RECORDS = {
    "NoticeRow": "Notice",
    "MeasureRow": "Measure",
    "VersionRow": "Version",
    "BenefitRow": "Benefit",
    "DeadlineRow": "Deadline",
    "UnitRow": "Unit",
    "SectorRow": "Sector",
}
_OF_UNIT = ("id", "name", "short", "level", "place")
_WORDS = {
    "kind": KIND,
    "payer": PAYER,
    "deadline": DEADLINE,
    "certainty": CERTAINTY,
    "role": ROLE,
    "bound": BOUND,
    "total": TOTAL,
    "input": INPUT,
    "does": DOES,
}
"""What codes are called on pages."""


class SectorRow(TypedDict):
    id: str
    name: str
    gbt4754: str | None
    about: str
    url: str


class UnitRow(TypedDict):
    id: str
    name: str
    short: str
    level: str
    place: list[str]
    url: str


class MeasuresFile(TypedDict):
    words: dict[str, dict[str, str]]
    glossary: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    groups: list[dict[str, Any]]
    guide: list[dict[str, Any]]
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
    return {measure.key: as_json(measure_row(measure, library)) for measure in notice.measures}


def schema() -> dict[str, Any]:
    """What the rows above say of themselves."""
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "version": VERSION}
    rows = TypeAdapter(MeasuresFile).json_schema(mode="serialization")
    return about | with_entered(
        rows, TypeAdapter(tuple[Measure, Version, Notice, Unit, Sector]).json_schema(), _RECORDS
    )


def _rows(library: Library) -> MeasuresFile:
    """All but the measures."""
    return {
        "words": _WORDS,
        "glossary": [entered(one) for one in library.terms],
        "questions": [entered(one) for one in library.questions],
        "groups": [entered(one) for one in library.group_sets],
        "guide": guide_rows(library),
        "notices": [notice_row(notice, library) for notice in library.notices],
        "sectors": [
            {"id": one.id, "name": one.name, "gbt4754": one.gbt4754, "about": one.about, "url": one.address}
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
                **entered(one, _OF_UNIT),  # type: ignore[typeddict-item]
            }
            for one in library.units
            if one.id in library.measures_of_unit
        ],
        "measures": [],
    }


WHOLE = FileKind(
    name="measures",
    about="everything",
    addresses=("data/measures.json", "data/measures.schema.json"),
    offered=("全部文件、行业、单位和措施（JSON）", "上一个文件的结构说明（JSON Schema）"),
    make=measures_file,
)
ONE = FileKind(name="json", about="measure", addresses=("data/measures/{notice}/{number}.json",), make=measure_file)
