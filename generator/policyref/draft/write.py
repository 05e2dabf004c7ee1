"""A draft → the files of a notice, as text by name. What only a person can know is left open."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from policyref.draft.candidates import candidates
from policyref.draft.draft import Draft, DraftMeasure, DraftTable
from policyref.draft.fields import Fields
from policyref.draft.filled import flow
from policyref.draft.record import record_text
from policyref.draft.tasks import task_columns
from policyref.draft.units import units_list, units_of_prose
from policyref.outline.lines import Outline

_HERE = Path(__file__).parent
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`~=<]|\.\.\.)(?:(?!: | #|:$).)+")
_NOT_WRITTEN = "原文没有"


def written(draft: Draft, fields: Fields, open_ended: tuple[str, ...]) -> dict[str, str]:
    """notice.yml and one file per measure."""
    record = record_text(fields)
    files = {"notice.yml": _render("notice.yml.jinja", draft=draft, record=record, open_ended=open_ended)}
    for measure in draft.measures:
        acts, notes = (found.of(measure.number) for found in (fields.effects, fields.notes))
        told = [one.quote for one in fields.deadlines]
        found = candidates(measure.paragraphs, fields.calendar, fields.place, acts, notes, told).comment()
        files[measure_file(measure)] = _render(
            "measure.yml.jinja", measure=measure, candidates=found, open_ended=open_ended
        )
    return files


def measure_file(measure: DraftMeasure) -> str:
    return f"{measure.number:02d}.yml"


def source_of(outline: Outline) -> str:
    """The official text: every line but what is left out, one paragraph or row a line."""
    return "".join(f"{one.line.text}\n" for one in outline.placed if one.kind != "left-out")


@cache
def _environment() -> Environment:
    environment = Environment(
        trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters.update(block=_block, plain=_plain, words=_words, label=_label, tables=_tables)
    return environment


def _render(template: str, *, open_ended: tuple[str, ...], **words: Draft | DraftMeasure | str) -> str:
    text = (_HERE / template).read_text(encoding="utf-8")
    return (
        _environment()
        .from_string(text)
        .render(
            units=lambda lines: units_list(lines, open_ended),
            prose=lambda lines: units_of_prose(lines, open_ended),
            **words,
        )
    )


def _block(lines: list[str], indent: int) -> str:
    """A YAML block scalar: `|-` and the lines, indented."""
    return "|-\n" + "\n".join(" " * indent + line for line in lines)


def _words(lines: list[str], indent: int) -> str:
    return _plain(lines[0]) if len(lines) == 1 else _block(lines, indent)


def _plain(words: str) -> str:
    """Words on one line, in quotes only where YAML would take them for something else (`- 1 -`)."""
    doubled = words.replace("'", "''")
    return words if _PLAIN.fullmatch(words) else f"'{doubled}'"


def _label(printed: str) -> str:
    return _plain(printed) if printed else _NOT_WRITTEN


def _tasks(table: DraftTable) -> list[str]:
    """That its rows are duties. When they are due is a fact, which a person states."""
    columns = task_columns(table.rows, table.head)
    due = columns.pop("due", "")
    offered = f" # 核对各行的时限以后可加上 due: {due}" if due else ""
    return ["    kind: tasks", f"    columns: {flow(columns)}{offered}"] if columns else []


def _tables(tables: Sequence[DraftTable], indent: int) -> str:
    """Tables with a row a line, every cell in quotes."""
    if not tables:
        return ""
    lines = ["tables:"]
    for table in tables:
        lines.append(f"  - id: {table.id}")
        lines += [f"    at: {table.at}"] if table.at else []
        lines += [f"    after: s{table.after}"] if table.after is not None else []
        lines += [f"    head: {table.head}"] if table.head != 1 else []
        lines += _tasks(table)
        lines.append("    rows:")
        lines += [f"      - {json.dumps(row, ensure_ascii=False)}" for row in table.rows]
    return "".join(f"{' ' * indent}{line}\n" for line in lines)
