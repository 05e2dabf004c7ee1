"""What part of a document an act is on, and what it leaves out, is what its words name."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.library import Library
from policyref.model.time import Effect
from policyref.problems.problem import Place, Problem, problem
from policyref.text.act_words import outside_marks
from policyref.text.documents import clauses_in, left_out, steps
from policyref.text.labels import read_label
from policyref.text.sentences import squeeze
from policyref.time.provisions import Provision, find
from policyref.words import DOES

Part = tuple[int, ...]
"""A clause by its number, and one of its items by that of both."""
_ENDING = ("repeals", "replaces")
_OF_WORDS = ("amends", "corrects", "interprets")
_PARTLY = (*_ENDING, "suspends", "extends")


def check_parts(effect: Effect, target: Provision, quote: str, near: Place, library: Library) -> Iterator[Problem]:
    if effect.does in _OF_WORDS:
        return  # it is the words that it changes which are held against the document
    said, rest = left_out(outside_marks(quote))
    own, named = _own_parts(target), _parts_in(rest)
    article = named[-1][0] if named else own[-1][0] if own else None
    spared = _parts_in(said, article)
    if effect.excepted:
        yield from _excepted(effect, target, said, spared, library)
    elif spared and _concerns(spared, own):
        keys = ", ".join("/".join(map(str, one)) for one in spared)
        yield _astray(effect, f"引文把{_told(spared)}除外", f"{_told(spared)}以外的；或者加上 except: [{keys}]")
        return
    if effect.does not in _PARTLY or (spared and not named):
        return
    if not own:
        if named and effect.does in _ENDING:
            yield _astray(effect, f"引文只说了其中的{_shown(named[0])}", _shown(named[0]))
    elif named and not _is_on(own, named):
        yield _astray(effect, f"引文说的是{_told(named)}", _told(named))
    elif not named and not _by_words(target, quote):
        yield problem("Q407", near, to=effect.to, does=DOES[effect.does])


def _concerns(spared: list[Part], own: list[Part]) -> bool:
    """Whether what is left out is what the act is entered for, or a part of that."""
    return not own or _is_on(own, spared) or any(part[: len(one)] == one for part in spared for one in own)


def _is_on(own: list[Part], named: list[Part]) -> bool:
    return any(one in named or one[:1] in named for one in own)


def _astray(effect: Effect, why: str, wanted: str) -> Problem:
    return problem("E428", effect.place.at("to"), found=effect.to, why=why, wanted=wanted)


def _excepted(effect: Effect, target: Provision, said: str, spared: list[Part], library: Library) -> Iterator[Problem]:
    """What is left out is what the words leave out, all of it, and not all that there is."""
    keys: dict[str, list[Part]] = {}
    astray = False
    for index, part in enumerate(effect.excepted):
        found = find(f"{target.notice.id}/{part}", library)
        if found is None:
            continue
        keys[found.key] = _own_parts(found)
        place = effect.place.at("except", index)
        if target.key not in [one.key for one in found.up[1:]]:
            why = f"不在 {effect.to} 里"
        elif _by_words(found, said) or any(one in spared for one in keys[found.key]):
            continue
        else:
            why = f"引文除外的是{_told(spared)}" if spared else "引文没有说除外的是哪一条、哪一项"
        astray = True
        yield problem("E432", place, found=part, why=why)
    if astray:
        return
    everything, place = "、".join(effect.excepted), effect.place.at("except")
    entered = [one for parts in keys.values() for one in parts]
    if left := [one for one in spared if one not in entered]:
        yield problem("E432", place, found=everything, why=f"引文也把{_told(left)}除外")
    if not [*target.parts_but(keys)]:
        yield problem("E432", place, found=everything, why="除了这些就没有别的了")


def _parts_in(words: str, within: int | None = None) -> list[Part]:
    """An item without its article is one of the article that it is `within`; a paragraph alone is no part."""
    found = [[*steps(clause)] for clauses, _ in clauses_in(words) for clause in clauses]
    parts = (_part_of(one if one[0][1] == "条" or not within else [(within, "条"), *one]) for one in found if one)
    return [part for part in parts if part]


def _own_parts(target: Provision) -> list[Part]:
    """By the number of its file, and by the one that is printed; none of a whole document."""
    if target.measure is None:
        return []
    label = read_label(target.measure.label)
    item = (target.item.number,) if target.item else ()
    numbers = {target.measure.number, label.number if label else target.measure.number}
    return [(number, *item) for number in numbers]


def _part_of(found: list[tuple[int, str]]) -> Part:
    return tuple(number for number, unit in found if unit != "款")[:2]


def _by_words(target: Provision, quote: str) -> bool:
    """Whether the part is named by its label or its title."""
    names = [target.measure.full_label, target.measure.title] if target.measure else []
    names += [target.item.title] if target.item and target.item.title else []
    return any(squeeze(name) in quote for name in names if name and len(squeeze(name)) > 1)


def _told(parts: list[Part]) -> str:
    return "、".join(map(_shown, parts))


def _shown(part: Part) -> str:
    return "".join(f"第{number}{unit}" for number, unit in zip(part, "条项", strict=False))
