"""An annex of a notice: its words and tables, each row with an address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.pages import home
from policyref.pages.force import force_band
from policyref.pages.json_ld import annex_nodes
from policyref.pages.official import show_passages
from policyref.pages.render import page
from policyref.pages.titles import described, titled
from policyref.present.citations import cite_notice
from policyref.present.kind import PageKind
from policyref.present.output import Crumb, Page
from policyref.present.tables import tables_of
from policyref.revisions.log import of_notice, updated


def annex_pages(notice: Notice, library: Library, host: Host) -> Iterator[Page]:
    band = force_band(notice, library, None, ())
    row = (None, *notice.annexes, None)
    for before, (annex, after) in zip(row, pairwise(row[1:]), strict=False):
        assert annex is not None  # only the ends are
        tables = notice.tables_at(annex.at)
        yield page(
            KIND,
            library,
            host,
            address=annex.address,
            title=annex.title or annex.label,
            tab=titled(annex.title or annex.label, notice, band.status),
            description=described(f"{library.title_of(notice)}的{annex.heading}", band.status, library.day),
            crumbs=(*KIND.path, Crumb(library.title_of(notice), notice.address)),
            source=notice.place.file,
            updated=updated(notice, of_notice(notice)),
            about=annex_nodes(annex, notice, host),
            notice=notice,
            band=band,
            annex=annex,
            text=show_passages(annex.passages, tables, tables_of(tables, notice, library, host)),
            tables=tables,
            duties=[duty for duty in notice.duties if duty.table in tables],
            citation=cite_notice(notice, library, annex.heading, whole=True),
            before=before,
            after=after,
        )


KIND = PageKind(
    name="annex",
    about="notice",
    addresses=("{notice}/annex-{number}.html",),
    under=home.KIND,
    group="附件",
    make=annex_pages,
)
