"""The folder of a notice → model: its record, its source text and its measures."""

from __future__ import annotations

from generator.load.files import DataFolder
from generator.load.measure import Surroundings, build_deadlines, build_measure
from generator.load.vocabulary import Vocabulary, unknown_unit
from generator.model.facts import Confirmation, Note, Waiver
from generator.model.measure import Measure, UnitMention
from generator.model.notice import Basis, LeadRule, Notice, Part, Section, UnitForAll
from generator.problems.problem import Place, problem
from generator.schema.measure import MeasureRecord
from generator.schema.notice import NoticeRecord
from generator.schema.notice import Part as PartRecord
from generator.text.labels import label


def load_notice(notice_id: str, folder: DataFolder, vocabulary: Vocabulary) -> Notice | None:
    """The notice, or None where its record or its source cannot be read."""
    record = folder.record(NoticeRecord, f"{notice_id}/notice.yml")
    source = folder.text(f"{notice_id}/source.txt")
    if source is not None and not source.strip():
        place = folder.place(f"{notice_id}/source.txt")
        folder.problems.append(problem("E108", place, what="是空的", cure="请放进文件的官方原文"))
        source = None
    if record is None or source is None:
        for name in folder.measure_files(notice_id):  # what is wrong within them can be said all the same
            folder.record(MeasureRecord, f"{notice_id}/{name}")
        return None
    around = Surroundings(
        notice=notice_id,
        region=tuple(record.place),
        source=source,
        item_style=record.item_numbering,
        vocabulary=vocabulary,
        problems=folder.problems,
    )
    measures, complete = _load_measures(record, around, folder)
    return _build(notice_id, record, source, measures, complete, around, folder)


def _load_measures(record: NoticeRecord, around: Surroundings, folder: DataFolder) -> tuple[list[Measure], bool]:
    """The measures, and whether they are all there and each is what its file name and title say."""
    records: list[tuple[MeasureRecord, Place]] = []
    known = len(folder.problems)
    files = folder.measure_files(around.notice)
    complete = len(folder.problems) == known
    for name in files:
        relative = f"{around.notice}/{name}"
        entry = folder.record(MeasureRecord, relative)
        if entry is None:
            complete = False
            continue
        place = folder.place(relative)
        if entry.number != int(name.removesuffix(".yml")):
            complete = False
            folder.problems.append(problem("E210", place.at("number"), number=entry.number, name=name))
        if (entry.title is None) == (entry.name is None):
            complete = False
            folder.problems.append(problem("E311", place.at("title")))
        records.append((entry, place))
    labels = _labels(record, [entry for entry, _ in records])
    measures = [
        build_measure(entry, place, printed, around) for (entry, place), printed in zip(records, labels, strict=True)
    ]
    return measures, complete


def _labels(record: NoticeRecord, entries: list[MeasureRecord]) -> list[str]:
    """The printed label of each measure; where numbering restarts, it counts within the section."""
    found = []
    seen: dict[int | None, int] = {}
    for entry in entries:
        seen[entry.section] = seen.get(entry.section, 0) + 1
        number = seen[entry.section] if record.numbering_restarts else entry.number
        found.append(label(record.numbering, number))
    return found


def _build(
    notice_id: str,
    record: NoticeRecord,
    source: str,
    measures: list[Measure],
    complete: bool,
    around: Surroundings,
    folder: DataFolder,
) -> Notice:
    place = folder.place(f"{notice_id}/notice.yml")
    return Notice(
        place=place,
        source_place=folder.place(f"{notice_id}/source.txt"),
        id=notice_id,
        complete=complete,
        source=source,
        title=record.title,
        subject=record.subject,
        issuer=record.issuer,
        region=tuple(record.place),
        number=record.number,
        other_numbers=tuple((entry.name, entry.value) for entry in record.other_numbers),
        grade=record.grade,
        issued=record.issued,
        printed=record.printed,
        online=record.online,
        index_number=record.index_number,
        theme=record.theme,
        release=record.release,
        addressees=record.addressees,
        copies_to=record.copies_to,
        based_on=tuple(
            Basis(place.at("based_on", index), entry.title, entry.number, entry.quote)
            for index, entry in enumerate(record.based_on)
        ),
        forwards=record.forwards,
        draft=record.draft,
        summary=record.summary,
        item_style=record.item_numbering,
        lead_rule=_lead_rule(record, place),
        units_for_all=tuple(_units_for_all(record, place, around)),
        sections=tuple(
            Section(
                place.at("sections", index),
                entry.number,
                label(record.section_numbering, entry.number),
                entry.title,
                entry.text,
            )
            for index, entry in enumerate(record.sections)
        ),
        opening=_parts(record.opening, place.at("opening")),
        closing=_parts(record.closing, place.at("closing")),
        deadlines=tuple(build_deadlines(record.deadlines, place.at("deadlines"))),
        notes=tuple(
            Note(place.at("notes", index), None, entry.quote, entry.note) for index, entry in enumerate(record.notes)
        ),
        waived=tuple(
            Waiver(place.at("waived", index), None, entry.quote, entry.why) for index, entry in enumerate(record.waived)
        ),
        confirmed=tuple(
            Confirmation(place.at("confirmed", index), None, entry.question, entry.quote, entry.why)
            for index, entry in enumerate(record.confirmed)
        ),
        measures=tuple(measures),
    )


def _lead_rule(record: NoticeRecord, place: Place) -> LeadRule | None:
    stated = record.lead_rule
    return LeadRule(place.at("lead_rule"), stated.rule, stated.quote) if stated else None


def _parts(entries: list[PartRecord], place: Place) -> tuple[Part, ...]:
    return tuple(Part(place.at(index), entry.kind, entry.text) for index, entry in enumerate(entries))


def _units_for_all(record: NoticeRecord, place: Place, around: Surroundings) -> list[UnitForAll]:
    found = []
    for index, entry in enumerate(record.units_for_all):
        here = place.at("units_for_all", index)
        unit = around.vocabulary.unit_named(entry.unit, around.region)
        if unit is None:
            around.problems.append(unknown_unit(entry.unit, around.vocabulary, around.region, here.at("unit")))
        else:
            found.append(UnitForAll(UnitMention(here, unit, entry.unit, entry.role), entry.quote))
    return found
