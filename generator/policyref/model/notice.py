"""A notice: its official record, its own words, its sections and measures."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from policyref.facts.provenance import Neutral
from policyref.facts.record import (
    Day,
    Name,
    OfficialWords,
    OurSummary,
    Record,
    Slug,
    attached,
    changed,
    field,
    put,
    record,
    shaped,
)
from policyref.facts.spans import InClause, Kept, Quoted, Text, quoted_in
from policyref.facts.told import NOT_WRITTEN, State
from policyref.model import issuer
from policyref.model.annex import Annex
from policyref.model.duties import TableDuty
from policyref.model.facts import Confirmation, Deadline, Note, Waiver
from policyref.model.issuer import Issuers
from policyref.model.measure import Measure
from policyref.model.notice_parts import Basis, LeadRule, OtherNumber, Part, Section, UnitForAll
from policyref.model.original import Correction, Original
from policyref.model.revisions import Revision
from policyref.model.tables import Table
from policyref.model.time import Checked, Effect, Side
from policyref.model.vocabulary import Unit
from policyref.problems.problem import Place
from policyref.text.clauses import effective_day
from policyref.text.counted import IssueDays
from policyref.text.definitions import Definition, read_standing
from policyref.text.labels import STYLES, read_label
from policyref.text.sentences import squeeze
from policyref.words import absent

Style = Literal[STYLES]  # type: ignore[valid-type]
_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
Minute = Annotated[str, shaped(rf"^{_DAY} ([01]\d|2[0-3]):[0-5]\d$", "发布时间，写成 2026-01-05 09:30 这样"), Neutral()]


@record
class Notice(Record):
    """`source` is the whole official text; `is_read` is false while a file of the notice cannot be read.

    `official` are its own words, those that belong to no measure. `records` are this one and all below it but measures.
    `tables` are those of its measures, too, and `in_cells` what quotes them; `cited` is what quotes its own words.
    `deadlines` are its own: when it takes effect, how long it holds. Those of its measures are theirs.
    """

    official_title: OfficialWords | None = field("文件标题全称；还没整理的不写", default=None, key="title")
    subject: OfficialWords | None = field("所印发的文件的名称（引用措施时用），没有就不写", default=None)
    issuers: Issuers = field(
        "发文机关，照原文写，几个的写成列表；原文没有署名的写 {name: 名称, source: 网站登记}；还没整理的不写",
        default=(),
        key="issuer",
    )
    region: Annotated[tuple[Name, ...], Field(min_length=1)] = field(
        "发文地区，由大到小，例如 [某省, 某市]；还没整理的不写", default=(), key="place"
    )
    written_number: OfficialWords | None = field(
        "发文字号；核对过、原文没有的写 原文没有；草案可以没有", default=None, key="number"
    )
    other_numbers: tuple[OtherNumber, ...] = field("其他编号", default=())
    grade: OfficialWords | None = field("等级，照原文", default=None)
    issued: Day | None = field("成文日期；草案可以没有", default=None)
    printed: Day | None = field("印发日期", default=None)
    online: Minute | None = field("在本站发布的时间，例如 2026-01-05 09:30；政府网站必填", default=None)
    index_number: Name | None = field("索引号，照发文机关公布的写；没有就不写", default=None)
    theme: Name | None = field("主题分类，照发文机关公布的写；没有就不写", default=None)
    release: OfficialWords | None = field("公开属性说明，照原文", default=None)
    addressees: OfficialWords | None = field("主送机关，照原文", default=None)
    copies_to: OfficialWords | None = field("抄送机关，照原文", default=None)
    based_on: tuple[Basis, ...] = field("依据的文件", default=())
    forwards: Slug | None = field("转发的文件的 id", default=None)
    draft: bool = field("true 表示征求意见稿，尚未印发", default=False)
    summary: OurSummary | None = field("一句话说明这份文件（本站编写）；还没整理的不写", default=None)
    numbering: Style = field("措施编号的样式，写第一条的样子", default="1.")
    item_style: Style = field("项编号的样式，写第一项的样子", default="（1）", key="item_numbering")
    section_style: Style = field("部分编号的样式，写第一部分的样子", default="一、", key="section_numbering")
    numbering_restarts: bool = field("true 表示每个部分内重新从一编号", default=False)
    lead_rule: LeadRule | None = field("牵头单位的标明规则；文件没有说明就不写", default=None)
    units_for_all: tuple[UnitForAll, ...] = field("对各条都适用的单位", default=())
    sections: tuple[Section, ...] = field("各部分", default=())
    opening: tuple[Part, ...] = field("第一部分（或第一条）之前的官方原文", default=())
    closing: tuple[Part, ...] = field("最后一条之后的官方原文", default=())
    annexes: tuple[Annex, ...] = field("附件：印在落款之后的文字和表，按原文的顺序", default=())
    deadlines: tuple[Deadline, ...] = field("文件自己的期限：施行日期、有效期等，原文写在各条措施之外的", default=())
    unsaid: tuple[Side, ...] = field(
        "核对过、原文没有写的：from 从何时起施行，until 有效到何时；还没核对的不写", default=()
    )
    effects: tuple[Effect, ...] = field("对以前的文件做了什么：修改、延长、废止……，原文写在各条措施之外的", default=())
    checked: tuple[Checked, ...] = field("本站问过是否还执行：哪天、问谁、怎样答复；不改变有效与否", default=())
    own_tables: tuple[Table, ...] = field("各条措施之外的表：照原文，各格分开", default=(), key="tables")
    notes: tuple[Note, ...] = field("编者按", default=())
    original: Original | None = field("官方原文所出的文件，由 policyref new 写下；没有就不写", default=None)
    corrections: tuple[Correction, ...] = field("原件的笔误：改了哪一块的哪几个字，为什么", default=())
    waived: tuple[Waiver, ...] = field("不作为事实的数字、日期", default=())
    confirmed: tuple[Confirmation, ...] = field("程序判断不了、由人对照原文确认过的，逐一说明理由", default=())

    complete: bool = field(
        "true 表示 notice.yml 已经整理完：还没有交代的都算错误；不写的，只计数，网站照样生成", default=False
    )

    id: str = attached()
    source: str = attached()
    source_place: Place = attached()
    is_read: bool = attached()
    official: Text = attached()
    records: tuple[Any, ...] = attached()
    kept: Kept = attached()
    in_cells: tuple[Quoted, ...] = attached()
    cited: tuple[InClause, ...] = attached()
    measures: tuple[Measure, ...] = attached()
    tables: tuple[Table, ...] = attached()
    duties: tuple[TableDuty, ...] = attached()
    revisions: tuple[Revision, ...] = attached()

    @property
    def is_whole(self) -> bool:
        """Whether nothing of its files is left out because it cannot be read."""
        return self.is_read and not self.kept.gone and not any(measure.kept.gone for measure in self.measures)

    @property
    def issuer(self) -> str:
        """Who issued it, by name."""
        return issuer.named(self.issuers)

    @property
    def issuer_shown(self) -> str:
        """The same for a reader, who is told where the text itself bears no name."""
        return issuer.shown(self.issuers)

    @property
    def number(self) -> str | None:
        """None where the text has none, or where it is not entered."""
        return None if self.written_number == NOT_WRITTEN else self.written_number

    @property
    def number_state(self) -> State:
        return "entered" if self.number else "none" if self.written_number else "open"

    @cached_property
    def force(self) -> tuple[Deadline, ...]:
        """From when and until when it holds, wherever it says so: outside of its measures, or in its last article."""
        own = [one for one in self.deadlines if one.kind == "force"]
        return (*own, *(one for measure in self.measures for one in measure.force_of_notice))

    @cached_property
    def effective(self) -> date | None:
        """The day on which its words say that it takes effect, if they say one."""
        return effective_day("\n".join(map(squeeze, self.source.splitlines())), self.issued)

    @cached_property
    def issue_days(self) -> IssueDays:
        """The days besides that of issue which its words may mean by 印发之日, 公布之日."""
        return IssueDays(self.printed, date.fromisoformat(self.online[:10]) if self.online else None)

    @property
    def table_by_id(self) -> dict[str, Table]:
        """The tables that can be read; of two with one id the first."""
        return {table.id: table for table in reversed(self.tables) if table.is_sound}

    def tables_for(self, measure: Measure) -> dict[str, Table]:
        """What a measure may quote: the tables of the notice; of its own those of this text of it."""
        return {**self.table_by_id, **{table.id: table for table in measure.all_tables() if table.is_sound}}

    def with_measures(self, measures: tuple[Measure, ...]) -> Notice:
        """The same with other texts of its measures."""
        copy = changed(self, measures=measures)
        tables = (*self.own_tables, *(table for one in measures for table in one.all_tables()))
        put(copy, "tables", tables)
        owners: list[Notice | Measure] = [self, *measures]
        quoting = (one for owner in owners for one in quoted_in(owner.records))
        put(copy, "in_cells", tuple(one for one in quoting if one.cell))
        return copy

    @property
    def address(self) -> str:
        """Of the page with its whole text, relative to the site root."""
        return f"{self.id}/index.html"

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """What it says of 以上, 以下 and other words that compare."""
        return read_standing(self.source)

    @property
    def title(self) -> str:
        """For whoever shows it; while nobody has entered it, that it is not, and the id by which notices are told."""
        return self.official_title or f"{absent('open', '标题')}（{self.id}）"

    @property
    def locality(self) -> str:
        """The place that it is of, without those above; empty while it is not entered."""
        return self.region[-1] if self.region else ""

    @property
    def short_title(self) -> str:
        """The name people use for it: what it issues, or else its own title."""
        return self.subject or self.title

    @property
    def own_text(self) -> str:
        """Its words that belong to no measure, part by part."""
        parts = [part.text for part in (*self.opening, *self.closing)]
        headed = [f"{one.title}\n{one.text}" for one in self.sections]
        headed += [f"{one.title or ''}\n{one.text}" for one in self.annexes]
        return "\n".join([*parts, *headed])

    def tables_at(self, place: str) -> list[Table]:
        """Its own tables that stand at one place: `opening`, `section-2`, `closing`, `annex-1`."""
        return [table for table in self.own_tables if table.standing == place]

    def units_of(self, measure: Measure) -> tuple[Unit, ...]:
        """The units that a measure names, in the order of the text, then those this notice names for all."""
        mentions = [*measure.all_units(), *self.units_for_all]
        return tuple({one.unit.id: one.unit for one in mentions if one.unit}.values())

    @cached_property
    def down_to(self) -> dict[int, tuple[Section, ...]]:
        """By number of a section: those that it stands in, from the top, and itself."""
        found: dict[int, tuple[Section, ...]] = {}
        above: list[Section] = []
        for section in self.sections:
            above = [*(one for one in above if one.level < section.level), section]
            found[section.number] = tuple(above)
        return found

    def path(self, one: Section | Measure) -> tuple[Section, ...]:
        """The sections that a section (with itself) or a measure stands in, from the top."""
        number = one.number if isinstance(one, Section) else one.section
        return self.down_to.get(number or 0, ())

    @cached_property
    def flow(self) -> tuple[Section | Measure, ...]:
        """Sections and measures in the order of the text.

        A section without measures stands before the measures of the next; a measure that stands beside sections, behind
        those whose labels come before its own.
        """
        found: list[Section | Measure] = []
        left = list(self.sections)
        for measure in self.measures:
            reached = [one for one in left if self._is_before(one, measure)]
            left = [one for one in left if one not in reached]
            found += [*reached, measure]
        return (*found, *left)

    @cached_property
    def groups(self) -> tuple[tuple[Section | None, list[Measure]], ...]:
        """The same in groups: each section with the measures right in it; those in none, where they stand."""
        found: list[tuple[Section | None, list[Measure]]] = []
        for one in self.flow:
            if isinstance(one, Section):
                found.append((one, []))
                continue
            section = self.path(one)[-1] if self.path(one) else None
            own = next((group for above, group in reversed(found) if above is section), None)
            if own is None or (section is None and found[-1][0]):
                found.append((section, own := []))
            own.append(one)
        return tuple(found)

    def _is_before(self, section: Section, measure: Measure) -> bool:
        if measure.section is not None:
            return measure.section in self.down_to and section.number <= measure.section
        top, own = read_label(self.path(section)[0].label), read_label(measure.label)
        return bool(top and own and top.family == own.family and top.number < own.number)

    def below(self, number: int) -> list[Measure]:
        """Those in a section and in the sections of it."""
        within = {one for one, path in self.down_to.items() if any(above.number == number for above in path)}
        return [measure for measure in self.measures if measure.section in within]
