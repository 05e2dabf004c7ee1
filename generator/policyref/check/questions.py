"""The questions of the first page lead somewhere; what they say of a clause is held against its words."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.check.claims import Scope, foreign_dates, foreign_numbers
from policyref.check.provenance import not_of
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.vocabulary import Question
from policyref.problems.near import near_miss
from policyref.problems.problem import Problem, problem
from policyref.text.sentences import squeeze
from policyref.time.provisions import find


def check_questions(library: Library) -> Iterator[Problem]:
    for question in library.site.questions:
        if not question.page and not question.benefit:
            what = f"“{question.ask}”没有写答案在哪里"
            yield problem("E229", question.place, what=what, cure="请写 page 或 benefit")
        elif question.benefit:
            yield from _of_benefit(question, question.benefit_key, library)
        elif measure := library.measure_by_key.get((question.page or "").partition(".html")[0]):
            yield from _claimed(question, measure)


def _of_benefit(question: Question, key: str, library: Library) -> Iterator[Problem]:
    provision = find(key, library)
    if provision and provision.benefit and provision.measure:
        yield from _claimed(question, provision.measure)
    elif library.knows_all_of(key.partition("/")[0]):
        known = [f"{one.key}@{benefit.id}" for one in library.measures for benefit in one.benefits]
        cure = f"{near_miss(key, known)}写成 文件id/条号@奖补的 id"
        yield problem("E229", question.place.at("benefit"), what=f"的 benefit“{key}”不是一项奖补", cure=cure)


def _claimed(question: Question, measure: Measure) -> Iterator[Problem]:
    """It may count whom it asks for (招两个大学生); sums, rates and days are those of the text."""
    text, ask, place = Scope("原文", measure.official.words), squeeze(question.ask), question.place.at("ask")
    yield from not_of(text, foreign_numbers(ask, text, counts=True), place)
    yield from not_of(text, foreign_dates(ask, text), place)
