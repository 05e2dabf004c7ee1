"""What a measure says, each fact tied to words of the official text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from policyref.facts.record import (
    Day,
    InQuote,
    Name,
    OfficialWords,
    OurBasis,
    OurRemark,
    OurSum,
    OurWords,
    OurWordsOnQuote,
    Record,
    Slug,
    Sum,
    attached,
    field,
    record,
)
from policyref.facts.spans import Quoted
from policyref.model.rules import Cap, RuleFields
from policyref.rules.caps import Caps, Limit
from policyref.text.clauses import resolve_all
from policyref.text.recurring import Recurring
from policyref.text.sentences import squeeze
from policyref.words import CERTAINTY, DEADLINE, KIND, PAYER, listed

Certainty = Literal["exact", "derived", "ambiguous", "unspecified"]
DeadlineKind = Literal["due", "window", "duration", "condition", "force"]
BenefitKind = Literal["reward", "subsidy", "support", "reimbursement", "reduction", "deferral", "loan", "unstated"]
Payer = Literal["nation", "province", "city", "county", "unstated"]

WaiverKind = Literal["编号", "名称", "引用文件", "上级政策", "页码", "号码", "举例", "别的事"]


@record
class Reading(Record):
    """One way to understand an ambiguous date."""

    name: OurRemark = field("这种理解的简称，例如 含6月")
    start: Day | None = field("按这种理解的起始日", default=None)
    end: Day | None = field("按这种理解的截止日（含当日）", default=None)


@record
class Deadline(Quoted):
    """A date, period or duration of the text. Dates are calendar days in Asia/Shanghai; `end` counts."""

    quote: OfficialWords = field("原文中的时间词句，逐字照抄")
    what: OurWords | None = field("到时要做什么、可办什么（本站编写，一句短语）", default=None)
    kind: DeadlineKind = field(f"{listed(DEADLINE)}；时长不是日历日期")
    of: tuple[Slug, ...] = field("只是其中几项奖补的：奖补的 id；不写就是这一条（这一项）全部", default=())
    start: Day | None = field("起始日，原文没写就写 null", default=None)
    end: Day | None = field("截止日（含当日），原文没写就写 null", default=None)
    certainty: Certainty = field(listed(CERTAINTY))
    basis: OurBasis | None = field("推定的依据；certainty 为 derived 时必填", default=None)
    readings: tuple[Reading, ...] = field("有歧义时的各种理解，至少两种", default=())

    @property
    def counts(self) -> bool:
        """Whether it says when something is to be done or can be had.

        A duration and a condition on the applicant do not; how long the text itself holds is another thing.
        """
        return self.kind in ("due", "window")

    @property
    def spans(self) -> tuple[tuple[date | None, date | None], ...]:
        """Start and end of every reading; of an unambiguous deadline just its own."""
        return tuple((one.start, one.end) for one in self.readings) or ((self.start, self.end),)

    @cached_property
    def recurring(self) -> Recurring | None:
        """The days on which it comes again, where it names no other: 每年10月31日前."""
        if self.kind not in ("due", "window") or self.start or self.end:
            return None
        found = [one.recurring for one in resolve_all(squeeze(self.quote), None)]
        return found[0] if len(found) == 1 and found[0] and found[0].days_of_a_year else None

    @property
    def rule(self) -> str:
        """The same as an RRULE for calendars; empty where it does not come again, or not by one rule."""
        return self.recurring.rule if self.recurring else ""


@record
class Suit(Quoted):
    """Words that tell whom or what the text is for: the answers of a finder's question that it names, and those that
    it excludes.

    `only`: it is for none but those that it names. What it neither names nor excludes it is silent about.
    """

    question: Slug = field("finder.yml 里问题的 id")
    answers: Annotated[tuple[Slug, ...], Field(min_length=1)] = field(
        "原文写明的情形：finder.yml 里这个问题的选项的 id", default=()
    )
    only: bool = field("true 表示原文写明只限这些情形，其余的都排除；原文没有这样写的不写", default=False)
    excluded: Annotated[tuple[Slug, ...], Field(min_length=1)] = field(
        "原文写明排除的情形：选项的 id", default=(), key="not"
    )
    quote: OfficialWords = field("原文中写明它的词句，逐字照抄")


@record
class Benefit(RuleFields, Quoted):
    """What is paid, lent or waived. `gives` and `cap` are words of the quote; `headline` is the site's."""

    id: Slug = field("本措施内不重复的英文短名，公布后不再改")
    name: OurWordsOnQuote = field("名称（本站编写）")
    kind: BenefitKind = field(f"{listed(KIND)}；资助、消费券是 support；须有原文的词")
    payer: Payer = field(f"哪一级出资：{listed(PAYER)}")
    to: OurWordsOnQuote = field("给谁（尽量用原文的词）")
    gives: InQuote = field("给多少、怎么算：quote 里的原词")
    cap_words: Limit | None = field("封顶数：quote 里的原词，例如 5万元；各选项不同的写 caps", default=None, key="cap")
    caps: Caps | None = field("各选项不同的封顶数：{by: 输入, table: {五星级: 300万元, …}}", default=None)
    headline: OurSum = field("一眼看懂的数额（本站编写），例如 最高5万元；数字必须在 quote 里")
    show: tuple[Name, ...] = field("举几个数说明给多少，例如 [100万元, 150万元, 500万元]；不写由程序选", default=())
    suits: tuple[Suit, ...] = field("“找措施”时看什么：原文写明给谁、为什么事；没有写的不写", default=())

    @property
    def cap(self) -> Cap | None:
        return Cap.of(self.cap_words, self.caps)


@record
class Target(Quoted):
    """A figure that the notice sets as a task."""

    name: OurWordsOnQuote = field("任务指标的名称（本站编写）")
    value: InQuote = field("指标数：quote 里的原词，例如 1200万吨")
    quote: OfficialWords = field("原文词句，逐字照抄")


@record
class Note(Quoted):
    """An editor's remark on words of the text, which stay as printed."""

    quote: OfficialWords = field("所说的原文词句，逐字照抄")
    note: OurRemark = field("编者按：指出原文疑似笔误、歧义等；原文不改动")
    head: OurRemark | None = field(
        "编者按的要点，一句短语；写了，按语就折在它下面，例如 两项能不能都拿，没有写", default=None
    )
    awaits: bool = field("true 表示原文说另行规定、另行通知，还要等", default=False)


@record
class Waiver(Quoted):
    """Words with a number or date that are no fact, and why."""

    quote: OfficialWords = field("含有数字或日期、但不是一项事实的原文词句，只写要说明的几个字")
    kind: WaiverKind | None = field("这个数字、日期是什么；老数据没有写的，还要补上", default=None)
    why: OurRemark = field("为什么不作为事实")


@record
class Confirmation(Quoted):
    """Words of which a person has confirmed what no check can decide: the code of the question, and why."""

    question: Name = field("所确认的问题的代码，例如 Q331，见 policyref check")
    quote: OfficialWords = field("所问的原文词句，逐字照抄")
    why: OurRemark = field("为什么属实（本站编写）")


@record
class Related(Record):
    """Another measure by its `key` (`notice/number`), and why it is related."""

    measure: Name = field("相关措施：本文件内写条号，如 10；其他文件写 文件id/条号")
    why: OurWords = field("为什么相关（本站编写）")
    key: str = attached()


@record
class Together(Quoted):
    """Words that limit what can be had of several measures; `keys` are the others as `notice/number`.

    `at_most` limits the sum; without it only the highest is had.
    """

    quote: OfficialWords = field("原文中规定它的词句，逐字照抄，例如 不重复享受")
    others: tuple[Name, ...] = field("同哪些措施：本文件内写条号，其他文件写 文件id/条号", default=(), key="with")
    at_most: Sum | None = field("合起来最高多少：quote 里的原词；不写表示不能同时享受，只取最高的一条", default=None)
    keys: tuple[str, ...] = attached()


@dataclass(frozen=True)
class Coverage:
    """How many figures of a text are facts and how many are waived; a complete notice has no others."""

    figures: int
    facts: int
    waived: int

    @property
    def left(self) -> int:
        """Nobody has looked at them yet."""
        return self.figures - self.facts - self.waived

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(self.figures + other.figures, self.facts + other.facts, self.waived + other.waived)
