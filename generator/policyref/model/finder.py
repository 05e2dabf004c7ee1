"""The questions by which a visitor finds measures, and which answers a measure allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from policyref.facts.record import Name, Record, Slug, field, record
from policyref.model.facts import Suit
from policyref.model.measure import Item, Measure


@record
class Answer(Record):
    """`audience` are endings of the words that measures name their audience with."""

    id: Slug = field("英文短名，写在网址里，公布后不再改")
    name: Name = field("选项的名称")
    audience: tuple[Name, ...] = field("措施的 audience 里以这些词结尾的，就是对这种人说的，例如 企业", default=())
    government: bool = field("true 表示这是政府部门；只对它说的措施单独列出", default=False)

    def addressed(self, audience: tuple[str, ...]) -> bool:
        return any(words.endswith(self.audience) for words in audience)


@record
class Question(Record):
    id: Slug = field("英文短名，写在网址里，公布后不再改")
    ask: Name = field("问题")
    hint: Name | None = field("补充说明", default=None)
    several: bool = field("true 表示可以选几项", default=False)
    topic: bool = field("true 表示问的是要办的事：没选不等于不符合", default=False)
    answers: Annotated[tuple[Answer, ...], Field(min_length=2, max_length=30)] = field("选项，按页面显示的顺序")


@record
class FinderFile(Record):
    questions: tuple[Question, ...] = field("“找措施”的问题，按页面显示的顺序")


@dataclass(frozen=True)
class Entry:
    """What is found: a measure, or an item of it where items say for themselves whom they are for."""

    measure: Measure
    item: Item | None

    def suits(self, question: Question) -> tuple[Suit, ...]:
        """What the text says to a question; the words of the item count before those of the measure."""
        said = [suit for suit in self.measure.suits if suit.question == question.id]
        own = [suit for suit in said if self.item and suit.item == self.item.number]
        return tuple(own or (suit for suit in said if suit.item is None))

    def allowed(self, question: Question) -> tuple[Answer, ...]:
        """The answers that the measure is for; none where it says nothing, so that every answer will do."""
        if suits := self.suits(question):
            ids = {answer for suit in suits for answer in suit.answers}
            return tuple(answer for answer in question.answers if answer.id in ids)
        audience = self.measure.audience
        known = all(any(one.addressed((words,)) for one in question.answers) for words in audience)
        return tuple(answer for answer in question.answers if answer.addressed(audience)) if known else ()


def entries(measure: Measure) -> Iterator[Entry]:
    """One for the measure; or one for each item, where items differ in whom they are for."""
    if any(suit.item for suit in measure.suits):
        yield from (Entry(measure, item) for item in measure.items)
    else:
        yield Entry(measure, None)
