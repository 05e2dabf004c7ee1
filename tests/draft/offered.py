"""What drafting offers in comments, taken out of them, as a clerk does who has held it against the text."""

from __future__ import annotations

import re
from pathlib import Path

_OFFERED = re.compile(r"^# (?=(?:unsaid|effects|notes):|  - \{(?:does|quote): )", re.MULTILINE)
_FACTS = re.compile(r"^# (?:deadlines|benefits|targets):\n(?:#   - .*\n)+", re.MULTILINE)


def accept(folder: Path) -> None:
    """Takes away the marks of acts, notes and `unsaid` in the files of a notice; other facts stay open."""
    for file in folder.glob("*.yml"):
        text = _FACTS.sub("", file.read_text(encoding="utf-8"))
        file.write_text(_OFFERED.sub("", text), encoding="utf-8")
