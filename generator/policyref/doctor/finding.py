"""One thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_MARKS = {"fine": "好", "note": "知", "problem": "错", "cannot": "错"}


@dataclass(frozen=True)
class Finding:
    """`problem`: of the project, somebody has to mend it. `cannot`: of the machine; commands will end with code 3.

    A `note` keeps nobody from anything.
    """

    level: Literal["fine", "note", "problem", "cannot"]
    about: str
    said: str
    todo: str = ""

    @property
    def mark(self) -> str:
        return _MARKS[self.level]
