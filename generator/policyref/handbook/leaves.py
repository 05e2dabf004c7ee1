"""Single leaves: one measure to hand out (送政策上门), one unit's duties to sign off (责任清单)."""

from __future__ import annotations

from policyref.handbook.document import heading_entry, print_entry
from policyref.handbook.entries import Entry, deadline_entry, measure_entry, readings_of
from policyref.handbook.validity import of_part
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.vocabulary import Unit
from policyref.present.duties import Duty, duties
from policyref.present.guide import guide_of_unit
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


def task_list(unit: Unit, library: Library, host: Host) -> Entry:
    """The unit's duties in all notices, in the order of the notices."""
    of_notices = library.notices_of_unit(unit.id)
    notices = []
    for notice in of_notices:
        own = [*duties(library, unit=unit, notices={notice.id})]
        rows = [_row(one, unit, notice, library) for one in own if one.measure]
        # What is said of a measure as a whole is said in the first of its rows.
        for row, before in zip(rows, [None, *rows], strict=False):
            if before and before["of"] == row["of"]:
                row.update(summary="", readings=[])
        in_tables = [_row(one, unit, notice, library) for one in own if one.row]
        notices.append({**heading_entry(notice, library), "rows": rows, "duties": in_tables})
    return {
        **print_entry(f"{library.unit_name(unit)}责任清单", of_notices, library, host),
        "title": library.unit_name(unit),
        "name": unit.name,
        "unit_address": host.public_url(unit.address),
        "notices": notices,
    }


def _title(duty: Duty) -> str:
    """Of the measure and, behind it, of the item that the duty is."""
    above = duty.measure.title if duty.measure else ""
    return above if duty.title == above else f"{above}：{duty.title}"


def _row(duty: Duty, unit: Unit, notice: Notice, library: Library) -> Entry:
    measure = duty.measure
    return {
        "of": measure.key if measure else "",
        "number": on_paper(duty.clause),
        "title": _title(duty),
        "mark": on_paper(duty.title_mark),
        "does": duty.does.splitlines(),
        "summary": (measure.summary or "") if measure else "",
        "roles": list(duty.roles(unit)),
        "force": of_part(duty.unit, library, notice),
        "deadlines": [deadline_entry(one, library, measure) for one in duty.by_when],
        "no_deadline": duty.no_day,
        "targets": [{"name": one.name, "value": one.value} for one in duty.targets],
        "others": [one.mention.words for one in duty.beside(unit)],
        "notes": [{"quote": one.quote, "note": on_paper(one.note)} for one in duty.notes],
        "readings": readings_of(measure) if measure else [],
        "open": duty.is_open,
    }
