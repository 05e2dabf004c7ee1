"""The folder of a notice → its record, with its source text and its measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from policyref.facts.record import adapter, put
from policyref.facts.spans import InClause, Part, Text, attach, quoted_in, settle
from policyref.load.duties import settle_duties
from policyref.load.files import DataFolder
from policyref.load.labels import label_sections, labels_of, tell_apart
from policyref.load.measure import OFFICIAL, OURS, Surroundings, complete_measure, passages_of, settle_units
from policyref.load.tables import settle_cells, show_table
from policyref.load.versions import load_versions
from policyref.load.vocabulary import Vocabulary
from policyref.model.annex import Annex
from policyref.model.facts import Deadline
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Part as NoticePart
from policyref.model.notice_parts import Section
from policyref.model.revisions import RevisionsFile
from policyref.problems.problem import problem
from policyref.text.sentences import squeeze

for kind in (Notice, Measure):
    adapter(kind)  # made here, before notices are read by several processes, each of which would make it again


def load_notice(notice_id: str, folder: DataFolder, vocabulary: Vocabulary) -> Notice | None:
    """The notice, or None where its record or its source cannot be read."""
    notice = folder.left(Notice, f"{notice_id}/notice.yml")
    source = folder.text(f"{notice_id}/source.txt")
    if source is not None and not source.strip():
        place = folder.place(f"{notice_id}/source.txt")
        folder.problems.append(problem("E108", place, what="是空的", cure="请放进文件的官方原文"))
        source = None
    if notice is None or source is None:
        for name in folder.measure_files(notice_id):  # what is wrong within them can be said all the same
            folder.record(Measure, f"{notice_id}/{name}")
        return None
    around = Surroundings(notice_id, notice.region, source, notice.item_style, vocabulary, folder.problems)
    put(notice, "id", notice_id)
    put(notice, "source", source)
    put(notice, "revisions", ())
    put(notice, "source_place", folder.place(f"{notice_id}/source.txt"))
    if notice.original:
        blocks = f"{notice_id}/blocks.json"
        put(notice.original, "found", folder.original(notice_id, notice.original.file))
        put(notice.original, "blocks", folder.text(blocks) if folder.exists(blocks) else None)
    label_sections(notice)
    _number_sentences(notice)
    put(notice, "official", Text(Part(None, None, words) for words in _own_words(notice)))
    place = folder.place(f"{notice_id}/notice.yml")
    put(notice, "records", tuple(attach(notice, place, notice.official, None, notice.kept.moved)))
    _look_in_source(notice)
    settle_units(notice.units_for_all, around)
    _load_measures(notice, around, folder)
    _load_revisions(notice, folder)
    return notice


def _load_revisions(notice: Notice, folder: DataFolder) -> None:
    """Attaches what has been changed in it since it was published."""
    name = f"{notice.id}/revisions.yml"
    file = folder.placed(RevisionsFile, name, bare="revisions") if folder.exists(name) else None
    put(notice, "revisions", file.revisions if file else ())
    for one in notice.revisions:
        put(one, "notice", notice.id)


def _own_words(notice: Notice) -> Iterator[str]:
    for part in (*notice.opening, *notice.closing):
        yield from part.text.splitlines()
    for section in notice.sections:
        yield section.title
        yield section.text
    for annex in notice.annexes:
        yield annex.label + (annex.title or "")
        yield from annex.text.splitlines()


def _number_sentences(notice: Notice) -> None:
    """In each place by itself, which is how a table says after which of them it stands."""
    places: list[Sequence[NoticePart | Section | Annex]] = [notice.opening, notice.closing]
    places += [[one] for one in notice.sections] + [[one] for one in notice.annexes]
    for parts in places:
        counter = count(1)
        for part in parts:
            put(part, "passages", passages_of(part.text, counter))
    for annex in notice.annexes:
        put(annex, "notice", notice.id)


def _look_in_source(notice: Notice) -> None:
    """A notice may say something of the words of its measures. Of its dates only those of validity stand there."""
    whole = Text([Part(None, None, notice.source)])
    for one in quoted_in(notice.records):
        if not one.times and not (isinstance(one, Deadline) and one.kind != "force"):
            put(one, "times", sum(1 for _ in whole.find(squeeze(one.quote))))


def _load_measures(notice: Notice, around: Surroundings, folder: DataFolder) -> None:
    """Attaches the measures, and whether they are all there and each is what its file name and title say."""
    measures: list[Measure] = []
    known = len(folder.problems)
    files = folder.measure_files(around.notice)
    is_read = len(folder.problems) == known and notice.kept.keys <= OURS
    for name in files:
        relative = f"{around.notice}/{name}"
        measure = folder.left(Measure, relative)
        if measure is None or measure.kept.keys & OFFICIAL:
            is_read = False
            continue  # what facts say cannot be held against words that are not there
        put(measure, "place", folder.place(relative))
        if measure.number != int(name.removesuffix(".yml")):
            is_read = False
            folder.problems.append(problem("E210", measure.place.at("number"), number=measure.number, name=name))
        is_read = is_read and measure.kept.keys <= OURS
        if measure.complete and not (measure.official_title or measure.name):
            is_read = False  # a title is missing, and words of the text would seem to be nobody's
        if measure.official_title and measure.name and measure.kept.keys <= OURS:
            is_read = False
            folder.problems.append(problem("E311", measure.place.at("title")))
        measures.append(measure)
    for measure, printed in zip(measures, labels_of(notice, measures), strict=True):
        complete_measure(measure, measure.place, printed, around)
    tell_apart(notice, measures)
    _look_elsewhere(notice, measures)
    _settle_tables(notice, measures)
    settle_duties(notice, around)
    put(notice, "measures", tuple(measures))
    load_versions(notice, around, folder)
    put(notice, "is_read", is_read)


def _look_elsewhere(notice: Notice, measures: list[Measure]) -> None:
    """Where the quotes of other clauses stand, and which clauses they are of."""
    by_key = {measure.key: measure for measure in measures}
    cited: dict[str, list[InClause]] = {key: [] for key in by_key}
    own: list[InClause] = []
    for measure in measures:
        for one in measure.elsewhere:
            if one.of_notice:
                put(one, "key", notice.id)
                settle(one, [*notice.official.find(squeeze(one.quote))])
                own.append(one)
                continue
            key = one.clause if "/" in one.clause else f"{measure.notice}/{one.clause}"
            put(one, "key", key)
            clause = by_key.get(key)
            settle(one, [*clause.official.find(squeeze(one.quote), one.item)] if clause else [])
            if clause:
                cited[key].append(one)
    for measure in measures:
        put(measure, "cited", tuple(cited[measure.key]))
    put(notice, "cited", tuple(own))


def _settle_tables(notice: Notice, measures: list[Measure]) -> None:
    """Attaches all tables of the notice, and what is quoted of them to its cells."""
    tables = [*notice.own_tables]
    shown = {annex.at: annex.address for annex in notice.annexes}
    for table in notice.own_tables:
        show_table(table, shown.get(table.standing, notice.address))
        if table.standing in shown and table is notice.tables_at(table.standing)[0]:
            put(table, "row_anchor", "")  # annex-1.html#r3
    for measure in measures:
        for table in measure.all_tables():
            show_table(table, measure.address)
            tables.append(table)
    put(notice, "tables", tuple(tables))
    read: list[Notice | Measure] = [notice, *measures]
    quoting = (one for owner in read for one in quoted_in(owner.records))
    put(notice, "in_cells", tuple(one for one in quoting if one.cell))
    settle_cells(notice.in_cells, notice.table_by_id)
