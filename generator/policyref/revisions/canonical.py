"""What a reader can learn of a measure or a notice, as hashes: one for each kind of fact.

They are made of the records, so neither the layout of a file nor the order of its keys counts, nor what is written
as it would be understood without it. What a later version of this program adds is not there while nobody has written
it. Who changes what is hashed raises `FORMAT`: hashes of another format are not compared, and an upgrade asks nobody.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

from policyref.facts.provenance import declared
from policyref.facts.told import NOT_WRITTEN, NotWritten
from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.model.notice import Notice
from policyref.model.revisions import Revision
from policyref.model.time import Unnamed
from policyref.text.sentences import squeeze
from policyref.time.bounds import rule_for

FORMAT = "1"
_KIND = {
    "record": "title subject issuer place number other_numbers grade issued printed online index_number theme release"
    " addressees copies_to based_on forwards draft",
    "text": "label section text closing tables opening sections annexes numbering item_numbering"
    " section_numbering numbering_restarts",
    "units": "units units_for_all lead_rule",
    "dates": "deadlines unsaid",
    "amounts": "benefits answers not_computable inputs total readings together",
    "targets": "targets",
    "effects": "effects",
    "versions": "after official",
    "checked": "checked",
    "ours": "name summary audience sectors related notes suits examples",
}
KIND_OF = {key: kind for kind, keys in _KIND.items() for key in keys.split()}
"""Key of a file → the kind of fact under it; what only proves the data is none."""
NO_FACTS = frozenset({"waived", "confirmed", "complete", "original", "corrections"})
_TELLING = frozenset({"sane", "show"})
"""By which numbers a fact is told, and which answers are asked back: neither is a fact."""
_KEPT_UNDER = frozenset({"number", "items"})
_OURS_WITHIN = {"benefits": "suits", "inputs": "finder"}
"""Key of a list of amounts → what is written within them and belongs to `ours`: by which answers they are found."""
_LENGTH = 5  # bytes
_KEPT = "facts"
Hashes = dict[str, str]


def facts_of(library: Library) -> dict[str, Hashes]:
    """By key of every notice and measure: kind of fact → hash."""
    if _KEPT not in library.worked_out:
        own = (library.hashes.get(notice.id) or own_facts(notice) for notice in library.notices)
        found = {key: {**hashes} for notice in own for key, hashes in notice.items()}
        for key, effects in _effects_on(library).items():
            if key in found:
                found[key]["effects"] = _hash([found[key].get("effects"), *effects])
        for notice in library.notices:
            if rule := rule_for(notice, library.rules_of_places):
                found[notice.id]["dates"] = _hash([found[notice.id].get("dates"), _of(rule)])
        library.worked_out[_KEPT] = found
    known: dict[str, Hashes] = library.worked_out[_KEPT]
    return known


def _effects_on(library: Library) -> dict[str, list[Any]]:
    """By key of a notice or a measure: what other documents do to it or to parts of it, or may."""
    found: dict[str, list[Any]] = {}
    for notice in library.notices:
        owners: list[Notice | Measure] = [notice, *notice.measures]
        for effect in (effect for owner in owners for effect in owner.effects):
            keys = effect.to.may_touch if isinstance(effect.to, Unnamed) else [effect.unit] if effect.unit else []
            for key in keys:
                measure = "/".join(key.partition("@")[0].split("/")[:2])
                found.setdefault(measure, []).append({"by": notice.id, **_of(effect)})
    return found


def own_facts(notice: Notice) -> dict[str, Hashes]:
    """The same of one notice alone: what others do to it is not in it."""
    found = {notice.id: _hashes(_by_kind(notice))}
    for measure in notice.measures:
        said = _by_kind(measure)
        for item in measure.items:
            for kind, value in _by_kind(item).items():
                said.setdefault(kind, {})[f"item {item.number}"] = value
        found[measure.key] = _hashes(said)
    return found


def entry_hash(entry: Revision) -> str:
    """Of an entry about a change, whatever serial it has."""
    said = _of(entry)
    said.pop("serial", None)
    return _hash(said)


def content_number(library: Library, ids: Collection[str]) -> str:
    """Of all facts of some notices: `7c1e-09ab`. Two prints of them with one number say the same."""
    facts = facts_of(library).items()
    found = _hash({key: hashes for key, hashes in facts if hashes and key.partition("/")[0] in ids})
    return f"{found[:4]}-{found[4:8]}"


def _hash(said: Any) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=_LENGTH).hexdigest()


def _hashes(said: Mapping[str, Any]) -> Hashes:
    return {kind: _hash(value) for kind, value in said.items()}


def _by_kind(owner: Notice | Measure | Item) -> dict[str, Any]:
    """Kind of fact → what is written under its keys; items are told by themselves."""
    found: dict[str, Any] = {}
    whole = isinstance(owner, Notice)
    for key, value in _of(owner).items():
        if key in NO_FACTS or (not whole and key in _KEPT_UNDER):
            continue
        kind = "text" if key == "title" and not whole else KIND_OF[key]
        found.setdefault(kind, {})[key] = value
        if apart := _apart(value, _OURS_WITHIN.get(key, "")):
            found.setdefault("ours", {})[f"{key} {_OURS_WITHIN[key]}"] = apart
    return found


def _apart(value: Any, key: str) -> dict[str, Any]:
    """Takes what is written under a key out of the records of a list (by id) or a mapping: which one → it."""
    if not key or isinstance(value, str):
        return {}
    named = value.items() if isinstance(value, dict) else ((one["id"], one) for one in value)
    return {name: one.pop(key) for name, one in named if key in one}


def _of(record: Any) -> dict[str, Any]:
    """What is written in a record and says more than its absence."""
    unwritten = {one.name: _default(one) for one in dataclasses.fields(record)}
    kind: Any = type(record)
    values = ((one.key, getattr(record, one.name), unwritten.get(one.name)) for one in declared(kind))
    return {
        key: _plain(value)
        for key, value, default in values
        if key not in _TELLING and (isinstance(value, NotWritten) or (value != default and value not in (None, (), {})))
    }


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _plain(value: Any) -> Any:
    if isinstance(value, NotWritten):
        return NOT_WRITTEN
    if isinstance(value, str):
        return squeeze(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if dataclasses.is_dataclass(value):
        return _of(value)
    return value if isinstance(value, (bool, int)) or value is None else str(value)
