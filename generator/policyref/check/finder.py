"""What a text says to the questions of the finder is in the finder's own list, and excludes only in so many words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyref.calc.programs import lowered
from policyref.model.facts import Suit
from policyref.model.finder import Question, entries
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.rules.parse import parse
from policyref.text.excluding import excludes
from policyref.words import WRONG

_NOBODY = "answers、not 都没有写", "请写原文写明的选项（answers），或排除的（not）"
_TOPIC = "问题“{}”问的是要办的事，不能写 only、not", "请删去 only、not，只写 answers"
_ONLY = "only: true 没有写 answers", "请把原文写明只限的选项写进 answers"
_BOTH = "“{}”既写明又排除", "请对照原文，只留一处"


def check_finder(library: Library) -> Iterator[Problem]:
    if "finder.yml" in library.unread:
        return
    questions = {question.id: question for question in library.questions}
    for measure in library.measures:
        sound = []
        for suit in (one for one in measure.records if isinstance(one, Suit)):
            wrong = [*_unknown(suit.question, suit.place.at("question"), questions, "问题")]
            if not wrong:
                wrong += _of_suit(suit, questions[suit.question])
            if not wrong:
                sound.append(suit)
            yield from wrong
        yield from (found for suit in sound for found in _asked(suit, questions[suit.question]))
        yield from _of_both(measure, [questions[one] for one in {suit.question: 1 for suit in sound}])
        yield from _of_inputs(measure, library, questions)


def _unknown(found: str, place: Place, known: Iterable[str], what: str) -> Iterator[Problem]:
    if found not in known:
        yield problem("E220", place, what=what, found=found, near=near_miss(found, [*known]))


def _of_suit(suit: Suit, question: Question) -> Iterator[Problem]:
    known = {answer.id: answer for answer in question.answers}
    for key, ids in (("answers", suit.answers), ("not", suit.excluded)):
        for index, one in enumerate(ids):
            yield from _unknown(one, suit.place.at(key, index), known, "选项")
    if not suit.answers and not suit.excluded:
        yield _wrong(suit.place, _NOBODY)
    elif question.topic and (suit.only or suit.excluded):
        yield _wrong(suit.place.at("only" if suit.only else "not"), _TOPIC, question.ask)
    elif suit.only and not suit.answers:
        yield _wrong(suit.place.at("only"), _ONLY)


def _wrong(place: Place, said: tuple[str, str], *found: str) -> Problem:
    what, instead = said
    return problem("E227", place, what=what.format(*found), instead=instead)


def _asked(suit: Suit, question: Question) -> Iterator[Problem]:
    if not (suit.only or suit.excluded) or excludes(suit.quote):
        return
    out = [
        one.name for one in question.answers if one.id in suit.excluded or (suit.only and one.id not in suit.answers)
    ]
    names = "、".join(f"“{one}”" for one in out)
    yield problem("Q203", suit.place.at("quote"), asked=suit.quote, found=suit.quote, names=names)


def _of_both(measure: Measure, questions: Iterable[Question]) -> Iterator[Problem]:
    """What one benefit is said to be for and not to be for."""
    told: set[Place] = set()
    for question in questions:
        for entry in entries(measure):
            named = {answer for suit in entry.suits(question) for answer in suit.answers}
            for suit in entry.suits(question):
                for index, one in enumerate(suit.excluded):
                    place = suit.place.at("not", index)
                    if one in named and place not in told:
                        told.add(place)
                        yield _wrong(place, _BOTH, one)


def _of_inputs(measure: Measure, library: Library, questions: dict[str, Question]) -> Iterator[Problem]:
    """What an answer fills in is what a visitor could."""
    program, problems = lowered(measure, library)
    fields = {} if problems else program.inputs
    for asked in measure.rules.inputs:
        for question_id, fills in asked.finder.items():
            place = asked.place.at("finder", question_id)
            wrong = [*_unknown(question_id, place, questions, "问题")]
            yield from wrong
            for answer, words in fills.items() if not wrong else ():
                yield from _unknown(
                    answer, place.at(answer), [one.id for one in questions[question_id].answers], "选项"
                )
                code = parse(words, fields[asked.label])[1] if asked.label in fields else None
                if code:
                    yield problem("E228", place.at(answer), label=asked.label, found=words, hint=WRONG[code])
