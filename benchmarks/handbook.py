"""Time and peak memory of typesetting a whole book, and how they grow with the book.

Usage: python -m benchmarks.handbook. Writes benchmarks/results/handbook.json. Seconds are those from reading the fonts
to the PDF, each time in a new process; the peak is that of the whole process, reading the data included.
"""

from __future__ import annotations

import json
import statistics
import sys
from typing import Any

from benchmarks.build import RESULTS, WORK
from benchmarks.measured import ROOT, load, measure, table

BUDGETS = {38: 2.0, 380: 5.0}  # seconds by measures
PEAK = 600  # MB
ROUNDS = 3
LIMIT = 300.0


def printed(size: int) -> dict[str, Any]:
    """The medians of some prints of a book of so many measures: seconds, MB."""
    root = WORK / f"book-{size}"
    root.mkdir(parents=True, exist_ok=True)
    measure([sys.executable, str(ROOT / "benchmarks/corpus.py"), str(root), str(size)], root, LIMIT)
    command = [sys.executable, "-m", "benchmarks.book", str(root / "measures_data"), str(root / "book.pdf")]
    runs = [measure(command, ROOT, LIMIT) for _ in range(ROUNDS)]
    said = [json.loads(run.said) for run in runs]
    took = {key: statistics.median(one[key] for one in said) for key in ("seconds", "cpu")}
    return {**said[0], **took, "peak": statistics.median(run.peak for run in runs)}


def main() -> None:
    rows = [printed(size) for size in BUDGETS]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "handbook.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    lines = [("book of", "seconds/budget", "peak/budget", "seconds", "CPU s", "peak MB", "PDF MB")]
    for row, budget in zip(rows, BUDGETS.values(), strict=True):
        ratios = (f"{row['seconds'] / budget:.2f}", f"{row['peak'] / PEAK:.2f}")
        figures = (f"{row['seconds']:.2f}", f"{row['cpu']:.2f}", f"{row['peak']:.0f}", f"{row['bytes'] / 1e6:.2f}")
        lines.append((f"{row['measures']} measures", *ratios, *figures))
    print(table(lines))
    first, last = rows[0], rows[-1]
    grown = ", ".join(
        f"{last[key] / first[key]:.1f} × {key}" for key in ("measures", "seconds", "cpu", "peak", "bytes")
    )
    print(f"Growth: {grown}\n{load()}")


if __name__ == "__main__":
    main()
