"""Everything that can be computed, by the question it answers; and what cannot, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from policyref.model.facts import Suit
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.rules import NotComputable, Rule
from policyref.pages import home
from policyref.pages.answers import Answered
from policyref.pages.parts import Chunk, Rooted, chunks_of_notice, drawn, part_page, parts
from policyref.pages.sums import anchor_of
from policyref.present.amounts import amount
from policyref.present.items import Clause, home_of
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.present.own_times import days_of
from policyref.time.texts import withdrawn_now
from policyref.time.times import times
from policyref.time.units import unit_of
from policyref.words import NO_SUM

_QUESTIONS = ("我能拿多少", "应当是多少", "我符合吗、归谁办", "截止到哪天")


@dataclass(frozen=True, slots=True)
class Computed:
    """What one notice answers: by what people want to do, or by the question that a rule answers; what an act has
    ended; what it has changed, and nobody has entered into what; and clauses that give no figure to compute with."""

    notice: Notice
    questions: tuple[tuple[str, tuple[Answered, ...]], ...]
    ended: tuple[Answered, ...]
    withdrawn: tuple[Answered, ...]
    not_computable: tuple[tuple[Measure, NotComputable], ...]


def calculators_page(library: Library, host: Host) -> list[Page]:
    chunks = [chunk for notice in library.notices for chunk in computed_by(notice, library, host)]
    if not chunks:
        return []
    words = "能算出来的奖补、结论和日期，以及不能计算的和原因"
    return [part_page(KIND, part, library, host, description=words) for part in parts(KIND.address, chunks)]


@memoized_of_notice
def computed_by(notice: Notice, library: Library, host: Host) -> list[Chunk[str]]:
    """A notice in the list of everything that can be computed."""
    asked = [one for one in notice.measures if _says_something(one)]
    return chunks_of_notice(notice, asked, partial(_draw, library), anchored=True)


def _says_something(measure: Measure) -> bool:
    return bool(measure.rules.rules or measure.rules.not_computable)


def _draw(library: Library, notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
    html: str = drawn().calculators(_computed(notice, measures, library), library, to)
    return html


def _computed(notice: Notice, measures: Sequence[Measure], library: Library) -> Computed:
    rules = [(measure, rule) for measure in measures for rule in measure.rules.rules]
    known = times(library)
    ended = [one for one in rules if known.status(unit_of(*one)).code in NO_SUM]
    withdrawn = [one for one in rules if one not in ended and one[1].id in withdrawn_now(one[0], library)]
    found: dict[str, list[Answered]] = {heading: [] for heading in _headings(library)}
    for one in rules:
        if one not in ended and one not in withdrawn:
            heading, topic = _heading(*one, library)
            found[heading].append(_answered(*one, library, topic))
    for rows in found.values():
        rows.sort(key=lambda one: _order(library).get(one.topic, 0))
    return Computed(
        notice,
        tuple((heading, tuple(rows)) for heading, rows in found.items() if rows),
        tuple(_answered(*one, library) for one in ended),
        tuple(_answered(*one, library) for one in withdrawn),
        tuple((measure, one) for measure in measures for one in measure.rules.not_computable),
    )


def _headings(library: Library) -> Iterator[str]:
    """What people want to do, as the finder asks it; then what rules answer."""
    yield from (question.ask for question in library.questions if question.topic)
    yield from _QUESTIONS


def _order(library: Library) -> dict[str, int]:
    return {answer.name: at for question in library.questions for at, answer in enumerate(question.answers)}


def _heading(measure: Measure, rule: Rule, library: Library) -> tuple[str, str]:
    """The question to which the text has something, with the answer, each rule once; else what it answers itself."""
    suits = _suits(measure, rule)
    for question in library.questions:
        for answer in question.answers if question.topic else ():
            if any(suit.question == question.id and answer.id in suit.answers for suit in suits):
                return question.ask, answer.name
    if rule.pay:
        return _QUESTIONS[0 if rule.is_benefit else 1], ""
    return _QUESTIONS[2 if rule.cases else 3], ""


def _suits(measure: Measure, rule: Rule) -> list[Suit]:
    """What its own words say; of an answer that is no benefit, those of the benefits beside it."""
    near = [one for one in measure.benefits if one.id == rule.id or (not rule.is_benefit and one.item == rule.item)]
    own = [suit for benefit in near for suit in benefit.suits]
    return own + [suit for suit in measure.suits if suit.item in (None, rule.item)]


def _answered(measure: Measure, rule: Rule, library: Library, topic: str = "") -> Answered:
    home = home_of(measure, rule.item)
    told = rule.item if home != measure.address else None
    anchor = anchor_of(measure, rule.id, library, Clause(measure, told).tells_of)
    benefit = next((one for one in measure.benefits if one.id == rule.id), None)
    return Answered(
        rule.name,
        f"{home}#{anchor}",
        amount(benefit, measure, library) if benefit else "",
        measure.called + measure.part_called(rule.item),
        unit_of(measure, rule),
        above=measure.notice,
        measure=measure.key,
        topic=topic,
        times=days_of(rule, measure),
    )


KIND = PageKind(
    name="calculators",
    about="everything",
    addresses=("calculators.html", "calculators/{part}.html"),
    title="算一算",
    under=home.KIND,
    group=WAYS_IN,
    nav=6,
    make=calculators_page,
)
