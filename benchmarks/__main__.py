"""Runs the benchmarks and prints one table.

Usage: python -m benchmarks [SIZES [SECTION ...]], e.g. `38,1026,10032` and `start builds`; SIZES are measures, whole
notices. What is built is in build/bench.
"""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.budgets import Row, printed
from benchmarks.measured import FailedError, tell

# The first stay small, for the memory of this process would be counted as that of the builds (see `measure`).
SECTIONS = ("start", "builds", "handbook", "pages", "search", "libraries", "serve", "hosting")


def main(sizes: str = "38,1026", *sections: str) -> None:
    rows: list[Row] = []
    try:
        for name in sections or SECTIONS:
            try:
                rows += import_module(f"benchmarks.{name}").rows([int(size) for size in sizes.split(",")])
            except FailedError as error:
                tell(f"{name} is left out: {error}")
    finally:
        print(printed(rows))  # what has been measured is told, whatever happens to the rest


if __name__ == "__main__":
    main(*sys.argv[1:])
