"""Acts that days alone cannot put in order: they are told, and a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policyref.model.library import Library
from policyref.problems.problem import Place, Problem, problem
from policyref.text.sentences import squeeze
from policyref.time.acts import Act
from policyref.time.times import times

_ENDING = ("repeals", "replaces")


def check_order_of_acts(library: Library) -> Iterator[Problem]:
    acts = [act for notice in library.notices for act in times(library).acts_by(notice.id) if act.on]
    if acts:
        yield from _circles(acts)
        yield from _extended_after_end(acts)


def _circles(acts: list[Act]) -> Iterator[Problem]:
    """Documents of one day that end each other, one by way of others; the first of the circle by id tells of it.

    Where every act of a circle is ambiguous, that is what the documents say.
    """
    ends: dict[str, dict[str, Act]] = {}
    for act in acts:
        if act.does in _ENDING and act.on:
            ends.setdefault(act.by.id, {}).setdefault(act.on.partition("/")[0], act)
    for start in ends:
        if (circle := _back_to(start, ends)) and start == min(circle):
            if all(ends[one][other].is_ambiguous for one, other in pairwise([*circle, start])):
                continue
            told = " → ".join([*circle, start])
            yield problem("E430", ends[start][circle[1]].effect.place.at("to"), circle=told)


def _back_to(start: str, ends: dict[str, dict[str, Act]]) -> list[str]:
    """The shortest way from a document back to itself."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for target in ends.get(way[-1], ()):
            if target == start and len(way) > 1:
                return way
            if target not in seen:
                seen.add(target)
                ways.append([*way, target])
    return []


def _extended_after_end(acts: list[Act]) -> Iterator[Problem]:
    """What one office has ended another extends: which of them holds is for them to say."""
    for act in acts:
        if act.does != "extends" or act.on is None:
            continue
        for other in acts:
            ended = other.does in _ENDING and other.on and _is_in(act.on, other.on)
            if ended and other.issued <= act.issued and other.by is not act.by:
                place = Place(act.effect.place.file, (*act.effect.place.path, "quote"), near=squeeze(act.quote))
                by = other.by.number or other.by.title
                yield problem("Q412", place, to=act.on, by=by, word=other.word, until=act.until)


def _is_in(unit: str, whole: str) -> bool:
    return unit == whole or unit.startswith((f"{whole}/", f"{whole}@"))
