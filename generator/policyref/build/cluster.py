"""The work spread over the machines of a Dask cluster. Nothing of Dask is needed otherwise.

A machine that dies has its work done by another; one with another version of this program is refused, for its
tasks could differ.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Self, TypeVar

from policyref.build.keys import generator_key

J = TypeVar("J")
R = TypeVar("R")

_PATIENCE = 30  # seconds until a scheduler that does not answer is given up


class ClusterError(Exception):
    """The cluster cannot be used; the words say why and what to do."""


class Cluster:
    """The workers of the scheduler at an address, such as `tcp://10.0.0.5:8786`. Raises ClusterError."""

    shares_disk = False

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError as error:
            raise ClusterError("没有装 Dask；请运行 pip install 'policyref[cluster]'") from error
        try:
            dask: Any = distributed
            self._client = dask.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(f"连不上 {address} 的调度器（{error}）") from error

    def run(self, what: str, work: Callable[[J], R], jobs: Sequence[J]) -> Iterator[tuple[J, R]]:
        import distributed

        if not jobs:
            return
        if not self._client.scheduler_info()["workers"]:
            raise ClusterError("集群里没有工作进程")
        # As a task, not as data handed out: a machine that joins late, or lost it, can have it again.
        handed = self._client.submit(pickle.loads, pickle.dumps(work, 5), pure=False)
        futures = self._client.map(_do, jobs, [handed] * len(jobs), key=f"{what}-{id(jobs)}", program=generator_key())
        at = {future.key: job for future, job in zip(futures, jobs, strict=True)}
        dask: Any = distributed
        for future, result in dask.as_completed(futures, loop=self._client.loop, with_results=True):
            yield at[future.key], result
            future.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()


def _do(job: J, work: Callable[[J], R], *, program: str) -> R:
    if generator_key() != program:
        raise ClusterError("集群上的程序和这里的版本不同；请在每台机器上装同样的版本")
    return work(job)
