"""Data in pieces for `policyShards`, each a classic script: no fetch, so it works from a disk.

`{store}/at.js` names the folder of the present pieces; the folder's name is a hash of what is in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from policyref.present.output import Asset

# `json.dumps` makes one for every call.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


def store(name: str, about: Mapping[str, Any], parts: Mapping[str, str]) -> Iterator[Asset]:
    """The files of one store: `about` is known at once, each part (JSON) when it is asked for."""
    digest = hashlib.sha256()
    for part, text in parts.items():
        digest.update(f"{part}\n{text}\n".encode())
    folder = digest.hexdigest()[:12]
    yield Asset(f"{name}/at.js", f'policyShards.at("{name}","{folder}",{as_json(about)});\n', promised=False)
    for part, text in parts.items():
        yield Asset(f"{name}/{folder}/{part}.js", f'policyShards.put("{name}","{part}",{text});\n', promised=False)


def as_json(data: Any) -> str:
    return _JSON.encode(data)
