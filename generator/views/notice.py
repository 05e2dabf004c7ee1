"""The whole official text of a notice, its record and the chain of notices it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.host import Host
from generator.model.library import Library
from generator.model.notice import Notice
from generator.text.citations import cite
from generator.views.filters import spans
from generator.views.json_ld import notice_nodes
from generator.views.plan import Page
from generator.views.prints import book_address
from generator.views.render import page


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
