"""One measure, as an editor writes it in `NN.yml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.rules.said import Amount
from generator.schema.base import Day, Number, Record, Slug, Words
from generator.schema.rules import (
    Answer,
    Caps,
    Example,
    InputRecord,
    Key,
    NotComputable,
    RuleFields,
    RuleReading,
    Total,
)

Role = Literal["responsible", "lead", "support"]
Certainty = Literal["exact", "derived", "ambiguous", "unspecified"]
DeadlineKind = Literal["due", "window", "duration", "condition"]
BenefitKind = Literal["reward", "subsidy", "reimbursement", "reduction", "deferral", "loan"]
Payer = Literal["nation", "province", "city", "county", "unstated"]


class UnitEntry(Record):
    unit: Words = Field(description="单位名称，照原文写；在 units.yml 中必须找得到")
    role: Role = Field("responsible", description="原文写明的分工：lead 牵头、support 配合；没写明就不要填")


def _bare_name(value: Any) -> Any:
    """A plain name is the common case; only a stated role needs a mapping."""
    return {"unit": value} if isinstance(value, str) else value


Units = list[Annotated[UnitEntry, BeforeValidator(_bare_name)]]


class Reading(Record):
    name: Words = Field(description="这种理解的简称，例如 含6月")
    start: Day | None = Field(None, description="按这种理解的起始日")
    end: Day | None = Field(None, description="按这种理解的截止日（含当日）")


class Deadline(Record):
    quote: Words = Field(description="原文中的时间词句，逐字照抄")
    what: Words | None = Field(None, description="到时要做什么、可办什么（本站编写，一句短语）")
    kind: DeadlineKind = Field(
        description="due 截止、window 期间、duration 时长（不是日历日期）、condition 对人的时间条件"
    )
    start: Day | None = Field(None, description="起始日，原文没写就写 null")
    end: Day | None = Field(None, description="截止日（含当日），原文没写就写 null")
    certainty: Certainty = Field(
        description="exact 原文写明、derived 推定、ambiguous 有两种理解、unspecified 原文未明确"
    )
    basis: Words | None = Field(None, description="推定的依据；certainty 为 derived 时必填")
    readings: list[Reading] = Field(default_factory=list, description="有歧义时的各种理解，至少两种")


class Benefit(RuleFields):
    id: Slug = Field(description="本措施内不重复的英文短名，公布后不再改")
    name: Words = Field(description="名称（本站编写）")
    quote: Words = Field(description="原文中规定它的词句，逐字照抄")
    kind: BenefitKind = Field(
        description="reward 奖励、subsidy 补贴、reimbursement 报销、reduction 减免、deferral 缓缴延期、loan 贷款额度"
    )
    payer: Payer = Field(description="哪一级出资：nation 国家、province 省、city 市、county 县、unstated 原文未写")
    to: Words = Field(description="给谁（尽量用原文的词）")
    gives: Words = Field(description="给多少、怎么算：quote 里的原词")
    cap: Amount | None = Field(None, description="封顶数：quote 里的原词，例如 5万元；各选项不同的写 caps")
    caps: Caps | None = Field(None, description="各选项不同的封顶数：{by: 输入, table: {五星级: 300万元, …}}")
    headline: Words = Field(description="一眼看懂的数额（本站编写），例如 最高5万元；数字必须在 quote 里")


class Target(Record):
    name: Words = Field(description="任务指标的名称（本站编写）")
    value: Words = Field(description="指标数：quote 里的原词，例如 1200万吨")
    quote: Words = Field(description="原文词句，逐字照抄")


class Note(Record):
    quote: Words = Field(description="所说的原文词句，逐字照抄")
    note: Words = Field(description="编者按：指出原文疑似笔误、歧义等；原文不改动")


class Waiver(Record):
    quote: Words = Field(description="含有数字或日期、但不是一项事实的原文词句")
    why: Words = Field(description="为什么不作为事实")


class Confirmed(Record):
    question: Words = Field(description="所确认的问题的代码，例如 Q331，见 policyref check")
    quote: Words = Field(description="所问的原文词句，逐字照抄")
    why: Words = Field(description="为什么属实（本站编写）")


class Related(Record):
    measure: Words = Field(description="相关措施：本文件内写条号，如 10；其他文件写 文件id/条号")
    why: Words = Field(description="为什么相关（本站编写）")


class Suit(Record):
    question: Slug = Field(description="finder.yml 里问题的 id")
    answers: list[Slug] = Field(min_length=1, description="原文限定的情形：finder.yml 里这个问题的选项的 id")
    quote: Words = Field(description="原文中限定它的词句，逐字照抄")


class Together(Record):
    """Without `at_most` only the highest of the measures is had."""

    quote: Words = Field(description="原文中规定它的词句，逐字照抄，例如 不重复享受")
    others: list[Words] = Field(
        default_factory=list, alias="with", description="同哪些措施：本文件内写条号，其他文件写 文件id/条号"
    )
    at_most: Words | None = Field(
        None, description="合起来最高多少：quote 里的原词；不写表示不能同时享受，只取最高的一条"
    )


class Facts(Record):
    """What is tied to words of the text; a measure has them, and so has each of its items."""

    deadlines: list[Deadline] = Field(default_factory=list, description="每个日期、期间、时长一项")
    benefits: list[Benefit] = Field(default_factory=list, description="给什么：奖励、补贴、减免、贷款……")
    answers: list[Answer] = Field(default_factory=list, description="能算出来、但不是奖补的：结论、日期、义务")
    not_computable: list[NotComputable] = Field(default_factory=list, description="不能计算的，说明原因")
    targets: list[Target] = Field(default_factory=list, description="任务指标：原文里对工作提出的数字要求")
    notes: list[Note] = Field(default_factory=list, description="编者按")
    waived: list[Waiver] = Field(default_factory=list, description="不作为事实的数字、日期，逐一说明原因")
    confirmed: list[Confirmed] = Field(
        default_factory=list, description="程序判断不了、由人对照原文确认过的，逐一说明理由"
    )
    suits: list[Suit] = Field(
        default_factory=list, description="“找措施”时看什么：原文对哪些情形作了限定；没有限定的不写"
    )
    together: list[Together] = Field(
        default_factory=list, description="原文对同时享受几条措施的限定：不重复享受、就高不就低、合计最高多少"
    )


class ItemRecord(Facts):
    number: Number = Field(description="项的序号")
    title: Words | None = Field(None, description="项的标题，照原文；原文没有就不写")
    text: Words = Field(description="项的官方原文，不含序号和标题")
    units: Units = Field(default_factory=list, description="原文单独为这一项写明的单位")


class MeasureRecord(Facts):
    number: Number = Field(description="条号，与文件名一致")
    title: Words | None = Field(None, description="条的标题，照原文；原文没有标题时改写 name")
    name: Words | None = Field(None, description="原文没有标题时本站起的名称")
    section: Number | None = Field(None, description="所在部分的序号，见 notice.yml 的 sections")
    text: str = Field("", description="官方原文，逐字，不含条号和标题，含责任单位括号")
    items: list[ItemRecord] = Field(default_factory=list, description="条下分列的各项")
    closing: str = Field("", description="各项之后的官方原文，例如责任单位括号")
    units: Units = Field(description="责任单位：照原文、按原文顺序；原文没有就写 []")
    summary: Words = Field(description="一句话说明：谁、得什么、到何时（本站编写）；数字必须在原文里")
    audience: list[Words] = Field(min_length=1, description="对谁（本站编写）")
    sectors: list[Slug] = Field(min_length=1, description="行业或主题的 id，见 sectors.yml")
    deadlines: list[Deadline] = Field(description="每个日期、期间、时长一项；原文没有就写 []")
    related: list[Related] = Field(default_factory=list, description="相关措施和理由")
    inputs: dict[Key, InputRecord] = Field(default_factory=dict, description="计算要填写的内容")
    total: Total = Field("separate", description="各项奖补怎样合计：sum 相加、highest 取高、separate 分列不合计")
    readings: list[RuleReading] = Field(default_factory=list, description="规则有歧义时的另一种理解")
    examples: list[Example] = Field(default_factory=list, description="算例，生成网站时必须算对")
