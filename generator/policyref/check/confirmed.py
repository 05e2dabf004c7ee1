"""Questions that a person has confirmed are settled; a confirmation that settles none is a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyref.model.facts import Confirmation
from policyref.model.library import Library
from policyref.problems.problem import Place, Problem, problem
from policyref.text.sentences import squeeze


def settle(found: Iterable[Problem], library: Library) -> Iterator[Problem]:
    """What is left of all problems and questions."""
    stated = [one for notice in library.notices for one in notice.confirmed]
    stated += [one for measure in library.measures for text in measure.texts for one in text.confirmed]
    of_file: dict[str, list[Confirmation]] = {}
    for one in stated:
        of_file.setdefault(one.place.file, []).append(one)
    useful: set[Place] = set()
    open_ones: dict[str, list[Problem]] = {}
    for each in found:
        settling = [one for one in of_file.get(each.place.file, ()) if each.is_question and _settles(one, each)]
        useful.update(one.place for one in settling)
        if each.is_question and not settling:
            open_ones.setdefault(each.place.file, []).append(each)
        if not settling:
            yield each
    for one in stated:
        if one.place not in useful:
            near = "、".join(f"{each.code}“{each.words}”" for each in open_ones.get(one.place.file, ()))
            near = f"这个文件里待确认的有：{near}。" if near else ""
            yield problem("E330", one.place.at("quote"), question=one.question, found=one.quote, near=near)


def _settles(one: Confirmation, question: Problem) -> bool:
    """A confirmation of an item is about the item alone."""
    owner = one.place.path[:-2]
    within = question.place.path[: len(owner)] == owner
    said = bool(question.words) and squeeze(question.words) in squeeze(one.quote)
    return said and within and one.question == question.code
