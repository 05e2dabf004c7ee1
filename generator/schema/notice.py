"""One notice, as an editor writes it in `notice.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.schema.base import Day, Number, Record, Slug, Words
from generator.schema.measure import Confirmed, Deadline, Note, Role, Waiver
from generator.text.labels import STYLES

Style = Literal[STYLES]  # type: ignore[valid-type]
PartKind = Literal[
    "masthead", "number", "title", "addressees", "preamble", "body", "signature", "date", "release", "copies", "imprint"
]


_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
Minute = Annotated[str, StringConstraints(pattern=rf"^{_DAY} ([01]\d|2[0-3]):[0-5]\d$")]


class Part(Record):
    kind: PartKind = Field(
        description="masthead 版头、number 文号等级、title 标题、addressees 主送、preamble 引言、body 正文、"
        "signature 署名、date 日期、release 公开属性、copies 抄送、imprint 印发与页码等"
    )
    text: Words = Field(description="官方原文，逐字")


class SectionRecord(Record):
    number: Number = Field(description="部分的序号")
    title: Words = Field(description="标题，照原文，不含序号")
    text: str = Field("", description="标题之后、第一条措施之前的官方原文，没有就不写；可以有只写文字、没有措施的部分")


class OtherNumber(Record):
    name: Words = Field(description="号的名称，例如 发电机号")
    value: Words = Field(description="号，照原文")


class Basis(Record):
    title: Words = Field(description="依据文件的标题，照原文")
    number: Words | None = Field(None, description="依据文件的文号")
    quote: Words = Field(description="原文中提到它的词句，逐字照抄")


class LeadRule(Record):
    rule: Literal["first-named", "before-comma", "starred"] = Field(
        description="文件怎样标明牵头单位：first-named 排在首位、before-comma 第一个逗号之前、starred 带 * 号"
    )
    quote: Words = Field(description="文件里说明这一规则的词句，逐字照抄")


class UnitForAll(Record):
    unit: Words = Field(description="单位名称，照原文")
    role: Role = Field("responsible", description="分工")
    quote: Words = Field(description="文件里说明它对各条都适用的词句，逐字照抄")


class NoticeRecord(Record):
    title: Words = Field(description="文件标题全称")
    subject: Words | None = Field(None, description="所印发的文件的名称（引用措施时用），没有就不写")
    issuer: Words = Field(description="发文机关")
    place: list[Words] = Field(min_length=1, description="发文地区，由大到小，例如 [某省, 某市]")
    number: Words | None = Field(None, description="发文字号；草案可以没有")
    other_numbers: list[OtherNumber] = Field(default_factory=list, description="其他编号")
    grade: Words | None = Field(None, description="等级，照原文")
    issued: Day | None = Field(None, description="成文日期；草案可以没有")
    printed: Day | None = Field(None, description="印发日期")
    online: Minute | None = Field(None, description="在本站发布的时间，例如 2026-01-05 09:30；政府网站必填")
    index_number: Words | None = Field(None, description="索引号，照发文机关公布的写；没有就不写")
    theme: Words | None = Field(None, description="主题分类，照发文机关公布的写；没有就不写")
    release: Words | None = Field(None, description="公开属性说明，照原文")
    addressees: Words | None = Field(None, description="主送机关，照原文")
    copies_to: Words | None = Field(None, description="抄送机关，照原文")
    based_on: list[Basis] = Field(default_factory=list, description="依据的文件")
    forwards: Slug | None = Field(None, description="转发的文件的 id")
    draft: bool = Field(False, description="true 表示征求意见稿，尚未印发")
    summary: Words = Field(description="一句话说明这份文件（本站编写）")
    numbering: Style = Field("1.", description="措施编号的样式，写第一条的样子")
    item_numbering: Style = Field("（1）", description="项编号的样式，写第一项的样子")
    section_numbering: Style = Field("一、", description="部分编号的样式，写第一部分的样子")
    numbering_restarts: bool = Field(False, description="true 表示每个部分内重新从一编号")
    lead_rule: LeadRule | None = Field(None, description="牵头单位的标明规则；文件没有说明就不写")
    units_for_all: list[UnitForAll] = Field(default_factory=list, description="对各条都适用的单位")
    sections: list[SectionRecord] = Field(default_factory=list, description="各部分")
    opening: list[Part] = Field(default_factory=list, description="第一部分（或第一条）之前的官方原文")
    closing: list[Part] = Field(default_factory=list, description="最后一条之后的官方原文")
    deadlines: list[Deadline] = Field(
        default_factory=list, description="文件自己的期限：施行日期、有效期等，原文写在各条措施之外的"
    )
    notes: list[Note] = Field(default_factory=list, description="编者按")
    waived: list[Waiver] = Field(default_factory=list, description="不作为事实的数字、日期")
    confirmed: list[Confirmed] = Field(
        default_factory=list, description="程序判断不了、由人对照原文确认过的，逐一说明理由"
    )
