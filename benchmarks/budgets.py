"""What a measurement may come to at most, and the one table in which all are printed.

A budget is a ratio to something measured in the same run wherever that can be, for machines differ and are busy.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

INTERPRETER, MATERIAL, HUGO = "python -c pass", "MkDocs + Material", "Hugo"

# (what, of what or how many measures, in what): at most. Wall clock where a row does not say CPU.
BUDGETS: dict[tuple[str, str, str], float] = {
    ("--version, CPU", "", f"× {INTERPRETER}"): 4,
    ("explain, CPU", "", f"× {INTERPRETER}"): 4,
    ("check, warm, CPU", "38", f"× {INTERPRETER}"): 25,
    ("cold build", "38", f"× {MATERIAL}"): 1.5,
    ("cold build", "1026", f"× {HUGO}"): 3.0,
    ("cold build", "10032", f"× {HUGO}"): 1.8,
    ("build after one edit", "38", f"× {MATERIAL}"): 1.0,
    ("build after one edit", "1026", f"× {HUGO}"): 1.0,
    ("cold build, peak memory", "1026", "MB"): 1000,
    ("cold build, peak memory", "10032", "MB"): 1000,
    ("handbook", "38", "s"): 2,
    ("handbook", "380", "s"): 5,
    ("handbook, peak memory", "38", "MB"): 600,
    ("handbook, peak memory", "380", "MB"): 600,
    ("requests", "measure page", ""): 8,
    ("first view", "measure page", "KB gz"): 90,
    ("HTML", "measure page", "KB"): 40,
    ("h1 begins at", "phone", "px"): 140,
    ("first fact begins at", "phone", "px"): 220,
    ("h1 begins at", "phone, large type", "px"): 180,
    ("first fact begins at", "phone, large type", "px"): 280,
    ("first query, p95", "38", "KB gz"): 40,
    ("first query, p95", "10032", "KB gz"): 60,
    ("edit to page in serve", "38", "s"): 1,
    ("edit to page in serve", "10032", "s"): 3,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: its figure, the least and most of what it was made of, and a note beside it."""

    what: str
    of: str
    unit: str
    figure: float
    spread: tuple[float, float]
    note: str = ""


def row_of(
    what: str, of: str, unit: str, values: Sequence[float], note: str = "", pick: Callable[..., float] = median
) -> Row:
    return Row(what, of, unit, pick(values), (min(values), max(values)), note)


def printed(rows: Iterable[Row]) -> str:
    """The rows as a table of Markdown, with the budgets that nothing was measured for, and how busy the machine is."""
    rows = list(rows)
    cells = [("", "of", "figure", "spread", "budget", "", "made of"), *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [" | ".join(map(str.ljust, line, widths)) for line in cells]
    lines.insert(1, " | ".join("-" * width for width in widths))
    missing = BUDGETS.keys() - {(row.what, row.of, row.unit) for row in rows}
    lines = [f"| {line} |" for line in lines]
    unmeasured = "; ".join(" ".join(filter(None, key)) for key in BUDGETS if key in missing)
    lines += ["", *([f"Not measured: {unmeasured}"] if unmeasured else [])]
    lines.append(f"Load of the machine in the last 5 minutes: {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores")
    return "\n".join(lines)


def _cells(row: Row) -> tuple[str, ...]:
    budget = BUDGETS.get((row.what, row.of, row.unit))
    spread = "" if row.spread[0] == row.spread[1] else "–".join(map(_short, row.spread))
    verdict = ("", "") if budget is None else (f"≤ {_short(budget)}", "miss" if row.figure > budget else "pass")
    return (row.what, row.of, f"{_short(row.figure)} {row.unit}".strip(), spread, *verdict, row.note)


def _short(figure: float) -> str:
    """Three digits that count, all before the point."""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"
