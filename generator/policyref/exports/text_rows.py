"""A measure as other programs read it, and each later text of it."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from policyref.exports.deadlines import DeadlineRow
from policyref.exports.entered import checked_without, entered
from policyref.exports.fact_rows import BenefitRow, ResponsibleRow, benefits, dates, facts, filled, responsible
from policyref.exports.force import ForceAsOf, force_as_of
from policyref.exports.notice_tables import TableRow, table_rows
from policyref.facts.told import State
from policyref.model.library import Library
from policyref.model.measure import Item, Measure, Stage
from policyref.model.version import Version
from policyref.present.citations import cite_measure
from policyref.present.items import item_address


class ItemRow(TypedDict):
    """`none` are the lists of which somebody has entered that the words of the item have nothing for them."""

    none: NotRequired[list[str]]
    number: int
    label: str
    title: str
    text: str
    url: str


class UnitMentionRow(TypedDict):
    id: str
    as_written: str


class TextRow(TypedDict):
    """What a text of a measure says; of several each has one. `none` is as of an item."""

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
    listed: str
    responsible: list[ResponsibleRow]
    none: NotRequired[list[str]]
    tables: NotRequired[list[TableRow]]


class VersionRow(TextRow):
    """A later text, by which notice it was made and whether it was published whole; days are in `validity.json`."""

    version: str
    after: str


class MeasureRow(TextRow):
    validity: ForceAsOf
    versions: NotRequired[list[VersionRow]]


def measure_row(measure: Measure, library: Library) -> MeasureRow:
    held = force_as_of(measure.key, library)
    row: MeasureRow = {**_text(measure, library), "validity": held}  # type: ignore[typeddict-item]
    if measure.versions:
        row["versions"] = [_version(one, library) for one in measure.versions]
    return row


def _version(text: Version, library: Library) -> VersionRow:
    url = text.own_address
    return {**_text(text, library), "version": text.code, "after": text.after, "url": url}


def _text(measure: Measure, library: Library) -> TextRow:
    row: TextRow = {
        "id": measure.key,
        "notice": measure.notice,
        "number": measure.number,
        "label": measure.label,
        "listed": measure.listed,
        "citation": cite_measure(measure, library),
        "title": measure.title,
        "titled": "official" if measure.official_title else "ours" if measure.name else "none",
        "section": measure.section,
        "text": measure.text,
        "items": [_item(one, measure) for one in measure.items],
        "units": [{"id": unit_id, "as_written": words} for unit_id, words in _units(measure)],
        "units_state": measure.units_state,
        "responsible": list(responsible(measure)),
        "sectors": [sector.id for sector in measure.sectors],
        "deadlines": list(dates(measure.deadlines, measure)),
        "deadlines_state": measure.deadlines_state,
        "benefits": benefits(measure),
        "benefits_state": measure.benefits_state,
        "calculators": [rule.id for rule in measure.rules.rules],
        "stage": measure.stage,
        "url": measure.address,
    }
    tied = {key: facts(found, measure) for key, found in _tied(measure).items()}
    tied["related"] = [{"id": one.key, **entered(one)} for one in measure.related]
    tied["tables"] = list(table_rows(measure.all_tables(), measure))
    tied["none"] = checked_without(measure)
    return {**row, **entered(measure, {*row, *tied, "closing"}), **filled(tied)}  # type: ignore[typeddict-item]


def _item(item: Item, measure: Measure) -> ItemRow:
    row: ItemRow = {
        "number": item.number,
        "label": item.label,
        "title": item.title or "",
        "text": item.text,
        "url": item_address(measure, item.number),
    }
    none = checked_without(item)
    return {**row, "none": none} if none else row


def _tied(measure: Measure) -> dict[str, list[Any]]:
    """What is tied to words, of the measure and of its items."""
    owners = (measure, *measure.items)
    return {
        "answers": [one for owner in owners for one in owner.own_answers],
        "not_computable": [one for owner in owners for one in owner.own_not_computable],
        "targets": list(measure.targets),
        "notes": list(measure.notes),
        "waived": list(measure.waived),
        "confirmed": list(measure.confirmed),
        "suits": list(measure.suits),
        "together": list(measure.together),
    }


def _units(measure: Measure) -> dict[tuple[str, str], None]:
    """Each unit once, in the order of the text, though several items may name it."""
    return dict.fromkeys((mention.unit.id, mention.words) for mention in measure.all_units() if mention.unit)
