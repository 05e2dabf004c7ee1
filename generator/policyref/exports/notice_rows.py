"""A notice as other programs read it, without its measures."""

from __future__ import annotations

from datetime import date
from typing import NotRequired

from typing_extensions import TypedDict

from policyref.exports.deadlines import DeadlineRow
from policyref.exports.entered import entered
from policyref.exports.fact_rows import dates, facts, filled
from policyref.exports.force import ForceAsOf, force_as_of
from policyref.exports.notice_tables import AnnexRow, DutyRow, TableRow, annex_rows, duty_row, table_rows
from policyref.facts.told import State
from policyref.model.issuer import Issuer
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.notice_parts import Section


class SectionRow(TypedDict):
    number: int
    level: int
    label: str
    title: str
    text: NotRequired[str]


class IssuerRow(TypedDict):
    name: str
    source: NotRequired[str]


class NoticeRow(TypedDict):
    id: str
    title: str
    number: str | None
    number_state: State
    issuer: str
    issued: date | None
    place: list[str]
    url: str
    sections: list[SectionRow]
    issuers: NotRequired[list[IssuerRow]]
    deadlines: NotRequired[list[DeadlineRow]]
    annexes: NotRequired[list[AnnexRow]]
    tables: NotRequired[list[TableRow]]
    tasks: NotRequired[list[DutyRow]]
    forwards: NotRequired[str]
    validity: ForceAsOf


def notice_row(notice: Notice, library: Library) -> NoticeRow:
    row: NoticeRow = {
        "id": notice.id,
        "title": notice.official_title or "",
        "number": notice.number,
        "issuer": notice.issuer,
        "issued": notice.issued,
        "place": list(notice.region),
        "url": notice.address,
        "number_state": notice.number_state,
        "sections": [_section(one) for one in notice.sections],
        "validity": force_as_of(notice.id, library),
    }
    if len(notice.issuers) > 1 or any(one.source for one in notice.issuers):
        row["issuers"] = [_issuer(one) for one in notice.issuers]
    if notice.deadlines:
        row["deadlines"] = list(dates(notice.deadlines, notice))
    if notice.annexes:
        row["annexes"] = annex_rows(notice)
    if notice.tables:
        of_measures = [row for one in notice.measures for row in table_rows(one.all_tables(), one)]
        row["tables"] = [*table_rows(notice.own_tables), *of_measures]
    if notice.duties:
        row["tasks"] = [duty_row(duty) for duty in notice.duties]
    tied = {
        "notes": facts(notice.notes, notice),
        "waived": facts(notice.waived, notice),
        "confirmed": facts(notice.confirmed, notice),
    }
    return {**entered(notice, row), **row, **filled(tied)}  # type: ignore[typeddict-item]


def _section(one: Section) -> SectionRow:
    row: SectionRow = {"number": one.number, "level": one.level, "label": one.label, "title": one.title}
    return {**row, "text": one.text} if one.text else row


def _issuer(one: Issuer) -> IssuerRow:
    """`source` says where the name is from where the text bears none."""
    return {"name": one.name, "source": one.source} if one.source else {"name": one.name}
