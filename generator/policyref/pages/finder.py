"""The finder: a few questions, one at a time → what the text says a visitor gets, what it is silent about, what it
excludes, each with the words that decide.

The page holds the questions and, for whoever has no JavaScript, what the text names each answer for. How is decided is
in `calc/deciding.py`; the page loads its data (`present/finder.py`) when a question is answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policyref.model.finder import Answer, Entry, Question
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.pages import home
from policyref.pages.render import page
from policyref.present.finder import Found, address, all_found
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.time.times import times
from policyref.words import ABSENT, ENDED, FINDER, FINDER_FORCE

_LISTED = 600
"""More entries than this are not listed one by one: the page stays small whatever the site's size."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A question as far as it leads anywhere, with its place and that of its answers in `Row`."""

    at: int
    question: Question
    answers: tuple[tuple[int, Answer], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a visitor may be: the places (by number) whose notices hold there, and those that are within it."""

    name: str
    holding: list[int]
    within: list[int]


@dataclass(frozen=True, slots=True)
class Listed:
    """What one answer is named for, by notice; `anchor` is where it stands. Where there is much, it is only counted."""

    anchor: str
    name: str
    count: int
    groups: list[tuple[Notice, list[Entry]]]


def finder_page(library: Library, host: Host) -> list[Page]:
    found = all_found(library, host)
    known = times(library)
    gone = [one.entry for one in found if known.status(one.entry.unit).code in ENDED]
    units = {entry.unit for entry in gone}
    living = [one for one in found if one.entry.unit not in units]
    short = len(found) > _LISTED
    return [
        page(
            KIND,
            library,
            host,
            description="答几个问题，一次一题：原文写明给您的、没有写要问的、排除的，各有原文依据，能算的一起算",
            questions=offered(library.questions, found),
            places=_places(library, found),
            listed=[*_by_question(library, living, short)],
            ended=_by_notice(gone, library),
            ended_counted=_counted(gone, library),
            short=short,
            entry_address=address,
        )
    ]


def offered(questions: Sequence[Question], found: Sequence[Found]) -> list[Offered]:
    """Only questions to which some text says something, and the first about the visitor where our own words for the
    readers do. Of what is to be done, only what a text is about."""
    shown = []
    who = next((one for one in questions if not one.topic), None)
    for at, question in enumerate(questions):
        named = 0
        for one in found:
            named |= one.row.named[at] | one.row.excluded[at] | (one.row.near if question is who else 0)
        answers = ((bit, one) for bit, one in enumerate(question.answers) if not question.topic or named >> bit & 1)
        if named:
            shown.append(Offered(at, question, tuple(answers)))
    return shown


def _places(library: Library, found: Sequence[Found]) -> list[Place]:
    """Nothing is asked where all that is found is of one place."""
    if len({one.place for one in found}) < 2:
        return []
    numbers = [*enumerate(library.places)]
    return [
        Place(
            name,
            [at for at, other in numbers if region[: len(other)] == other],
            [at for at, other in numbers if other != region and other[: len(region)] == region],
        )
        for region, name in library.place_names.items()
    ]


def _by_question(
    library: Library, found: Sequence[Found], short: bool
) -> Iterator[tuple[Question | None, list[Listed]]]:
    """For each question and answer what the text names it for; what the first question tells nothing of, last. Where
    there is much, all of it stands last, once."""
    who = next((at for at, one in enumerate(library.questions) if not one.topic), None)
    for at, question in enumerate(library.questions):
        groups = [
            (answer, [one.entry for one in found if one.row.named[at] >> bit & 1])
            for bit, answer in enumerate(question.answers)
        ]
        named = [(answer, those) for answer, those in groups if those]
        anchors = [f"for-{one.id}" if at == who else "" for one, _ in named]
        if named and (at == who or not short):
            yield (
                question,
                [
                    Listed(anchor, answer.name, len(those), [] if short else _by_notice(those, library))
                    for anchor, (answer, those) in zip(anchors, named, strict=True)
                ],
            )
    silent = [one for one in found if short or who is None or not one.row.named[who]]
    unsaid = [one.entry for one in silent if one.row.entered]
    unread = [one.entry for one in silent if not one.row.entered]
    rest = [("for-everyone", FINDER["all"] if short else FINDER["unsaid"], unsaid), ("", ABSENT["open"], unread)]
    if unsaid or unread:
        yield None, [Listed(at, name, len(those), _by_notice(those, library)) for at, name, those in rest if those]


def _by_notice(entries: Iterable[Entry], library: Library) -> list[tuple[Notice, list[Entry]]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.measure.notice, []).append(entry)
    return [(library.notice_by_id[one], those) for one, those in found.items()]


def _counted(entries: Sequence[Entry], library: Library) -> str:
    """`另有2项已废止、1项已停止执行`."""
    counts = Counter(times(library).status(one.unit).word for one in entries)
    return FINDER_FORCE["ended"].format(counted="、".join(f"{count}项{word}" for word, count in counts.items()))


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
