"""Addresses are a promise: every one ever published is in `links.lock`, and none disappears without a word.

The lock is a text file: one page a line, its address and then its anchors, sorted, so that a change reads well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import PurePosixPath

from policyref.build.site_plan import SitePlan
from policyref.build.tasks import KINDS
from policyref.load.pages import ByHand
from policyref.load.snapshot import Input
from policyref.load.yaml_file import read_text
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.revisions import FactsLock
from policyref.pages.kinds import HUBS
from policyref.pages.moved import KIND as MOVED
from policyref.present.output import PageEntry
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem

_HEADER = "# 公布过的全部地址，由 policyref publish 写，不要手工修改。每行一页：地址和页内锚点。\n"
_PUBLIC = tuple(kind for kind in KINDS if kind.public)
_PUBLIC_ANCHORS = frozenset({"embed-code"})
_UNPROMISED = frozenset({"force"})  # data for scripts
Addresses = dict[str, frozenset[str]]


def addresses(plan: SitePlan) -> Addresses:
    """Address → anchors, for every page of the plan and every file whose address is promised."""
    found: Addresses = {asset.address: frozenset() for asset in plan.files if asset.promised}
    for page in plan.pages:
        found[page.address] = frozenset(page.anchors) - _UNPROMISED
    return found


def read_lock(lock: Input, name: str) -> tuple[Addresses, list[Problem]]:
    """The addresses of a lock file; a missing file promises nothing."""
    found: Addresses = {}
    problems: list[Problem] = []
    text = (lock.kind != "missing" and read_text(lock, name, problems)) or ""
    for number, line in enumerate(text.splitlines(), start=1):
        address, *anchors = line.split(" ")
        if line.startswith("#") or not line:
            continue
        if not all(anchor.startswith("#") for anchor in anchors):
            problems.append(problem("E506", Place(name, offset=text.find(line)), line=number))
            continue
        these = frozenset(anchor[1:] for anchor in anchors) - _UNPROMISED
        found[address] = found.get(address, frozenset()) | these  # two branches may have promised it
    return found, problems


def _words(text: str) -> Iterator[list[str]]:
    """Of every line of a lock file the address and its anchors, whatever they are."""
    return (line.split() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def hashes(text: str) -> frozenset[str]:
    """A hash of every address and of every anchor that a lock file has: it only ever grows."""
    found = (address + anchor for address, *anchors in _words(text) for anchor in ("", *anchors))
    return frozenset(blake2b(one.encode(), digest_size=4).hexdigest() for one in found)


def check_whole(lock: Input, name: str, facts: FactsLock) -> Iterator[Problem]:
    """Of a site that was published both locks are there, this one with as much in it as there was then."""
    text = (lock.content or b"").decode("utf-8", "replace")
    found = sum(map(len, _words(text)))
    if not facts.day and text.startswith(_HEADER) and found:
        yield problem("E527", Place(name), count=found)
    lost = len(facts.promised - hashes(text))
    least = facts.links if facts.links is not None else 0 if facts.promised else 1
    if facts.day and (found < least or lost) and lock.kind in ("file", "missing"):
        less = f"公布过的有 {lost} 个不在里面" if lost else f"公布时有 {least} 个地址和锚点，现在 {found} 个"
        what = "不见了" if lock.kind == "missing" else f"少了：{less}" if found else "是空的"
        yield problem("E524", Place(name), what=what, day=facts.day)


def written(promised: Addresses) -> str:
    """The lock file of these addresses."""
    lines = [" ".join([address, *(f"#{anchor}" for anchor in sorted(promised[address]))]) for address in promised]
    return _HEADER + "".join(f"{line}\n" for line in sorted(lines))


def merge(locked: Addresses, present: Addresses) -> Addresses:
    """What has ever been published: retired addresses stay in the lock."""
    both = {**present}
    for address, anchors in locked.items():
        both[address] = both.get(address, frozenset()) | anchors
    return both


def promised_of(locked: Addresses, host: Host) -> Addresses:
    """What a site must have of what is locked: without a public address not what only a site with one has."""
    if host.address:
        return locked
    return {
        address: anchors - _PUBLIC_ANCHORS
        for address, anchors in locked.items()
        if not any(kind.covers(address) for kind in _PUBLIC)
    }


def check_links(plan: SitePlan, library: Library, by_hand: ByHand, locked: Addresses, lock: str) -> Iterator[Problem]:
    """Lost addresses, links that lead nowhere, redirects that do not fit, two pages at one address."""
    yield from _collisions(plan, by_hand)
    yield from _below_a_page(plan, library, by_hand)
    yield from _twins(plan, library, by_hand)
    present = {**dict.fromkeys(by_hand.pages, frozenset[str]()), **addresses(plan)}
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
    yield from _dangling((page for page in plan.pages if page.kind != MOVED.name), linkable)


def check_columns(columns: Iterable[tuple[Place, str]], by_hand: ByHand) -> Iterator[Problem]:
    """The navigation leads to pages that a site may have; those without content (a glossary) are not made."""
    known = [address.removesuffix(".html") + ".md" for address in HUBS.values()]
    known += [name.partition("/")[2] for name in by_hand.pages.values()]
    for place, uri in columns:
        if uri not in known:
            yield problem("E511", place, found=uri, near=near_miss(uri, known))


def _below_a_page(plan: SitePlan, library: Library, by_hand: ByHand) -> Iterator[Problem]:
    """A page is a file, and no folder for other pages."""
    places = {redirect.old.partition("#")[0]: redirect.place.at("old") for redirect in library.redirects}
    places |= {address: Place(name) for address, name in (*by_hand.pages.items(), *by_hand.files.items())}
    made = {page.address for page in plan.pages if page.kind != MOVED.name} | {file.address for file in plan.files}
    folders = {folder for address in made for folder in _folders(address)}
    for address, place in places.items():
        above = [folder.as_posix() for folder in PurePosixPath(address).parents]
        taken = next((name for name in above if name in made or name in places), address in folders and address)
        if taken:
            yield problem("E509", place, address=address, other=taken)


def _twins(plan: SitePlan, library: Library, by_hand: ByHand) -> Iterator[Problem]:
    """Where no one tells large letters from small, two addresses are one file."""
    places = {address: Place(name) for address, name in (*by_hand.pages.items(), *by_hand.files.items())}
    places |= {one.old.partition("#")[0]: one.place.at("old") for one in library.redirects}
    made = [page.address for page in plan.pages if page.kind != MOVED.name] + [file.address for file in plan.files]
    known = {address.casefold(): address for address in made}
    for address, place in places.items():
        other = known.setdefault(address.casefold(), address)
        if other != address:
            yield problem("E526", place, address=address, other=other)


def _folders(address: str) -> Iterator[str]:
    """The folders that an address of ours is in; there are many, and `PurePosixPath` takes its time."""
    while address := address.rpartition("/")[0]:
        yield address


def _collisions(plan: SitePlan, by_hand: ByHand) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    own = {**by_hand.pages, **by_hand.files}
    for file in plan.files:
        if file.address in own:
            yield problem("E504", Place(own[file.address]), address=file.address, other="程序生成的文件")
    for page in plan.pages:
        source = page.source or "站点本身"
        if page.address in own:
            yield problem("E504", Place(own[page.address]), address=page.address, other="程序生成的页面")
        if page.kind == MOVED.name:
            continue  # that a page lives where another has moved from is said of the redirect
        if page.address in seen:
            yield problem("E504", Place(source), address=page.address, other=seen[page.address])
        seen.setdefault(page.address, source)


def _redirects(library: Library, plan: SitePlan, present: Addresses) -> Iterator[Problem]:
    living = {page.address: page.anchors for page in plan.pages if page.kind != MOVED.name}
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
