"""One process or several, the pieces are the same; what goes wrong in one of them is told as if it were here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from policyref.build.crew import Crew, GivesWay, Here, OvertakenError, Processes, Watched
from policyref.build.means import Means
from policyref.build.shelf import Folder

from tests.build.plans import differing, planned
from tests.site import Project


@pytest.mark.parametrize("crew", [Here(), Processes(2)], ids=["here", "two processes"])
def test_every_job_is_done_once(crew: Crew) -> None:
    assert sorted(crew.run("数", abs, range(-9, 0))) == [(job, -job) for job in range(-9, 0)]


def test_two_processes_make_the_same_site(tmp_path: Path) -> None:
    project = Project.of_both(tmp_path / "checkout")
    assert differing(planned(project, Means(Processes(2), Folder(tmp_path / "shelf"))), planned(project)) == []


@pytest.mark.parametrize("crew", [Here(), Processes(2)], ids=["here", "two processes"])
def test_what_the_work_raises_is_raised(crew: Crew) -> None:
    with pytest.raises(ZeroDivisionError):
        list(crew.run("除", _divide, [1, 0, 2]))


def _divide(by: int) -> float:
    return 1 / by


def test_progress_is_told_job_by_job() -> None:
    told: list[str] = []

    @contextmanager
    def show(what: str, count: int) -> Iterator[object]:
        told.append(f"{what} {count}")
        yield lambda: told.append("·")
        told.append("done")

    list(Watched(Here(), show).run("做网页", abs, [1, 2]))  # type: ignore[arg-type]
    assert told == ["做网页 2", "·", "·", "done"]


def test_work_that_gives_way_stops_between_two_jobs() -> None:
    done: list[int] = []
    crew = GivesWay(lambda: len(done) == 2)
    with pytest.raises(OvertakenError):
        list(crew.run("数", done.append, [1, 2, 3]))
    assert done == [1, 2]
