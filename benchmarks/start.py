"""What a command costs before it does anything, and a check of unchanged data, in starts of the bare interpreter."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.budgets import INTERPRETER, Row
from benchmarks.builds import prepared
from benchmarks.measured import POLICYREF, in_turns, measure, ratio

ROUNDS = 9
COMMANDS = {"--version, CPU": (["--version"], ""), "explain, CPU": (["explain", "E203"], "")}
COMMANDS |= {"check, warm, CPU": (["check"], "38")}


def rows(sizes: list[int]) -> Iterator[Row]:
    folder = prepared(38) / "ours"
    measure([POLICYREF, "check"], folder)  # what it keeps is there from now on
    turns = {INTERPRETER: partial(measure, [sys.executable, "-c", "pass"])}
    turns |= {name: partial(measure, [POLICYREF, *words], folder) for name, (words, _) in COMMANDS.items()}
    runs = in_turns(turns, ROUNDS)
    for name, (_, of) in COMMANDS.items():
        yield from ratio(name, of, runs, (name, INTERPRETER), cpu=True)
