"""Units of different places are different units, and each place is told by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyref.model.library import Library
from policyref.model.places import Region, names_apart
from policyref.model.vocabulary import Unit
from policyref.problems.problem import Problem, problem

_RANKS = "省市县区旗州盟镇乡"


def check_places(library: Library) -> Iterator[Problem]:
    meant: dict[Region, set[Region]] = {}
    for region in {notice.region for notice in library.notices}:
        for end in range(1, len(region) + 1):
            for start in range(end):
                meant.setdefault(region[start:end], set()).add(region[:end])
    named: dict[str, dict[Region, str]] = {}
    for notice in library.notices:
        mentions = [*notice.units_for_all, *(one for measure in notice.measures for one in measure.all_units())]
        mentions += [one for duty in notice.duties for one in duty.units]
        for mention in mentions:
            if mention.unit and not mention.unit.where:
                named.setdefault(mention.unit.id, {}).setdefault(notice.region, mention.words)
    for unit in library.units:
        if unit.where:
            yield from _two_of_one_name(unit, meant.get(unit.where, set()))
        else:
            yield from _in_many_places(unit, named.get(unit.id, {}))


def _two_of_one_name(unit: Unit, meant: Iterable[Region]) -> Iterator[Problem]:
    """鼓楼区 of two cities: which one is not told."""
    found = _different(meant)
    if len(found) > 1:
        yield problem("E225", unit.place.at("place"), found=unit.region, **_told(found))


def _in_many_places(unit: Unit, named: dict[Region, str]) -> Iterator[Problem]:
    """县商务局 of two counties. 省商务厅 of two counties of a province is one, and 各地 has no rank."""
    for rank in _RANKS:
        said = {region: words for region, words in named.items() if words.startswith(rank)}
        ends = (
            region[: max(at for at, name in enumerate(region, 1) if name.endswith(rank))]
            for region in said
            if any(name.endswith(rank) for name in region)
        )
        found = _different(ends)
        if len(found) > 1:
            yield problem("E226", unit.place.at("short"), found=next(iter(said.values())), **_told(found))
            return


def _told(regions: list[Region]) -> dict[str, str]:
    """The places, and how one of them is written so that it is told from the others."""
    name = names_apart(regions)[regions[0]]
    steps = next(regions[0][at:] for at in range(len(regions[0])) if "".join(regions[0][at:]) == name)
    wanted = f"[{', '.join(steps)}]" if len(steps) > 1 else name
    return {"places": "、".join(map("".join, regions)), "wanted": wanted}


def _different(regions: Iterable[Region]) -> list[Region]:
    """Those that are not the same: 长河市 and 示例省长河市 are."""
    found: list[Region] = []
    for region in sorted({*regions}, key=lambda one: (-len(one), one)):
        if not any(one[-len(region) :] == region for one in found):
            found.append(region)
    return found
