"""The page of one measure: the answer first, then the official words, then everything tied to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.pages import home
from policyref.pages.cited import all_parts
from policyref.pages.embed import embed_address, snippet
from policyref.pages.force import force_band
from policyref.pages.json_ld import measure_nodes
from policyref.pages.render import page
from policyref.pages.texts import all_texts, of_text
from policyref.pages.titles import described, gain, titled
from policyref.present.around import named, related
from policyref.present.citations import cite_measure
from policyref.present.items import Clause
from policyref.present.kind import PageKind
from policyref.present.output import Crumb, Page
from policyref.present.prints import leaflet_address
from policyref.present.qr import qr_svg
from policyref.present.units import shown_units
from policyref.revisions.log import latest, of_measure, updated


def measure_page(measure: Measure, library: Library, host: Host) -> Iterator[Page]:
    notice = library.notice_by_id[measure.notice]
    before, after = library.beside[measure.key]
    path = notice.down_to.get(measure.section or 0, ())
    above = [Crumb(one.heading, f"{notice.address}#sec{one.number}") for one in path[:-1]]
    told = of_measure(notice, measure)
    band = force_band(notice, library, measure, shown_units(measure, notice, library))
    clause = Clause(measure)
    yield page(
        KIND,
        library,
        host,
        address=measure.address,
        title=measure.page_title,
        tab=titled(gain(clause), notice, band.status, clause.called),
        description=described(measure.summary or measure.excerpt, band.status, library.day),
        crumbs=(*KIND.path, Crumb(library.title_of(notice), notice.address), *above),
        source=measure.place.file,
        updated=updated(notice, told),
        about=measure_nodes(measure, notice, library, host),
        **of_text(clause, library, host),
        **around(clause, library, host),
        band=band,
        section=path[-1] if path else None,
        before=before,
        after=after,
    )


def around(clause: Clause, library: Library, host: Host) -> dict[str, Any]:
    """What stands around the text on the page of a clause."""
    measure = clause.text
    notice = library.notice_by_id[measure.notice]
    return {
        "views": all_texts(clause, library, host),
        "embed": embed_address(measure, clause.number),
        "snippet": snippet(measure, host, clause.item) if measure.rules.rules else None,
        "citation": cite_measure(measure, library, clause.number),
        "cited": all_parts(clause, library),
        "cited_url": host.cited_url,
        "qr": qr_svg(host.url(clause.address)) if host.address else "",
        "leaflet": leaflet_address(measure) if host.prints else None,
        "contact": library.site.contact,
        "related": related(measure, library),
        "change": latest(of_measure(notice, measure)),
    }


KIND = PageKind(
    name="measure",
    about="measure",
    addresses=("{notice}/{number}.html",),
    under=home.KIND,
    group="措施",
    make=measure_page,
    beyond=named,
)
