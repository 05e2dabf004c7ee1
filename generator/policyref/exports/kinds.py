"""Every kind of file for other programs. A new kind is one file and one line here."""

from __future__ import annotations

from policyref.exports import (
    calculators,
    calendar,
    changes_json,
    duty_tables,
    fact_tables,
    feeds,
    finder,
    group_tables,
    guide,
    measures_json,
    notice_tables,
    original,
    qr_codes,
    sitemap_xml,
    tables,
    time_tables,
    validity_json,
)
from policyref.exports.dmn import files as dmn
from policyref.present.kind import FileKind

FILES: tuple[FileKind, ...] = (
    measures_json.WHOLE,
    measures_json.ONE,
    validity_json.KIND,
    original.KIND,
    tables.OF_ALL,
    fact_tables.BENEFITS,
    fact_tables.TARGETS,
    duty_tables.OF_ALL,
    duty_tables.OF_UNIT,
    group_tables.KIND,
    time_tables.DATES,
    time_tables.ACTS,
    guide.KIND,
    notice_tables.KIND,
    feeds.KIND,
    changes_json.KIND,
    calendar.OF_ALL,
    calendar.OF_SECTOR,
    calendar.OF_UNIT,
    dmn.KIND,
    calculators.KIND,
    finder.KIND,
    qr_codes.KIND,
    sitemap_xml.KIND,
)
