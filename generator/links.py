"""Addresses are a promise: every one ever published is in `links.lock`, and none disappears without a word.

The lock is a text file: one page a line, its address and then its anchors, sorted, so that a change reads well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.model.library import Library
from generator.pieces.plan import SitePlan
from generator.problems.near import near_miss
from generator.problems.problem import Place, Problem, problem
from generator.views.plan import PageEntry

_HEADER = "# 公布过的全部地址，由 policyref build 写，不要手工修改。每行一页：地址和页内锚点。\n"
Addresses = dict[str, frozenset[str]]


def addresses(plan: SitePlan) -> Addresses:
    """Address → anchors, for every page of the plan and every file whose address is promised."""
    found: Addresses = {asset.address: frozenset() for asset in plan.files if asset.promised}
    for page in plan.pages:
        found[page.address] = frozenset(page.anchors)
    return found


def written_by_hand(docs: Path) -> dict[str, str]:
    """Address → file of the Markdown pages in a folder; their anchors are the host's."""
    files = {path.relative_to(docs): f"{docs.name}/{path.relative_to(docs).as_posix()}" for path in docs.rglob("*.md")}
    return {path.with_suffix(".html").as_posix(): name for path, name in sorted(files.items())}


def read_lock(path: Path, name: str) -> tuple[Addresses, list[Problem]]:
    """The addresses of a lock file; a missing file promises nothing."""
    found: Addresses = {}
    problems = []
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
    except UnicodeDecodeError:
        return {}, [problem("E506", Place(name), line=1)]
    for number, line in enumerate(text.splitlines(), start=1):
        address, *anchors = line.split(" ")
        if line.startswith("#") or not line:
            continue
        if address in found or not all(anchor.startswith("#") for anchor in anchors):
            problems.append(problem("E506", Place(name, offset=text.find(line)), line=number))
            continue
        found[address] = frozenset(anchor[1:] for anchor in anchors)
    return found, problems


def write_lock(path: Path, published: Addresses) -> None:
    lines = [" ".join([address, *(f"#{anchor}" for anchor in sorted(published[address]))]) for address in published]
    text = _HEADER + "".join(f"{line}\n" for line in sorted(lines))
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")


def merge(locked: Addresses, present: Addresses) -> Addresses:
    """What has ever been published: retired addresses stay in the lock."""
    both = {**present}
    for address, anchors in locked.items():
        both[address] = both.get(address, frozenset()) | anchors
    return both


def check_links(
    plan: SitePlan, library: Library, by_hand: dict[str, str], locked: Addresses, lock: str
) -> Iterator[Problem]:
    """Lost addresses, links that lead nowhere, redirects that do not fit, two pages at one address."""
    yield from _collisions(plan, by_hand)
    present = {**dict.fromkeys(by_hand, frozenset[str]()), **addresses(plan)}
    retired = {redirect.old for redirect in library.redirects}
    for address, anchors in locked.items():
        if address not in present:
            yield problem("E501", Place(lock, near=address), address=address)
            continue
        for anchor in sorted(anchors - present[address]):
            if f"{address}#{anchor}" not in retired and address not in retired:
                yield problem("E501", Place(lock, near=address), address=f"{address}#{anchor}")
    yield from _redirects(library, plan, present)
    # Where a redirect leads has just been looked at.
    linkable = {**dict.fromkeys((file.address for file in plan.files), frozenset[str]()), **present}
    yield from _dangling((page for page in plan.pages if page.kind != "moved"), linkable)


def _collisions(plan: SitePlan, by_hand: dict[str, str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for page in plan.pages:
        source = page.source or "站点本身"
        if page.address in by_hand:
            yield problem("E504", Place(by_hand[page.address]), address=page.address, other="程序生成的页面")
        if page.kind == "moved":
            continue  # that a page lives where another has moved from is said of the redirect
        if page.address in seen:
            yield problem("E504", Place(source), address=page.address, other=seen[page.address])
        seen.setdefault(page.address, source)


def _redirects(library: Library, plan: SitePlan, present: Addresses) -> Iterator[Problem]:
    living = {page.address: page.anchors for page in plan.pages if page.kind != "moved"}
    living |= {file.address: () for file in plan.files}
    moved = {redirect.old: redirect.new for redirect in library.redirects}
    for redirect in library.redirects:
        address, _, anchor = redirect.old.partition("#")
        if (anchor and anchor in living.get(address, ())) or (not anchor and address in living):
            yield problem("E503", redirect.place.at("old"), address=redirect.old)
        elif _in_a_circle(redirect.old, moved):
            yield problem("E508", redirect.place.at("new"), address=redirect.old)
        if redirect.new and not _exists(redirect.new, present):
            near = near_miss(redirect.new, list(present))
            yield problem("E502", redirect.place.at("new"), address=redirect.new, near=near)


def _in_a_circle(old: str, moved: Mapping[str, str | None]) -> bool:
    passed = set()
    step: str | None = old
    while step is not None and step in moved:
        if step in passed:
            return True
        passed.add(step)
        step = moved[step]
    return False


def _dangling(pages: Iterable[PageEntry], present: Addresses) -> Iterator[Problem]:
    for page in pages:
        for link in page.links:
            if not _exists(link, present):
                near = near_miss(link, list(present))
                yield problem("E505", Place(page.source or page.address), address=link, near=near)


def _exists(address: str, present: Addresses) -> bool:
    path, _, anchor = address.partition("#")
    return path in present and (not anchor or anchor in present[path])
