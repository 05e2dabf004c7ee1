"""What a site consists of, before any host publishes it. The contents of pages stay on the shelf until then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.pieces.parcel import Parcel, unpack_contents
from generator.pieces.shelf import Shelf
from generator.views.plan import Asset, FileEntry, Page, PageEntry


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

    def contents(self) -> Iterator[Page | Asset]:
        """Everything, parcel by parcel."""
        for parcel in self.parcels:
            yield from self.contents_of(parcel.key)

    def contents_of(self, key: str) -> list[Page | Asset]:
        """What is in one parcel. Raises KeyError where somebody has emptied the shelf since it was made."""
        packed = self.shelf.get(key)
        if packed is None:
            raise KeyError(key)
        return unpack_contents(packed)
