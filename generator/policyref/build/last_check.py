"""What the last check said. It is said again, and nothing else done, while all that it looked at is as it was.

Only for a whole check: whoever changed one file has the results of the other notices from the cache.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from policyref.build.cache import Cache
from policyref.load.snapshot import Snapshot, is_as_marked
from policyref.program import key_of, program_key


@dataclass(frozen=True)
class Verdict:
    """What a check says, and whether the data passes."""

    words: str
    passed: bool


def last_verdict(cache: Cache, data: Path, docs: Path) -> Verdict | None:
    """None where anything has changed."""
    try:
        kept = json.loads(cache.get(_at(data, docs)) or b"null")
        return Verdict(str(kept["words"]), kept["passed"] is True) if is_as_marked(kept["inputs"]) else None
    except (ValueError, TypeError, KeyError):
        return None


def keep_verdict(cache: Cache, data: Path, docs: Path, snapshot: Snapshot, verdict: Verdict) -> None:
    kept = {"inputs": snapshot.marks(), "words": verdict.words, "passed": verdict.passed}
    cache.put(_at(data, docs), json.dumps(kept).encode())


def _at(data: Path, docs: Path) -> str:
    return key_of("check", program_key(), str(data.resolve()), str(docs.resolve()))
