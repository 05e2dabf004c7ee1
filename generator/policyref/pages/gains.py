"""What a measure gives, in so few words as a row of a list has room for; or that it is work for departments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.present.amounts import amount

Side = Literal["given", "work", "open"]
"""Whether something is given to people, or units have to do something, or nobody has entered yet whether it is."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class Gains:
    """`amounts` are those with words of the text, `silent` those that only say that it names none.

    `count` is how many benefits there are, where that is more than is told.
    """

    side: Side
    amounts: tuple[str, ...]
    silent: tuple[str, ...]
    count: int


def gains(measure: Measure, library: Library) -> Gains:
    stated: dict[str, bool] = {}
    for benefit in measure.benefits:
        words = amount(benefit, measure, library)
        stated[words] = stated.get(words, False) or _is_of_text(benefit)
    amounts = [words for words, is_stated in stated.items() if is_stated][:_MOST]
    silent = [words for words, is_stated in stated.items() if not is_stated][: _MOST - len(amounts)]
    count = len(measure.benefits)
    return Gains(side_of(measure), tuple(amounts), tuple(silent), count if count > len(amounts) + len(silent) else 0)


def side_of(owner: Measure | Item) -> Side:
    """Of a measure or of one of its items. What gives nothing, as somebody has found, is for whoever has to do it."""
    if isinstance(owner, Measure):
        return "given" if owner.benefits else "open" if owner.benefits_state == "open" else "work"
    if owner.own_benefits:
        return "given"
    return "work" if owner.own_benefits is not None else "open"


def _is_of_text(benefit: Benefit) -> bool:
    """Whether two characters of the amount follow each other in the quote, too."""
    pairs = zip(benefit.headline, benefit.headline[1:], strict=False)
    return any(first + second in benefit.quote for first, second in pairs)
