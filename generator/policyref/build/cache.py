"""Where finished tasks are kept. Only a cache: empty or absent, every build is the same.

A task is written beside its place and renamed into it, and carries a checksum: what is in the cache is whole, or is
not there. An entry is a pickle of this program; do not put a cache where others can write.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

_KEPT = 3  # times as many entries as one build needs, for other settings and other branches of the data


class Cache(Protocol):
    def get(self, key: str) -> bytes | None: ...
    def has(self, key: str) -> bool: ...
    def put(self, key: str, packed: bytes) -> None: ...
    def tidy(self, used: Iterable[str]) -> None: ...


class MemoryCache:
    """A cache for one run."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def has(self, key: str) -> bool:
        return key in self._kept

    def put(self, key: str, packed: bytes) -> None:
        self._kept[key] = packed

    def tidy(self, used: Iterable[str]) -> None:
        wanted = set(used)
        self._kept = {key: packed for key, packed in self._kept.items() if key in wanted}


class DiskCache:
    """A cache on disk, for the next build and for other processes. Raises OSError where it cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    def get(self, key: str) -> bytes | None:
        try:
            entry = self._at(key).read_bytes()
        except FileNotFoundError:
            return None
        packed = entry[4:]
        return packed if entry[:4] == _checksum(packed) else None

    def has(self, key: str) -> bool:
        """Whether it is there, at a glance: not whether it is whole."""
        return self._at(key).exists()

    def put(self, key: str, packed: bytes) -> None:
        place = self._at(key)
        beside = place.with_suffix(f".{os.getpid()}")
        while True:
            beside.write_bytes(_checksum(packed) + packed)
            with suppress(FileNotFoundError):  # another build has tidied it up
                beside.replace(place)
                return

    def tidy(self, used: Iterable[str]) -> None:
        """Keeps what was used now, and of the rest the newest. Another build may be tidying up as well."""
        wanted = {self._at(key) for key in used}
        for path in wanted:
            with suppress(FileNotFoundError):
                os.utime(path)
        ages: dict[Path, int] = {}
        for path in self.path.iterdir():
            with suppress(FileNotFoundError):
                if path.is_file():
                    ages[path] = path.stat().st_mtime_ns
        others = sorted(ages.keys() - wanted, key=lambda path: -ages[path])
        for path in others[(_KEPT - 1) * len(wanted) :]:
            path.unlink(missing_ok=True)

    def _at(self, key: str) -> Path:
        return self.path / key


def _checksum(packed: bytes) -> bytes:
    return zlib.crc32(packed).to_bytes(4, "big")
