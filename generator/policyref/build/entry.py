"""A task as it is kept and sent: first what the rest of the site must know of it, then what is in it.

Vocabulary is not packed but named, for everyone who unpacks has it: a unit is still the same unit afterwards.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from policyref.model.library import Library
from policyref.model.vocabulary import Sector, Unit
from policyref.present.output import Asset, FileEntry, Page, PageEntry


@dataclass(frozen=True)
class Entry:
    """What the rest of the site must know of a task. `key` is where its contents are in the cache."""

    key: str
    pages: tuple[PageEntry, ...]
    files: tuple[FileEntry, ...]


def pack_entry(key: str, things: Iterable[Page | Asset]) -> tuple[Entry, bytes]:
    """The entry; and both, as they are kept."""
    made = list(things)
    entry = Entry(
        key,
        tuple(one.entry for one in made if isinstance(one, Page)),
        tuple(FileEntry(one.address, one.promised) for one in made if isinstance(one, Asset)),
    )
    return entry, pickle.dumps(entry, 5) + pickle.dumps(made, 5)


def read_entry(packed: bytes) -> Entry:
    """Only what the rest of the site must know; the contents are not looked at."""
    entry: Entry = pickle.loads(packed)
    return entry


def read_contents(packed: bytes) -> list[Page | Asset]:
    stream = io.BytesIO(packed)
    pickle.load(stream)
    things: list[Page | Asset] = pickle.load(stream)
    return things


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
