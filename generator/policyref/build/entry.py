"""The result of a task as it is kept: first what the rest of the site must know of it, then what is in it.

Two lines of JSON and the contents of pages and files one after the other. Whatever cannot be read so is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from policyref.present.output import Asset, Crumb, FileEntry, Page, PageEntry

R = TypeVar("R")


@dataclass(frozen=True)
class Entry:
    """What the rest of the site must know of a task's result. `key` is where it is in the cache."""

    key: str
    pages: tuple[PageEntry, ...]
    files: tuple[FileEntry, ...]


@dataclass(frozen=True)
class _Rest:
    """What else there is to a page, and how many bytes its HTML has."""

    description: str
    crumbs: tuple[Crumb, ...]
    json_ld: str
    meta: tuple[tuple[str, str], ...]
    tab: str
    size: int


@dataclass(frozen=True)
class _Contents:
    """In the order of the entry: the rest of each page, the size of each file."""

    pages: tuple[_Rest, ...]
    files: tuple[int, ...]


_ENTRY = TypeAdapter(Entry)
_CONTENTS = TypeAdapter(_Contents)


def parsed(adapter: TypeAdapter[R], text: bytes | None) -> R | None:
    """What JSON says; None where it says something else, or nothing."""
    try:
        return adapter.validate_json(text) if text else None
    except ValidationError:
        return None


def pack(key: str, things: Iterable[Page | Asset]) -> tuple[Entry, bytes]:
    """The entry of what a task has made; and all of it, as it is kept."""
    made = list(things)
    pages = [one for one in made if isinstance(one, Page)]
    files = [one for one in made if isinstance(one, Asset)]
    entry = Entry(key, tuple(one.entry for one in pages), tuple(FileEntry(one.address, one.promised) for one in files))
    html = [one.html.encode() for one in pages]
    data = [one.content.encode() if isinstance(one.content, str) else one.content for one in files]
    rest = (
        _Rest(one.description, one.crumbs, one.json_ld, one.meta, one.tab, len(text))
        for one, text in zip(pages, html, strict=True)
    )
    contents = _Contents(tuple(rest), tuple(map(len, data)))
    return entry, b"\n".join([_ENTRY.dump_json(entry), _CONTENTS.dump_json(contents), b"".join([*html, *data])])


def read_entry(packed: bytes | None) -> Entry | None:
    """Only what the rest of the site must know; the contents are not looked at."""
    entry = parsed(_ENTRY, packed.partition(b"\n")[0]) if packed else None
    if entry is None:
        return None
    addresses = [*(page.address for page in entry.pages), *(file.address for file in entry.files)]
    return entry if all(map(is_within, addresses)) else None


def is_within(address: str) -> bool:
    """Whether it is an address of a site, wherever it was read: what is written there stays in the site's folder."""
    return not address.startswith("/") and ".." not in address.split("/")


def read_contents(packed: bytes | None) -> list[Page | Asset] | None:
    """The pages and files, the content of each file as bytes."""
    head, rest, blob = [*(packed or b"").split(b"\n", 2), b"", b""][:3]
    entry, contents = read_entry(head), parsed(_CONTENTS, rest)
    if entry is None or contents is None:
        return None
    parts = _parts(blob, [*(one.size for one in contents.pages), *contents.files])
    pages = [_page(page, one, next(parts)) for page, one in zip(entry.pages, contents.pages, strict=True)]
    return [*pages, *(Asset(file.address, next(parts), file.promised) for file in entry.files)]


def _page(known: PageEntry, rest: _Rest, html: bytes) -> Page:
    return Page(
        known.address,
        known.kind,
        known.title,
        rest.description,
        html.decode(),
        rest.crumbs,
        known.links,
        known.source,
        known.updated,
        rest.json_ld,
        rest.meta,
        rest.tab,
    )


def _parts(blob: bytes, sizes: Iterable[int]) -> Iterator[bytes]:
    start = 0
    for size in sizes:
        yield blob[start : start + size]
        start += size
