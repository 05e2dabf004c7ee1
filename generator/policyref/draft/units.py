"""The units that a draft names: those of its brackets, those that units.yml lacks, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policyref.draft.draft import Draft, DraftMeasure, DraftTable
from policyref.draft.fields import Fields
from policyref.draft.filled import flow
from policyref.draft.tasks import head_above, task_columns
from policyref.draft.unit_entries import IN_TABLE, entries
from policyref.load.vocabulary import Vocabulary
from policyref.model.places import within
from policyref.text.brackets import LABEL, NamedUnit, find_brackets, is_open, read_bracket, read_list, read_whole
from policyref.text.cells import ABOVE, LEFT
from policyref.text.unit_names import in_charge, names_in_text

_INNER = re.compile("[（〔(][^（）〔〕()]*[）〕)]$")


def units_named(lines: list[str], open_ended: tuple[str, ...]) -> list[NamedUnit]:
    """The units that the brackets in some lines name, in order."""
    return [unit for bracket in find_brackets("\n".join(lines)) for unit in read_bracket(bracket, open_ended)]


def units_list(lines: list[str], open_ended: tuple[str, ...]) -> str:
    """They as YAML; empty where there are none."""
    return _list(units_named(lines, open_ended))


def units_of_prose(lines: list[str], open_ended: tuple[str, ...]) -> str:
    """Those that sentences name (由县商务局会同县财政局负责), where no bracket does: for a person to confirm."""
    if find_brackets("\n".join(lines)):
        return ""
    return _list([unit for line in lines for unit in in_charge(line, open_ended)])


def _list(units: Sequence[NamedUnit]) -> str:
    found = [unit.words if unit.role == "responsible" else {"unit": unit.words, "role": unit.role} for unit in units]
    once = [entry for at, entry in enumerate(found) if entry not in found[:at]]
    return flow(once) if once else ""


def missing_units(draft: Draft, fields: Fields, source: str, vocabulary: Vocabulary) -> str:
    """Every name once, with how often and where it occurs; empty where units.yml has all.

    A unit of a place that the text never names (another city's 市财政局) is not the one that is meant.
    """
    here = set(within(fields.place))
    known = {name for place, name in vocabulary.names if place is None or place in here or place[-1] in source}
    new = {words: where for words, where in _named(draft, fields, vocabulary).items() if words not in known}
    tails = [words for words in new if is_open(words)]
    units = {words: where for words, where in new.items() if words not in tails}
    return "\n".join([*_told(units, tails, known, fields, vocabulary), *_unread(draft, known, vocabulary.open_ended)])


def _named(draft: Draft, fields: Fields, vocabulary: Vocabulary) -> dict[str, list[int]]:
    """Each name and the measures that it stands in, one for every time; 0 is the whole notice."""
    found: dict[str, list[int]] = {}
    for_all = fields.record.get("units_for_all")
    for entry in for_all.value if for_all and for_all.is_written else ():
        found.setdefault(entry["unit"], []).append(0)
    for measure in draft.measures:
        lines = _lines(measure)
        prose = [] if find_brackets("\n".join(lines)) else [one for line in lines for one in in_charge(line, ())]
        for unit in [*units_named(lines, vocabulary.open_ended), *prose]:
            if unit.words not in vocabulary.open_ended:
                found.setdefault(unit.words, []).append(measure.number)
    for table in [*draft.tables, *(table for measure in draft.measures for table in measure.tables)]:
        for unit in _units_of_tasks(table, vocabulary.open_ended):
            found.setdefault(unit.words, []).append(IN_TABLE)
    return found


def _units_of_tasks(table: DraftTable, open_ended: tuple[str, ...]) -> Iterator[NamedUnit]:
    """The units of a 分工表; a cell that is merged with the one above counts once."""
    columns = set(task_columns(table.rows, table.head).items())
    heads = {words for key, words in columns if key not in ("task", "due")}
    for column in range(len(table.rows[0])):
        if head_above(table.rows[: table.head], column) in heads:
            for row in table.rows[table.head :]:
                if row[column] not in (ABOVE, LEFT):
                    yield from read_list(row[column], "responsible", open_ended).units


def _lines(measure: DraftMeasure) -> list[str]:
    return [*measure.text, *(line for item in measure.items for line in item.text), *measure.closing]


def _told(
    units: dict[str, list[int]], tails: list[str], known: set[str], fields: Fields, vocabulary: Vocabulary
) -> Iterator[str]:
    also = {words: base for words in units if (base := _INNER.sub("", words)) in known}
    for words, base in also.items():
        yield f"“{words}”和 units.yml 里的“{base}”是同一单位的，请把这种写法加进它的 also。"
    new = {words: where for words, where in units.items() if words not in also}
    if new:
        yield (
            f"units.yml 里还没有下面 {len(new)} 个名称，可以贴到 units 下面（id 按读音、"
            "level 和 place 按名称暂拟，请核对；同一单位的几种写法并成一项）："
        )
    yield from entries(new, fields.place, vocabulary)
    if tails:
        yield f"不指明单位的词，可以写进 units.yml 的 open_ended：{'、'.join(tails)}"


def _unread(draft: Draft, known: set[str], open_ended: tuple[str, ...]) -> Iterator[str]:
    """What stands in brackets and is no unit, and what speaks of units where no bracket does."""
    for measure in draft.measures:
        lines = _lines(measure)
        brackets = find_brackets("\n".join(lines))
        rest = [words for bracket in brackets for words in read_whole(bracket, open_ended).remainder]
        if rest:
            yield f"第 {measure.number} 条责任单位的括号里还写有“{'”“'.join(rest)}”，没有当作单位。"
        if brackets:
            continue
        named = dict.fromkeys(
            name for line in lines for name in (*_names(in_charge(line, open_ended)), *_known(line, known))
        )
        if named or any(LABEL.search(line) for line in lines):
            words = f"“{'”“'.join(named)}”" if named else "责任单位"
            yield f"第 {measure.number} 条的正文里写有{words}，请对照原文填写 units。"


def _names(units: Sequence[NamedUnit]) -> list[str]:
    return [unit.words for unit in units]


def _known(line: str, known: set[str]) -> list[str]:
    return [found.name for found in names_in_text(line, known)]
