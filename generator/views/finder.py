"""The finder: a few questions → the measures that may apply, each with the words that say so.

The page holds the questions and, for whoever has no JavaScript, the measures by audience. What is matched lies in
`finder_data`, whose files the page loads when a question is answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model.finder import Answer, Entry, Question, entries
from generator.model.host import Host
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.views.indexes import by_notice
from generator.views.plan import Page
from generator.views.render import page

_LISTED = 400
"""More measures than this are not listed one by one: the page stays small whatever the site's size."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A question as far as it leads anywhere, with its place and that of its answers in the rows of `finder_data`."""

    at: int
    question: Question
    answers: tuple[tuple[int, Answer], ...]


@dataclass(frozen=True, slots=True)
class Audience:
    """Measures for one kind of reader, by notice."""

    answer: Answer
    groups: list[tuple[Notice, list[Measure]]]


def all_entries(library: Library) -> list[Entry]:
    return [entry for measure in library.measures for entry in entries(measure)]


def finder_page(library: Library, host: Host) -> list[Page]:
    found = all_entries(library)
    return [
        page(
            "finder",
            "finder.html",
            "找措施",
            library,
            host,
            description="答几个问题，看哪些措施可能适用、为什么、到何时、问谁，几条合起来大约多少",
            questions=offered(library.questions, found),
            audiences=_audiences(library, found),
            listed=len(library.measures) <= _LISTED,
        )
    ]


def offered(questions: Sequence[Question], found: Sequence[Entry]) -> list[Offered]:
    """Only answers that lead to a measure, and only questions that some measure says something to.

    What a visitor wants to do leads to the measures that are about it; what a visitor is leads to those, too, that
    are for everybody.
    """
    shown = []
    for at, question in enumerate(questions):
        allowed = [{answer.id for answer in entry.allowed(question)} for entry in found]
        named = set().union(*allowed)
        for_all = not question.topic and not all(allowed)
        answers = tuple((bit, one) for bit, one in enumerate(question.answers) if for_all or one.id in named)
        if named:
            shown.append(Offered(at, question, answers))
    return shown


def _audiences(library: Library, found: Sequence[Entry]) -> list[Audience]:
    """By the first question that is about whom measures are for; those that fit none of its answers come last."""
    question = next((one for one in library.questions if any(answer.audience for answer in one.answers)), None)
    allowed = [(entry.measure, {one.id for one in entry.allowed(question)} if question else set()) for entry in found]
    groups = [
        (answer, [measure for measure, ids in allowed if answer.id in ids])
        for answer in (question.answers if question else ())
    ]
    groups.append((_EVERYONE, [measure for measure, ids in allowed if not ids]))
    return [
        Audience(_short(answer), by_notice(list({one.key: one for one in measures}.values()), library))
        for answer, measures in groups
        if measures
    ]


_EVERYONE = Answer("everyone", "没有按这些分的", (), False)


def _short(answer: Answer) -> Answer:
    """The answer as a heading; measures for the government alone say so."""
    return replace(answer, name=f"{answer.name}（写的是政府部门的工作）") if answer.government else answer
