"""The shares of all notices → the files of a store, small enough that a query loads little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.search import sounds
from generator.search.names import Vocabulary, names
from generator.search.notice import NoticeIndex
from generator.search.postings import join
from generator.views.plan import Asset
from generator.views.store import as_json, store

_SHARD_BYTES = 2500
_FACETS_IN_FILE = 256


def search_files(notices: Iterable[NoticeIndex], vocabulary: Vocabulary) -> Iterator[Asset]:
    """`notices` in the order of the library."""
    return store("search", {}, dict(_parts(list(notices), vocabulary)))


def _parts(notices: Sequence[NoticeIndex], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    before = [sum(one.entries for one in notices[:at]) for at in range(len(notices))]
    tokens = join(zip(before, (one.tokens for one in notices), strict=True))
    pairs = [token for token in tokens if len(token) == 2 and all("一" <= one <= "鿿" for one in token)]
    known = names(vocabulary, notices)
    characters = {one for text in [*pairs, *known["aliases"], *known["stop"]] for one in text}
    characters |= {one for *_, written in known["units"] for name in written for one in name}
    tables: dict[str, Mapping[str, str]] = {
        "b": tokens,
        "u": join(zip(before, (one.characters for one in notices), strict=True)),
        "i": join(zip(before, (one.initials for one in notices), strict=True)),
        "p": sounds.by_sound(pairs),
        "s": sounds.by_character(characters),
    }
    counts = {}
    for folder, table in tables.items():
        shards = _shards(table)
        counts[folder] = len(shards)
        yield from ((f"{folder}/{number}", as_json(shard)) for number, shard in enumerate(shards))
    yield "syllables", as_json(sounds.syllables(characters))
    yield "traditional", as_json(sounds.traditional(characters))
    rows = [row for notice in notices for row in notice.facets]
    for start in range(0, len(rows), _FACETS_IN_FILE):
        yield f"f/{start // _FACETS_IN_FILE}", as_json(rows[start : start + _FACETS_IN_FILE])
    for number, result in enumerate(result for notice in notices for result in notice.results):
        yield f"d/{number}", result
    items = [items for notice in notices for items in notice.items]
    yield "meta", as_json({**known, "shards": counts, "items": items})


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
