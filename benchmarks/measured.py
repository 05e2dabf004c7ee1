"""One command, measured; and several in turns, so that a busy minute falls on all of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.budgets import Row, row_of

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
POLICYREF = str(BIN / "policyref")
LIMIT = 900.0  # seconds for one command


@dataclass(frozen=True, slots=True)
class Run:
    """`wall` and `cpu` in seconds, the latter of the command and its children, user and system; `peak` is the largest
    resident set of one process in MB; `said` is what was printed."""

    wall: float
    cpu: float
    peak: float
    said: str


class FailedError(Exception):
    """The command failed or took too long; the words are what it said."""


def measure(command: list[str], folder: Path = ROOT) -> Run:
    """Runs a command in a folder. Raises FailedError.

    Linux counts the memory of whoever starts a process as a peak of that process too, so whoever calls this stays
    small: corpora are made and read in processes of their own. Python may keep what it compiles, as an installation
    does for all others here.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True)
        timer = threading.Timer(LIMIT, os.killpg, (child.pid, signal.SIGKILL))
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
        why = f"stopped after {LIMIT:g} s" if wall >= LIMIT else f"exit code {child.returncode}"
        raise FailedError(f"{' '.join(command)}: {why}\n{said[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def in_turns(commands: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """Every round runs each command once; one that fails is told and left out."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds):
        for name in list(runs):
            try:
                runs[name].append(commands[name]())
                tell(f"round {number + 1} of {rounds}: {name}, {runs[name][-1].wall:.2f} s")
            except FailedError as error:
                del runs[name]
                tell(f"{name} is left out: {error}")
    return runs


def ratio(what: str, of: str, runs: Mapping[str, list[Run]], names: tuple[str, str], cpu: bool = False) -> list[Row]:
    """The row of one command in multiples of another, round by round; none where either was left out."""
    if not all(name in runs for name in names):
        return []
    ours, theirs = ([run.cpu if cpu else run.wall for run in runs[name]] for name in names)
    note = f"{median(ours):.2f} s / {median(theirs):.2f} s"
    return [row_of(what, of, f"× {names[1]}", [one / other for one, other in zip(ours, theirs, strict=True)], note)]


def tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
