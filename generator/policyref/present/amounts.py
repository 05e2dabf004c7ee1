"""An amount as it is shown: with what other texts of its measure give, where an amendment has changed it or will."""

from __future__ import annotations

import re

from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.text.dates import format_date
from policyref.text.sentences import squeeze
from policyref.time.rewritten import rewritten
from policyref.time.texts import shown_versions
from policyref.time.versions import Lasting, not_consolidated
from policyref.words import AMOUNTS, NOT_ENTERED

_FIGURES = re.compile(r"[\d.]+[十百千万亿]*[^\d，。；]?")


def amount(benefit: Benefit, measure: Measure, library: Library) -> str:
    """`最高5万元，2026年3月1日起最高8万元`: that of this text first, then those to come, then those that were."""
    return "，".join([benefit.headline, *other_amounts(benefit, measure, library)])


def other_amounts(benefit: Benefit, measure: Measure, library: Library) -> list[str]:
    """`2026年3月1日起最高8万元`, `2026年2月28日以前最高5万元`; nothing where it has always been the same."""
    texts = [one.lasting for one in reversed(shown_versions(measure, library))]
    later = [one for one in texts if one.text.ordinal > measure.ordinal]
    earlier = [one for one in reversed(texts) if one.text.ordinal < measure.ordinal]
    return [*_changes(benefit, later), *_not_entered(benefit, measure, library), *_changes(benefit, earlier)]


def _not_entered(benefit: Benefit, measure: Measure, library: Library) -> list[str]:
    """Amendments of which nobody has made a text yet; of those that say which words they change, only of its own."""
    left = (act for acts in not_consolidated(measure, library) for act in acts if act.does == "amends")
    acts = [act for act in left if benefit.id in rewritten([act], measure)]
    said = [(act.start, act.effect.old, act.effect.add_after) for act in acts]
    own = [day for day, old, added in said if (squeeze(old) in squeeze(benefit.quote) if old else not added)]
    return [NOT_ENTERED.format(day=format_date(day)) for day in dict.fromkeys(own)]


def _changes(benefit: Benefit, texts: list[Lasting]) -> list[str]:
    """Going on from the text that the benefit is of, each text that gives something else than the one before it."""
    found: list[str] = []
    known = benefit
    for one in texts:
        other = next((its for its in one.text.benefits if its.id == benefit.id), None)
        if other is None:
            return [*found, f"{_days(one)}没有这一项"]
        if words := _said(other, known):
            found.append(f"{_days(one)}{words}")
            known = other
    return found


def _said(one: Benefit, before: Benefit) -> str:
    """What it is, if it is something else; empty if it is the same."""
    cap, old = (of.cap.words if of.cap else "" for of in (one, before))
    words = [one.headline] if one.headline != before.headline else [f"{AMOUNTS['cap']}{cap}"] if cap != old else []
    if one.gives != before.gives and not _is_told(one.gives, "".join(words)):
        words.append(one.gives)
    return "、".join(words)


def _is_told(gives: str, words: str) -> bool:
    """Whether some words say all that the text gives: its own words, or every figure in them."""
    figures = _FIGURES.findall(gives)
    return gives in words or (bool(figures) and set(figures) <= {*_FIGURES.findall(words)})


def _days(one: Lasting) -> str:
    """Of a text in between, too, the day from which on it was so, or until which."""
    if one.last is None:
        return f"{format_date(one.first)}起" if one.first else ""
    return f"{format_date(one.first)}至{format_date(one.last)}" if one.first else f"{format_date(one.last)}以前"
