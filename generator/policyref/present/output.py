"""What a site consists of: pages, other files, links."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from datetime import date

_ID = re.compile(r'\sid="([^"]+)"')
_ELEMENT = re.compile(r"<([a-z]+-[a-z-]+)")


@dataclass(frozen=True)
class Crumb:
    """A step of the path above a page; `address` is relative to the site root."""

    title: str
    address: str


@dataclass(frozen=True)
class PageEntry:
    """What the rest of the site must know of a page. `anchors` are its ids in order, `elements` those on it that
    scripts define; the rest is as in `Page`."""

    address: str
    kind: str
    title: str
    source: str | None
    updated: date | None
    anchors: tuple[str, ...]
    links: tuple[str, ...]
    elements: tuple[str, ...]


@dataclass(frozen=True)
class FileEntry:
    """What the rest of the site must know of a file that is no page."""

    address: str
    promised: bool


@dataclass(frozen=True)
class Page:
    """A page: `html` is what stands inside <main>. `links` are the addresses it points to, anchors included.

    `source` is the data file that an editor would change, relative to the data folder; `updated` is the date of
    what it shows, never of the build. `json_ld` says what the page is about in the words of schema.org; `meta`
    are the tags that government sites carry. `tab` is what a tab of the browser and a search engine call the page,
    where its title alone would not do.
    """

    address: str
    kind: str
    title: str
    description: str
    html: str
    crumbs: tuple[Crumb, ...]
    links: tuple[str, ...]
    source: str | None
    updated: date | None
    json_ld: str
    meta: tuple[tuple[str, str], ...]
    tab: str = ""

    @property
    def entry(self) -> PageEntry:
        anchors = tuple(_ID.findall(self.html))
        own = elements(self.html)
        return PageEntry(self.address, self.kind, self.title, self.source, self.updated, anchors, self.links, own)


@dataclass(frozen=True)
class Asset:
    """A file that is no page: data, schema … Only a `promised` address is kept for ever in `links.lock`."""

    address: str
    content: str | bytes
    promised: bool = True


def elements(html: str) -> tuple[str, ...]:
    """The elements in HTML that scripts define: each once."""
    return tuple(sorted({*_ELEMENT.findall(html)}))


class Linker:
    """Links from one page: turns addresses into relative references and remembers them."""

    def __init__(self, address: str) -> None:
        self.folders = address.split("/")[:-1]
        self.address = address
        self.seen: dict[str, str | None] = {}

    def __call__(self, address: str) -> str:
        """The reference to an address (`units/finance.html#i1`) as seen from this page."""
        found = self.seen.get(address)
        if found is None:
            found = self.seen[address] = self._reference(address)
        return found

    def _reference(self, address: str) -> str:
        path, mark, anchor = address.partition("#")
        if not path or path == self.address:
            return mark + anchor if mark else posixpath.basename(path)
        steps = path.split("/")
        same = 0
        # Addresses are plain, so this needs none of what `relpath` asks the file system: that took 7 % of a build.
        while same < min(len(self.folders), len(steps) - 1) and self.folders[same] == steps[same]:
            same += 1
        return "../" * (len(self.folders) - same) + "/".join(steps[same:]) + mark + anchor
