"""Records → JSON Schema files, by which editors complete keys and explain them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
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


_OF_NOTICES = {Measure, Version, Notice}
_WORDS = r"\S"


@dataclass(frozen=True)
class Offered:
    """What a library itself has, for an editor to choose from. What is not among it is judged by `check`, not here."""

    units: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def by_key(self) -> dict[str, tuple[str, ...]]:
        answers = dict.fromkeys(("answers", "not"), self.answers)
        return {"unit": self.units, "units": self.units, "sectors": self.sectors, "question": self.questions, **answers}


def schema_files(offered: Offered = Offered()) -> dict[str, str]:
    """File name → JSON text, for every kind of data file."""
    return {f"{name}.schema.json": _text(kind, offered) for name, kind in _KINDS.items()}


def _text(kind: type, offered: Offered) -> str:
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= adapter(kind).json_schema()
    if kind is RevisionsFile:  # the list may stand alone
        bare = {key: schema.pop(key) for key in ("type", "properties", "additionalProperties") if key in schema}
        schema["anyOf"] = [bare["properties"]["revisions"], bare]
    _relax(schema)
    if kind in _OF_NOTICES:
        _offer(schema, offered.by_key)
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


def _offer(node: Any, offered: Mapping[str, tuple[str, ...]]) -> None:
    """Puts what there is to choose from beside what else may be written under the same keys."""
    if isinstance(node, list):
        for child in node:
            _offer(child, offered)
    elif isinstance(node, dict):
        for key, child in node.get("properties", {}).items():
            if values := offered.get(key):
                node["properties"][key] = _with(child, values)
        for child in list(node.values()):
            _offer(child, offered)


def _with(node: Any, values: tuple[str, ...]) -> Any:
    """The same where its words, or those of its list, may also be one of these: so an editor offers them."""
    if "items" in node:
        return {**node, "items": _with(node["items"], values)}
    if "anyOf" in node:
        return {**node, "anyOf": [_with(one, values) if "const" not in one else one for one in node["anyOf"]]}
    if "string" in (node.get("type"), *(node["type"] if isinstance(node.get("type"), list) else ())):
        about = {key: node[key] for key in ("description", "default") if key in node}
        rest = {key: value for key, value in node.items() if key not in about}
        return {**about, "anyOf": [{"enum": [*values]}, rest]}
    return node
