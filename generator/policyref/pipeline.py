"""The whole flow on one screen: read the notices → check → make the tasks of the site → links. A host publishes them.

An executor reads notices and makes tasks, side by side where it has several processes. What an earlier run of the same
data and the same program has left in the cache is taken from there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from policyref.build.context import Context
from policyref.build.keys import Keys
from policyref.build.site_plan import SitePlan, add_map
from policyref.build.steps import make_entries, read_notices
from policyref.build.tasks import FOLDERS
from policyref.check import check_together
from policyref.check.complete import left_open
from policyref.handbook.press import Press
from policyref.links import Addresses, addresses, check_columns, check_links, check_whole, merge, promised_of, read_lock
from policyref.load.files import DataFolder
from policyref.load.library import load_library, load_shared
from policyref.load.pages import ByHand, Docs, read_by_hand
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.problems.problem import Problem
from policyref.time.versions import current

LOCK = "links.lock"


@dataclass(frozen=True)
class Result:
    """A plan to publish and the addresses that it promises, `new` of them for the first time; or problems and no plan.

    `found` are errors, what is not entered yet, and questions. `stale`: with lists of an earlier run in it, and links
    not looked at yet.
    """

    library: Library | None
    plan: SitePlan | None
    published: Addresses
    found: list[Problem]
    stale: bool = False
    new: int = 0

    @property
    def problems(self) -> list[Problem]:
        return [one for one in self.found if one.is_error]

    @property
    def left(self) -> list[Problem]:
        """What a person has still to enter or to confirm; the site is made all the same."""
        return [one for one in self.found if not one.is_error]


def read(data: Path) -> Library | None:
    """The library of a data folder, for a question to it; None while anything in it cannot be read.

    What nobody has entered yet keeps nobody from asking about the rest.
    """
    library, problems = load_library(data.resolve().parent, data.resolve())
    return None if any(one.is_error for one in left_open(problems, library.notices)) else library


def examine(data: Path, docs: Docs, context: Context) -> tuple[Library, list[Problem], ByHand, Keys]:
    """The first half: the data read and checked, and the pages written by hand; with the keys of what it is made of."""
    by_hand = read_by_hand(docs, context.snapshot)
    shared, problems = load_shared(data.parent, data, context.snapshot, FOLDERS)
    problems += [*by_hand.problems, *check_columns(docs.columns, by_hand)]
    keys = Keys(DataFolder(data.parent, data, [], context.snapshot), shared.ids)
    library, wrong = read_notices(shared, keys, context)
    return library, check_together(library, problems + wrong), by_hand, keys


def run(data: Path, docs: Docs, host: Host, press: Press | None = None, context: Context | None = None) -> Result:
    """From the data folder to a site plan, with prints where there is a press.

    The addresses of the pages written by hand count too.
    """
    data, context = data.resolve(), context or Context()
    library, found, by_hand, keys = examine(data, docs, context)
    left = [one for one in found if not one.is_error]
    if len(found) > len(left):
        return Result(library, None, {}, found)

    host = replace(host, prints=press is not None, help=tuple(by_hand.texts.items()))
    now = current(library)  # of amended measures the texts that hold on the day of the library
    made = make_entries(now, host, press, keys, context)
    if made.problems:
        return Result(library, None, {}, left + made.problems)
    plan = add_map(made.entries, now, host, list(by_hand.pages), context.cache)
    if made.stale:
        return Result(library, plan, {}, left, stale=True)

    lock, name = context.snapshot.file(data / LOCK), f"{data.name}/{LOCK}"
    locked, problems = read_lock(lock, name)
    problems += check_whole(lock, name, library.lock)
    problems += check_links(plan, now, by_hand, promised_of(locked, host), name)
    if problems:
        return Result(library, None, {}, left + problems)
    context.cache.tidy([*keys.all(), *(entry.key for entry in plan.entries)])
    published = merge(locked, {**dict.fromkeys(by_hand.pages, frozenset[str]()), **addresses(plan)})
    return Result(library, plan, published, left, new=len(published.keys() - locked.keys()))
