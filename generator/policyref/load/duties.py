"""The rows of a 分工表 → duties. A merged cell is meant for every row that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policyref.facts.record import put
from policyref.load.measure import Surroundings, settle_units
from policyref.model.duties import TableDuty
from policyref.model.facts import Deadline, Reading
from policyref.model.notice import Notice
from policyref.model.passages import Role, UnitMention
from policyref.model.tables import Cell, Table, cell_lines
from policyref.text.brackets import read_list
from policyref.text.dates import resolve

_NOTHING = re.compile(r"[\s—\-－/／无]*")
_ROLES: tuple[Role, ...] = ("responsible", "lead", "support")


def settle_duties(notice: Notice, around: Surroundings) -> None:
    """Attaches the duties of all task tables."""
    of_tables = (_duties(table, notice, around) for table in notice.table_by_id.values() if table.is_tasks)
    put(notice, "duties", tuple(duty for duties in of_tables for duty in duties))


def _duties(table: Table, notice: Notice, around: Surroundings) -> Iterator[TableDuty]:
    at = columns_of(table)
    if "task" not in at:
        return
    annex = next((one for one in notice.annexes if one.address == table.page), None)
    units: dict[Cell, tuple[UnitMention, ...]] = {}
    for row in table.body:
        if table.is_covered(row):
            continue  # no row of its own
        named: list[UnitMention] = []
        for role in _ROLES:
            if role in at:
                cell = table.origin((row, at[role]))
                if cell not in units:
                    units[cell] = tuple(_mentions(table, cell, role, around))
                named += units[cell]
        due = _due(table, table.origin((row, at["due"])), notice.issued) if "due" in at else None
        where = f"{annex.label if annex else '表'}第{row - table.head + 1}行"
        yield TableDuty(notice.id, where, table, row, _joined(table.words((row, at["task"]))), tuple(named), due)


def columns_of(table: Table) -> dict[str, int]:
    """Which column is which; those that are not there are left out."""
    found = {}
    for key, heads in table.task_columns.written if table.task_columns else ():
        if len(places := table.columns_named(heads)) == 1:
            found[key] = places[0]
    return found


def _mentions(table: Table, at: Cell, role: Role, around: Surroundings) -> Iterator[UnitMention]:
    words = table.words(at)
    if _NOTHING.fullmatch(words):
        return
    read = read_list("、".join(cell_lines(words)), role, around.vocabulary.open_ended)
    for one in read.units:
        mention = UnitMention(words=one.words, role=one.role)  # type: ignore[arg-type]
        put(mention, "place", table.place.at("rows", *at, near=one.words))
        put(mention, "within", None)
        settle_units((mention,), around)
        yield mention


def _due(table: Table, at: Cell, issued: date | None) -> Deadline | None:
    words = table.words(at)
    if _NOTHING.fullmatch(words):
        return None
    found = resolve(_joined(words), issued)
    deadline = Deadline(
        quote=_joined(words),
        kind="due",
        start=found.start if found else None,
        end=found.end if found else None,
        certainty=found.certainty if found else "unspecified",
        basis=found.basis if found and found.certainty in ("derived", "ambiguous") else None,
        readings=tuple(Reading(name=one.name, start=one.start, end=one.end) for one in found.readings) if found else (),
    )
    attached = {"place": table.place.at("rows", *at), "within": None, "item": None, "span": None, "times": 1}
    for name, value in {**attached, "cells": (at,), "said": words}.items():
        put(deadline, name, value)
    return deadline


def _joined(words: str) -> str:
    return "".join(cell_lines(words))
