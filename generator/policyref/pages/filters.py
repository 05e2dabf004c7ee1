"""What lists can be narrowed by: the choices that occur, and the values of each measure for the browser to compare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policyref.model.duties import TableDuty
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized
from policyref.model.notice import Notice
from policyref.pages.gains import side_of
from policyref.words import KIND, SIDES, STAGE

_ROW = re.compile(r'data-entry [^>]*?data-show="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Choices:
    """Ids (with names where they are data) of what the measures of a list have, in the order of the vocabulary."""

    sectors: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    stages: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]


def choices(measures: Sequence[Measure], library: Library) -> Choices:
    """What measures, which are in the order of their notices, have; what it costs grows with them alone."""
    sectors = {sector.id for measure in measures for sector in measure.sectors}
    units = {unit.id: unit for measure in measures for unit in library.units_of_measure[measure.key]}
    stages = {measure.stage for measure in measures}
    kinds = {benefit.kind for measure in measures for benefit in measure.benefits}
    sections = {one for measure in measures for one in _sections(measure, library)}
    notices = [library.notice_by_id[id_] for id_ in dict.fromkeys(measure.notice for measure in measures)]
    return Choices(
        sectors=tuple((one.id, one.name) for one in library.sectors if one.id in sectors),
        units=tuple(
            (id_, library.unit_name(units[id_])) for id_ in sorted(units, key=library.order_of_units.__getitem__)
        ),
        sections=tuple(
            (id_, f"{library.title_of(notice)} {words}" if len(notices) > 1 else words)
            for notice in notices
            for one in notice.sections
            for id_, words in [(f"{notice.id}.{one.number}", "　" * (one.level - 1) + one.heading)]
            if id_ in sections
        ),
        stages=tuple((one, words) for one, words in STAGE.items() if one in stages),
        kinds=tuple((kind, words) for kind, words in KIND.items() if kind in kinds),
        places=tuple((name, name) for name in dict.fromkeys(map(library.place_of, notices)) if name),
    )


def shows(html: str) -> list[tuple[str, str, int]]:
    """For whom the rows of a list are: key, words and how many rows; none where all of them are for the same.

    A row that is shown for everybody makes no choice of its own.
    """
    told = [shown.split() for shown in _ROW.findall(html)]
    rows = Counter(one for shown in told for one in shown)
    of_some = {one for shown in told if shown != [*SIDES] for one in shown}
    found = [(one, words, rows[one]) for one, words in SIDES.items() if one in of_some]
    return [("", "全部", len(told)), *found] if len(found) > 1 else []


def shown_for(measure: Measure) -> list[str]:
    """For whom a measure is, and whether it has a day: what its rows are shown for."""
    dated = any(one.counts and (one.start or one.end) for one in measure.deadlines)
    return [side_of(measure), *(["dated"] if dated else [])]


def sides_of(measures: Iterable[Measure]) -> set[str]:
    """For whom a group of rows is shown."""
    return {one for measure in measures for one in shown_for(measure)}


@memoized
def compared(measure: Measure, library: Library) -> Markup:
    """What lists compare of a measure when they are narrowed, as attributes: see measure-filter.js."""
    return _compared([measure], library)


def compared_whole(notice: Notice, library: Library) -> Markup:
    """The same of what a notice says of itself, which holds for all its measures."""
    return _compared(notice.measures, library)


def compared_duty(duty: TableDuty) -> Markup:
    """The same of a row of a task table."""
    units = _each(mention.unit.id for mention in duty.units if mention.unit)
    return Markup('data-entry data-sector="" data-unit="{}" data-section="{}." data-kind=""').format(units, duty.notice)


def _compared(measures: Sequence[Measure], library: Library) -> Markup:
    places = _each(library.place_of(library.notice_by_id[measure.notice]) for measure in measures[:1])
    place = Markup(' data-place="{}"').format(places) if places else ""
    stages = _each(measure.stage for measure in measures)
    stage = Markup(' data-stage="{}"').format(stages) if stages != "complete" else ""
    return Markup('data-entry data-sector="{}" data-unit="{}" data-section="{}" data-kind="{}"{}{}').format(
        _each(sector.id for measure in measures for sector in measure.sectors),
        _each(unit.id for measure in measures for unit in library.units_of_measure[measure.key]),
        _each(one for measure in measures for one in _sections(measure, library) or [f"{measure.notice}."]),
        _each(benefit.kind for measure in measures for benefit in measure.benefits),
        place,
        stage,
    )


def _sections(measure: Measure, library: Library) -> list[str]:
    """The sections that it stands in, the innermost last."""
    path = library.notice_by_id[measure.notice].down_to.get(measure.section or 0, ())
    return [f"{measure.notice}.{one.number}" for one in path]


def _each(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(words))
