"""A real Dask scheduler with workers, each a process of its own, on this machine only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60


@dataclass
class RunningCluster:
    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def running_cluster(folder: Path, workers: int) -> Iterator[RunningCluster]:
    """Workers run in a folder that has nothing of the project: what they need is sent to them."""
    folder.mkdir()
    processes: list[subprocess.Popen[bytes]] = []

    def start(module: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}", "--host", "127.0.0.1", "--no-dashboard", *words]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        with (folder / "said.txt").open("ab") as log:
            processes.append(subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log))
        return processes[-1]

    try:
        start("dask_scheduler", "--port", "0", "--scheduler-file", "at.json")
        found = [
            start("dask_worker", "--scheduler-file", "at.json", "--no-nanny", "--nthreads", "1") for _ in range(workers)
        ]
        yield RunningCluster(_address(folder, found), found)
    finally:
        for process in processes:
            process.kill()
            process.wait(timeout=PATIENCE)


def _address(folder: Path, workers: list[subprocess.Popen[bytes]]) -> str:
    """The scheduler's address, once all workers have come to it."""
    from distributed import Client

    end = time.monotonic() + PATIENCE
    while not (folder / "at.json").exists():
        assert time.monotonic() < end, (folder / "said.txt").read_text(encoding="utf-8")
        time.sleep(0.1)
    with Client(scheduler_file=str(folder / "at.json"), timeout=PATIENCE, set_as_default=False) as client:
        client.wait_for_workers(len(workers), timeout=PATIENCE)
        return str(client.scheduler.address)
