"""What a notice is made of beside its measures: parts, sections, what it rests on, units it names for all."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from policyref.facts.provenance import Official
from policyref.facts.record import (
    Name,
    Number,
    OfficialWords,
    Record,
    attached,
    field,
    record,
)
from policyref.facts.spans import Quoted
from policyref.model.passages import LABEL, Passage, UnitMention

PartKind = Literal[
    "masthead",
    "number",
    "title",
    "addressees",
    "preamble",
    "body",
    "supplementary",
    "signature",
    "date",
    "release",
    "attachments",
    "copies",
    "imprint",
    "note",
]


@record
class Part(Record):
    """Words of the notice that belong to no measure: masthead, title, preamble, signature …"""

    kind: PartKind = field(
        "masthead 版头、number 文号等级、title 标题、addressees 主送、preamble 引言、body 正文、"
        "supplementary 附则和施行说明、signature 署名、date 日期、release 公开属性、attachments 附件的目录、"
        "copies 抄送、imprint 印发与页码等、note 脚注和尾注"
    )
    text: OfficialWords = field("官方原文，逐字")
    passages: tuple[Passage, ...] = attached()


@record
class Section(Record):
    """`number` runs through all sections in the order of the text; one of level 2 belongs to the last of level 1 …"""

    number: Number = field("部分的序号，从 1 起，不分层级一直往下数")
    level: Annotated[int, Field(ge=1, le=4)] = field("层级：1 最高；2 属于它前面最近的 1，3 属于最近的 2", default=1)
    printed_label: OfficialWords | None = field(LABEL, default=None, key="label")
    title: OfficialWords = field("标题，照原文，不含序号")
    text: Annotated[str, Official()] = field(
        "标题之后、第一条措施之前的官方原文，没有就不写；可以有只写文字、没有措施的部分", default=""
    )
    label: str = attached()
    passages: tuple[Passage, ...] = attached()

    @property
    def heading(self) -> str:
        return self.label + self.title


@record
class OtherNumber(Record):
    name: Name = field("号的名称，例如 发电机号")
    value: OfficialWords = field("号，照原文")


@record
class Basis(Quoted):
    """A document that the notice says it rests on."""

    title: OfficialWords = field("依据文件的标题，照原文")
    number: OfficialWords | None = field("依据文件的文号", default=None)
    quote: OfficialWords = field("原文中提到它的词句，逐字照抄")


@record
class LeadRule(Quoted):
    """How the notice says lead units are marked: first-named, before-comma or starred."""

    rule: Literal["first-named", "before-comma", "starred"] = field(
        "文件怎样标明牵头单位：first-named 排在首位、before-comma 第一个逗号之前、starred 带 * 号"
    )
    quote: OfficialWords = field("文件里说明这一规则的词句，逐字照抄")


@record
class UnitForAll(UnitMention, Quoted):
    """A unit that the notice makes responsible for every measure."""

    quote: OfficialWords = field("文件里说明它对各条都适用的词句，逐字照抄")
