"""`data/changes.json`: what has been changed in published data, newest first. Keys may be added; the schema is open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.revisions import Revision
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.store import as_json
from policyref.program import program_key, table_of
from policyref.revisions.log import published

VERSION = "1"
"""Of the schema, as that of measures.json."""


class ChangeRow(TypedDict):
    notice: str
    serial: int
    date: date | None
    size: Literal["major", "minor"]
    why: Literal["correction", "document", "checked", "wording", "addition"]
    touches: list[str]
    was: str | None
    now: str | None
    what: str
    url: str


class ChangesFile(TypedDict):
    published: date | None
    changes: list[ChangeRow]


def changes_file(library: Library, host: Host) -> Iterator[Asset]:
    """The file and its JSON Schema."""
    found: ChangesFile = {"published": library.lock.day, "changes": [_row(one) for one in published(library)]}
    yield Asset("data/changes.json", as_json(found) + "\n")
    described = table_of(["pydantic"], schema, program_key())
    yield Asset("data/changes.schema.json", json.dumps(described, ensure_ascii=False, indent=2) + "\n")


def schema() -> dict[str, Any]:
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "version": VERSION}
    return about | TypeAdapter(ChangesFile).json_schema(mode="serialization")


def _row(one: Revision) -> ChangeRow:
    assert one.serial is not None, "it is published"
    return {
        "notice": one.notice,
        "serial": one.serial,
        "date": one.date,
        "size": one.size,
        "why": one.why,
        "touches": list(one.touches),
        "was": one.was,
        "now": one.now,
        "what": one.what,
        "url": f"changes.html#{one.anchor}",
    }


KIND = FileKind(
    name="changes",
    about="everything",
    addresses=("data/changes.json", "data/changes.schema.json"),
    offered=("本站数据的改动（JSON）", "上一个文件的结构说明（JSON Schema）"),
    make=changes_file,
)
