"""What each unit has to do as tables (CSV and XLSX): its 责任清单, and that of all units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyref.exports.tables import ENDS, Table, ends, force_heads, in_force, link, number
from policyref.exports.workbook import Row
from policyref.model.facts import Deadline
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.vocabulary import Unit
from policyref.present.dates import first_start, narrowed
from policyref.present.duties import Duty, duties
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.units import in_roles
from policyref.words import CERTAINTY, OURS, period_in_words

_TITLE = "责任清单"
_CLAUSE = ("文件", "文号", "条号", "哪一条", "标题", "做什么（原文）")
_OF_UNIT, _OF_ALL = ("分工", "同谁一起"), ("谁负责",)
_WHEN = ("期限（原文）", "开始", *ENDS)
_LAST = ("任务指标（名称" + OURS + "）", f"摘要（{OURS}）", f"期限说明（{OURS}）", f"编者按（{OURS}）", "地址")


def duty_lists(unit: Unit, library: Library, host: Host) -> Iterator[Asset]:
    rows = [_row(one, unit, library, host) for one in duties(library, unit=unit)]
    table = _table(_OF_UNIT, library)
    yield from table.files(f"data/units/{unit.id}", [table.written(rows)])


def duty_list_of_all(library: Library, host: Host) -> Iterator[Asset]:
    table = table_of_all(library)
    yield from table.files("data/duties", [table.written([row_of_all(one, library, host) for one in duties(library)])])


def table_of_all(library: Library) -> Table:
    return _table(_OF_ALL, library)


def row_of_all(duty: Duty, library: Library, host: Host) -> Row:
    return _row(duty, None, library, host)


def _table(who: Iterable[str], library: Library) -> Table:
    place = ["地区"] if library.place_names else []
    return Table(_TITLE, (*place, *_CLAUSE, *who, *_WHEN, *force_heads(library), "完成情况", *_LAST))


def _row(duty: Duty, unit: Unit | None, library: Library, host: Host) -> Row:
    notice = duty.notice
    who = ("、".join(duty.roles(unit)), in_roles(duty.beside(unit))) if unit else (in_roles(duty.who),)
    return (
        *([library.place_of(notice)] if library.place_names else []),
        notice.short_title,
        notice.number or "",
        number(duty.number),
        duty.clause,
        duty.title + (f"（{duty.title_mark}）" if duty.title_mark else ""),
        duty.does,
        *who,
        "；".join(one.quote for one in duty.by_when),
        first_start(duty.by_when) or "",
        *ends(duty.by_when),
        *in_force(duty.status),
        _done(duty),
        "；".join(f"{one.name}：{one.value}" for one in duty.targets),
        duty.summary,
        "；".join(filter(None, (_said_of(one, duty) for one in duty.by_when))) if duty.by_when else duty.no_day,
        "\n".join(one.note for one in duty.notes),
        link(duty.address, host),
    )


def _done(duty: Duty) -> str:
    """Room to write; none where there is nothing to do."""
    return "" if duty.is_open else duty.status.word


def _said_of(deadline: Deadline, duty: Duty) -> str:
    """How its days were read, where the words do not say so themselves."""
    readings = "；".join(f"{one.name}：{period_in_words(one.start, one.end)}" for one in deadline.readings)
    unsure = "" if deadline.certainty == "exact" else CERTAINTY[deadline.certainty]
    read = unsure + (f"（{readings or deadline.basis}）" if readings or deadline.basis else "")
    said = "，".join(filter(None, (deadline.what, read, narrowed(deadline, duty.measure) if duty.measure else "")))
    return f"“{deadline.quote}”：{said}" if said else ""


OF_UNIT = FileKind(
    name="duties", about="unit", addresses=("data/units/{id}.csv", "data/units/{id}.xlsx"), make=duty_lists
)
OF_ALL = FileKind(
    name="all-duties",
    about="everything",
    addresses=("data/duties.csv", "data/duties.xlsx"),
    offered=("全部单位的责任清单（CSV）", "全部单位的责任清单（Excel）"),
    make=duty_list_of_all,
)
