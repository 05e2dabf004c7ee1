"""The whole official text of a notice, its record and the chain of notices it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.pages.json_ld import notice_nodes
from policyref.pages.render import page
from policyref.present.dates import spans
from policyref.present.output import Page
from policyref.present.prints import book_address
from policyref.text.citations import cite


def notice_page(notice: Notice, library: Library, host: Host) -> Iterator[Page]:
    sections = [(section, notice.in_section(section.number)) for section in notice.sections]
    yield page(
        "notice",
        notice.address,
        notice.short_title,
        library,
        host,
        description=notice.summary,
        source=notice.place.file,
        updated=notice.issued,
        about=notice_nodes(notice, host),
        notice=notice,
        book=book_address(notice) if host.prints and notice.measures else None,
        citation=cite(notice.title, notice.number),
        sections=sections or [(None, list(notice.measures))],
        forwards=library.notice_by_id.get(notice.forwards or ""),
        forwarded_by=library.forwarded_by.get(notice.id, []),
        coverage=library.coverage[notice.id],
        dates=spans([*notice.deadlines, *(one for measure in notice.measures for one in measure.deadlines)]),
    )
