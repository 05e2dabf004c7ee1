"""Index → the files of a store, small enough that a query loads little."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.library import Library
from generator.search import index, sounds
from generator.search.shown import facets, meta, shown
from generator.views.plan import Asset
from generator.views.store import store

_SHARD_BYTES = 2500
_FACETS_IN_FILE = 256
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def search_files(library: Library) -> Iterator[Asset]:
    return store("search", {}, dict(_parts(library)))


def _parts(library: Library) -> Iterator[tuple[str, Any]]:
    listed = index.entries(library)
    pairs = index.postings(library, listed)
    han = [token for token in pairs if len(token) == 2 and all("一" <= one <= "鿿" for one in token)]
    known = meta(library)
    characters = {one for text in [*han, *known["aliases"], *known["stop"]] for one in text}
    characters |= {one for *_, names in known["units"] for name in names for one in name}
    tables: dict[str, Mapping[str, str]] = {
        "b": {token: _packed(found) for token, found in pairs.items()},
        "u": {token: _packed(found) for token, found in index.single_characters(listed).items()},
        "p": sounds.by_sound(han),
        "s": sounds.by_character(characters),
        "i": _initials(listed),
    }
    counts = {}
    for folder, table in tables.items():
        shards = _shards(table)
        counts[folder] = len(shards)
        yield from ((f"{folder}/{number}", shard) for number, shard in enumerate(shards))
    yield "syllables", sounds.syllables(characters)
    yield "traditional", sounds.traditional(characters)
    rows = facets(library)
    for start in range(0, len(rows), _FACETS_IN_FILE):
        yield f"f/{start // _FACETS_IN_FILE}", rows[start : start + _FACETS_IN_FILE]
    for number, measure in enumerate(library.measures):
        yield f"d/{number}", shown(measure)
    yield "meta", {**known, "shards": counts, "items": [len(measure.items) for measure in library.measures]}


def _initials(listed: list[index.Entry]) -> dict[str, str]:
    found: index.Postings = {}
    for number, entry in enumerate(listed):
        names = [entry.item.title or "" if entry.item else entry.measure.title]
        names += [one.name for one in entry.measure.benefits if one.item == (entry.item.number if entry.item else None)]
        for letters in {letters for name in names for letters in sounds.initials(name)}:
            found.setdefault(letters, {})[number] = 9
    return {letters: _packed(one) for letters, one in sorted(found.items())}


def _packed(found: dict[int, int]) -> str:
    """Entries as steps in base 36 (none is a step of one), each behind its level as a letter from A."""
    before, text = -1, ""
    for number, level in found.items():
        step = number - before
        text += chr(64 + level) + ("" if step == 1 else _base36(step))
        before = number
    return text


def _base36(value: int) -> str:
    high, low = divmod(value, 36)
    return (_base36(high) if high else "") + _DIGITS[low]


def _shards(table: Mapping[str, str]) -> list[dict[str, str]]:
    size = sum(len(key.encode()) + len(value.encode()) + 6 for key, value in table.items())
    count = 1
    while count * _SHARD_BYTES < size:
        count *= 2
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for key, value in table.items():
        shards[_fnv(key) % count][key] = value
    return shards


def _fnv(text: str) -> int:
    """FNV-1a over UTF-16 code units, as `search-engine.js` computes it."""
    value = 0x811C9DC5
    for character in text:
        value = ((value ^ ord(character)) * 0x01000193) & 0xFFFFFFFF
    return value
