"""How documents live in time: what one does to another, what somebody was told, what holds in a place.

An act is recorded once, in the later document, with its words. Days and acts are stored; the words of a status are
worked out of them (`policyref.time`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from policyref.facts.provenance import Neutral
from policyref.facts.record import (
    LISTED,
    Day,
    InQuote,
    Name,
    OfficialWords,
    OurRemark,
    Record,
    Words,
    field,
    record,
    shaped,
)
from policyref.facts.spans import Quoted
from policyref.rules.one_of import Form, OneOf, form
from policyref.words import CERTAINTY, DOES, FOUND_IN_FORCE, listed

Does = Literal["amends", "extends", "repeals", "replaces", "prevails", "suspends", "confirms", "interprets", "corrects"]
Side = Literal["from", "until"]
InForce = Literal["in-force", "ended", "unknown"]

_ID = "[a-z0-9]+(-[a-z0-9]+)*"
UnitKey = Annotated[
    str,
    shaped(
        rf"^{_ID}(/[1-9]\d{{0,3}}(/[1-9]\d{{0,3}})?(@{_ID})?)?$",
        "文件 id、id/条号 或 id/条号/项号（只说一项奖补的，后面再加 @奖补的 id），例如 qinghe-2024-3/7/2",
    ),
    Neutral(),
]
"""What a status can be asked of: a document, a measure, an item, a benefit of either."""
PartKey = Annotated[
    str,
    shaped(rf"^[1-9]\d{{0,3}}(/[1-9]\d{{0,3}})?(@{_ID})?$", "条号或 条号/项号，例如 8 或 8/2"),
    Neutral(),
]
ElsewhereWords = Annotated[Words, Neutral()]
"""Words of another document than the one in which they are entered; the check of time holds them against that one."""


@form("本库没有的文件：写标题，有文号的写 number")
class Elsewhere(Form, Record):
    """A document that the library lacks. What is done to it changes no status here, and is shown all the same."""

    title: InQuote = field("文件的标题，照 quote 里的写")
    number: InQuote | None = field("文号，照 quote 里的写；quote 里没有的不写", default=None)


@form("没有点名的文件：写原文的词，可能涉及的写 may_touch")
class Unnamed(Form, Record):
    """Documents that are meant without being named. Nobody knows which: what they may touch is marked, not ended."""

    unnamed: InQuote = field("原文怎样说的，quote 里的词，例如 此前有关规定")
    may_touch: tuple[UnitKey, ...] = field("可能涉及本库的哪些（本站编写）：id、id/条号、id/条号/项号", default=())


Target = Annotated[UnitKey | Elsewhere | Unnamed, OneOf("所指的文件")]


@record
class Said(Quoted):
    """Words of the same document by which something more is said of an act."""

    quote: OfficialWords = field("原文的词句，逐字照抄")


@record
class ActReading(Record):
    """One way to understand what an act does: from a day on, or nothing."""

    name: OurRemark = field("这种理解的简称，例如 这份在后")
    start: Day | None = field("按这种理解从哪天起；按这种理解没有废止的不写", default=None, key="from")


@record
class Effect(Quoted):
    """What a document does to an earlier one, or to a part of it. The earlier one's files stay as they are.

    `start` is the first day on which it works; where its words name none, that of the document itself.
    """

    does: Does = field(f"做什么：{listed(DOES)}")
    to: Target = field("对哪份文件：id，其中一条 id/条号，一项 id/条号/项号；不在本库的写 {title: 标题, number: 文号}")
    excepted: tuple[PartKey, ...] = field(
        "引文写明除外的条、项：除第二条外 写 [2]，一项写 条号/项号；其余各条由程序展开", default=(), key="except"
    )
    quote: OfficialWords = field("这份文件里的原词，逐字照抄；要有 废止、延长至 这样的词")
    heading: Said | None = field(
        "quote 是名单、表格里的一行，废止、失效这样的词写在它的标题或上文里的，照抄那里：{quote: …}", default=None
    )
    start: Day | None = field("从哪天起（这句话自己写明的）；没写的不写，按这份文件的施行日", default=None, key="from")
    until: Day | None = field("到哪天（含当日）：延长到、暂停到", default=None)
    retroactive: Said | None = field("原文写明溯及以前的，照抄那句话：{quote: …}", default=None)
    own_dates: Said | None = field("原文写明另有期限的各条也一并延长的，照抄那句话：{quote: …}", default=None)
    savings: Said | None = field("原文写明继续办理哪些的，照抄那句话：{quote: …}", default=None)
    old: ElsewhereWords | None = field("修改：被改的词句，照旧文件的原文", default=None)
    new: InQuote | None = field("修改：改成的词句，quote 里的原词", default=None)
    add_after: ElsewhereWords | None = field("增加：加在旧文件的哪句话后面，照旧文件的原文", default=None)
    delete: bool = field("true 表示删去 old 的词句", default=False)
    instead: dict[PartKey, UnitKey] = field("废止、代替之后看哪里（本站编写）：{旧条号: id/条号}", default={})
    certainty: Literal["ambiguous"] | None = field(
        f"ambiguous {CERTAINTY['ambiguous']}：照原文判断不了有没有废止、从哪天起；写 readings，不写 from",
        default=None,
    )
    readings: tuple[ActReading, ...] = field("有歧义时的各种理解，至少两种", default=())
    why: OurRemark | None = field("需要说明的（本站编写）", default=None)

    @property
    def saying(self) -> str:
        """The words that say the act: the quote, and the heading of a list in which it is only a line."""
        return f"{self.heading.quote}：{self.quote}" if self.heading else self.quote

    @property
    def unit(self) -> str | None:
        """What it works on, if that is in the library."""
        return self.to if isinstance(self.to, str) else None


@record
class Checked(Record):
    """That somebody was asked whether it still holds. It is told beside the status and never changes it."""

    date: Day = field("哪天问的")
    by: Name = field("谁问的，例如 某县政务公开科")
    asked: Name = field("问的谁，例如 县发展和改革局")
    found: InForce = field(f"答复：{listed(FOUND_IN_FORCE)}")
    source: Name | None = field("怎样问的，例如 电话；没有就不写", default=None)


@record
class PlaceRule(Record):
    """A rule of a place on how long documents hold that do not say it themselves. What follows of it is derived."""

    region: Annotated[tuple[Name, ...], Field(min_length=1), LISTED] = field(
        "哪里的规定，例如 某市；别处也有同名地区的，连上一级写成 [某市, 某区]", key="place"
    )
    document: Name = field("规定在哪份文件里：标题和文号")
    quote: Name = field("那份文件里的原词，逐字照抄")
    date: Day = field("从哪天起的文件适用")
    years: Annotated[dict[Name, Annotated[int, Field(ge=1, le=99), Neutral()]], Field(min_length=1)] = field(
        "几年：default 是没有另外规定的，其余的键是标题里的词，例如 {default: 5, 暂行: 2}"
    )


@record
class PlacesFile(Record):
    places: tuple[PlaceRule, ...] = field("各地关于有效期的规定", default=())
