"""An amount of which it is known that it will be another: told wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.text.dates import format_date
from policyref.text.sentences import squeeze
from policyref.time.versions import lasting, not_consolidated
from policyref.words import LATER


def later_sum(benefit: Benefit, measure: Measure, library: Library, *, cap: bool = False) -> str:
    """`2026年3月1日起最高8万元`: what later texts make of its headline, or of its cap; that nobody has entered it yet."""
    return "，".join([*_entered(benefit, measure, library, cap), *_not_entered(benefit, measure, library)])


def _entered(benefit: Benefit, measure: Measure, library: Library, cap: bool) -> Iterator[str]:
    known = [one for one in lasting(measure, library) if not one.is_void] if measure.as_issued.versions else []
    here = next((at for at, one in enumerate(known, 1) if one.text is measure), len(known))
    before = _said(benefit, cap)
    for one in known[here:]:
        other = next((its for its in one.text.benefits if its.id == benefit.id), None)
        words = _said(other, cap) if other else ""
        if words != before and one.first:
            yield LATER["sum" if words else "gone"].format(day=format_date(one.first), words=words)
        before = words


def _not_entered(benefit: Benefit, measure: Measure, library: Library) -> Iterator[str]:
    """Of acts that say which words they change only those that change its own."""
    for act in (act for acts in not_consolidated(measure, library) for act in acts):
        said = act.effect
        is_its_own = squeeze(said.old) in squeeze(benefit.quote) if said.old else not said.add_after
        if act.does == "amends" and is_its_own:
            yield LATER["not_entered"].format(day=format_date(act.start))


def _said(benefit: Benefit, cap: bool) -> str:
    if not cap:
        return benefit.headline
    return benefit.cap.words if benefit.cap else LATER["no_cap"]
