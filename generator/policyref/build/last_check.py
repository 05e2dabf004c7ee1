"""What the last check said. It is said again, and nothing else done, while all that it looked at is as it was.

Only for a whole check: whoever changed one file has the results of the other notices from the cache.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policyref.build.cache import Cache
from policyref.load.snapshot import Snapshot, is_as_marked
from policyref.program import key_of, program_key


@dataclass(frozen=True)
class Asked:
    """What a check is asked: of which folders, to show what is `where` (a notice, or `notice/number`), how strictly."""

    data: Path
    docs: Path
    where: str = ""
    strict: bool = False
    asof: date | None = None

    def is_about(self, file: str) -> bool:
        """Whether a file, named as in problems, is that of the notice or the measure."""
        notice, _, number = self.where.partition("/")
        folder = f"{self.data.resolve().name}/{notice}/"
        name = file.removeprefix(folder).removesuffix(".yml").partition("-v")[0]
        return not notice or (file.startswith(folder) and (not number or name.lstrip("0") == number.lstrip("0")))


@dataclass(frozen=True)
class Verdict:
    """What a check says, and whether the data passes."""

    words: str
    passed: bool


def last_verdict(cache: Cache, asked: Asked) -> Verdict | None:
    """None where anything has changed."""
    try:
        kept = json.loads(cache.get(_at(asked)) or b"null")
        return Verdict(str(kept["words"]), kept["passed"] is True) if is_as_marked(kept["inputs"]) else None
    except (ValueError, TypeError, KeyError):
        return None


def keep_verdict(cache: Cache, asked: Asked, snapshot: Snapshot, verdict: Verdict) -> None:
    kept = {"inputs": snapshot.marks(), "words": verdict.words, "passed": verdict.passed}
    cache.put(_at(asked), json.dumps(kept).encode())


def _at(asked: Asked) -> str:
    where = (str(asked.data.resolve()), str(asked.docs.resolve()), asked.where)
    return key_of("check", program_key(), *where, "strict" if asked.strict else "", str(asked.asof or ""))
