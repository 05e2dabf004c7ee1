"""Data in pieces for `policyShards`, each a classic script: no fetch, so it works from a disk.

`{store}/at.js` names the folder of the present pieces; the folder's name is a hash of what is in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.views.plan import Asset


def store(name: str, about: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterator[Asset]:
    """The files of one store: `about` is known at once, each part when it is asked for."""
    digest = hashlib.sha256(_json(parts).encode()).hexdigest()[:12]
    yield Asset(f"{name}/at.js", f'policyShards.at("{name}","{digest}",{_json(about)});\n', promised=False)
    for part, data in parts.items():
        text = f'policyShards.put("{name}",{_json(part)},{_json(data)});\n'
        yield Asset(f"{name}/{digest}/{part}.js", text, promised=False)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
