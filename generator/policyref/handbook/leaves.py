"""Single leaves: one measure to hand out (送政策上门), one unit's task list to tick off (责任清单)."""

from __future__ import annotations

from policyref.handbook.document import heading_entry, print_entry
from policyref.handbook.entries import Entry, deadline_entry, measure_entry
from policyref.handbook.validity import of_measure, of_notice
from policyref.model.duties import Duty
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.vocabulary import Unit
from policyref.present.citations import short_number
from policyref.present.units import shown_units
from policyref.present.validity import no_deadline
from policyref.words import ROLE, absent, on_paper


def leaflet(measure: Measure, library: Library, host: Host) -> Entry:
    notice = library.notice_by_id[measure.notice]
    return {
        **print_entry(measure.title, [notice], library, host),
        **heading_entry(notice, library),
        "measure": measure_entry(measure, notice, library, host, ()),
    }


def task_list(unit: Unit, library: Library, host: Host) -> Entry:
    """The unit's tasks in all notices, in the order of the notices."""
    notices = []
    for notice in library.notices:
        own = [one for one in library.measures_of_unit.get(unit.id, []) if one.notice == notice.id]
        duties = [one for one in library.duties_of_unit.get(unit.id, []) if one.notice == notice.id]
        if own or duties:
            rows = [_task(measure, unit, notice, library) for measure in own]
            given = [_duty(one, unit, notice, library) for one in duties]
            notices.append({**heading_entry(notice, library), "rows": rows, "duties": given})
    own_notices = library.notices_of_unit(unit.id)
    return {
        **print_entry(f"{library.unit_name(unit)}责任清单", own_notices, library, host),
        "title": library.unit_name(unit),
        "name": unit.name,
        "unit_address": host.public_url(unit.address),
        "notices": notices,
    }


def _task(measure: Measure, unit: Unit, notice: Notice, library: Library) -> Entry:
    shown = shown_units(measure, notice, library)
    own = [one for one in shown if one.mention.unit is unit]
    others = dict.fromkeys(one.mention.words for one in shown if one.mention.unit is not unit)
    return {
        "number": short_number(measure),
        "title": measure.title,
        "summary": measure.summary or absent("open"),
        "roles": [{"role": ROLE[one.role], "item": measure.part_called(one.item)} for one in own],
        "force": of_measure(measure, library),
        "deadlines": [deadline_entry(one, library, measure) for one in measure.deadlines if one.counts],
        "no_deadline": no_deadline(measure, library),
        "others": list(others),
        "notes": [{"quote": one.quote, "note": on_paper(one.note)} for one in measure.notes],
        "readings": [
            {"question": one.question, "why": on_paper(one.why), "name": one.name} for one in measure.rules.readings
        ],
    }


def _duty(duty: Duty, unit: Unit, notice: Notice, library: Library) -> Entry:
    """A row of a task table, in the shape of a task."""
    return {
        "number": str(duty.number),
        "title": duty.task,
        "summary": "",
        "roles": [{"role": ROLE[one.role], "item": ""} for one in duty.units if one.unit is unit],
        "force": of_notice(notice, library),
        "deadlines": [deadline_entry(duty.due, library)] if duty.due else [],
        "no_deadline": "",
        "others": list(dict.fromkeys(one.words for one in duty.units if one.unit is not unit)),
        "notes": [],
        "readings": [],
    }
