"""How much pdfminer may unpack. It unpacks a stream at one go, of whatever size; here is what it does so with."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from pdfminer import pdftypes

BIGGEST_STREAM = 60_000_000
MOST_UNPACKED = 300_000_000


class TooMuch(BaseException):
    """Not an `Exception`, so that nothing on the way takes it for a slip of the file and goes on."""


@contextmanager
def limited() -> Iterator[None]:
    """Within, streams are unpacked up to the limits, and then `TooMuch` is raised."""
    unpacked = 0

    def decompress(data: bytes) -> bytes:
        nonlocal unpacked
        found = _bounded(zlib.decompressobj(), data)
        unpacked += len(found)
        if unpacked > MOST_UNPACKED:
            raise TooMuch(f"全部超过 {MOST_UNPACKED // 1_000_000} MB")
        return found

    def decompress_corrupted(data: bytes) -> bytes:
        try:
            return decompress(data)
        except zlib.error:
            return _as_far_as_possible(data)

    module: Any = pdftypes
    before = module.zlib, module.decompress_corrupted
    module.zlib = SimpleNamespace(decompress=decompress, error=zlib.error)
    module.decompress_corrupted = decompress_corrupted
    try:
        yield
    finally:
        module.zlib, module.decompress_corrupted = before


def _bounded(unpacker: zlib._Decompress, data: bytes) -> bytes:
    found = unpacker.decompress(data, BIGGEST_STREAM + 1)
    if len(found) > BIGGEST_STREAM:
        raise TooMuch(f"一段超过 {BIGGEST_STREAM // 1_000_000} MB")
    if not unpacker.eof:
        raise zlib.error("incomplete")
    return found


def _as_far_as_possible(data: bytes) -> bytes:
    """What a damaged stream still gives."""
    unpacker, found = zlib.decompressobj(), bytearray()
    try:
        for at in range(0, len(data), 4096):
            found += unpacker.decompress(data[at : at + 4096], BIGGEST_STREAM + 1 - len(found))
            if len(found) > BIGGEST_STREAM:
                raise TooMuch(f"一段超过 {BIGGEST_STREAM // 1_000_000} MB")
    except zlib.error:
        pass
    return bytes(found)
