"""Words of a text in quotation marks, titles in title marks; those that stand in them become single.

GB/T 15834-2011, 4.8 and 4.13.
"""

from __future__ import annotations

_INNER = str.maketrans("“”", "‘’")


def quoted(words: str) -> str:
    """`quoted("“两节”期间")` is `“‘两节’期间”`."""
    return f"“{words.translate(_INNER)}”"


def entitled(title: str) -> str:
    """A title in title marks: `entitled("关于印发《办法》的通知")` is `《关于印发〈办法〉的通知》`."""
    found, depth = "", 0
    for one in title:
        if one in "《〈":
            depth += 1
            one = "《〈"[depth % 2]
        elif one in "》〉":
            one = "》〉"[depth % 2]
            depth -= 1
        found += one
    return f"《{found}》"
