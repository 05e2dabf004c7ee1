"""Which character may be left out or wrong in a query."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

_FILLINGS = 6


def between(runs: Mapping[str, int]) -> dict[str, str]:
    """Two characters with one between them → what that is, most frequent first: 招会 → 聘, as in 招聘会."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for run, often in runs.items():
        for first, middle, last in zip(run, run[1:], run[2:], strict=False):
            found[first + last][middle] += often
    return {outer: "".join(one for one, _ in found[outer].most_common(_FILLINGS)) for outer in sorted(found)}
