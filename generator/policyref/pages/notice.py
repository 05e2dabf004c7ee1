"""The whole official text of a notice, its record and the chain of notices it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policyref.exports.original import original_address
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.pages import home
from policyref.pages.acts import acting
from policyref.pages.force import force_band
from policyref.pages.json_ld import notice_nodes
from policyref.pages.render import page
from policyref.pages.titles import described, titled
from policyref.pages.whole_text import WholeText
from policyref.present.around import chain
from policyref.present.citations import cite_notice
from policyref.present.force import stretches_as_data
from policyref.present.kind import PageKind
from policyref.present.output import Page
from policyref.present.prints import book_address
from policyref.present.tables import tables_of
from policyref.revisions.log import latest, of_notice, updated
from policyref.time.times import times


def notice_page(notice: Notice, library: Library, host: Host) -> Iterator[Page]:
    band = force_band(notice, library, None, ())
    yield page(
        KIND,
        library,
        host,
        address=notice.address,
        title=library.title_of(notice),
        tab=titled(library.title_of(notice), notice, band.status),
        description=described(notice.summary or notice.title, band.status, library.day),
        source=notice.place.file,
        updated=updated(notice, of_notice(notice)),
        about=notice_nodes(notice, library, host),
        notice=notice,
        change=latest(of_notice(notice)),
        band=band,
        acts=acting(times(library).acts_by(notice.id), library),
        apart=(apart := _apart(notice, library)),
        usual=[one for one in notice.measures if one not in apart] if apart else [],
        book=book_address(notice) if host.prints and notice.measures else None,
        original=original_address(notice),
        citation=cite_notice(notice, library, whole=True),
        whole=WholeText(notice, tables_of(notice.tables, notice, library, host)),
        sections=notice.groups,
        forwards=library.notice_by_id.get(notice.forwards or ""),
        forwarded_by=library.forwarded_by.get(notice.id, []),
        coverage=library.coverage[notice.id],
    )


def _apart(notice: Notice, library: Library) -> list[Measure]:
    """The measures of which not the same is true as of most; what is true of all says the band."""
    said = {one.key: repr(stretches_as_data(one.key, library)) for one in notice.measures}
    counted = Counter(said.values()).most_common(1)
    if len(set(said.values())) < 2:
        return []
    [(usual, count)] = counted
    return [one for one in notice.measures if count < 2 or said[one.key] != usual]


KIND = PageKind(
    name="notice",
    about="notice",
    addresses=("{notice}/index.html",),
    under=home.KIND,
    group="文件",
    make=notice_page,
    beyond=chain,
)
