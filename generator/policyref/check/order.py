"""Which of some numbers stand out of their order: the fewest without which the others rise."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence


def out_of_order(numbers: Sequence[int]) -> set[int]:
    """Their places in the sequence. Found by the longest rising row of numbers."""
    last: list[int] = []  # of a rising row of each length, the place of its last number, the smallest there is
    before: list[int | None] = []  # of each place, what comes before it in such a row
    for place, number in enumerate(numbers):
        length = bisect(last, number, key=numbers.__getitem__)
        before.append(last[length - 1] if length else None)
        last[length : length + 1] = [place]
    rising = set()
    step = last[-1] if last else None
    while step is not None:
        rising.add(step)
        step = before[step]
    return set(range(len(numbers))) - rising
