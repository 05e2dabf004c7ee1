"""`data/validity.json`: what the documents say of how long each thing holds, and what follows of it, day by day.

An open contract beside `measures.json`: keys and types stay, more keys may come. Acts stand once, under `acts`; a unit
names those on it, a notice those that it does. A unit's `timeline` is complete: its status is that of the last stretch
whose `first` is not after the day; the first one has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NotRequired

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from policyref.exports.deadlines import DeadlineRow, deadline_rows
from policyref.exports.force import Force, day_known, force_row
from policyref.exports.measures_json import VERSION
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.time import Checked, Elsewhere, PlaceRule, Unnamed
from policyref.model.version import Version
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.store import as_json
from policyref.present.validity import unit_named
from policyref.program import program_key, table_of
from policyref.time.acts import Act
from policyref.time.bounds import end_of
from policyref.time.provisions import Provision
from policyref.time.times import times
from policyref.time.versions import Lasting, lasting
from policyref.words import FORCE


class StretchRow(Force):
    first: date | None


class ElsewhereRow(TypedDict):
    title: str
    number: str | None


class UnnamedRow(TypedDict):
    words: str
    may_touch: list[str]


ActReadingRow = TypedDict("ActReadingRow", {"name": str, "from": date | None})
ActRow = TypedDict(
    "ActRow",
    {
        "id": str,
        "does": str,
        "word": str,
        "by": str,
        "on": str | None,
        "document": NotRequired[ElsewhereRow],
        "unnamed": NotRequired[UnnamedRow],
        "from": date,
        "from_is_said": bool,
        "until": date | None,
        "issued": date | None,
        "quote": str,
        "url": str,
        "retroactive": NotRequired[str],
        "own_dates": NotRequired[str],
        "savings": NotRequired[str],
        "old": NotRequired[str],
        "new": NotRequired[str],
        "add_after": NotRequired[str],
        "delete": NotRequired[bool],
        "instead": NotRequired[dict[str, str]],
        "except": NotRequired[list[str]],
        "certainty": NotRequired[str],
        "readings": NotRequired[list[ActReadingRow]],
    },
)


class CheckedRow(TypedDict):
    date: date
    by: str
    asked: str
    found: str
    source: str | None


VersionRow = TypedDict(
    "VersionRow",
    {"version": str, "by": str | None, "official": bool, "from": date | None, "until": date | None, "url": str},
)


class UnitRow(TypedDict):
    id: str
    kind: str
    url: str
    status: Force
    timeline: list[StretchRow]
    dates: list[DeadlineRow]
    acts: list[str]
    rule: NotRequired[int]
    unsaid: NotRequired[list[str]]
    effects: NotRequired[list[str]]
    checked: NotRequired[list[CheckedRow]]
    versions: NotRequired[list[VersionRow]]


class RuleRow(TypedDict):
    place: list[str]
    document: str
    quote: str
    date: date
    years: dict[str, int]


class ValidityFile(TypedDict):
    as_of: date | None
    words: dict[str, str]
    rules: list[RuleRow]
    acts: list[ActRow]
    units: list[UnitRow]


def validity_file(library: Library, host: Host) -> Iterator[Asset]:
    """The file and its JSON Schema."""
    empty: ValidityFile = {
        "as_of": day_known(library.day),
        "words": FORCE,
        "rules": [_rule(one) for one in library.rules_of_places],
        "acts": [row for notice in library.notices for row in act_rows(notice, library)],
        "units": [],
    }
    head = as_json(empty).removesuffix("]}")
    units = ",".join(as_json(row) for notice in library.notices for row in _units(notice, library))
    yield Asset("data/validity.json", f"{head}{units}]}}\n")
    described = table_of(["pydantic"], schema, program_key())
    yield Asset("data/validity.schema.json", json.dumps(described, ensure_ascii=False, indent=2) + "\n")


def schema() -> dict[str, Any]:
    """What the rows above say of themselves."""
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "version": VERSION}
    return about | TypeAdapter(ValidityFile).json_schema(mode="serialization")


def act_rows(notice: Notice, library: Library) -> Iterator[ActRow]:
    """What a notice does to others, in the order of its files."""
    for act in times(library).acts_by(notice.id):
        yield _act(act, library)


def act_id(act: Act, library: Library) -> str:
    """`yunling-2026-6:1`: the first act of that notice."""
    own = [one.effect for one in times(library).acts_by(act.by.id)]
    return f"{act.by.id}:{next(at for at, one in enumerate(own, start=1) if one is act.effect)}"


def _act(act: Act, library: Library) -> ActRow:
    effect = act.effect
    row: ActRow = {
        "id": act_id(act, library),
        "does": act.does,
        "word": act.word,
        "by": act.by.id,
        "on": act.on,
        "from": act.start,
        "from_is_said": act.start_is_said,
        "until": act.until,
        "issued": act.issued,
        "quote": act.quote,
        "url": act.address,
    }
    match effect.to:
        case Elsewhere() as other:
            row["document"] = {"title": other.title, "number": other.number}
        case Unnamed() as other:
            row["unnamed"] = {"words": other.unnamed, "may_touch": list(other.may_touch)}
    quotes = {"retroactive": effect.retroactive, "own_dates": effect.own_dates, "savings": effect.savings}
    for key, said in quotes.items():
        if said:
            row[key] = said.quote  # type: ignore[literal-required]
    for key in ("old", "new", "add_after"):
        if words := getattr(effect, key):
            row[key] = words  # type: ignore[literal-required]
    if effect.delete:
        row["delete"] = True
    if effect.certainty:
        row["certainty"] = effect.certainty
        row["readings"] = [{"name": one.name, "from": one.start} for one in effect.readings]
    if effect.excepted:
        row["except"] = list(act.spares)
    if effect.instead:
        row["instead"] = dict(effect.instead)
    return row


def _units(notice: Notice, library: Library) -> Iterator[UnitRow]:
    """The notice and its measures; of their items and benefits those that have anything of their own."""
    found = times(library)
    for one in _down(Provision(notice)):
        has_own = one.force or any(act.on == one.key for act in found.acts_on(one.key))
        above = one.above.key if one.above else ""
        if (one.item or one.benefit) and not has_own and found.timeline(one.key) == found.timeline(above):
            continue
        yield _unit(one, library)


def _down(one: Provision) -> Iterator[Provision]:
    yield one
    for part in one.parts:
        yield from _down(part)


def _unit(one: Provision, library: Library) -> UnitRow:
    found = times(library)
    row: UnitRow = {
        "id": one.key,
        "kind": "benefit" if one.benefit else "item" if one.item else "measure" if one.measure else "notice",
        "url": unit_named(one.key, library).address,
        "status": force_row(found.status(one.key, library.day)),
        "timeline": [{"first": stretch.first, **force_row(stretch.status)} for stretch in found.timeline(one.key)],
        "dates": list(deadline_rows(one.force)),
        "acts": [act_id(act, library) for act in found.acts_on(one.key)],
    }
    end = end_of(one, library.rules_of_places)
    if end and end.rule:
        row["rule"] = library.rules_of_places.index(end.rule)
    owner = one.measure or one.notice
    if one.measure is None:
        row["unsaid"] = list(one.notice.unsaid)
    if not one.item and not one.benefit:
        row["effects"] = [act_id(act, library) for act in found.acts_by(one.notice.id) if act.measure is one.measure]
        row["checked"] = [_checked(asked) for asked in owner.checked]
    if one.measure and not one.item and not one.benefit:
        row["versions"] = [_version(text) for text in lasting(one.measure, library) if not text.is_void]
    return row


def _version(one: Lasting) -> VersionRow:
    """`official`: issued or published again, and not put together by the site from the words of the act."""
    text = one.text
    return {
        "version": text.code,
        "by": text.after if isinstance(text, Version) else None,
        "official": not isinstance(text, Version) or text.is_republished,
        "from": one.first,
        "until": one.last,
        "url": text.own_address if len(text.texts) > 1 else text.address,
    }


def _checked(one: Checked) -> CheckedRow:
    return {"date": one.date, "by": one.by, "asked": one.asked, "found": one.found, "source": one.source}


def _rule(one: PlaceRule) -> RuleRow:
    return {
        "place": list(one.region),
        "document": one.document,
        "quote": one.quote,
        "date": one.date,
        "years": dict(one.years),
    }


KIND = FileKind(
    name="validity",
    about="everything",
    addresses=("data/validity.json", "data/validity.schema.json"),
    offered=(
        "各文件、各条的效力：原文写的日期、后来的文件做了什么、每一天是否有效（JSON）",
        "上一个文件的结构说明（JSON Schema）",
    ),
    make=validity_file,
)
