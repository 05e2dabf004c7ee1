"""Single leaves: one measure to hand out (送政策上门), one unit's duties to sign off (责任清单)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from policyref.handbook.document import heading_entry, print_entry
from policyref.handbook.entries import Entry, deadline_entry, mark, measure_entry, readings_of
from policyref.handbook.formats import PAPERS
from policyref.handbook.press import DEFAULT, BookPages
from policyref.handbook.tables import row_mark
from policyref.handbook.validity import of_part
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.vocabulary import Unit
from policyref.present.duties import Duty, duties
from policyref.present.groups import ShownGroup
from policyref.present.guide import guide_of_unit
from policyref.present.units import in_roles
from policyref.words import on_paper


def leaflet(measure: Measure, library: Library, host: Host) -> Entry:
    notice = library.notice_by_id[measure.notice]
    units = library.units_of_measure[measure.key]
    return {
        **print_entry(measure.title, [notice], library, host),
        **heading_entry(notice, library),
        "measure": measure_entry(measure, notice, library, host, ()),
        "guide": [_guide(unit, library) for unit in units if guide_of_unit(unit, library)],
    }


def _guide(unit: Unit, library: Library) -> Entry:
    """What other sources say of a unit, with these."""
    return {
        "unit": library.unit_name(unit),
        "rows": [
            {
                "told": [{"name": told.called, "words": told.words} for told in one.told],
                "source": on_paper(one.source),
                "warning": on_paper("；".join(filter(None, [one.place, one.old, one.over]))),
            }
            for one in guide_of_unit(unit, library)
        ],
    }


def task_list(unit: Unit, library: Library, host: Host, pages: BookPages, only: Collection[str] | None = None) -> Entry:
    """The unit's duties, in the order of the notices: in all of them, or `only` in some."""
    rows = [(one, duty_entry(one, unit, library)) for one in duties(library, unit=unit, notices=only)]
    name = library.unit_name(unit)
    return {**_list(name, rows, library, host, pages), "name": unit.name, "unit_address": host.public_url(unit.address)}


def group_list(group: ShownGroup, library: Library, host: Host, pages: BookPages) -> Entry:
    """What is given to a group of units, with who says so of each."""
    rows = [(one.duty, {**duty_entry(one.duty, None, library), "why": on_paper(one.why)}) for one in group.duties]
    return {
        **_list(group.name, rows, library, host, pages),
        "who": "谁负责",
        "set_up": group.set_up,
        "unit_address": host.public_url(group.group.address),
    }


def _list(title: str, rows: Iterable[tuple[Duty, Entry]], library: Library, host: Host, pages: BookPages) -> Entry:
    of_notice: dict[str, tuple[list[Entry], list[Entry]]] = {}
    for duty, row in rows:
        own, in_tables = of_notice.setdefault(duty.notice.id, ([], []))
        # What is said of a measure as a whole is said in the first of its rows.
        if own and duty.measure and own[-1]["of"] == row["of"]:
            row.update(summary="", readings=[])
        (in_tables if duty.row else own).append(row)
    for id_, parts in of_notice.items():
        book = pages(library.notice_by_id[id_])
        for row in (one for part in parts for one in part):
            row["page"] = book.get(row["at"], "")
    notices = [notice for notice in library.notices if notice.id in of_notice]
    return {
        **print_entry(f"{title}责任清单", notices, library, host),
        "title": title,
        "name": title,
        "who": "同谁",
        "set_up": "",
        "notices": [
            {
                **heading_entry(one, library),
                **dict(zip(("rows", "duties"), of_notice[one.id], strict=True)),
                "book": f"《{one.short_title}·手册》（{PAPERS[DEFAULT.paper].name}）",
            }
            for one in notices
        ],
    }


def _title(duty: Duty) -> str:
    """Of the measure and, behind it, of the item that the duty is."""
    above = duty.measure.title if duty.measure else ""
    return above if duty.title == above else f"{above}：{duty.title}"


def _mark(duty: Duty) -> str:
    if duty.row:
        return row_mark(duty.row.table, duty.row.row)
    assert duty.measure, "what is no row of a table is of a measure"
    return mark(duty.measure, duty.item)


def duty_entry(duty: Duty, unit: Unit | None, library: Library) -> Entry:
    """A row of a list; `at` is its mark in a book."""
    measure = duty.measure
    return {
        "at": _mark(duty),
        "of": measure.key if measure else "",
        "number": on_paper(duty.clause),
        "title": _title(duty),
        "mark": on_paper(duty.title_mark),
        "does": duty.does.splitlines(),
        "summary": (measure.summary or "") if measure else "",
        "roles": list(duty.roles(unit)) if unit else [],
        "force": of_part(duty.unit, library, duty.notice),
        "deadlines": [deadline_entry(one, library, measure) for one in duty.by_when],
        "no_deadline": duty.no_day,
        "targets": [{"name": one.name, "value": one.value} for one in duty.targets],
        "others": in_roles(duty.beside(unit)),
        "why": "",
        "notes": [{"quote": one.quote, "note": on_paper(one.note)} for one in duty.notes],
        "readings": readings_of(measure) if measure else [],
        "open": duty.is_open,
    }
