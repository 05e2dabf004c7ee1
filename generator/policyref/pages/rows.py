"""Rows of lists. A measure is in many lists: what is the same in all of them is drawn once, notice by notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.vocabulary import Unit
from policyref.pages.parts import Rooted, drawn
from policyref.pages.render import template
from policyref.present.units import ShownUnit, shown_units


class Named(NamedTuple):
    """A unit of a measure as it is named in lists: its id, None of one that the vocabulary does not have; its HTML."""

    unit: str | None
    words: str
    role: str
    item: str
    html: str
    goes_on: bool


class Cells(NamedTuple):
    """What a measure's rows have in common in the lists of its units. `narrowed` is what the list compares."""

    narrowed: Markup
    name: Markup
    deadlines: Markup
    units: tuple[Named, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`own` are the mentions of the unit itself, `others` the units beside it."""

    cells: Cells
    own: list[Named]
    others: Markup


def measure_row(measure: Measure, library: Library, host: Host, to: Rooted) -> Markup:
    """A measure with its summary, as the list of all and those of sectors have it."""
    html, links = measure_rows(library.notice_by_id[measure.notice], library, host)[measure.number]
    to.seen.update(dict.fromkeys(links))
    return html


def unit_row(unit: Unit, measure: Measure, library: Library, host: Host, to: Rooted) -> Row:
    cells = cells_of_units(library.notice_by_id[measure.notice], library, host)[measure.number]
    to.seen.update(dict.fromkeys(cells.links))
    own = [one for one in cells.units if one.unit == unit.id]
    beside = {(one.words, one.role): one for one in cells.units if one.unit != unit.id}
    return Row(cells, own, Markup("".join(_listed(list(beside.values())))))


def _listed(units: list[Named]) -> Iterator[str]:
    """Open words (等部门) follow the last name without a mark, as in the text."""
    for place, one in enumerate(units):
        yield f"、{one.html}" if place and not one.goes_on else one.html


def _drawn_rows() -> Any:
    return template("rows/rows").module


@memoized_of_notice
def measure_rows(notice: Notice, library: Library, host: Host) -> dict[int, tuple[Markup, tuple[str, ...]]]:
    """By number: the row and the addresses that it leads to."""
    found = {}
    for measure in notice.measures:
        to = Rooted()
        found[measure.number] = _drawn_rows().measure_row(measure, library, to), tuple(to.seen)
    return found


@memoized_of_notice
def cells_of_units(notice: Notice, library: Library, host: Host) -> dict[int, Cells]:
    """By number."""
    found = {}
    for measure in notice.measures:
        to = Rooted()
        found[measure.number] = Cells(
            _parts().entry(measure, library),
            drawn().measure_name(measure, library, to),
            drawn().unit_deadlines(measure, library),
            tuple(_named(one, measure, to) for one in shown_units(measure, notice, library)),
            tuple(to.seen),
        )
    return found


def _parts() -> Any:
    """The macros that pages and lists share."""
    return template("parts/parts").module


def _named(one: ShownUnit, of: Measure, to: Rooted) -> Named:
    unit = one.mention.unit
    html = str(_parts().unit_names([one], to))
    item, goes_on = of.part_called(one.item), one.mention.goes_on
    return Named(unit.id if unit else None, one.mention.words, one.role, item, html, goes_on)
