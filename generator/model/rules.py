"""What can be computed from a measure: closed and declarative, in the notice's own words.

Conditions and formulas stay as written; `generator.rules` compiles them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.facts.provenance import Neutral, OfRule
from generator.facts.record import (
    InRule,
    Name,
    OfficialWords,
    OurRemark,
    OurWords,
    OurWordsOnQuote,
    Record,
    Slug,
    Sum,
    Words,
    attached,
    field,
    record,
    shaped,
)
from generator.facts.spans import Quoted, Span
from generator.problems.problem import Place


class Model(BaseModel):
    """A mapping in a data file. Unknown keys are refused; field descriptions become the editors' help."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"additionalProperties": False})


TOTAL = "合计"
"""What an example calls the sum of all benefits; rules and readings are called something else."""
InputType = Literal["money", "count", "rate", "date", "year", "choice", "yesno"]
Bound = Literal["equal", "at_most", "at_least"]
Total = Literal["sum", "highest", "separate"]
Key = Annotated[str, shaped(r"^[a-z][a-z0-9_]*$", "小写英文字母、数字和下划线组成的短名"), Neutral()]
WHEN = (
    "条件，须同时满足：{输入: 原文的比较词和数}，或 {输入: 是}、{输入: [选项]}、"
    "{输入: {more_than: 另一输入, from: 原词}}、"
    "{输入: {derived: 6个月以上, from: 半年以上}}、{输入: {since: 起始日期的输入, words: 不足5年}}、{any: [条件, …]}"
)
Conditions = Annotated[list[dict[str, Any]], OfRule()]


@record
class Waived(Record):
    """Words of a rule's quote that a check would ask about, and why nothing is wrong."""

    quote: InRule = field("quote 里的原词，逐字照抄")
    why: OurRemark = field("为什么规则里用不到，或者不必按字面检查")


@record
class Input(Record):
    """What a visitor is asked. `label` is on the page; `unit` is meant where only a number is typed."""

    label: OurWords = field("页面上的名称")
    type: InputType = field("money 金额、count 个数、rate 比率、date 日期、year 年份、choice 选项、yesno 是否")
    unit: Name | None = field("不带单位的数按什么单位算，例如 万元；不写时金额按元、比率按 %", default=None)
    min: Name | None = field("最小值", default=None)
    max: Name | None = field("最大值", default=None)
    options: tuple[OurWords, ...] = field("choice 的选项", default=())
    ask: OurRemark | None = field("填写说明（本站编写）", default=None)
    key: str = attached()


class Tier(Model):
    reach: Words = Field(description="达到多少：quote 里的原词")
    pay: Words = Field(description="给多少：quote 里的原词")


class Derived(Model):
    """A value that the words imply, with the words."""

    derived: Words = Field(description="推算出的值，例如 36个月")
    origin: Words = Field(alias="from", description="据以推算的原词，例如 三年")


class Pay(Model):
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


@record
class Caps(Record):
    by: Key = field("封顶数看哪个输入的选项")
    table: Annotated[dict[Name, Sum], Field(min_length=1)] = field(
        "对照：{选项: 封顶数}，封顶数是 quote 里的原词；when 允许的每个选项都要有"
    )


@dataclass(frozen=True)
class Cap:
    """The most that is paid: for each option of the input `by`, or one sum, whose option is empty."""

    by: str | None
    sums: Mapping[str, str]

    @staticmethod
    def of(cap: str | None, caps: Caps | None) -> Cap | None:
        """From what is written under these two keys."""
        sums = {"": cap} if cap else {}
        return Cap(caps.by, sums | caps.table) if caps else Cap(None, sums) if sums else None

    @property
    def words(self) -> str:
        """`50万元`, or `五星级300万元、四星级150万元`."""
        return "、".join(option + amount for option, amount in self.sums.items())

    @property
    def key(self) -> str:
        """What an editor writes it under."""
        return "caps" if self.by else "cap"


class DateAnswer(Model):
    latest: Words | None = Field(None, description="最迟到哪天：quote 里的原词")
    after: Key | None = Field(None, description="原来的日期：输入；不早于 latest 的就没有可延的")
    start: Key | None = Field(None, description="从哪天起算：输入")
    add: Words | None = Field(None, description="加多久：quote 里的原词，例如 3个月")


class WrittenCase(Model):
    when: Conditions = Field(description=WHEN)
    outcome: Words = Field(description="结论：quote 里的原词")


@record
class RuleFields(Record):
    """What a benefit and an answer share."""

    label: OurRemark | None = field("计算时用的短名，本措施内不重复", default=None)
    when: Conditions = field(WHEN, default=())
    pay: Pay | None = field("怎样算；不能计算的不写", default=None)
    bound: Bound = field("算出的数是 equal 等于、at_most 至多、at_least 至少", default="equal")
    waived: tuple[Waived, ...] = field("quote 里计算用不到的数字、日期、“或”等原词，逐一说明原因", default=())


@record
class Answer(RuleFields, Quoted):
    id: Slug = field("本措施内不重复的英文短名，公布后不再改")
    name: OurWordsOnQuote = field("名称（本站编写）")
    quote: OfficialWords = field("原文中规定它的词句，逐字照抄")
    outcome: InRule | None = field("条件满足时的结论：quote 里的原词", default=None)
    cases: tuple[WrittenCase, ...] = field("结论表：各种情形恰有一种适用", default=())
    date: DateAnswer | None = field("结果是日期", default=None)


@record
class Replacement(RuleFields):
    cap: Sum | None = field("封顶数", default=None)
    caps: Caps | None = field("各选项不同的封顶数", default=None)


@dataclass(frozen=True)
class Case:
    when: tuple[Mapping[str, Any], ...]
    outcome: str


@dataclass(frozen=True)
class Rule:
    """How a benefit, or an answer that is none, follows from the inputs. Words are those of `quote`."""

    place: Place
    item: int | None
    id: str
    label: str
    name: str
    quote: str
    span: Span | None
    is_benefit: bool
    when: tuple[Mapping[str, Any], ...]
    pay: Mapping[str, Any]
    cap: Cap | None
    bound: str
    cases: tuple[Case, ...]
    date: Mapping[str, str]
    waived: tuple[Waived, ...]

    @property
    def sentence(self) -> int | None:
        return self.span.sentence if self.span else None


@record
class Otherwise(Record):
    name: OurRemark = field("另一种理解的简称")
    total: Total | None = field("按这种理解怎样合计", default=None)
    replace: dict[Slug, Replacement] = field("按这种理解改变的规则：{奖补的 id: 规则}", default={})


@record
class RuleReading(Record):
    """Another way to understand the text: the rules it replaces, or another way to total."""

    question: OurRemark = field("有歧义的是什么")
    why: OurRemark = field("本站为什么这样理解，只凭原文的用词")
    otherwise: Otherwise = field("另一种理解")
    replace: tuple[Rule, ...] = attached()

    @property
    def name(self) -> str:
        return self.otherwise.name

    @property
    def total(self) -> Total | None:
        return self.otherwise.total


@record
class Example(Record):
    """`expect` maps the label of a rule, the name of another reading (its total) or `合计` to the result in words."""

    given: dict[Name, Name] = field("{输入的名称: 填写的内容}")
    expected: Name | dict[Name, Name] = field(
        "合计，或 {规则的短名: 结果}：42000元、至多10万元、至少4000元、不符合、日期、结论、分列（不合计）",
        key="expect",
    )

    @property
    def expect(self) -> Mapping[str, str]:
        return self.expected if isinstance(self.expected, dict) else {TOTAL: self.expected}


@record
class NotComputable(Quoted):
    quote: OfficialWords = field("不能计算的原文词句，逐字照抄")
    why: OurRemark = field("为什么不能计算（本站编写）")


@dataclass(frozen=True)
class Rules:
    """Everything of a measure that can be computed, and what cannot."""

    inputs: tuple[Input, ...]
    rules: tuple[Rule, ...]
    total: str
    readings: tuple[RuleReading, ...]
    examples: tuple[Example, ...]
    not_computable: tuple[NotComputable, ...]
