"""What a site consists of, before any host publishes it. The contents of pages stay on the shelf until then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from policyref.build.keys import key_of
from policyref.build.parcel import Parcel, pack_parcel, read_contents
from policyref.build.shelf import Shelf
from policyref.exports.sitemap_xml import sitemap_file
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.sitemap import sitemap_page
from policyref.present.output import Asset, FileEntry, Page, PageEntry


@dataclass(frozen=True)
class SitePlan:
    """`parcels` are in the order of the site map."""

    parcels: tuple[Parcel, ...]
    shelf: Shelf

    @cached_property
    def pages(self) -> tuple[PageEntry, ...]:
        return tuple(page for parcel in self.parcels for page in parcel.pages)

    @cached_property
    def files(self) -> tuple[FileEntry, ...]:
        return tuple(file for parcel in self.parcels for file in parcel.files)

    @property
    def updated(self) -> date | None:
        """The newest date of all pages."""
        return max((page.updated for page in self.pages if page.updated), default=None)

    def keys(self) -> Iterator[str]:
        """Of everything of the plan that is on the shelf."""
        return (parcel.key for parcel in self.parcels)

    def contents(self) -> Iterator[Page | Asset]:
        """Everything, parcel by parcel."""
        for parcel in self.parcels:
            yield from self.contents_of(parcel.key)

    def contents_of(self, key: str) -> list[Page | Asset]:
        """What is in one parcel. Raises KeyError where somebody has emptied the shelf since it was seen on it."""
        packed = self.shelf.get(key)
        if packed is None:
            raise KeyError(key)
        return read_contents(packed)


def add_map(parcels: Sequence[Parcel], library: Library, host: Host, by_hand: Iterable[str], shelf: Shelf) -> SitePlan:
    """The plan of these parcels and the maps of them all, for people and for machines.

    `by_hand` are the addresses of pages that somebody has written.
    """
    pages = [page for parcel in parcels for page in parcel.pages]
    maps = sitemap_page(pages, library, host)
    listed = [(page.address, page.updated) for page in [*pages, *(one.entry for one in maps)]]
    things: list[Page | Asset] = [
        *maps,
        *sitemap_file([*listed, *((address, None) for address in sorted(by_hand))], host),
    ]
    key = key_of("map", host.name, host.address, *(parcel.key for parcel in parcels), *by_hand)
    parcel, packed = pack_parcel(key, things)
    shelf.put(key, packed)
    return SitePlan((*parcels, parcel), shelf)
