"""One command, measured: wall clock and CPU in seconds, peak memory in MB, and what it wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Run:
    """`cpu` is user and system time of the command and its children; `peak` is its largest resident set in MB."""

    wall: float
    cpu: float
    peak: float
    said: str


class FailedError(Exception):
    """The command failed or took too long; the words are what it said."""


def measure(command: list[str], folder: Path, limit: float) -> Run:
    """Runs a command in a folder, for at most `limit` seconds. Raises FailedError.

    Linux counts the memory of whoever starts a process as a peak of that process too, so whoever calls this stays
    small: corpora are made and read in processes of their own.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        child = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True)
        timer = threading.Timer(limit, os.killpg, (child.pid, signal.SIGKILL))
        timer.start()
        try:
            _, status, used = os.wait4(child.pid, 0)
        finally:
            timer.cancel()
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        said = log.read().decode()
    if child.returncode:
        why = f"stopped after {limit:g} s" if wall >= limit else f"exit code {child.returncode}"
        raise FailedError(f"{' '.join(command)}: {why}\n{said[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def written(folder: Path) -> tuple[float, int, int]:
    """MB, files and pages in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in files) / 1e6, len(files), sum(one.suffix == ".html" for one in files)


def load() -> str:
    """How busy the machine is; above its cores, wall times are those of waiting and CPU times say more."""
    return f"Load of the machine in the last 5 minutes: {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores"


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as aligned columns, the first row being the heading; the first column to the left, figures to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
