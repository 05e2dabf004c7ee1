"""Every file beside the pages. A new export is one module and one line here."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.calculators import calculator_files
from generator.exports.calendar import calendars
from generator.exports.dmn.files import dmn_files
from generator.exports.feeds import feeds
from generator.exports.finder import finder_files
from generator.exports.measures_json import measures_files
from generator.exports.qr_codes import qr_codes
from generator.exports.tables import tables
from generator.model.host import Host
from generator.model.library import Library
from generator.views.embed import embed_pages
from generator.views.plan import Asset


def all_files(library: Library, host: Host) -> Iterator[Asset]:
    yield from measures_files(library)
    yield from tables(library)
    yield from calendars(library, host)
    yield from dmn_files(library)
    yield from feeds(library, host)
    yield from qr_codes(library, host)
    yield from calculator_files(library)
    yield from embed_pages(library, host)
    yield from finder_files(library)
