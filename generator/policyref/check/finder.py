"""What a measure says to the questions of the finder is in the finder's own list."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.library import Library
from policyref.problems.near import near_miss
from policyref.problems.problem import Problem, problem


def check_finder(library: Library) -> Iterator[Problem]:
    if "finder.yml" in library.unread:
        return
    questions = {question.id: question for question in library.questions}
    for suit in (suit for measure in library.measures for suit in measure.suits):
        if suit.question not in questions:
            near = near_miss(suit.question, list(questions))
            yield problem("E220", suit.place.at("question"), what="问题", found=suit.question, near=near)
            continue
        known = [answer.id for answer in questions[suit.question].answers]
        for index, answer in enumerate(suit.answers):
            if answer not in known:
                near = near_miss(answer, known)
                yield problem("E220", suit.place.at("answers", index), what="选项", found=answer, near=near)
