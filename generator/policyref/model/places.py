"""Where a notice holds and a unit is: 示例省, 长河市, 青山县, from large to small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

Region = tuple[str, ...]


def within(region: Region) -> Iterator[Region]:
    """Every way to name a place that a region is in, the nearest first and the fullest before shorter ones."""
    for end in range(len(region), 0, -1):
        yield from (region[start:end] for start in range(end))


def depth(where: Region, region: Region) -> int:
    """How far down a region a place is: 长河市 in 示例省, 长河市, 青山县 is 2; 0 where the region is elsewhere."""
    ends = (end for end in range(len(region), 0, -1) if region[max(0, end - len(where)) : end] == where)
    return next(ends, 0)


def fullest(region: Region, known: Iterable[Region]) -> Region:
    """Of 长河市 and 示例省长河市 the second: one place, written in two ways. Itself where several end so, or none."""
    found = [one for one in known if one[-len(region) :] == region]
    return found[0] if len(found) == 1 else region


def apart(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Each place once, as fully as it is written anywhere."""
    known = dict.fromkeys(regions)
    ends = {one[start:] for one in known for start in range(1, len(one))}
    return tuple(one for one in known if one and one not in ends)


def names_apart(regions: Iterable[Region]) -> dict[Region, str]:
    """What to call each of several: its last name, and as many before it as no other has as well."""
    known = dict.fromkeys(regions)
    ends = Counter(region[-n:] for region in known for n in range(1, len(region) + 1))
    alone = ((one, (n for n in range(1, len(one)) if ends[one[-n:]] == 1)) for one in known)
    return {one: "".join(one[-next(lengths, len(one)) :]) for one, lengths in alone}
