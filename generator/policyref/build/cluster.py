"""The work spread over the machines of a Dask cluster. Nothing of Dask is needed otherwise.

A machine that dies has its work done by another; one with another version of this program is refused, for its
results could differ.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from typing import Any, Self, TypeVar

from policyref.build.executors import Part, Processes, Work
from policyref.build.keys import generator_key

J = TypeVar("J")
R = TypeVar("R")

_PATIENCE = 30  # seconds until a scheduler that does not answer is given up


class ClusterError(Exception):
    """The cluster cannot be used; the words say why and what to do."""


class Cluster:
    """The workers of the scheduler at an address, such as `tcp://10.0.0.5:8786`. Raises ClusterError."""

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

    def run(
        self, what: str, work: Work[J, R], jobs: Sequence[J], part: Part[J, R] = lambda job: None
    ) -> Iterator[tuple[J, R]]:
        parts = [(job, part(job)) for job in jobs]
        yield from self._far(what, [(job, one) for job, one in parts if one is not None])
        yield from Processes().run(what, work, [job for job, one in parts if one is None])

    def _far(self, what: str, parts: Sequence[tuple[J, Work[J, R]]]) -> Iterator[tuple[J, R]]:
        """Each part goes with its job, so that whoever has the job of a machine that is lost has all that it needs."""
        import distributed

        if not parts:
            return
        if not self._client.scheduler_info()["workers"]:
            raise ClusterError("集群里没有工作进程")
        packed = [pickle.dumps(part, 5) for part in parts]
        futures = self._client.map(_do, packed, key=f"{what}-{id(parts)}", program=generator_key())
        at = {future.key: job for future, (job, _) in zip(futures, parts, strict=True)}
        dask: Any = distributed
        for future, result in dask.as_completed(futures, loop=self._client.loop, with_results=True):
            yield at[future.key], result
            future.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()


def _do(packed: bytes, *, program: str) -> Any:
    if generator_key() != program:
        raise ClusterError("集群上的程序和这里的版本不同；请在每台机器上装同样的版本")
    job, work = pickle.loads(packed)
    return work(job)
