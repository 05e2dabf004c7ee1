"""What can be computed from a measure, as an editor writes it: closed and declarative, in the notice's own words."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from generator.schema.base import Record, Slug, Words

InputType = Literal["money", "count", "rate", "date", "year", "choice", "yesno"]
Bound = Literal["equal", "at_most", "at_least"]
Total = Literal["sum", "highest", "separate"]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
_WHEN = (
    "条件，须同时满足：{输入: 原文的比较词和数}，或 {输入: 是}、{输入: [选项]}、"
    "{输入: {more_than: 另一输入, from: 原词}}、"
    "{输入: {derived: 6个月以上, from: 半年以上}}、{输入: {since: 起始日期的输入, words: 不足5年}}、{any: [条件, …]}"
)
Conditions = list[dict[str, Any]]


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


class Tier(Record):
    reach: Words = Field(description="达到多少：quote 里的原词")
    pay: Words = Field(description="给多少：quote 里的原词")


class Derived(Record):
    """A value that the words imply, with the words."""

    derived: Words = Field(description="推算出的值，例如 36个月")
    origin: Words = Field(alias="from", description="据以推算的原词，例如 三年")


class Pay(Record):
    """One form: fixed · rate of (over, down_to) · each (every) · product · actual (times) · tiers, table by (of).

    `most` limits what is counted of an input.
    """

    fixed: Words | None = Field(None, description="定额")
    rate: Words | None = Field(None, description="比例，例如 1%")
    of: Key | None = Field(None, description="比例的基数：输入；分档、对照给的是比例或单价的，也写乘以哪个输入")
    over: Words | None = Field(None, description="基数只算超过多少的部分：另一个输入，或 quote 里的原词，例如 2000万元")
    down_to: Words | None = Field(None, description="比例降到多少：按两个比例之差算")
    each: dict[Key, Words] | None = Field(None, description="按标准，各项相加：{人数: 300元/人}")
    every: Words | None = Field(None, description="each 每满多少给一份，不满的不算：quote 里的原词，例如 100吨")
    product: list[Words] | None = Field(None, description="连乘：输入和原文里的数，例如 [人数, 月数, 300元]")
    most: dict[Key, Words] | None = Field(None, description="输入最多算多少：quote 里的原词，例如 {月数: 12个月}")
    actual: list[Key] | None = Field(None, description="按实际：输入，几个输入相加")
    times: Key | None = Field(None, description="按实际的数再乘以这个输入，例如月数")
    times_cap: Derived | None = Field(None, description="times 最多算多少")
    by: Key | None = Field(None, description="分档或对照所看的输入")
    tiers: list[Tier] | None = Field(None, description="分档，取达到的最高一档")
    table: dict[str, Words] | None = Field(None, description="对照：{选项: 金额}，每个选项都要有；没有的写 0元")


class Caps(Record):
    by: Key = Field(description="封顶数看哪个输入的选项")
    table: dict[str, Words] = Field(
        min_length=1, description="对照：{选项: 封顶数}，封顶数是 quote 里的原词；when 允许的每个选项都要有"
    )


class DateAnswer(Record):
    latest: Words | None = Field(None, description="最迟到哪天：quote 里的原词")
    after: Key | None = Field(None, description="原来的日期：输入；不早于 latest 的就没有可延的")
    start: Key | None = Field(None, description="从哪天起算：输入")
    add: Words | None = Field(None, description="加多久：quote 里的原词，例如 3个月")


class Case(Record):
    when: Conditions = Field(description=_WHEN)
    outcome: Words = Field(description="结论：quote 里的原词")


class RuleFields(Record):
    """What a benefit and an answer share."""

    label: Words | None = Field(None, description="计算时用的短名，本措施内不重复")
    when: Conditions = Field(default_factory=list, description=_WHEN)
    pay: Pay | None = Field(None, description="怎样算；不能计算的不写")
    bound: Bound = Field("equal", description="算出的数是 equal 等于、at_most 至多、at_least 至少")
    waived: list[Waived] = Field(
        default_factory=list, description="quote 里计算用不到的数字、日期、“或”等原词，逐一说明原因"
    )


class Answer(RuleFields):
    id: Slug = Field(description="本措施内不重复的英文短名，公布后不再改")
    name: Words = Field(description="名称（本站编写）")
    quote: Words = Field(description="原文中规定它的词句，逐字照抄")
    outcome: Words | None = Field(None, description="条件满足时的结论：quote 里的原词")
    cases: list[Case] = Field(default_factory=list, description="结论表：各种情形恰有一种适用")
    date: DateAnswer | None = Field(None, description="结果是日期")


class Replacement(RuleFields):
    cap: Words | None = Field(None, description="封顶数")
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
