"""The later texts of measures, which stand in files of their own beside the text as issued: `07-v2.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policyref.facts.record import put
from policyref.facts.spans import quoted_in, settle
from policyref.load.files import DataFolder
from policyref.load.labels import printed_or
from policyref.load.measure import OFFICIAL, Surroundings, complete_measure
from policyref.load.tables import settle_cells, show_table
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.version import Version
from policyref.problems.problem import problem
from policyref.text.sentences import squeeze


def load_versions(notice: Notice, around: Surroundings, folder: DataFolder) -> None:
    """Gives each measure its later texts; where one cannot be read, those after it are amended of nobody knows what."""
    by_file = {measure.place.file.rpartition("/")[2]: measure for measure in notice.measures}
    for name, files in folder.version_files(notice.id).items():
        measure = by_file.get(name)
        if measure is None:
            if not folder.exists(f"{notice.id}/{name}"):
                for _, file in files:
                    folder.problems.append(problem("E850", folder.place(f"{notice.id}/{file}"), missing=name))
            continue
        put(measure, "versions", tuple(_versions(measure, files, notice, around, folder)))


def _versions(
    first: Measure, files: list[tuple[int, str]], notice: Notice, around: Surroundings, folder: DataFolder
) -> Iterator[Version]:
    before = first
    for ordinal, name in files:
        place = folder.place(f"{notice.id}/{name}")
        if ordinal != before.ordinal + 1:
            stem, following = name.partition("-")[0], before.ordinal + 1
            missing = f"{stem}-v{following}.yml" if ordinal > following else f"{stem}.yml（它就是第 1 版）"
            folder.problems.append(problem("E850", place, missing=missing))
            return
        version = folder.left(Version, f"{notice.id}/{name}")
        if version is None or version.kept.keys & (OFFICIAL | {"after"}):
            return
        put(version, "place", place)
        if version.number != first.number:
            folder.problems.append(problem("E210", place.at("number"), number=version.number, name=name))
            return
        _complete(version, before, notice, around)
        for one, value in {"ordinal": ordinal, "first": first, "before": before, "left": ()}.items():
            put(version, one, value)
        yield version
        before = version


def _complete(version: Version, before: Measure, notice: Notice, around: Surroundings) -> None:
    """As `complete_measure`. What the text before prints around its titles, this one prints, too."""
    label = before.label if version.printed_label is None else printed_or(version, notice.numbering, version.number)
    words = "\n".join([*_headings(version, label, before, around.item_style), version.words, version.closing_words])
    source = "\n".join([words, *(item.words for item in version.items)])
    complete_measure(version, version.place, label, replace(around, source=source))
    put(version, "above", before.above)
    put(version, "cited", ())
    others = {one.key: one for one in notice.measures}
    for one in version.elsewhere:
        clause = one.clause if "/" in one.clause else f"{notice.id}/{one.clause}"
        put(one, "key", notice.id if one.of_notice else clause)
        text = notice.official if one.of_notice else others[one.key].official if one.key in others else None
        settle(one, [*text.find(squeeze(one.quote), one.item)] if text else [])
    for table in version.all_tables():
        show_table(table, version.address)
    cells = [one for one in quoted_in(version.records) if one.cell]
    settle_cells(cells, notice.tables_for(version))


def _headings(version: Version, label: str, before: Measure, style: str) -> Iterator[str]:
    if version.official_title:
        yield label + version.official_title + before.mark
    marks = {item.number: item.mark for item in before.items if item.title}
    usual = next(iter(marks.values()), "")
    for item in version.items:
        if item.title:
            yield printed_or(item, style, item.number) + item.title + marks.get(item.number, usual)
