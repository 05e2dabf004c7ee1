"""The two steps that an executor spreads: to read notices, to make entries. What the cache holds is not done again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from policyref.build.cache import Cache
from policyref.build.context import Context, ReadNotice
from policyref.build.entry import Entry, pack, parsed, read_entry
from policyref.build.executors import Work, gc_paused
from policyref.build.keys import Keys
from policyref.build.tasks import Material, Task, contents, looked_at, tasks
from policyref.check import check_notice
from policyref.check.complete import left_open
from policyref.check.figures import coverage
from policyref.handbook.press import Press
from policyref.handbook.site import PrintError, book_pages
from policyref.load.library import Shared
from policyref.model.facts import Coverage
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.problems.problem import Problem
from policyref.program import key_of
from policyref.revisions.canonical import own_facts
from policyref.search.index import SearchIndex, joined
from policyref.search.notice import notice_index

_LONGEST = {"notice": 2, "search": 1}  # before the rest, so that at the end no process works alone


@dataclass(frozen=True)
class _Checked:
    """What is kept of a notice: the values in its files, what is wrong within it, its figures, hashes of its facts.

    The notice itself is made of these values again: that takes an eighth of the time of parsing and checking it.
    """

    values: dict[str, Any]
    within: list[Problem]
    coverage: Coverage | None
    hashes: dict[str, dict[str, str]] = field(default_factory=dict)


_CHECKED = TypeAdapter(_Checked)
_INDEX = TypeAdapter(SearchIndex)


def _check(shared: Shared, stale_lists: bool, notice_id: str) -> tuple[bytes, bytes]:
    """Of a notice what is kept, and its share of the search, unless nobody waits for that; both as JSON."""
    values: dict[str, Any] = {}
    notice, problems = shared.notice(notice_id, values)
    if notice is None:
        return _CHECKED.dump_json(_Checked(values, [], None)), b""
    alone = shared.library([notice])
    within = check_notice(alone)
    wrong = any(one.is_error for one in left_open((*problems, *within), [notice]))
    index = b"" if wrong or stale_lists else _INDEX.dump_json(notice_index(notice))
    return _CHECKED.dump_json(_Checked(values, within, coverage(alone, notice), own_facts(notice))), index


def read_notices(shared: Shared, keys: Keys, context: Context) -> tuple[Library, list[Problem]]:
    """The library, and what is wrong with the files of its notices and within them."""
    previous, cache = context.previous, context.cache
    if previous.shared and previous.shared[0] == keys.shared:
        shared = replace(previous.shared[1], ids=shared.ids, lock=shared.lock, snapshot=shared.snapshot)
    else:
        previous.notices.clear()
    previous.shared = keys.shared, shared
    found = {keys.notices[one]: previous.notices.get(keys.notices[one]) for one in shared.ids}

    def take(notice_id: str, checked: _Checked) -> None:
        notice, problems = shared.notice(notice_id, checked.values)
        found[keys.notices[notice_id]] = ReadNotice(notice, problems + checked.within, checked.coverage, checked.hashes)

    def part(notice_id: str) -> Work[str, tuple[bytes, bytes]]:
        return partial(_check, shared.only(notice_id), context.stale_lists)

    missing = []
    with gc_paused():
        for one in shared.ids:
            if found[keys.notices[one]]:
                continue
            if checked := parsed(_CHECKED, cache.get(keys.notices[one])):
                take(one, checked)
            else:
                missing.append(one)
        for one, (kept, index) in context.executor.run(
            "读文件", partial(_check, shared, context.stale_lists), missing, part
        ):
            cache.put(keys.notices[one], kept)
            if index:
                cache.put(keys.index(one), index)
            take(one, _CHECKED.validate_json(kept))
    read = [one for one in found.values() if one]
    previous.notices = dict(zip(found, read, strict=True))
    figures = {one.notice.id: one.coverage for one in read if one.notice and one.coverage}
    hashes = {one.notice.id: one.hashes for one in read if one.notice}
    library = replace(shared.library(one.notice for one in read if one.notice), coverage=figures, hashes=hashes)
    return library, [problem for one in read for problem in one.problems]


def _index(notices: Sequence[Notice], keys: Keys, cache: Cache) -> SearchIndex:
    """What the search must know of all notices."""

    def share(notice: Notice) -> SearchIndex:
        kept = parsed(_INDEX, cache.get(keys.index(notice.id)))
        if kept is None:
            kept = notice_index(notice)
            cache.put(keys.index(notice.id), _INDEX.dump_json(kept))
        return kept

    return joined([*map(share, notices)])


def _pages(notice: Notice, material: tuple[Library, Host, Press | None], keys: Keys, cache: Cache) -> Mapping[str, str]:
    """On which pages of its book the duties of a notice stand; kept, as it has to be set for that."""
    library, host, press = material
    if press is None:
        return {}
    key = key_of("pages", keys.task(Task("notice", notice.id, "press"), library, host, press))
    kept = cache.get(key)
    if kept is None:
        kept = json.dumps(book_pages(notice, library, host, press)).encode()
        cache.put(key, kept)
    found: dict[str, str] = json.loads(kept)
    return found


def _no_pages(_: Notice) -> Mapping[str, str]:
    return {}


def _make(material: Material, job: tuple[Task, str]) -> tuple[Entry, bytes] | list[Problem]:
    """A task and its key → its entry with all that is in it, or what kept a print from being made."""
    task, key = job
    try:
        return pack(key, contents(task, material))
    except PrintError as error:
        return error.problems


@dataclass
class Made:
    """Entries in the order of the tasks, and what kept a print from being made. `stale`: some are of an earlier run."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stale: bool = False


def make_entries(library: Library, host: Host, press: Press | None, keys: Keys, context: Context) -> Made:
    wanted = {task: keys.task(task, library, host, press) for task in tasks(library, press is not None)}
    with gc_paused():
        found = {task: entry for task, key in wanted.items() if (entry := _kept(task, key, context))}
    made = Made(stale=any(found[task].key != wanted[task] for task in found))
    missing = [(task, key) for task, key in wanted.items() if task not in found]
    missing.sort(key=lambda job: (-max(_LONGEST.get(one, 0) for one in (job[0].about, job[0].id)), -len(job[0].apart)))
    index = partial(_index, library.notices, keys, context.cache)
    pages = partial(_pages, material=(library, host, press), keys=keys, cache=context.cache)
    material = Material(library, host, press, index, pages)

    def part(job: tuple[Task, str]) -> Work[tuple[Task, str], tuple[Entry, bytes] | list[Problem]] | None:
        """Of notices only what they look at; everything else looks at too much to be sent."""
        if not job[0].is_notice:
            return None
        looked = library.only(looked_at(job[0], library))
        return partial(_make, Material(looked, host, None, partial(joined, ()), _no_pages))

    faults: dict[Task, list[Problem]] = {}
    for (task, key), result in context.executor.run("做网页", partial(_make, material), missing, part):
        if isinstance(result, list):
            faults[task] = result
        else:
            found[task], packed = result
            context.cache.put(key, packed)
    made.problems = list(dict.fromkeys(fault for task in wanted for fault in faults.get(task, ())))
    context.previous.entries = {task: found[task] for task in wanted if task in found}
    made.entries = list(context.previous.entries.values())
    return made


def _kept(task: Task, key: str, context: Context) -> Entry | None:
    """The entry of a task that need not be made, or not now."""
    entry = context.previous.entries.get(task)
    if entry and (entry.key == key or (context.stale_lists and not task.is_notice)):
        return entry if context.cache.has(entry.key) else None
    return read_entry(context.cache.get(key))
