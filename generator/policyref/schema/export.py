"""Records → JSON Schema files, by which editors complete keys and explain them."""

from __future__ import annotations

import json
from typing import Any

from policyref.facts.record import adapter
from policyref.model.finder import FinderFile
from policyref.model.groups import GroupsFile
from policyref.model.guide import GuideFile
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.revisions import RevisionsFile
from policyref.model.time import PlacesFile
from policyref.model.version import Version
from policyref.model.vocabulary import Aliases, GlossaryFile, RedirectsFile, SectorsFile, Site, UnitsFile

_KINDS: dict[str, type] = {
    "measure": Measure,
    "version": Version,
    "notice": Notice,
    "units": UnitsFile,
    "sectors": SectorsFile,
    "glossary": GlossaryFile,
    "site": Site,
    "aliases": Aliases,
    "finder": FinderFile,
    "redirects": RedirectsFile,
    "revisions": RevisionsFile,
    "places": PlacesFile,
    "guide": GuideFile,
    "groups": GroupsFile,
}


_WORDS = r"\S"


def schema_files() -> dict[str, str]:
    """File name → JSON text, for every kind of data file."""
    return {f"{name}.schema.json": _text(kind) for name, kind in _KINDS.items()}


def _text(kind: type) -> str:
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= adapter(kind).json_schema()
    if kind is RevisionsFile:  # the list may stand alone
        bare = {key: schema.pop(key) for key in ("type", "properties", "additionalProperties") if key in schema}
        schema["anyOf"] = [bare["properties"]["revisions"], bare]
    _relax(schema)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _relax(node: Any) -> None:
    """Says what the reader accepts: dates in words, a bare unit name, numbers for words."""
    if isinstance(node, list):
        for child in node:
            _relax(child)
    elif isinstance(node, dict):
        if isinstance(node.get("title"), str):
            del node["title"]
        if "properties" in node and node.get("description", "")[:1].isascii():
            node.pop("description", None)  # what a record is, in the program's own language
        if node.get("format") in ("date", ""):
            del node["format"]
            node["pattern"] = r"^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2})$"
        items = node.get("items")
        if isinstance(items, dict) and items.get("$ref", "").endswith("/UnitMention"):
            node["items"] = {"anyOf": [{"type": "string", "pattern": _WORDS}, dict(items)]}
        if node.get("type") == "string" and node.get("pattern", _WORDS) == _WORDS:
            node["type"] = ["string", "number"]  # `measure: 4` is a word to us and a number to an editor's program
        if "1." in node.get("enum", ()):
            node["enum"] = [*node["enum"], 1.0]  # what YAML 1.1 makes of `numbering: 1.`
            del node["type"]
        for child in list(node.values()):
            _relax(child)
