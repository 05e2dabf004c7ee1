"""Where an item of a measure is found: on a page of its own, or at its words on the page of the measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from policyref.model.item import Item
from policyref.model.measure import Measure
from policyref.text.sentences import first_words
from policyref.words import UNTITLED

_MOST = 2
"""Items with something of their own that fit beside one another on the page of the measure."""


class _OfItem(Protocol):
    @property
    def item(self) -> int | None: ...


Fact = TypeVar("Fact", bound=_OfItem)


def item_page(measure: Measure, number: int | None) -> bool:
    """Whether an item has a page of its own. What any text of the measure has given it stays, for addresses do."""
    return any(number in paged_items(text) for text in measure.texts)


def item_address(measure: Measure, number: int | None = None) -> str:
    """Of an item, `27-6.html` or `4.html#i2`; without a number, that of the measure."""
    if not number:
        return measure.address
    return page_of_item(measure, number) if item_page(measure, number) else f"{measure.address}#i{number}"


def page_of_item(measure: Measure, number: int) -> str:
    return f"{measure.key}-{number}.html"


def home_of(measure: Measure, number: int | None) -> str:
    """The page on which what belongs to an item is told, or to none of them."""
    return page_of_item(measure, number) if number and item_page(measure, number) else measure.address


def paged_items(text: Measure) -> list[int]:
    """The items with something to tell, where they are more than fit on one page."""
    telling = [one.number for one in text.items if _tells(one)]
    return telling if len(telling) > _MOST else []


def items_with_pages(measure: Measure) -> list[int]:
    """Those of all its texts, in order."""
    return sorted({number for text in measure.texts for number in paged_items(text)})


def _tells(item: Item) -> bool:
    """A benefit, an answer, or a duty: units that are named for it alone, a figure to reach, a day to be done by."""
    is_due = any(one.counts for one in item.own_deadlines or ())
    return bool(item.own_benefits or item.own_answers or item.own_units or item.own_targets or is_due)


@dataclass(frozen=True)
class Clause:
    """What one page tells of a text of a measure: an item with a page of its own, or all that has none.

    `whole`: the page tells of all that is in the text, whatever pages there are besides.
    """

    text: Measure
    number: int | None = None
    whole: bool = False

    @cached_property
    def item(self) -> Item | None:
        """None of a whole measure, and where this text has no such item."""
        return next((one for one in self.text.items if one.number == self.number), None)

    @cached_property
    def elsewhere(self) -> list[int]:
        """The items that other pages tell of."""
        return [] if self.number or self.whole else items_with_pages(self.text)

    def tells_of(self, item: int | None) -> bool:
        """Whether what belongs to an item is told here."""
        return item == self.number if self.number else item not in self.elsewhere

    def told(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts that are told here: on the page of an item its own."""
        return [one for one in facts if self.tells_of(one.item)]

    @property
    def key(self) -> str:
        """Of the unit of status."""
        return f"{self.text.key}/{self.number}" if self.number else self.text.key

    @property
    def address(self) -> str:
        return page_of_item(self.text, self.number) if self.number else self.text.address

    @property
    def called(self) -> str:
        """How it is cited within its notice: 第27条第（6）项."""
        return self.text.called + (self.item.called if self.item else "")

    @property
    def title(self) -> str:
        """That of the item; without one its first words, which are no title."""
        return self.text.title if self.item is None else self.item.title or first_words(self.item.text)

    @property
    def page_title(self) -> str:
        """What has no title is called by its label, too."""
        if self.item is None:
            return self.text.page_title
        return self.title if self.item.title else self.item.label + self.title

    @property
    def title_mark(self) -> str:
        """What has to be said of whatever stands where its title would; nothing of an official one."""
        if self.item is None:
            return self.text.title_mark
        return "" if self.item.title else UNTITLED

    @property
    def listed(self) -> str:
        """What lists show of it."""
        return self.item.label + self.title if self.item else self.text.listed
