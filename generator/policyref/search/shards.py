"""The index of all notices → the files of a store, small enough that a query loads little."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.store import as_json, store
from policyref.search import sounds
from policyref.search.guides import guides, whom_to_ask
from policyref.search.help import help_index
from policyref.search.index import NoticeRow, SearchIndex, joined
from policyref.search.names import Name, names
from policyref.search.notice_names import by_number
from policyref.search.postings import written
from policyref.search.shown import shown_of_texts
from policyref.search.slips import between
from policyref.search.stood import UNTIMED, stood_of
from policyref.search.tokens import HAN_RUN
from policyref.time.versions import not_consolidated

_SHARD_BYTES = 400  # of a small library, for a small first query
_MANY, _MANY_BYTES = 1024, 1800  # of a large one, for not too many files
_RESULTS = 1, 4  # results in a file, of a small library and of a large one
_LONG = 2000
_IN_FILE = 256


def search_files(library: Library, host: Host, index: SearchIndex) -> Iterator[Asset]:
    return store("search", {}, dict(_parts(joined([index, help_index(host.help)]), len(index.items), library)))


def _with_texts(results: Iterable[str], amended: Mapping[str, Measure], library: Library) -> Iterator[str]:
    """What results show, of amended measures all texts: which holds when hangs on other notices than their own."""
    for result in results:
        key = json.loads(result)["key"]
        yield as_json(shown_of_texts(amended[key], library)) if key in amended else result


def _parts(index: SearchIndex, helps: int, library: Library) -> Iterator[tuple[str, str]]:
    """`helps` is the first result that is of no notice."""
    tokens = written(index.tokens)
    pairs = [token for token in tokens if len(token) == 2 and HAN_RUN.fullmatch(token)]
    named = names(library, index, tokens)
    texts = [*pairs, *named.by_name, *named.known["stop"]]
    characters = {one for text in texts for one in text if HAN_RUN.fullmatch(one)}
    # Tables of which a query asks the same keys stand together, in files with the name of the first.
    together: list[dict[str, Mapping[str, Any]]] = [
        {"b": tokens, "n": _by_beginning(named.by_name)},
        {"p": sounds.by_sound(pairs), "q": sounds.by_first_sounds(named.by_name)},
        {"g": between(index.runs)},
        {"s": sounds.by_character(characters)},
        {"u": written(index.characters)},
        {"o": by_number(index.notices)},
    ]
    counts: dict[str, tuple[str, int]] = {}
    for tables in together:
        shards, alone = _shards(tables)
        folder = next(iter(tables))
        counts |= dict.fromkeys(tables, (folder, len(shards)))
        yield from ((f"{folder}/{number}", shard) for number, shard in enumerate(shards))
        yield from alone.items()
    yield "syllables", as_json(sounds.syllables(characters))
    yield "traditional", as_json([sounds.traditional(characters), sounds.regional(pairs)])
    stood = [*stood_of(index, library)]
    stood += [UNTIMED] * (len(index.results) - helps)
    yield from _rows("f", [(*row, one.codes) for row, one in zip(index.facets, stood, strict=True)], _IN_FILE)
    yield from _rows("c", named.units, 32)
    yield from _rows("v", [_notice(one, library) for one in index.notices], 16)
    yield from _rows("t", [(one.id, one.term, one.text) for one in library.terms], 16)
    yield from _rows("w", [*whom_to_ask(index, library)], 16)
    guided = [*guides(library)]
    yield from ((f"a/{name}", as_json(told)) for name, told in guided)
    amended = {one.key: one for one in library.measures if one.texts[1:] or not_consolidated(one, library)}
    known = [*_with_texts(index.results, amended, library)] if amended else index.results
    results = [f'{result[:-1]},"force":{one.json}}}' for result, one in zip(known, stood, strict=True)]
    in_file = _RESULTS[len(results) > _MANY]
    for start in range(0, len(results), in_file):
        yield f"d/{start // in_file}", f"[{','.join(results[start : start + in_file])}]"
    about = {
        "short": {name: _short(found) for name, found in named.by_name.items() if len(name) == 1},
        "shards": counts,
        "results": in_file,
        "help": helps,
        "guide": [key for key, _ in guided],
        "notices": [(one.results, one.measures) for one in index.notices],
        "items": [(measure, count) for measure, count in enumerate(index.items) if count],
    }
    yield "meta", as_json(named.known | about)


def _rows(folder: str, rows: Sequence[Any], in_file: int) -> Iterator[tuple[str, str]]:
    for start in range(0, len(rows), in_file):
        yield f"{folder}/{start // in_file}", as_json(rows[start : start + in_file])


def _by_beginning(found: Mapping[str, Name | int]) -> dict[str, dict[str, Any]]:
    """Names under the two characters they begin with, as a query is read pair by pair."""
    tables: dict[str, dict[str, Any]] = {}
    for name, meant in found.items():
        if len(name) > 1:
            tables.setdefault(name[:2], {})[name] = _short(meant)
    return tables


def _short(meant: Name | int) -> list[Any] | str | int:
    """Official words alone as one text, and nothing behind the last that a name stands for."""
    if isinstance(meant, int):
        return meant
    words, *others = meant
    while others and not others[-1]:
        others.pop()
    return [" ".join(words), *others] if others else " ".join(words)


def _notice(one: NoticeRow, library: Library) -> tuple[str, ...]:
    return one.title, one.address, one.number, library.place_name(one.region) or "".join(one.region[-1:])


def _shards(tables: Mapping[str, Mapping[str, Any]]) -> tuple[list[str], dict[str, str]]:
    """Shards, each with its part of every table by name; and files of what is too long to be loaded by all who ask for
    another key of its shard: there it is null."""
    alone: dict[str, str] = {}
    entries: list[tuple[str, str, str]] = []  # table, key, what a shard says of it
    for name, table in tables.items():
        for key, value in table.items():
            text = as_json(value)
            if len(text.encode()) > _LONG:
                alone[f"{name}/{_file_name(key)}"], text = text, "null"
            entries.append((name, key, f"{as_json(key)}:{text}"))
    size = sum(len(entry.encode()) for _, _, entry in entries)
    count = max(1, size // _MANY_BYTES, min(_MANY, size // _SHARD_BYTES))
    shards: list[dict[str, list[str]]] = [{} for _ in range(count)]
    for name, key, entry in entries:
        shards[_fnv(key) % count].setdefault(name, []).append(entry)
    return [f"{{{','.join(map(_part, shard.items()))}}}" for shard in shards], alone


def _part(part: tuple[str, list[str]]) -> str:
    return f'"{part[0]}":{{{",".join(part[1])}}}'


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


KIND = FileKind(
    name="search",
    about="everything",
    needs="index",
    addresses=("search/at.js", "search/{folder}/{path}.js"),
    make=search_files,
)
