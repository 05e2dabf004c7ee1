"""How a notice, a measure or an item is cited: 《标题》（文号）第27条第（9）项.

Title first, then the number in full-width brackets: usual practice, taken over from GB/T 9704-2012, 7.3.3.
"""

from __future__ import annotations


def cite(title: str, number: str | None, measure: int | None = None, item: int | None = None) -> str:
    """The citation of a document or of a clause of it. A draft without a number is cited by its title alone."""
    words = f"《{title}》" + (f"（{number}）" if number else "")
    if measure is not None:
        words += f"第{measure}条"
    if item is not None:
        words += f"第（{item}）项"
    return words
