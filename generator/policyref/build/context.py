"""What a build works with: who works, where results are kept, the input files, and what the last run has left."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from policyref.build.cache import Cache, MemoryCache, cache_beside
from policyref.build.entry import Entry
from policyref.build.executors import Executor, Serial
from policyref.build.tasks import Task
from policyref.load.library import Shared
from policyref.load.snapshot import Snapshot
from policyref.model.facts import Coverage
from policyref.model.notice import Notice
from policyref.problems.problem import Problem


@dataclass(frozen=True)
class ReadNotice:
    """A notice, None where it cannot be read; what is wrong with its files and within it; its figures; its facts by
    key, as hashes."""

    notice: Notice | None
    problems: list[Problem]
    coverage: Coverage | None
    hashes: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass
class Previous:
    """What a process that runs several times keeps of its last run. Keys say whether it still holds.

    A notice kept is one of the vocabulary kept with it: its units are those units.
    """

    shared: tuple[str, Shared] | None = None
    notices: dict[str, ReadNotice] = field(default_factory=dict)
    entries: dict[Task, Entry] = field(default_factory=dict)


@dataclass
class Context:
    """`stale_lists`: of whatever is no notice, the last known state will do for now; the run says so."""

    executor: Executor = field(default_factory=Serial)
    cache: Cache = field(default_factory=MemoryCache)
    snapshot: Snapshot = field(default_factory=Snapshot)
    previous: Previous = field(default_factory=Previous)
    stale_lists: bool = False

    @classmethod
    def beside(cls, project: Path, executor: Executor, snapshot: Snapshot | None = None) -> Context:
        """With the cache of a project."""
        return cls(executor, cache_beside(project), snapshot or Snapshot())
