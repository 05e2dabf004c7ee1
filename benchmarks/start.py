"""What a command costs before it does anything, and a check of unchanged data and of data with one edit, in starts of
the bare interpreter."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.budgets import INTERPRETER, Row
from benchmarks.builds import edit, prepared
from benchmarks.measured import POLICYREF, Run, in_turns, measure, ratio

ROUNDS = 9
COMMANDS = {"--version, CPU": (["--version"], ""), "explain, CPU": (["explain", "E203"], "")}
COMMANDS |= {"check, warm, CPU": (["check"], "38")}
EDITED = "check after one edit, CPU"


def rows(sizes: list[int]) -> Iterator[Row]:
    folder = prepared(38) / "ours"
    measure([POLICYREF, "check"], folder)  # what it keeps is there from now on
    turns = {INTERPRETER: partial(measure, [sys.executable, "-c", "pass"])}
    turns |= {name: partial(measure, [POLICYREF, *words], folder) for name, (words, _) in COMMANDS.items()}

    def edited() -> Run:
        edit(folder)
        return turns["check, warm, CPU"]()

    # Last, so that the check of the next round finds nothing changed.
    runs = in_turns(turns | {EDITED: edited}, ROUNDS)
    for name, (_, of) in (COMMANDS | {EDITED: ([], "38")}).items():
        yield from ratio(name, of, runs, (name, INTERPRETER), cpu=True)
