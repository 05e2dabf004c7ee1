"""`finder.yml`, which a data folder may lack, → the questions of the finder."""

from __future__ import annotations

from generator.load.files import DataFolder
from generator.model.finder import Answer, Question
from generator.problems.problem import Place, Problem, problem
from generator.schema.vocabulary import FinderFile

FINDER = "finder.yml"


def load_questions(folder: DataFolder, problems: list[Problem]) -> tuple[Question, ...] | None:
    """The questions in their order, None where they cannot be read; an id that stands twice is a problem, for it
    stands in addresses."""
    if not (folder.path / FINDER).exists():
        return ()
    file = folder.record(FinderFile, FINDER)
    if file is None:
        return None
    place = folder.place(FINDER).at("questions")
    questions = tuple(
        Question(
            place=place.at(index),
            id=entry.id,
            ask=entry.ask,
            hint=entry.hint,
            several=entry.several,
            topic=entry.topic,
            answers=tuple(Answer(one.id, one.name, tuple(one.audience), one.government) for one in entry.answers),
        )
        for index, entry in enumerate(file.questions)
    )
    _once("问题 id", [(question.place.at("id"), question.id) for question in questions], problems)
    for question in questions:
        answers = [(question.place.at("answers", at, "id"), one.id) for at, one in enumerate(question.answers)]
        _once("选项 id", answers, problems)
    return questions


def _once(what: str, ids: list[tuple[Place, str]], problems: list[Problem]) -> None:
    seen: dict[str, Place] = {}
    for place, found in ids:
        first = seen.setdefault(found, place)
        if first is not place:
            problems.append(problem("E209", place, what=what, found=found, first=first.in_words))
