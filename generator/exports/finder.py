"""The data of the finder as files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.host import Host
from generator.model.library import Library
from generator.views.finder import all_entries
from generator.views.finder_data import allowed_bits, shown, words
from generator.views.plan import Asset
from generator.views.store import as_json, store

ALLOWED_IN_FILE = 512
SHOWN_IN_FILE = 8


def finder_files(library: Library, host: Host) -> Iterator[Asset]:
    if not library.questions:
        return
    about = {
        "entries": len(all_entries(library)),
        "allowed": ALLOWED_IN_FILE,
        "shown": SHOWN_IN_FILE,
        "words": words(),
    }
    yield from store("finder", about, dict(_parts(library)))


def _parts(library: Library) -> Iterator[tuple[str, str]]:
    found = all_entries(library)
    bits = [allowed_bits(entry, library.questions) for entry in found]
    for start in range(0, len(found), ALLOWED_IN_FILE):
        yield f"allowed/{start // ALLOWED_IN_FILE}", as_json(bits[start : start + ALLOWED_IN_FILE])
    for start in range(0, len(found), SHOWN_IN_FILE):
        rows = [shown(entry, library) for entry in found[start : start + SHOWN_IN_FILE]]
        yield f"shown/{start // SHOWN_IN_FILE}", as_json(rows)
