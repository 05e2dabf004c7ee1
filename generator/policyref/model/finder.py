"""The questions by which a visitor finds what is given, and what the text says to each answer.

Nothing is matched here: an answer is named or excluded by words of the text that an editor has quoted (`Suit`), or the
text is silent about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from policyref.facts.record import Name, Record, Slug, field, record
from policyref.model.facts import Benefit, Suit
from policyref.model.measure import Item, Measure


@record
class Answer(Record):
    """`audience` are endings of the words that measures name their audience with. They are ours, so they decide
    nothing: of what the text is silent about, they put first what is nearer."""

    id: Slug = field("英文短名，写在网址里，公布后不再改")
    name: Name = field("选项的名称")
    audience: tuple[Name, ...] = field(
        "措施的 audience 里以这些词结尾的，例如 企业；只用来排先后，写明不写明只看 suits", default=()
    )
    government: bool = field("true 表示这是政府部门；原文只写了它的，说明是部门的工作", default=False)

    def addressed(self, audience: tuple[str, ...]) -> bool:
        return any(words.endswith(self.audience) for words in audience)


@record
class Question(Record):
    id: Slug = field("英文短名，写在网址里，公布后不再改")
    ask: Name = field("问题；第一个不是 topic 的问您是谁")
    hint: Name | None = field("补充说明", default=None)
    several: bool = field("true 表示可以选几项", default=False)
    topic: bool = field("true 表示问的是要办的事：不排除什么，只决定先看哪些", default=False)
    answers: Annotated[tuple[Answer, ...], Field(min_length=2, max_length=30)] = field("选项，按页面显示的顺序")

    def bits(self, ids: tuple[str, ...]) -> int:
        """A number with a bit for each of these answers."""
        return sum(1 << bit for bit, one in enumerate(self.answers) if one.id in ids)


@record
class FinderFile(Record):
    questions: tuple[Question, ...] = field("“找措施”的问题，按页面显示的顺序")


@dataclass(frozen=True)
class Entry:
    """What is found: a benefit; or an item or a measure without one."""

    measure: Measure
    item: Item | None = None
    benefit: Benefit | None = None

    @property
    def unit(self) -> str:
        """The key of its status."""
        within = f"{self.measure.key}/{self.item.number}" if self.item else self.measure.key
        return f"{within}@{self.benefit.id}" if self.benefit else within

    def suits(self, question: Question) -> tuple[Suit, ...]:
        """What the text says to a question: the words about the benefit, else those about all of its item, else those
        about all of its measure."""
        owners = (
            self.benefit.suits if self.benefit else (),
            self.item.own_suits if self.item else (),
            self.measure.own_suits,
        )
        said = ([suit for suit in suits if suit.question == question.id] for suits in owners)
        return tuple(next((suits for suits in said if suits), ()))


def entries(measure: Measure) -> Iterator[Entry]:
    """Each benefit; each item without one, where items differ; the measure, where there is neither."""
    own = [one for one in measure.benefits if one.item is None]
    yield from (Entry(measure, None, one) for one in own)
    if any(item.own_suits or item.own_benefits for item in measure.items):
        for item in measure.items:
            given = item.own_benefits or ()
            yield from (Entry(measure, item, one) for one in given)
            if not given:
                yield Entry(measure, item)
    elif not own:
        yield Entry(measure)
