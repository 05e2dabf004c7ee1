"""One process or several, the tasks are the same; what goes wrong in one of them is told as if it were here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from policyref.build.cache import DiskCache
from policyref.build.context import Context
from policyref.build.executors import Executor, InterruptedByEditError, Interruptible, Processes, Serial, WithProgress

from tests.build.plans import differing, planned
from tests.site import Project


@pytest.mark.parametrize("executor", [Serial(), Processes(2)], ids=["here", "two processes"])
def test_every_job_is_done_once(executor: Executor) -> None:
    assert sorted(executor.run("数", abs, range(-9, 0))) == [(job, -job) for job in range(-9, 0)]


def test_two_processes_make_the_same_site(tmp_path: Path) -> None:
    project = Project.of_both(tmp_path / "checkout")
    assert differing(planned(project, Context(Processes(2), DiskCache(tmp_path / "cache"))), planned(project)) == []


@pytest.mark.parametrize("executor", [Serial(), Processes(2)], ids=["here", "two processes"])
def test_what_the_work_raises_is_raised(executor: Executor) -> None:
    with pytest.raises(ZeroDivisionError):
        list(executor.run("除", _divide, [1, 0, 2]))


def _divide(by: int) -> float:
    return 1 / by


def test_progress_is_told_job_by_job() -> None:
    told: list[str] = []

    @contextmanager
    def show(what: str, count: int) -> Iterator[object]:
        told.append(f"{what} {count}")
        yield lambda: told.append("·")
        told.append("done")

    list(WithProgress(Serial(), show).run("做网页", abs, [1, 2]))  # type: ignore[arg-type]
    assert told == ["做网页 2", "·", "·", "done"]


def test_work_that_gives_way_stops_between_two_jobs() -> None:
    done: list[int] = []
    executor = Interruptible(lambda: len(done) == 2)
    with pytest.raises(InterruptedByEditError):
        list(executor.run("数", done.append, [1, 2, 3]))
    assert done == [1, 2]
