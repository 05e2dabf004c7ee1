"""What can be computed from a measure: closed and declarative, in the notice's own words.

Conditions and formulas stay as written; `policyref.rules` lowers them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from policyref.facts.record import (
    InRule,
    Name,
    OfficialWords,
    OurRemark,
    OurWords,
    OurWordsOnQuote,
    Record,
    Slug,
    attached,
    field,
    record,
)
from policyref.facts.spans import Quoted, Span
from policyref.problems.problem import Place
from policyref.rules.caps import Bound, BoundIn, Caps, Limit, limit_words
from policyref.rules.conditions import WHEN, Conditions
from policyref.rules.days import Day, DayForm
from policyref.rules.forms import Pay
from policyref.rules.forms.form import PayForm
from policyref.rules.one_of import OneOf
from policyref.rules.said import words_of
from policyref.words import BOUND, INPUT, listed
from policyref.words import TOTAL as TOTALS

TOTAL = TOTALS["sum"]
"""What an example calls the sum of all benefits; rules and readings are called something else."""
InputType = Literal["money", "count", "rate", "date", "month", "year", "choice", "yesno"]
Total = Literal["sum", "highest", "separate"]


@record
class Waived(Record):
    """Words of a rule's quote that a check would ask about, and why nothing is wrong."""

    quote: InRule = field("quote 里的原词，逐字照抄")
    why: OurRemark = field("为什么规则里用不到，或者不必按字面检查")


@record
class Sane(Record):
    """Answers outside are computed, and asked back: 您填的是150亿元，是不是150万元？"""

    min: Name | None = field("再小就问一句，例如 1元、2022年1月1日", default=None)
    max: Name | None = field("再大就问一句，例如 10亿元、2023年12月31日", default=None)


@record
class Input(Record):
    """What a visitor is asked. `label` is on the page; `unit` is meant where only a number is typed."""

    label: OurWords = field("页面上的名称")
    type: InputType = field(listed(INPUT))
    unit: Name | None = field("不带单位的数按什么单位算，例如 万元；不写时金额按元、比率按 %", default=None)
    min: Name | None = field("最小值", default=None)
    max: Name | None = field("最大值", default=None)
    options: tuple[OurWords, ...] = field("choice 的选项", default=())
    sane: Sane | None = field("合乎情理的范围，不是原文的规定：范围以外的照算，先问是不是填错了", default=None)
    ask: OurRemark | None = field("填写说明（本站编写）", default=None)
    finder: dict[Slug, dict[Slug, Name]] = field(
        "“找措施”里答过的不再问：{问题的 id: {选项的 id: 填写的内容}}，例如 {size: {small-micro: 是}}", default={}
    )
    key: str = attached()


@dataclass(frozen=True)
class Cap:
    """The most that is paid: for each option of the input `by`, or one sum, whose option is empty."""

    by: str | None
    sums: Mapping[str, str]

    @staticmethod
    def of(cap: Limit | None, caps: Caps | None) -> Cap | None:
        """From what is written under these two keys."""
        if caps:
            return Cap(caps.by, {option: words_of(said) for option, said in caps.table.items()})
        return Cap(None, {"": limit_words(cap)}) if cap else None

    @property
    def words(self) -> str:
        """`50万元`, or `五星级300万元、四星级150万元`."""
        return "、".join(option + amount for option, amount in self.sums.items())

    @property
    def key(self) -> str:
        """What an editor writes it under."""
        return "caps" if self.by else "cap"


@record
class Case(Record):
    when: Conditions = field(WHEN)
    outcome: InRule = field("结论：quote 里的原词")


@record
class RuleFields(Record):
    """What a benefit and an answer share."""

    label: OurRemark | None = field("计算时用的短名，本措施内不重复", default=None)
    when: Conditions = field(WHEN, default=())
    pay: Pay | None = field("怎样算；不能计算的不写", default=None)
    bound: Annotated[Bound | BoundIn, OneOf("bound")] = field(
        f"算出的数是 equal 等于、{listed(BOUND)}；“最高”等词写在另一条里的，照抄那一条", default="equal"
    )
    waived: tuple[Waived, ...] = field("quote 里计算用不到的数字、日期、“或”等原词，逐一说明原因", default=())


@record
class Answer(RuleFields, Quoted):
    id: Slug = field("本措施内不重复的英文短名，公布后不再改")
    name: OurWordsOnQuote = field("名称（本站编写）")
    quote: OfficialWords = field("原文中规定它的词句，逐字照抄")
    outcome: InRule | None = field("条件满足时的结论：quote 里的原词", default=None)
    cases: tuple[Case, ...] = field("结论表：各种情形恰有一种适用", default=())
    date: Day | None = field("结果是日期", default=None)


@record
class Replacement(RuleFields):
    cap: Limit | None = field("封顶数", default=None)
    caps: Caps | None = field("各选项不同的封顶数", default=None)


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
    when: Conditions
    pay: PayForm | None
    cap: Limit | None
    caps: Caps | None
    bound: Bound | BoundIn
    cases: tuple[Case, ...]
    date: DayForm | None
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

    inputs: tuple[Input, ...] = ()
    rules: tuple[Rule, ...] = ()
    total: str = "separate"
    readings: tuple[RuleReading, ...] = ()
    examples: tuple[Example, ...] = ()
    not_computable: tuple[NotComputable, ...] = ()
