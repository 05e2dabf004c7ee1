"""Everything that can be computed, by the question it answers; and what cannot, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.host import Host
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.model.rules import NotComputable, Rule
from generator.views.parts import Rooted, drawn, notice_group, part_page, parts
from generator.views.plan import Page

_QUESTIONS = ("我能拿多少", "应当是多少", "我符合吗、归谁办", "截止到哪天")


@dataclass(frozen=True, slots=True)
class Computed:
    """What one notice answers: rules by question, and clauses that give no figure to compute with."""

    notice: Notice
    questions: tuple[tuple[str, tuple[tuple[Measure, Rule], ...]], ...]
    not_computable: tuple[tuple[Measure, NotComputable], ...]


def calculators_page(library: Library, host: Host) -> list[Page]:
    asked = [(notice, [one for one in notice.measures if _says_something(one)]) for notice in library.notices]
    groups = [notice_group(notice, measures, anchored=True) for notice, measures in asked if measures]
    if not groups:
        return []
    words = "能算出来的奖补、结论和日期，以及不能计算的和原因"
    return [
        part_page("calculators", part, "算一算", library, host, description=words)
        for part in parts("calculators.html", groups, _draw)
    ]


def _says_something(measure: Measure) -> bool:
    return bool(measure.rules.rules or measure.rules.not_computable)


def _draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
    html: str = drawn().calculators(_computed(notice, measures), to)
    return html


def _computed(notice: Notice, measures: Sequence[Measure]) -> Computed:
    rules = [(measure, rule) for measure in measures for rule in measure.rules.rules]
    by_question = ((asked, tuple(one for one in rules if _question(one[1]) == asked)) for asked in _QUESTIONS)
    return Computed(
        notice,
        tuple((asked, found) for asked, found in by_question if found),
        tuple((measure, one) for measure in measures for one in measure.rules.not_computable),
    )


def _question(rule: Rule) -> str:
    if rule.pay:
        return _QUESTIONS[0] if rule.is_benefit else _QUESTIONS[1]
    return _QUESTIONS[2] if rule.cases else _QUESTIONS[3]
