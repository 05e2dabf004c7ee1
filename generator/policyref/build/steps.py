"""The two kinds of work: to read a notice, to make a task. What is in the cache already is not done again."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from policyref.build.cache import Cache
from policyref.build.context import Context, Read
from policyref.build.entry import Entry, pack, pack_entry, read_entry, unpack
from policyref.build.executors import Processes, gc_paused
from policyref.build.keys import Keys, volumes
from policyref.build.tasks import (
    OF_EACH_NOTICE,
    Material,
    Task,
    contents,
    looked_at,
    tasks,
)
from policyref.check import check_notice
from policyref.check.figures import coverage
from policyref.handbook.press import Press
from policyref.handbook.site import PrintError
from policyref.load.library import Shared
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.memoized import keep_with
from policyref.model.notice import Notice
from policyref.problems.problem import Problem
from policyref.search.index import SearchIndex, joined
from policyref.search.notice import notice_index

# Notices before the lists of them, what takes longest before the rest.
_ORDER = ("notice-prints", "notice", "everything", "sector", "unit", "unit-prints")
_LONGEST = "search"


@dataclass(frozen=True, slots=True)
class _Unread:
    """A notice to read. `files` are names and contents where whoever reads does not have the data folder."""

    id: str
    files: tuple[tuple[str, bytes], ...] | None


@dataclass(frozen=True)
class _ReadNotice:
    """The notice, what is wrong with its files and within it; and its share of the search. Both packed."""

    shared: Shared

    def __call__(self, job: _Unread) -> tuple[bytes, bytes]:
        if job.files is None:
            return self._read(job.id, self.shared)
        with TemporaryDirectory() as root:
            return self._read(job.id, self.shared.laid_out(Path(root), job.id, job.files))

    @staticmethod
    def _read(notice_id: str, shared: Shared) -> tuple[bytes, bytes]:
        notice, problems = shared.notice(notice_id)
        if notice is None:
            return pack((None, problems, [], None)), pickle.dumps(None, 5)
        alone = shared.library([notice])
        within = check_notice(alone)
        wrong = any(not one.is_question for one in (*problems, *within))
        index = None if wrong else notice_index(notice)
        return pack((notice, problems, within, coverage(alone, notice))), pickle.dumps(index, 5)


@dataclass
class ReadLibrary:
    """The library, what is wrong with the files of its notices, and what is wrong within the notices."""

    library: Library
    problems: list[Problem]
    within: list[Problem]


def read_notices(shared: Shared, keys: Keys, context: Context) -> ReadLibrary:
    previous, cache = context.previous, context.cache
    if previous.shared and previous.shared[0] == keys.shared:
        shared = replace(previous.shared[1], ids=shared.ids)
    else:
        previous.notices.clear()
    previous.shared = keys.shared, shared
    vocabulary = shared.library(())

    def take(notice_id: str, packed: bytes) -> None:
        previous.notices[keys.notices[notice_id]] = Read(*unpack(packed, vocabulary))

    missing = []
    with gc_paused():
        for one in shared.ids:
            if keys.notices[one] in previous.notices:
                continue
            if packed := cache.get(keys.notices[one]):
                take(one, packed)
            else:
                missing.append(one)
        jobs = [_Unread(one, None if context.executor.shares_disk else shared.files(one)) for one in missing]
        for job, (packed, index) in context.executor.run("读文件", _ReadNotice(shared), jobs):
            cache.put(keys.index(job.id), index)
            cache.put(keys.notices[job.id], packed)
            take(job.id, packed)
    previous.notices = {key: previous.notices[key] for key in keys.notices.values()}
    read = previous.notices.values()
    figures = {one.notice.id: one.coverage for one in read if one.notice and one.coverage}
    return ReadLibrary(
        replace(shared.library(one.notice for one in read if one.notice), coverage=figures),
        [problem for one in read for problem in one.problems],
        [problem for one in read for problem in one.within],
    )


@dataclass(frozen=True)
class _Index:
    """What the search must know of all notices, put together in volumes that are kept."""

    notices: tuple[Notice, ...]
    keys: Keys
    cache: Cache

    def __call__(self) -> SearchIndex:
        return joined([self._volume(notices) for notices in volumes(self.notices)])

    def _volume(self, notices: Sequence[Notice]) -> SearchIndex:
        key = self.keys.volume(notices)
        if packed := self.cache.get(key):
            return _index(packed)
        volume = joined([self._of(notice) for notice in notices])
        self.cache.put(key, pickle.dumps(volume, 5))
        return volume

    def _of(self, notice: Notice) -> SearchIndex:
        packed = self.cache.get(self.keys.index(notice.id))
        return _index(packed) if packed else notice_index(notice)


def _index(packed: bytes) -> SearchIndex:
    found: SearchIndex = pickle.loads(packed)
    return found


@dataclass(frozen=True)
class _InCache:
    """What lists need of a notice, in the cache (see model/memoized.py)."""

    vocabulary: Library
    keys: Keys
    cache: Cache

    def get(self, name: str, notice: Notice, host: Host) -> Any | None:
        packed = self.cache.get(self.keys.in_lists(name, notice.id, host))
        return unpack(packed, self.vocabulary) if packed else None

    def put(self, name: str, notice: Notice, host: Host, value: Any) -> None:
        self.cache.put(self.keys.in_lists(name, notice.id, host), pack(value))


@dataclass(frozen=True)
class _MakeEntry:
    """A task and its key → its entry, or what kept a print from being made. What is in it goes into the cache."""

    material: Material
    cache: Cache

    def __call__(self, job: tuple[Task, str]) -> Entry | list[Problem]:
        task, key = job
        try:
            entry, packed = pack_entry(key, contents(task, self.material))
        except PrintError as error:
            return error.problems
        self.cache.put(key, packed)
        if task.is_notice:
            library = self.material.library
            for in_lists in OF_EACH_NOTICE:
                in_lists(library.notice_by_id[task.id], library, self.material.host)
        return entry


@dataclass(frozen=True)
class _MakeElsewhere:
    """The same where there is no cache and no library: a task, its key and the notices that it looks at are sent."""

    host: Host

    def __call__(self, job: tuple[Task, str, Library]) -> tuple[Entry, bytes]:
        task, key, library = job
        return pack_entry(key, contents(task, Material(library, self.host, None, partial(joined, ()))))


@dataclass
class Made:
    """Entries in the order of the tasks, and what kept a print from being made. `late`: some are of an earlier run."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    late: bool = False


def make_entries(library: Library, host: Host, press: Press | None, keys: Keys, context: Context) -> Made:
    cache, previous = context.cache, context.previous.entries
    keep_with(_InCache(library.only(()), keys, cache), library)
    wanted = {task: keys.task(task, library, host, press) for task in tasks(library, press is not None)}
    with gc_paused():
        found = {task: entry for task, key in wanted.items() if (entry := _had(task, key, context))}
    made = Made(late=any(found[task].key != wanted[task] for task in found))
    missing = [(task, key) for task, key in wanted.items() if task not in found]
    missing.sort(key=lambda job: (_ORDER.index(job[0].about + "-prints" * job[0].prints), job[0].id != _LONGEST))
    make = _MakeEntry(Material(library, host, press, _Index(library.notices, keys, cache)), cache)
    executor = context.executor
    if not executor.shares_disk:
        far = [(*job, library.only(looked_at(job[0], library))) for job in missing if job[0].is_notice]
        for sent, (entry, packed) in executor.run("做网页", _MakeElsewhere(host), far):
            cache.put(sent[1], packed)
            found[sent[0]] = entry
        missing, executor = [job for job in missing if job[0] not in found], Processes()
    faults: dict[Task, list[Problem]] = {}
    for job, result in executor.run("做网页", make, missing):
        if isinstance(result, Entry):
            found[job[0]] = result
        else:
            faults[job[0]] = result
    made.problems = list(dict.fromkeys(fault for task in wanted for fault in faults.get(task, ())))
    previous.clear()
    previous.update((task, found[task]) for task in wanted if task in found)
    made.entries = list(previous.values())
    return made


def _had(task: Task, key: str, context: Context) -> Entry | None:
    """The entry of a task that need not be made, or not now."""
    entry = context.previous.entries.get(task)
    if entry and (entry.key == key or (context.hurry and not task.is_notice)):
        return entry if context.cache.has(entry.key) else None
    packed = context.cache.get(key)
    return read_entry(packed) if packed else None
