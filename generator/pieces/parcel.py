"""A piece as it is kept and sent: first what the rest of the site must know of it, then what is in it.

Vocabulary is not packed but named, for everyone who unpacks has it: a unit is still the same unit afterwards.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.model.library import Library
from generator.model.vocabulary import Sector, Unit
from generator.pieces.shelf import Shelf
from generator.views.plan import Asset, FileEntry, Page, PageEntry


@dataclass(frozen=True, slots=True)
class Parcel:
    """What the rest of the site must know of a piece. `key` is where its contents are on the shelf."""

    key: str
    pages: tuple[PageEntry, ...]
    files: tuple[FileEntry, ...]


def pack_parcel(key: str, things: Iterable[Page | Asset]) -> tuple[Parcel, bytes]:
    """The parcel, and what is in it."""
    made = list(things)
    parcel = Parcel(
        key,
        tuple(one.entry for one in made if isinstance(one, Page)),
        tuple(FileEntry(one.address, one.promised) for one in made if isinstance(one, Asset)),
    )
    return parcel, pickle.dumps(made, 5)


def shelve_parcel(parcel: Parcel, packed: bytes, shelf: Shelf) -> None:
    """The parcel last: where it is, there are its contents too."""
    shelf.put(contents_key(parcel.key), packed)
    shelf.put(parcel.key, pickle.dumps(parcel, 5))


def shelved_parcel(key: str, shelf: Shelf) -> Parcel | None:
    """The parcel, if its contents are there too and whole."""
    packed = shelf.get(key)
    return pickle.loads(packed) if packed and shelf.get(contents_key(key)) else None


def shelved_contents(key: str, shelf: Shelf) -> list[Page | Asset]:
    """Raises KeyError where somebody has emptied the shelf since the parcel was seen on it."""
    packed = shelf.get(contents_key(key))
    if packed is None:
        raise KeyError(key)
    things: list[Page | Asset] = pickle.loads(packed)
    return things


def contents_key(key: str) -> str:
    return f"{key}-contents"


def pack(value: Any) -> bytes:
    """Any value of the model, units and sectors by name."""
    stream = io.BytesIO()
    writer = pickle.Pickler(stream, 5)
    writer.dispatch_table = {Unit: lambda unit: (_unit, (unit.id,)), Sector: lambda sector: (_sector, (sector.id,))}
    writer.dump(value)
    return stream.getvalue()


def unpack(packed: bytes, library: Library) -> Any:
    """What `pack` packed; the units and sectors are those of the library."""
    return _Reader(io.BytesIO(packed), library).load()


class _Reader(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, library: Library) -> None:
        super().__init__(stream)
        self.library = library

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name == _unit.__name__:
            return self.library.unit_by_id.__getitem__
        if module == __name__ and name == _sector.__name__:
            return self.library.sector_by_id.__getitem__
        return super().find_class(module, name)


def _unit(unit_id: str) -> Unit:
    raise TypeError("a packed unit is unpacked with a library")  # `_Reader` puts the library's unit in its place


def _sector(sector_id: str) -> Sector:
    raise TypeError("a packed sector is unpacked with a library")
