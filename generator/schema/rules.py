"""What can be computed from a measure, as an editor writes it: closed and declarative, in the notice's own words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.rules.asked import Key as Key
from generator.rules.caps import Bound, BoundIn
from generator.rules.caps import Caps as Caps
from generator.rules.conditions import WHEN, Conditions
from generator.rules.days import Day
from generator.rules.forms import Pay
from generator.rules.one_of import OneOf
from generator.rules.said import Amount
from generator.schema.base import Record, Slug, Words

InputType = Literal["money", "count", "rate", "date", "year", "choice", "yesno"]
Total = Literal["sum", "highest", "separate"]


class Waived(Record):
    """Words of a rule's quote that a check would ask about, and why nothing is wrong."""

    quote: Words = Field(description="quote 里的原词，逐字照抄")
    why: Words = Field(description="为什么规则里用不到，或者不必按字面检查")


class InputRecord(Record):
    label: Words = Field(description="页面上的名称")
    type: InputType = Field(
        description="money 金额、count 个数、rate 比率、date 日期、year 年份、choice 选项、yesno 是否"
    )
    unit: Words | None = Field(None, description="不带单位的数按什么单位算，例如 万元；不写时金额按元、比率按 %")
    min: Words | None = Field(None, description="最小值")
    max: Words | None = Field(None, description="最大值")
    options: list[Words] = Field(default_factory=list, description="choice 的选项")
    ask: Words | None = Field(None, description="填写说明（本站编写）")


class Case(Record):
    when: Conditions = Field(description=WHEN)
    outcome: Words = Field(description="结论：quote 里的原词")


class RuleFields(Record):
    """What a benefit and an answer share."""

    label: Words | None = Field(None, description="计算时用的短名，本措施内不重复")
    when: Conditions = Field(default=(), description=WHEN)
    pay: Pay | None = Field(None, description="怎样算；不能计算的不写")
    bound: Annotated[Bound | BoundIn, OneOf("bound")] = Field(
        "equal",
        description="算出的数是 equal 等于、at_most 至多、at_least 至少；“最高”等词写在另一条里的照抄那一条",
    )
    waived: list[Waived] = Field(
        default_factory=list, description="quote 里计算用不到的数字、日期、“或”等原词，逐一说明原因"
    )


class Answer(RuleFields):
    id: Slug = Field(description="本措施内不重复的英文短名，公布后不再改")
    name: Words = Field(description="名称（本站编写）")
    quote: Words = Field(description="原文中规定它的词句，逐字照抄")
    outcome: Words | None = Field(None, description="条件满足时的结论：quote 里的原词")
    cases: list[Case] = Field(default_factory=list, description="结论表：各种情形恰有一种适用")
    date: Day | None = Field(None, description="结果是日期")


class Replacement(RuleFields):
    cap: Amount | None = Field(None, description="封顶数")
    caps: Caps | None = Field(None, description="各选项不同的封顶数")


class Otherwise(Record):
    name: Words = Field(description="另一种理解的简称")
    total: Total | None = Field(None, description="按这种理解怎样合计")
    replace: dict[Slug, Replacement] = Field(
        default_factory=dict, description="按这种理解改变的规则：{奖补的 id: 规则}"
    )


class RuleReading(Record):
    question: Words = Field(description="有歧义的是什么")
    why: Words = Field(description="本站为什么这样理解，只凭原文的用词")
    otherwise: Otherwise = Field(description="另一种理解")


class Example(Record):
    given: dict[str, Words] = Field(description="{输入的名称: 填写的内容}")
    expect: Words | dict[str, Words] = Field(
        description="合计，或 {规则的短名: 结果}：42000元、至多10万元、至少4000元、不符合、日期、结论、分列（不合计）"
    )


class NotComputable(Record):
    quote: Words = Field(description="不能计算的原文词句，逐字照抄")
    why: Words = Field(description="为什么不能计算（本站编写）")
