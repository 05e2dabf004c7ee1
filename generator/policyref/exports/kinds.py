"""Every kind of file for other programs. A new kind is one file and one line here."""

from __future__ import annotations

from policyref.exports import (
    calculators,
    calendar,
    changes_json,
    feeds,
    finder,
    measures_json,
    notice_tables,
    original,
    qr_codes,
    sitemap_xml,
    tables,
)
from policyref.exports.dmn import files as dmn
from policyref.present.kind import FileKind

FILES: tuple[FileKind, ...] = (
    measures_json.WHOLE,
    measures_json.ONE,
    original.KIND,
    tables.OF_ALL,
    tables.OF_UNIT,
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
