"""What a site consists of, before any host publishes it. The contents of pages stay in the cache until then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from policyref.build.cache import Cache
from policyref.build.entry import Entry, pack, read_contents
from policyref.exports.sitemap_xml import sitemap_file
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.kinds import by_group
from policyref.pages.sitemap import sitemap_page
from policyref.present.output import Asset, FileEntry, Page, PageEntry
from policyref.program import key_of


@dataclass(frozen=True)
class SitePlan:
    """`entries` are in the order of the site map."""

    entries: tuple[Entry, ...]
    cache: Cache

    @cached_property
    def pages(self) -> tuple[PageEntry, ...]:
        return tuple(page for entry in self.entries for page in entry.pages)

    @cached_property
    def files(self) -> tuple[FileEntry, ...]:
        return tuple(file for entry in self.entries for file in entry.files)

    def contents(self) -> Iterator[Page | Asset]:
        """Everything, entry by entry."""
        for entry in self.entries:
            yield from self.contents_of(entry.key)

    def contents_of(self, key: str) -> list[Page | Asset]:
        """What is in one entry. Raises KeyError where somebody has emptied or spoiled the cache since it was seen."""
        found = read_contents(self.cache.get(key))
        if found is None:
            raise KeyError(key)
        return found


def add_map(entries: Sequence[Entry], library: Library, host: Host, by_hand: Iterable[str], cache: Cache) -> SitePlan:
    """The plan of these entries and the maps of them all, for people and for machines.

    `by_hand` are the addresses of pages that somebody has written.
    """
    pages = [page for entry in entries for page in entry.pages]
    maps = sitemap_page(by_group(pages), library, host)
    listed = [(page.address, page.updated) for page in [*pages, *(one.entry for one in maps)]]
    things: list[Page | Asset] = [
        *maps,
        *sitemap_file([*listed, *((address, None) for address in sorted(by_hand))], library, host),
    ]
    key = key_of("map", host.name, host.address, *(entry.key for entry in entries), *by_hand)
    entry, packed = pack(key, things)
    cache.put(key, packed)
    return SitePlan((*entries, entry), cache)
