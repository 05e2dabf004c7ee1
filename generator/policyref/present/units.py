"""The units of a measure in the roles that the text gives them."""

from __future__ import annotations

from dataclasses import dataclass

from policyref.check.units import lead_words
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.passages import UnitMention


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
