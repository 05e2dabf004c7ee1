"""Tables have whole rows and sound merges, and every number in them is a fact or waived, as in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from policyref.facts.spans import Quoted
from policyref.model.facts import Confirmation, Coverage, Note, Waiver
from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.model.notice import Notice
from policyref.model.passages import Passage
from policyref.model.rules import Rule
from policyref.model.tables import Cell, Table
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.rules.forms.of_table import OfTable, as_list
from policyref.text.cells import ABOVE, LEFT
from policyref.text.figures import Figure, scan_figures
from policyref.text.sentences import squeeze


def check_tables(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        first: dict[str, Place] = {}
        for table in notice.tables:
            if (place := first.setdefault(table.id, table.place)) is not table.place:
                yield problem("E209", table.place.at("id"), what="表 id", found=table.id, first=place.in_words)
            yield from _shape(table)
        yield from _where(notice)
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
    for row, column in table.uneven:
        yield problem("E362", table.place.at("rows", row, column))
    if table.head >= len(table.lines):
        yield problem("E345", table.place.at("head"), found=table.head, rows=len(table.lines))
    if table.is_sound:
        yield from _empty_heads(table)
        yield from _task_columns(table)


def _empty_heads(table: Table) -> Iterator[Problem]:
    """A column of words without a head, but for the first: it may be a merged cell that is not marked."""
    for column, heads in enumerate(table.heads):
        words = next(filter(None, (table.lines[row][column].strip() for row in table.body)), "")
        if column and heads and not squeeze("".join(heads)) and words not in ("", ABOVE, LEFT):
            place = table.place.at("rows", table.head - 1, column)
            yield problem("Q360", place, asked=table.whole, column=column + 1, found=words, table=table.id)


def _task_columns(table: Table) -> Iterator[Problem]:
    known = "；".join("、".join(heads) for heads in table.heads)
    if table.is_tasks != (table.task_columns is not None):
        what = "kind: tasks 的表没有写 columns" if table.is_tasks else "写了 columns，没有写 kind: tasks"
        yield problem("E363", table.place.at("columns" if table.task_columns else "kind"), what=what, known=known)
    for key, heads in table.task_columns.written if table.task_columns else ():
        if (count := len(table.columns_named(heads))) != 1:
            what = f"“{'、'.join(heads)}”" + (f"有 {count} 列" if count else "这一列没有")
            yield problem("E363", table.place.at("columns", key), what=what, known=known)


def _where(notice: Notice) -> Iterator[Problem]:
    """A table stands at a place that there is, and after a sentence of it."""
    texts: dict[str, list[Passage]] = {
        "opening": [one for part in notice.opening for one in part.passages],
        "closing": [one for part in notice.closing for one in part.passages],
    }
    texts |= {f"section-{section.number}": [*section.passages] for section in notice.sections}
    texts |= {annex.at: [*annex.passages] for annex in notice.annexes}
    for table in notice.own_tables:
        if table.standing in texts:
            yield from _after(table, texts[table.standing])
        elif not notice.kept.keys & {"sections", "annexes"}:
            yield problem("E360", table.place.at("at"), what=f"没有 {table.at}", known="、".join(texts))
    for measure in notice.measures:
        owners: list[Measure | Item] = [measure, *measure.items]
        for owner in owners:
            passages = [*owner.passages, *(owner.closing if isinstance(owner, Measure) else ())]
            for table in owner.tables:
                yield from _after(table, passages)
                if table.at:
                    yield problem("E360", table.place.at("at"), what="措施的表不写 at", known="after")


def _after(table: Table, passages: Sequence[Passage]) -> Iterator[Problem]:
    numbers = [number for passage in passages for number in passage.numbers]
    if table.after and table.after_sentence not in (numbers and [0, *numbers]):
        known = f"那里的句子是 s{numbers[0]}—s{numbers[-1]}" if numbers else "那里没有句子，请删去 after"
        yield problem("E361", table.place.at("after"), found=table.after, known=known)


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


_NO_FACTS = (Confirmation, Note)
_Key = tuple[str, Cell]


def _covers(notice: Notice) -> tuple[set[_Key], dict[_Key, list[Waiver]]]:
    """The cells that facts and rules use, and those that are waived."""
    facts: set[_Key] = set()
    waivers: dict[_Key, list[Waiver]] = {}
    tables = notice.table_by_id
    for one in notice.in_cells:
        for at in _with_heads(one):
            key = (one.cell.table if one.cell else "", tables[one.cell.table].origin(at) if one.cell else at)
            if isinstance(one, Waiver):
                waivers.setdefault(key, []).append(one)
            elif not isinstance(one, _NO_FACTS):
                facts.add(key)
        if one.cell and one.cells and not isinstance(one, (Waiver, *_NO_FACTS)):
            facts |= _names(tables[one.cell.table], one.cells, one.cell.row or (), one.cell.column or ())
    for measure in notice.measures:
        for rule in measure.rules.rules:
            facts |= _used(rule, measure, tables)
    for table in tables.values():
        facts |= {(table.id, table.origin((row, 0))) for row in table.body if table.is_numbered}
    facts |= {(duty.table.id, at) for duty in notice.duties if duty.due for at in duty.due.cells}
    return facts, waivers


def _with_heads(one: Quoted) -> Iterator[Cell]:
    """The cells of a quote; of whole columns their heads, too, which a waiver of all of them is about."""
    yield from one.cells
    if isinstance(one, Waiver) and one.cell and one.cell.of and one.cell.row is None:
        columns = {column for _, column in one.cells}
        yield from ((row, column) for row in range(one.cell.of.head) for column in columns)


def _names(table: Table, cells: Iterable[Cell], row: Sequence[str], column: Sequence[str]) -> set[_Key]:
    """The cells that name the row and the column of a fact: 1000人以上, 2026年."""
    rows, heads = set(map(squeeze, row)), set(map(squeeze, column))
    found = {(at[0], one) for at in cells for one in range(at[1]) if squeeze(table.words((at[0], one))) in rows}
    found |= {(one, at[1]) for at in cells for one in range(table.head) if squeeze(table.words((one, at[1]))) in heads}
    return {(table.id, table.origin(at)) for at in found}


def _used(rule: Rule, measure: Measure, tables: dict[str, Table]) -> set[_Key]:
    """The cells among which a rule chooses; an input stands for each of its options."""
    pay = rule.pay
    if not isinstance(pay, OfTable) or pay.of_table not in tables:
        return set()
    options: dict[str, Sequence[str]] = {one.key: one.options for one in measure.rules.inputs}
    table = tables[pay.of_table]
    rows, columns = (product(*(options.get(one, (one,)) for one in as_list(names))) for names in (pay.row, pay.column))
    facts: set[_Key] = set()
    for row, column in product(rows, columns):
        cells = table.find(row, column)
        facts |= {(table.id, table.origin(at)) for at in cells} | _names(table, cells, row, column)
    return facts


def cells_of_facts(notice: Notice) -> frozenset[_Key]:
    """The cells that facts and rules use: table and cell."""
    return frozenset(_covers(notice)[0])
