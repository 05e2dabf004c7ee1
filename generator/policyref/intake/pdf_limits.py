"""How much pdfminer may unpack. It unpacks a stream at one go, of whatever size; here is what it does so with."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from pdfminer import pdftypes
from pdfminer.lzw import LZWDecoder
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor

BIGGEST_STREAM = 60_000_000
MOST_UNPACKED = 300_000_000
_LONGEST_RUN = 64  # times as long as its code


class TooMuch(BaseException):
    """Not an `Exception`, so that nothing on the way takes it for a slip of the file and goes on."""


@contextmanager
def limited() -> Iterator[None]:
    """Within, streams are unpacked up to the limits, and then `TooMuch` is raised."""
    unpacked = 0

    def counted(found: bytes) -> bytes:
        nonlocal unpacked
        unpacked += len(found)
        if unpacked > MOST_UNPACKED:
            raise TooMuch(f"全部超过 {MOST_UNPACKED // 1_000_000} MB")
        return found

    def decompress(data: bytes) -> bytes:
        return counted(_bounded(zlib.decompressobj(), data))

    def decompress_corrupted(data: bytes) -> bytes:
        try:
            return decompress(data)
        except zlib.error:
            return counted(_as_far_as_possible(data))

    module: Any = pdftypes
    within = {
        "zlib": SimpleNamespace(decompress=decompress, error=zlib.error),
        "decompress_corrupted": decompress_corrupted,
        "lzwdecode": lambda data: counted(_lzw(data)),
        "rldecode": lambda data: counted(_run_lengths(data)),
        "ccittfaxdecode": _fax,
        "apply_png_predictor": _png_rows,
    }
    before = {name: getattr(module, name) for name in within}
    vars(module).update(within)
    try:
        yield
    finally:
        vars(module).update(before)


def _bounded(unpacker: zlib._Decompress, data: bytes) -> bytes:
    found = unpacker.decompress(data, BIGGEST_STREAM + 1)
    _refuse_longer(len(found))
    if not unpacker.eof:
        raise zlib.error("incomplete")
    return found


def _as_far_as_possible(data: bytes) -> bytes:
    """What a damaged stream still gives."""
    unpacker, found = zlib.decompressobj(), bytearray()
    try:
        for at in range(0, len(data), 4096):
            found += unpacker.decompress(data[at : at + 4096], BIGGEST_STREAM + 1 - len(found))
            _refuse_longer(len(found))
    except zlib.error:
        pass
    return bytes(found)


def _lzw(data: bytes) -> bytes:
    found = bytearray()
    for piece in LZWDecoder(BytesIO(data)).run():
        found += piece
        _refuse_longer(len(found))
    return bytes(found)


def _run_lengths(data: bytes) -> bytes:
    _refuse_longer(len(data) * _LONGEST_RUN)
    return rldecode(data)


def _fax(data: bytes, params: Any) -> bytes:
    """A picture, which nobody reads; as the code of a page it could only do harm, for it states its own width."""
    raise TooMuch("传真编码的图片")


def _png_rows(pred: int, colors: int, columns: int, bits: int, data: bytes) -> bytes:
    _refuse_longer(max(columns, colors * columns * bits // 8))  # a row, of which one is made before any is read
    return apply_png_predictor(pred, colors, columns, bits, data)


def _refuse_longer(length: int) -> None:
    if length > BIGGEST_STREAM:
        raise TooMuch(f"一段超过 {BIGGEST_STREAM // 1_000_000} MB")
