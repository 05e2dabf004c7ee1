"""Who does the work: this process, or several processes of this machine. (Another machine's: `cluster.py`.)"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol, TypeVar

J = TypeVar("J")
R = TypeVar("R")
Work = Callable[[J], R]
Part = Callable[[J], Work[J, R] | None]
"""A job → the work with only what this job needs, for another machine; None where it has to be done on this one."""


def _here(job: object) -> None:
    return None


class Executor(Protocol):
    def run(self, what: str, work: Work[J, R], jobs: Sequence[J], part: Part[J, R] = _here) -> Iterator[tuple[J, R]]:
        """Does every job; results come in any order. `what` tells people what is done. Raises what the work raises."""
        ...


class Serial:
    """Everything in this process, one after another."""

    def run(self, what: str, work: Work[J, R], jobs: Sequence[J], part: Part[J, R] = _here) -> Iterator[tuple[J, R]]:
        for job in jobs:
            yield job, work(job)


class InterruptedByEditError(Exception):
    """The work was given up for something newer."""


class Interruptible(Serial):
    """Work that nobody waits for: given up between two jobs as soon as there is something newer to do."""

    def __init__(self, overtaken: Callable[[], bool]) -> None:
        self.overtaken = overtaken

    def run(self, what: str, work: Work[J, R], jobs: Sequence[J], part: Part[J, R] = _here) -> Iterator[tuple[J, R]]:
        for done in super().run(what, work, jobs, part):
            yield done
            if self.overtaken():
                raise InterruptedByEditError


class Processes:
    """Several processes forked from this one, so that they know what it knows without being told.

    Where that is not safe (other systems than Linux, a process of several threads) the work is done here. Threads that
    are not Python's count too: Typst has some from its first print on, and would wait for them in a forked process.
    """

    def __init__(self, count: int | None = None) -> None:
        self.count = count or _cores()

    def run(self, what: str, work: Work[J, R], jobs: Sequence[J], part: Part[J, R] = _here) -> Iterator[tuple[J, R]]:
        count = min(self.count, len(jobs))
        if count < 2 or sys.platform != "linux" or _threads() > 1:
            yield from Serial().run(what, work, jobs)
            return
        with ProcessPoolExecutor(count, get_context("fork"), _begin, (work,)) as pool:
            futures = {pool.submit(_do, job): job for job in jobs}
            try:
                for future in as_completed(futures):
                    yield futures.pop(future), future.result()  # kept no longer than it is needed: results are large
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]


class WithProgress:
    """An executor whose progress is shown. `show` takes what is done and how often; it gives what to call each time."""

    def __init__(self, executor: Executor, show: Progress) -> None:
        self.executor = executor
        self.show = show

    def run(self, what: str, work: Work[J, R], jobs: Sequence[J], part: Part[J, R] = _here) -> Iterator[tuple[J, R]]:
        with self.show(what, len(jobs)) as step:
            for done in self.executor.run(what, work, jobs, part):
                step()
                yield done


@contextmanager
def gc_paused() -> Iterator[None]:
    """While ever more is kept and nothing thrown away: looking for garbage again and again would take half the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


_work: Callable[[Any], Any] | None = None


def _begin(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work
    gc.disable()  # to look for garbage would copy the library, page by page, for a process that ends soon


def _do(job: Any) -> Any:
    assert _work is not None  # every process begins with it
    return _work(job)


def _threads() -> int:
    """Of this process, on Linux: each has a folder here, and a folder has as many links as folders in it, and two."""
    return Path("/proc/self/task").stat().st_nlink - 2


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
