"""Tables have whole rows and sound merges, and every number in them is a fact or waived, as in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from policyref.model.facts import Coverage, Waiver
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.rules import Rule
from policyref.model.tables import Cell, Table
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.rules.forms.of_table import OfTable
from policyref.text.figures import Figure, scan_figures
from policyref.text.sentences import squeeze


def check_tables(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        first: dict[str, Place] = {}
        for table in notice.tables:
            if (place := first.setdefault(table.id, table.place)) is not table.place:
                yield problem("E209", table.place.at("id"), what="表 id", found=table.id, first=place.in_words)
            yield from _shape(table)
        yield from _unknown(notice)
        if len(first) == len(notice.tables):
            yield from _figures(notice)


def coverage_of_tables(notice: Notice) -> Coverage:
    states = [state for _, _, state in _states(notice)]
    return Coverage(len(states), states.count("fact"), states.count("waived"))


def _shape(table: Table) -> Iterator[Problem]:
    for row in table.ragged:
        wanted, found = len(table.lines[0]), len(table.lines[row])
        yield problem("E343", table.place.at("rows", row), row=row + 1, found=found, wanted=wanted)
    for row, column in table.astray:
        yield problem("E344", table.place.at("rows", row, column), found=table.lines[row][column])
    if table.head >= len(table.lines):
        yield problem("E345", table.place.at("head"), found=table.head, rows=len(table.lines))


def _unknown(notice: Notice) -> Iterator[Problem]:
    """Quotes of tables that there are not; of a table that there is, `check_provenance` looks for the cell."""
    known = [table.id for table in notice.tables]
    for one in notice.in_cells:
        if one.cell and one.cell.table not in known:
            near = near_miss(one.cell.table, known)
            yield problem("E346", one.cell.place.at("table"), found=one.cell.table, near=near, known="、".join(known))


def _figures(notice: Notice) -> Iterator[Problem]:
    needed: set[int] = set()
    _, waived = _covers(notice)
    for (table, at), figure, state in _states(notice):
        if state == "waived":
            needed.add(id(waived[table.id, at][0]))
        elif state == "open":
            code, facts = "E408" if figure.is_date else "E306", "deadlines、benefits、targets 等，写明 cell"
            place = table.place.at("rows", *table.origin(at), near=figure.words)
            yield problem(code, place, found=figure.words, facts=facts)
    for one in notice.in_cells:
        if isinstance(one, Waiver) and one.cells and id(one) not in needed:
            yield problem("E309", one.place.at("quote"), found=one.quote)


def _states(notice: Notice) -> Iterator[tuple[tuple[Table, Cell], Figure, str]]:
    """Each figure in a cell, and whether it is a fact, waived, or open. A merged cell is looked at once."""
    facts, waivers = _covers(notice)
    for table in notice.tables:
        for at in table.all_cells() if table.is_sound else ():
            if table.origin(at) == at:
                for figure in scan_figures(squeeze(table.words(at))):
                    key = (table.id, at)
                    state = "fact" if key in facts else "waived" if key in waivers else "open"
                    yield (table, at), figure, state


_Key = tuple[str, Cell]


def _covers(notice: Notice) -> tuple[set[_Key], dict[_Key, list[Waiver]]]:
    """The cells that facts and rules use, and those that are waived."""
    facts: set[_Key] = set()
    waivers: dict[_Key, list[Waiver]] = {}
    tables = notice.table_by_id
    for one in notice.in_cells:
        for at in one.cells:
            key = (one.cell.table if one.cell else "", tables[one.cell.table].origin(at) if one.cell else at)
            if isinstance(one, Waiver):
                waivers.setdefault(key, []).append(one)
            else:
                facts.add(key)
    for measure in notice.measures:
        for rule in measure.rules.rules:
            facts |= _used(rule, measure, tables)
    return facts, waivers


def _used(rule: Rule, measure: Measure, tables: dict[str, Table]) -> set[_Key]:
    """The cells among which a rule chooses; an input stands for each of its options."""
    pay = rule.pay
    if not isinstance(pay, OfTable) or pay.of_table not in tables:
        return set()
    options: dict[str, Sequence[str]] = {one.key: one.options for one in measure.rules.inputs}
    heads = (pay.column,) if isinstance(pay.column, str) else pay.column
    table = tables[pay.of_table]
    return {
        (table.id, table.origin(at))
        for row in options.get(pay.row, (pay.row,))
        for column in product(*(options.get(head, (head,)) for head in heads))
        for at in table.find(row, column)
    }
