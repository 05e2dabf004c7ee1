"""What a measure gives, in so few words as a row of a list has room for; or for whom it is where it gives nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.present.amounts import amount

Side = Literal["given", "work", "other", "open"]
"""Something is given to people; nothing is, and units are named that have to do it, or none are, so that it may bind
anybody; or nobody has entered yet whether something is given."""
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


def side_of(measure: Measure, item: Item | None = None) -> Side:
    """Of a measure, or of one of its items where benefits were asked of it alone."""
    if item and item.own_benefits is not None:
        is_given, is_open = bool(item.own_benefits), False
    else:
        is_given, is_open = bool(measure.benefits), measure.benefits_state == "open"
    if is_given or is_open:
        return "given" if is_given else "open"
    return "work" if measure.units else "other"


def _is_of_text(benefit: Benefit) -> bool:
    """Whether two characters of the amount follow each other in the quote, too."""
    pairs = zip(benefit.headline, benefit.headline[1:], strict=False)
    return any(first + second in benefit.quote for first, second in pairs)
