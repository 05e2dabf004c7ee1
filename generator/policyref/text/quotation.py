"""Words of a text in quotation marks; those that stand in them become single (GB/T 15834-2011, 4.8)."""

from __future__ import annotations

_INNER = str.maketrans("“”", "‘’")


def quoted(words: str) -> str:
    """`quoted("“两节”期间")` is `“‘两节’期间”`."""
    return f"“{words.translate(_INNER)}”"
