"""Rows of lists. A measure is in many lists: what is the same in all of them is drawn once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.model.kept import kept
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.vocabulary import Unit
from generator.views.measure import ShownUnit, shown_units
from generator.views.parts import Rooted, drawn
from generator.views.render import template


@dataclass(frozen=True, slots=True)
class Cells:
    """`narrowed` is what the list compares; `units` are all units of the measure, each with its name as HTML."""

    narrowed: Markup
    name: Markup
    deadlines: Markup
    units: tuple[tuple[ShownUnit, str], ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`own` are the mentions of the unit itself, `others` the units beside it."""

    cells: Cells
    own: list[ShownUnit]
    others: Markup


def measure_row(measure: Measure, library: Library, to: Rooted) -> Markup:
    """A measure with its summary, as the list of all and those of sectors have it."""
    html, links = _measure(measure, library)
    to.seen.update(dict.fromkeys(links))
    return html


def unit_row(unit: Unit, measure: Measure, library: Library, to: Rooted) -> Row:
    cells = _cells(measure, library)
    to.seen.update(dict.fromkeys(cells.links))
    own = [one for one, _ in cells.units if one.mention.unit is unit]
    beside = {(one.mention.words, one.role): (one, name) for one, name in cells.units if one.mention.unit is not unit}
    return Row(cells, own, Markup("".join(_listed(list(beside.values())))))


def _listed(units: list[tuple[ShownUnit, str]]) -> Iterator[str]:
    """Open words (等部门) follow the last name without a mark, as in the text."""
    for place, (one, name) in enumerate(units):
        yield f"、{name}" if place and one.mention.unit else name


@kept
def _measure(measure: Measure, library: Library) -> tuple[Markup, tuple[str, ...]]:
    to = Rooted()
    pieces: Any = template("_parts").module
    return pieces.measure_row(measure, library, to), tuple(to.seen)


@kept
def _cells(measure: Measure, library: Library) -> Cells:
    to, groups = Rooted(), drawn()
    pieces: Any = template("_parts").module
    shown = shown_units(measure, library.notice_by_id[measure.notice], library)
    return Cells(
        pieces.entry(measure, library),
        groups.measure_name(measure, to),
        groups.unit_deadlines(measure),
        tuple((one, str(pieces.unit_names([one], to))) for one in shown),
        tuple(to.seen),
    )
