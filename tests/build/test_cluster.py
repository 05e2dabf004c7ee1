"""A cluster makes the same site, also when one of its machines dies in the middle of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from policyref.build import cluster, keys
from policyref.build.cache import DiskCache
from policyref.build.cluster import Cluster, ClusterError
from policyref.build.context import Context
from policyref.cli import main

from tests.build.cluster import RunningCluster, running_cluster
from tests.build.plans import differing, planned
from tests.site import Project, Site


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    with running_cluster(tmp_path_factory.mktemp("cluster") / "work", workers=2) as running:
        yield running


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.of_both(tmp_path_factory.mktemp("project") / "checkout")


def test_the_command_builds_the_same_site(dask: RunningCluster, project: Project, both: Project) -> None:
    done = CliRunner().invoke(main, ["build", "--config", str(project.config), "--cluster", dask.address])
    assert done.exit_code == 0, done.output
    built, known = Site(project.published).files, Site(both.published).files
    assert [address for address in sorted({*built, *known}) if built.get(address) != known.get(address)] == []


def test_problems_are_told_as_they_are_here(dask: RunningCluster, tmp_path: Path) -> None:
    project = Project.of_shapes(tmp_path / "checkout")
    project.edit("shili-2024-7/01.yml", "number: 1", "numbr: 1")
    said = [
        CliRunner().invoke(main, ["build", "--config", str(project.config), *words]).output
        for words in ([], ["--cluster", dask.address])
    ]
    assert said[0] == said[1] and "01.yml:" in said[0]


class LosesAWorker(Cluster):
    """Kills a worker when the first result of another machine has come, as long as there are two."""

    def __init__(self, address: str, workers: list[subprocess.Popen[bytes]]) -> None:
        super().__init__(address)
        self.workers = workers
        self.lost = 0

    def _far(self, what: str, parts: Sequence[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
        for done in super()._far(what, parts):
            yield done
            if len(self.workers) > 1:
                self.workers.pop().kill()
                self.lost += 1


def test_a_worker_that_dies_has_its_work_done_by_another(project: Project, tmp_path: Path) -> None:
    with (
        running_cluster(tmp_path / "work", workers=2) as running,
        LosesAWorker(running.address, list(running.workers)) as executor,
    ):
        plan = planned(project, Context(executor, DiskCache(tmp_path / "cache")))
    assert executor.lost == 1
    assert differing(plan, planned(project)) == []


def test_workers_with_another_version_of_the_program_are_refused(
    dask: RunningCluster, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "generator_key", lambda: "another")
    with Cluster(dask.address) as executor, pytest.raises(ClusterError, match="版本不同"):
        planned(project, Context(executor, DiskCache(tmp_path / "cache")))
    assert keys.generator_key() != "another"


def test_an_address_where_nobody_is_is_told_in_words(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    done = CliRunner().invoke(main, ["build", "--config", str(project.config), "--cluster", "tcp://127.0.0.1:9"])
    assert done.exit_code == 3 and "连不上 tcp://127.0.0.1:9" in done.output
