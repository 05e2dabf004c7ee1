"""The data of the finder as files, each a classic script for `policyShards`: no fetch, so it works from a disk.

`finder/at.js` names the folder of the present data; the folder's name is a hash of what is in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from generator.model.library import Library
from generator.views.finder import all_entries
from generator.views.finder_data import allowed_bits, computable, shown, sums, words
from generator.views.plan import Asset

ALLOWED_IN_FILE = 512
SHOWN_IN_FILE = 8


def finder_files(library: Library) -> Iterator[Asset]:
    if not library.questions:
        return
    found = all_entries(library)
    parts = dict(_parts(library))
    about = {"entries": len(found), "allowed": ALLOWED_IN_FILE, "shown": SHOWN_IN_FILE, "words": words()}
    digest = hashlib.sha256(_json(parts).encode()).hexdigest()[:12]
    yield Asset("finder/at.js", f'policyShards.at("finder","{digest}",{_json(about)});\n', promised=False)
    for name, data in parts.items():
        text = f'policyShards.put("finder",{_json(name)},{_json(data)});\n'
        yield Asset(f"finder/{digest}/{name}.js", text, promised=False)


def _parts(library: Library) -> Iterator[tuple[str, Any]]:
    found = all_entries(library)
    bits = [allowed_bits(entry, library.questions) for entry in found]
    for start in range(0, len(found), ALLOWED_IN_FILE):
        yield f"allowed/{start // ALLOWED_IN_FILE}", bits[start : start + ALLOWED_IN_FILE]
    for start in range(0, len(found), SHOWN_IN_FILE):
        rows = [shown(entry, library) for entry in found[start : start + SHOWN_IN_FILE]]
        yield f"shown/{start // SHOWN_IN_FILE}", rows
    for measure in library.measures:
        if computable(measure):
            yield f"sums/{measure.key}", sums(measure)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
