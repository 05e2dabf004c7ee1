"""`finder.yml`, which a data folder may lack, → the questions of the finder."""

from __future__ import annotations

from policyref.load.files import DataFolder
from policyref.model.finder import FinderFile, Question
from policyref.problems.problem import Place, Problem, problem

FINDER = "finder.yml"


def load_questions(folder: DataFolder, problems: list[Problem]) -> tuple[Question, ...] | None:
    """The questions in their order, None where they cannot be read.

    An id that stands twice is a problem, for it stands in addresses.
    """
    if not folder.exists(FINDER):
        return ()
    file = folder.placed(FinderFile, FINDER)
    if file is None:
        return None
    _once("问题 id", [(question.place.at("id"), question.id) for question in file.questions], problems)
    for question in file.questions:
        _once("选项 id", [(one.place.at("id"), one.id) for one in question.answers], problems)
    return file.questions


def _once(what: str, ids: list[tuple[Place, str]], problems: list[Problem]) -> None:
    seen: dict[str, Place] = {}
    for place, found in ids:
        first = seen.setdefault(found, place)
        if first is not place:
            problems.append(problem("E209", place, what=what, found=found, first=first.in_words))
