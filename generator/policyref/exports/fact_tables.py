"""Everything that is given, and every figure set as a task, as tables (CSV and XLSX): a row a fact, with its words."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.exports.tables import Table, ends, force_heads, in_force, link, number
from policyref.exports.workbook import Row
from policyref.facts.spans import InClause, Quoted
from policyref.model.facts import Benefit, Target
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.present.amounts import amount
from policyref.present.citations import short_number
from policyref.present.dates import first_start
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.validity import part_key
from policyref.text.quotation import quoted
from policyref.time.times import times
from policyref.words import KIND, OURS, PAYER

_CLAUSE = ("文件", "文号", "条号", "哪一条")
_BENEFIT = (
    f"名称（{OURS}）", "种类", "谁出钱", f"给谁（{OURS}）", "给多少（原文）", "封顶（原文）", f"数额（{OURS}）", "原文",
    "开始", "最早截止", "最晚截止",
)  # fmt: skip
_TARGETS = Table("任务指标", (*_CLAUSE, f"名称（{OURS}）", "指标数（原文）", "原文", "地址"))


def table_of_benefits(library: Library, host: Host) -> Iterator[Asset]:
    table = Table("奖补", (*_CLAUSE, *_BENEFIT, *force_heads(library), "地址"))
    rows = [
        _benefit(one, measure, notice, library, host)
        for notice in library.notices
        for measure in notice.measures
        for one in measure.benefits
    ]
    yield from table.files("data/benefits", [table.written(rows)])


def table_of_targets(library: Library, host: Host) -> Iterator[Asset]:
    rows = [
        _target(one, measure, notice, host)
        for notice in library.notices
        for measure in notice.measures
        for one in measure.targets
    ]
    yield from _TARGETS.files("data/targets", [_TARGETS.written(rows)])


def _benefit(one: Benefit, measure: Measure, notice: Notice, library: Library, host: Host) -> Row:
    days = [day for day in measure.deadlines if one.id in day.of or (not day.of and day.item in (None, one.item))]
    return (
        *_clause(one, measure, notice),
        one.name,
        KIND[one.kind],
        PAYER[one.payer],
        one.to,
        one.gives,
        _cap(one, library),
        amount(one, measure, library),
        one.quote,
        first_start(days) or "",
        *ends(days),
        *in_force(times(library).status(part_key(measure, one.item, one.id), library.day)),
        link(_address(one, measure), host),
    )


def _cap(one: Benefit, library: Library) -> str:
    """For each option where there are several; with the words of another clause, where it stands there."""
    sums = one.cap.sums if one.cap else {}
    said = "；".join(f"{option}：{words}" if option else words for option, words in sums.items())
    written = [one.cap_words, *(one.caps.table.values() if one.caps else ())]
    for other in dict.fromkeys(found for found in written if isinstance(found, InClause)):
        clause = library.measure_by_key.get(other.key)
        said += f"（见{clause.called if clause else other.clause}：{quoted(other.quote)}）"
    return said


def _target(one: Target, measure: Measure, notice: Notice, host: Host) -> Row:
    return (*_clause(one, measure, notice), one.name, one.value, one.quote, link(_address(one, measure), host))


def _clause(one: Quoted, measure: Measure, notice: Notice) -> Row:
    called = measure.called + measure.part_called(one.item)
    return (notice.short_title, notice.number or "", number(short_number(measure)), called)


def _address(one: Quoted, measure: Measure) -> str:
    """Of its words."""
    name = measure.link_to(one.sentence)
    return measure.address + (f"#s{name}" if name else f"#i{one.item}" if one.item else "")


BENEFITS = FileKind(
    name="benefits",
    about="everything",
    addresses=("data/benefits.csv", "data/benefits.xlsx"),
    offered=("全部奖补的表格（CSV）", "全部奖补的表格（Excel）"),
    make=table_of_benefits,
)
TARGETS = FileKind(
    name="targets",
    about="everything",
    addresses=("data/targets.csv", "data/targets.xlsx"),
    offered=("全部任务指标的表格（CSV）", "全部任务指标的表格（Excel）"),
    make=table_of_targets,
)
