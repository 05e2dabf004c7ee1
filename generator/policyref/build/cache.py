"""Where results are kept. Only a cache: empty or absent, every build is the same.

A result is bytes, text or JSON; nothing that is read from here can run. It is written beside its place and renamed into
it. Its checksum holds its key too, so that what is taken from the cache is whole and is what was put there.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

_FOLDER = ".cache/policyref"
_KEPT = 3  # times as many results as one build needs, for other settings and other branches of the data
_CHECKSUM = 4  # bytes


class Cache(Protocol):
    def get(self, key: str) -> bytes | None: ...
    def has(self, key: str) -> bool: ...
    def put(self, key: str, content: bytes) -> None: ...
    def tidy(self, used: Iterable[str]) -> None: ...


class MemoryCache:
    """A cache for one run."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def has(self, key: str) -> bool:
        return key in self._kept

    def put(self, key: str, content: bytes) -> None:
        self._kept[key] = content

    def tidy(self, used: Iterable[str]) -> None:
        wanted = set(used)
        self._kept = {key: content for key, content in self._kept.items() if key in wanted}


class DiskCache:
    """A cache on disk, for the next build. Raises OSError where it cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    def get(self, key: str) -> bytes | None:
        try:
            kept = self._at(key).read_bytes()
        except OSError:
            return None
        content = kept[_CHECKSUM:]
        return content if kept[:_CHECKSUM] == _checksum(key, content) else None

    def has(self, key: str) -> bool:
        """Whether it is there, at a glance: not whether it is whole."""
        return self._at(key).exists()

    def put(self, key: str, content: bytes) -> None:
        place = self._at(key)
        beside = place.with_suffix(f".{os.getpid()}")
        while True:
            with beside.open("wb") as file:
                file.write(_checksum(key, content))
                file.write(content)
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


def cache_beside(project: Path) -> Cache:
    """The cache in the folder of a project; one for this run only where that cannot be written."""
    path = project.resolve() / _FOLDER
    try:
        cache = DiskCache(path)
    except OSError:
        return MemoryCache()
    return cache if os.access(path, os.W_OK) else MemoryCache()


def _checksum(key: str, content: bytes) -> bytes:
    return zlib.crc32(content, zlib.crc32(key.encode())).to_bytes(_CHECKSUM, "big")
