"""Everything that can be computed, by the question it answers; and what cannot, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.rules import NotComputable, Rule
from policyref.pages import home
from policyref.pages.parts import Chunk, Rooted, chunks_of_notice, drawn, part_page, parts
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.time.texts import is_withdrawn
from policyref.time.times import times
from policyref.time.units import unit_of
from policyref.words import NO_SUM

_QUESTIONS = ("我能拿多少", "应当是多少", "我符合吗、归谁办", "截止到哪天")


Answered = tuple[Measure, Rule, str]
"""A rule of a measure, and its unit of status."""


@dataclass(frozen=True, slots=True)
class Computed:
    """What one notice answers: rules by question, those that an act has ended, and clauses that give no figure to
    compute with."""

    notice: Notice
    questions: tuple[tuple[str, tuple[Answered, ...]], ...]
    ended: tuple[Answered, ...]
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
    asked = [one for one in notice.measures if _says_something(one) and not is_withdrawn(one, library)]
    return chunks_of_notice(notice, asked, partial(_draw, library), anchored=True)


def _says_something(measure: Measure) -> bool:
    return bool(measure.rules.rules or measure.rules.not_computable)


def _draw(library: Library, notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
    html: str = drawn().calculators(_computed(notice, measures, library), library, to)
    return html


def _computed(notice: Notice, measures: Sequence[Measure], library: Library) -> Computed:
    rules = [(measure, rule, unit_of(measure, rule)) for measure in measures for rule in measure.rules.rules]
    found = times(library)
    ended = [one for one in rules if found.status(one[2]).code in NO_SUM]
    gone = {one[2] for one in ended}
    living = [one for one in rules if one[2] not in gone]
    by_question = ((asked, tuple(one for one in living if _question(one[1]) == asked)) for asked in _QUESTIONS)
    return Computed(
        notice,
        tuple((asked, found) for asked, found in by_question if found),
        tuple(ended),
        tuple((measure, one) for measure in measures for one in measure.rules.not_computable),
    )


def _question(rule: Rule) -> str:
    if rule.pay:
        return _QUESTIONS[0] if rule.is_benefit else _QUESTIONS[1]
    return _QUESTIONS[2] if rule.cases else _QUESTIONS[3]


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
