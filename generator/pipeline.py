"""The whole flow on one screen: load → check → pages and files → links. A host publishes what comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.check import check_library
from generator.exports.files import all_files
from generator.handbook.press import Press
from generator.handbook.site import site_prints
from generator.links import Addresses, addresses, check_links, merge, read_lock, written_by_hand
from generator.load.library import load_library
from generator.model.host import Host
from generator.model.library import Library
from generator.problems.problem import Problem
from generator.search.notice import notice_index
from generator.search.shards import search_files
from generator.views.plan import SitePlan
from generator.views.site import all_pages

LOCK = "links.lock"


@dataclass(frozen=True)
class Result:
    """A plan to publish and the addresses that it promises; or problems and no plan."""

    library: Library | None
    plan: SitePlan | None
    published: Addresses
    problems: list[Problem]


def read(data: Path) -> Library | None:
    """The library of a data folder, for a question to it; None while anything in it cannot be read."""
    library, problems = load_library(data.resolve().parent, data.resolve())
    return None if problems else library


def run(data: Path, docs: Path, host: Host, press: Press | None = None) -> Result:
    """From the data folder to a site plan, with prints where there is a press.

    `docs` holds the pages written by hand, whose addresses count too.
    """
    data = data.resolve()
    library, problems = load_library(data.parent, data)
    if library is not None:
        problems = problems + check_library(library)
    if library is None or problems:
        return Result(library, None, {}, problems)

    host = replace(host, prints=press is not None)
    prints, problems = site_prints(library, host, press) if press else ([], [])
    if problems:
        return Result(library, None, {}, problems)
    search = search_files(map(notice_index, library.notices), library)
    files = (*all_files(library, host), *search, *prints)
    plan = SitePlan(tuple(all_pages(library, host)), files)

    by_hand = written_by_hand(docs)
    locked, problems = read_lock(data / LOCK, f"{data.name}/{LOCK}")
    problems += check_links(plan, library, by_hand, locked, f"{data.name}/{LOCK}")
    if problems:
        return Result(library, None, {}, problems)
    return Result(library, plan, merge(locked, {**dict.fromkeys(by_hand, frozenset[str]()), **addresses(plan)}), [])
