"""The finder: a few questions → the measures that may apply, each with the words that say so.

The page holds the questions and, for whoever has no JavaScript, the measures by audience. What is matched lies in
`present/finder.py`, whose files the page loads when a question is answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policyref.facts.record import changed
from policyref.model.finder import Answer, Question
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.pages import home
from policyref.pages.parts import by_notice
from policyref.pages.render import page
from policyref.present.finder import NOT_ENTERED, Found, all_found
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.time.times import times
from policyref.words import ENDED, FINDER_FORCE, FOUND

_LISTED = 400
"""More measures than this are not listed one by one: the page stays small whatever the site's size."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A question as far as it leads anywhere, with its place and that of its answers in `Found.allowed`."""

    at: int
    question: Question
    answers: tuple[tuple[int, Answer], ...]


@dataclass(frozen=True, slots=True)
class Audience:
    """Measures for one kind of reader, by notice."""

    answer: Answer
    groups: list[tuple[Notice, list[Measure]]]


def finder_page(library: Library, host: Host) -> list[Page]:
    found = all_found(library, host)
    known = times(library)
    gone = {one.key for one in found if known.status(one.key).code in ENDED}
    ended = [measure for measure in library.measures if measure.key in gone]
    return [
        page(
            KIND,
            library,
            host,
            description="答几个问题，看哪些措施可能适用、为什么、到何时、问谁，几条合起来大约多少",
            questions=offered(library.questions, found),
            places=_places(library),
            audiences=_audiences(library, [one for one in found if one.key not in gone]),
            ended=by_notice(ended, library),
            ended_counted=_counted(ended, library),
            listed=len(library.measures) <= _LISTED,
        )
    ]


def offered(questions: Sequence[Question], found: Sequence[Found]) -> list[Offered]:
    """Only answers that lead to a measure, and only questions that some measure says something to.

    What a visitor wants to do leads to the measures that are about it; what a visitor is leads to those, too, that
    are for everybody.
    """
    shown = []
    for at, question in enumerate(questions):
        allowed = {one.allowed[at] for one in found} - {NOT_ENTERED}
        for_all = not question.topic and 0 in allowed
        named = {bit for bit in range(len(question.answers)) if any(bits >> bit & 1 for bits in allowed)}
        answers = tuple((bit, one) for bit, one in enumerate(question.answers) if for_all or bit in named)
        if named:
            shown.append(Offered(at, question, answers))
    return shown


def _places(library: Library) -> list[tuple[str, list[int]]]:
    """Where a visitor may be, where there are several places: which of them have notices that hold there."""
    return [
        (name, [at for at, other in enumerate(library.places) if region[: len(other)] == other])
        for region, name in library.place_names.items()
    ]


def _audiences(library: Library, found: Sequence[Found]) -> list[Audience]:
    """By the first question that is about whom measures are for; those that fit none of its answers come last."""
    asked = (at for at, one in enumerate(library.questions) if any(answer.audience for answer in one.answers))
    at = next(asked, None)
    answers = () if at is None else library.questions[at].answers
    allowed = [(one.key, 0 if at is None else one.allowed[at]) for one in found]
    known = [(key, bits) for key, bits in allowed if bits != NOT_ENTERED]
    groups = [(answer, [key for key, bits in known if bits >> bit & 1]) for bit, answer in enumerate(answers)]
    groups.append((_EVERYONE, [key for key, bits in known if not bits]))
    groups.append((_NOT_ENTERED, [key for key, bits in allowed if bits == NOT_ENTERED]))
    return [
        Audience(_short(answer), by_notice([library.measure_by_key[key] for key in dict.fromkeys(keys)], library))
        for answer, keys in groups
        if keys
    ]


def _counted(measures: Sequence[Measure], library: Library) -> str:
    """`另有2项已废止、1项已停止执行`."""
    counts = Counter(times(library).status(one.key).word for one in measures)
    return FINDER_FORCE["ended"].format(counted="、".join(f"{count}项{word}" for word, count in counts.items()))


_EVERYONE = Answer(id="everyone", name="没有按这些分的")
_NOT_ENTERED = Answer(id="not-entered", name=FOUND["open"])


def _short(answer: Answer) -> Answer:
    """The answer as a heading; measures for the government alone say so."""
    return changed(answer, name=f"{answer.name}（{FOUND['government']}）") if answer.government else answer


KIND = PageKind(
    name="finder",
    about="everything",
    addresses=("finder.html",),
    title="找措施",
    under=home.KIND,
    group=WAYS_IN,
    nav=1,
    make=finder_page,
)
