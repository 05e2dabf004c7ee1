"""The shares of all notices → the files of a store, small enough that a query loads little."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from generator.search import sounds
from generator.search.names import Name, Vocabulary, names
from generator.search.notice import NoticeIndex
from generator.search.postings import join
from generator.search.slips import between
from generator.search.tokens import HAN_RUN, fold
from generator.views.plan import Asset
from generator.views.store import as_json, store

_SHARD_BYTES = 400  # of a small library, for a small first query
_MANY, _MANY_BYTES = 512, 1200  # of a large one, for not too many files
_RESULTS = 1, 4  # results in a file, of a small library and of a large one
_LONG = 2000
_DOCUMENT = re.compile(r"〔\d{4}〕\d+号")


def search_files(notices: Iterable[NoticeIndex], vocabulary: Vocabulary) -> Iterator[Asset]:
    """`notices` in the order of the library."""
    return store("search", {}, dict(_parts(list(notices), vocabulary)))


def _parts(notices: Sequence[NoticeIndex], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    *before, entries = accumulate((one.entries for one in notices), initial=0)
    tokens = join(zip(before, (one.tokens for one in notices), strict=True), entries)
    pairs = [token for token in tokens if len(token) == 2 and HAN_RUN.fullmatch(token)]
    named = names(vocabulary, notices)
    texts = [*pairs, *named.by_name, *named.known["stop"]]
    characters = {one for text in texts for one in text if HAN_RUN.fullmatch(one)}
    tables: dict[str, Mapping[str, Any]] = {
        "b": tokens,
        "u": join(zip(before, (one.characters for one in notices), strict=True), entries),
        "g": between(run for one in notices for run in one.runs.split()),
        "p": sounds.by_sound(pairs),
        "s": sounds.by_character(characters),
        "n": _by_beginning(named.by_name),
        "q": sounds.by_first_sounds(named.by_name),
        "o": _by_number(notices),
    }
    counts = {}
    for folder, table in tables.items():
        shards, alone = _shards(table)
        counts[folder] = len(shards)
        yield from ((f"{folder}/{number}", shard) for number, shard in enumerate(shards))
        yield from ((f"{folder}/{_file_name(key)}", value) for key, value in alone.items())
    yield "syllables", as_json(sounds.syllables(characters))
    yield "traditional", as_json([sounds.traditional(characters), sounds.regional(pairs)])
    yield from _rows("f", [row for notice in notices for row in notice.facets], 256)
    yield from _rows("c", named.units, 32)
    yield from _rows("v", [(one.title, one.address, one.number) for one in notices], 16)
    results = [result for notice in notices for result in notice.results]
    in_file = _RESULTS[len(results) > _MANY]
    for start in range(0, len(results), in_file):
        yield f"d/{start // in_file}", f"[{','.join(results[start : start + in_file])}]"
    items = enumerate(items for notice in notices for items in notice.items)
    about = {
        "short": {name: found for name, found in named.by_name.items() if len(name) == 1},
        "shards": counts,
        "results": in_file,
        "notices": [len(notice.items) for notice in notices],
        "items": [(measure, count) for measure, count in items if count],
    }
    yield "meta", as_json(named.known | about)


def _rows(folder: str, rows: Sequence[Any], in_file: int) -> Iterator[tuple[str, str]]:
    for start in range(0, len(rows), in_file):
        yield f"{folder}/{start // in_file}", as_json(rows[start : start + in_file])


def _by_beginning(found: Mapping[str, Name]) -> dict[str, dict[str, Name]]:
    """Names under the two characters they begin with, as a query is read pair by pair."""
    tables: dict[str, dict[str, Name]] = {}
    for name, meant in found.items():
        if len(name) > 1:
            tables.setdefault(name[:2], {})[name] = meant
    return tables


def _by_number(notices: Sequence[NoticeIndex]) -> dict[str, list[int]]:
    """Year and number of a document (〔2022〕12号) → the notices that have it."""
    found: dict[str, list[int]] = {}
    for row, notice in enumerate(notices):
        if match := _DOCUMENT.search(notice.number):
            found.setdefault(fold(match.group()), []).append(row)
    return found


def _shards(table: Mapping[str, Any]) -> tuple[list[str], dict[str, str]]:
    """Shards, and what is too long to be loaded by all who ask for another key of its shard: there it is null."""
    entries = {key: f"{as_json(key)}:{as_json(value)}" for key, value in table.items()}
    sizes = {key: len(entry.encode()) + 1 for key, entry in entries.items()}
    alone = {key: as_json(table[key]) for key, size in sizes.items() if size > _LONG}
    size = sum(size for key, size in sizes.items() if key not in alone)
    count = 1
    while count * (_SHARD_BYTES if count < _MANY else _MANY_BYTES) < size:
        count *= 2
    shards: list[list[str]] = [[] for _ in range(count)]
    for key, entry in entries.items():
        shards[_fnv(key) % count].append(f"{as_json(key)}:null" if key in alone else entry)
    return [f"{{{','.join(shard)}}}" for shard in shards], alone


def _file_name(key: str) -> str:
    return "x" + "".join(f"{unit:04x}" for unit in _code_units(key))


def _fnv(text: str) -> int:
    """FNV-1a over UTF-16 code units, as `search-index.js` computes it."""
    value = 0x811C9DC5
    for unit in _code_units(text):
        value = ((value ^ unit) * 0x01000193) & 0xFFFFFFFF
    return value


def _code_units(text: str) -> Iterable[int]:
    """A text as JavaScript counts it: some rare characters are two."""
    if max(text, default="") <= "\uffff":
        return map(ord, text)
    data = text.encode("utf-16-be")
    return (high << 8 | low for high, low in zip(data[::2], data[1::2], strict=True))
