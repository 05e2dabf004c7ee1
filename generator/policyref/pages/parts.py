"""Long lists on several pages: a list that fits is one page, a longer one goes on in parts, cut between its groups.

Groups keep their order, oldest notice first, and a part is filled before the next begins: what is new comes to stand at
the end, and addresses keep their content. Each group is drawn once, with links from the root of the site, and weighed
as it is drawn; the page that it falls to turns the links into its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.pages.render import page, template
from policyref.present.kind import PageKind
from policyref.present.output import Crumb, Linker, Page
from policyref.text.dates import format_date
from policyref.words import DRAFT

MOST = 200_000  # bytes of a list on one page; heading, form and frame around it bring no page over 300 KB
_ROOT = "\0"  # stands for the way to the root of the site; no text of a page can hold it

About = TypeVar("About")
Entry = TypeVar("Entry")


class Rooted(Linker):
    """Links from what may come to stand on any page."""

    def __init__(self) -> None:
        super().__init__("")

    def __call__(self, address: str) -> str:
        self.seen[address] = None
        return _ROOT + address


Draw = Callable[[About, Sequence[Entry], Rooted], str]


@dataclass(frozen=True, slots=True)
class Group(Generic[About, Entry]):
    """What stands under one heading, which has the `anchor`. A part is called by the `name` of its first group.

    Where a group is cut, `called` says at which entry it goes on.
    """

    about: About
    entries: Sequence[Entry]
    name: str
    called: Callable[[Entry], str]
    anchor: str | None = None


@dataclass(frozen=True)
class Chunk(Generic[Entry]):
    """A group, or as much of one as fits on a page, as it is drawn."""

    name: str
    anchor: str | None
    entries: Sequence[Entry]
    html: str
    links: tuple[str, ...]

    @property
    def weight(self) -> int:
        return len(self.html.encode())


@dataclass(frozen=True, slots=True, eq=False)
class Part(Generic[Entry]):
    """One page of a list. `all` are the parts of the list, this one among them; a list that is whole has one."""

    number: int
    address: str
    chunks: list[Chunk[Entry]]
    all: list[Part[Entry]]

    @property
    def name(self) -> str:
        return self.chunks[0].name

    @property
    def entries(self) -> list[Entry]:
        return [entry for chunk in self.chunks for entry in chunk.entries]

    @property
    def whole(self) -> bool:
        return len(self.all) == 1

    def places(self) -> list[tuple[str, str, str]]:
        """Anchor, name and address of every group. The first part says them, for its address was once that of all.

        Only it has the anchors: elsewhere they would be lost whenever an older notice moves the rest along.
        """
        found: dict[str, tuple[str, str, str]] = {}
        for part in self.all if self.number == 1 and not self.whole else ():
            for chunk in part.chunks:
                if chunk.anchor:
                    found.setdefault(chunk.anchor, (chunk.anchor, chunk.name, part.address))
        return list(found.values())

    def html(self, to: Linker) -> Markup:
        """What is listed, seen from a page."""
        for chunk in self.chunks:
            to.seen.update(dict.fromkeys(chunk.links))
        html = "".join(chunk.html if self.whole else _without_anchor(chunk) for chunk in self.chunks)
        for depth in range(len(to.folders), -1, -1):
            folder = "".join(f"{name}/" for name in to.folders[:depth])
            html = html.replace(_ROOT + folder, "../" * (len(to.folders) - depth))
        return Markup(html)


def drawn(component: str = "lists/lists") -> Any:
    """The macros that draw groups, one for every kind of list."""
    return template(component).module


def notice_group(notice: Notice, measures: Sequence[Measure]) -> Group[Notice, Measure]:
    return Group(notice, measures, _name(notice), attrgetter("listed"))


def by_notice(measures: Iterable[Measure], library: Library) -> list[tuple[Notice, list[Measure]]]:
    """Measures, which are in the order of the notices, with their notice."""
    groups: dict[str, list[Measure]] = {}
    for measure in measures:
        groups.setdefault(measure.notice, []).append(measure)
    return [(library.notice_by_id[notice], group) for notice, group in groups.items()]


def chunks_of_notice(
    notice: Notice, measures: Sequence[Measure], draw: Draw[Notice, Measure], *, anchored: bool, own: bool = False
) -> list[Chunk[str]]:
    """Measures of a notice in a list of everything. The entries are their keys, so that the chunks can be kept.

    A notice without measures is in the list if it has something of its `own` there.
    """
    by_key = {one.key: one for one in measures}
    called = {key: one.listed for key, one in by_key.items()}
    group = Group(notice, tuple(by_key), _name(notice), called.__getitem__, notice.id if anchored else None)

    def draw_some(notice: Notice, keys: Sequence[str], to: Rooted) -> str:
        return draw(notice, [by_key[key] for key in keys], to)

    return list(_chunks(group, draw_some)) if by_key or own else []


def _name(notice: Notice) -> str:
    issued = format_date(notice.issued) if notice.issued else DRAFT if notice.draft else ""
    return " ".join(filter(None, [notice.locality, issued, notice.short_title]))


def parts(address: str, chunks: Iterable[Chunk[Entry]]) -> list[Part[Entry]]:
    """The pages of a list; at least one. The first has the `address`, `measures.html`, the next `measures/2.html`."""
    found: list[Part[Entry]] = [Part(1, address, [], [])]
    weight = 0
    for chunk in chunks:
        weight += chunk.weight
        if weight > MOST and found[-1].chunks:
            number = len(found) + 1
            found.append(Part(number, f"{address.removesuffix('.html')}/{number}.html", [], []))
            weight = chunk.weight
        found[-1].chunks.append(chunk)
    for part in found:
        part.all.extend(found)
    return found


def part_page(kind: PageKind, part: Part[Any], library: Library, host: Host, *, title: str = "", **words: Any) -> Page:
    """The page of a part: the first is called as the list is, the others also by their number."""
    title, crumbs = title or kind.title, kind.path
    if part.number > 1:
        crumbs, title = (*crumbs, Crumb(title, part.all[0].address)), f"{title}（第 {part.number} 部分）"
    return page(kind, library, host, address=part.address, title=title, crumbs=crumbs, part=part, **words)


def drawn_groups(groups: Iterable[Group[About, Entry]], draw: Draw[About, Entry]) -> Iterator[Chunk[Entry]]:
    """Groups that fit as one chunk each; the others in several."""
    for group in groups:
        yield from _chunks(group, draw)


def _chunks(group: Group[About, Entry], draw: Draw[About, Entry], whole: str = "") -> Iterator[Chunk[Entry]]:
    """A group that fits; or it in chunks that do, each called by the name of the `whole` and where it goes on."""
    to = Rooted()
    html = draw(group.about, group.entries, to)
    chunk = Chunk(group.name, group.anchor, group.entries, html, tuple(to.seen))
    count = len(group.entries)
    if chunk.weight <= MOST or count <= 1:
        yield chunk
        return
    each = -(-count // -(-chunk.weight // MOST))
    for start in range(0, count, each):
        name = f"{whole or group.name}，{group.called(group.entries[start])}" if start else group.name
        rest = replace(group, entries=group.entries[start : start + each], name=name)
        yield from _chunks(rest, draw, whole or group.name)


def _without_anchor(chunk: Chunk[Any]) -> str:
    labelled, heading = f' aria-labelledby="{chunk.anchor}"', f' id="{chunk.anchor}"'
    return chunk.html.replace(labelled, "", 1).replace(heading, "", 1) if chunk.anchor else chunk.html
