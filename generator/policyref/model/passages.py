"""The official words of a measure or a notice in paragraphs and sentences, and the units that they name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from policyref.facts.record import (
    OfficialWords,
    Record,
    attached,
    field,
    record,
)
from policyref.model.vocabulary import Unit
from policyref.text.inline import InlineItem, inline_items
from policyref.words import ROLE, listed

LABEL = "序号，照原文印的样子，例如 （一）；同编号样式一致的不写，原文没有序号的写 原文没有"
Role = Literal["responsible", "lead", "support"]


@dataclass(frozen=True)
class Sentence:
    """A sentence of the official text. `number` counts through the measure; a bracket of units has none."""

    number: int | None
    text: str

    @cached_property
    def items(self) -> tuple[InlineItem, ...]:
        """The items that stand inside it; they change neither its number nor its words."""
        return inline_items(self.text) if self.number else ()


@dataclass(frozen=True)
class Passage:
    """A paragraph of the official text, or the words of an item."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def text(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(sentence.number for sentence in self.sentences if sentence.number)


@record
class UnitMention(Record):
    """A unit as written. `unit` is None for open words (等相关部门), which name nobody.

    `role` is what the text says of it: responsible, lead or support.
    """

    words: OfficialWords = field("单位名称，照原文写；在 units.yml 中必须找得到", key="unit")
    role: Role = field(f"原文写明的分工：{listed(ROLE)}；没写明就不要填", default="responsible")
    unit: Unit | None = attached()

    @property
    def goes_on(self) -> bool:
        """Whether the words follow the last name without a mark, as in the text: 市商务局等部门."""
        return self.unit is None and self.words.startswith("等")


def _bare_name(value: Any) -> Any:
    """A plain name is the common case; only a stated role needs a mapping."""
    return {"unit": value} if isinstance(value, str) else value


Mention = Annotated[UnitMention, BeforeValidator(_bare_name)]
