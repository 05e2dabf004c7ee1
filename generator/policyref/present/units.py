"""The units of a measure in the roles that the text gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from policyref.check.units import lead_words
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.passages import UnitMention
from policyref.words import ROLE


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """A unit of a measure in the role that the notice gives it; for open words there is no unit."""

    mention: UnitMention
    role: str
    item: int | None


def shown_units(measure: Measure, notice: Notice, library: Library) -> tuple[ShownUnit, ...]:
    """Units in the order of the text; a lead is claimed only where the text or the notice's own rule names one."""
    rule = notice.lead_rule
    leads = lead_words(measure, rule.rule, library.open_ended) if rule else set()
    given: list[tuple[UnitMention, int | None]] = [
        (mention, item.number) for item in measure.items for mention in item.units
    ]
    given += [(mention, None) for mention in measure.units]
    shown = [ShownUnit(mention, "lead" if mention.words in leads else mention.role, item) for mention, item in given]
    for_all = [ShownUnit(entry, entry.role, None) for entry in notice.units_for_all]
    named = {one.mention.unit for one in shown if one.mention.unit and one.item is None}
    return (*shown, *(one for one in for_all if one.mention.unit not in named))


def joined(units: Iterable[UnitMention]) -> str:
    """As the text joins them: open words follow the last name without a mark (市财政局等部门)."""
    return "".join(f"{'' if at == 0 or one.goes_on else '、'}{one.words}" for at, one in enumerate(units))


def in_roles(units: Iterable[ShownUnit]) -> str:
    """`牵头：市商务局；配合：市财政局等部门`; those of whom the text says no more stand without a word."""
    runs = ((ROLE[role], joined(one.mention for one in run)) for role, run in groupby(units, lambda one: one.role))
    return "；".join(f"{role}：{names}" if role else names for role, names in runs)
