"""The page of one measure: the answer first, then the official words, then everything tied to them."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.pages import home
from policyref.pages.embed import snippet
from policyref.pages.force import force_band
from policyref.pages.json_ld import measure_nodes
from policyref.pages.render import page
from policyref.pages.texts import all_parts, all_texts, of_text
from policyref.pages.titles import described, titled
from policyref.present.around import named, related
from policyref.present.citations import cite_measure
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
    units = shown_units(measure, notice, library)
    told = of_measure(notice, measure)
    band = force_band(notice, library, measure, units)
    yield page(
        KIND,
        library,
        host,
        address=measure.address,
        title=measure.page_title,
        tab=titled(measure.page_title, notice, band.status),
        description=described(measure.summary or measure.excerpt, band.status, library.day),
        crumbs=(*KIND.path, Crumb(library.title_of(notice), notice.address), *above),
        source=measure.place.file,
        updated=updated(notice, told),
        about=measure_nodes(measure, notice, library, host),
        **of_text(measure, library, host),
        views=all_texts(measure, library, host),
        section=path[-1] if path else None,
        root="../",
        snippet=snippet(measure, host) if measure.rules.rules else None,
        band=band,
        led=any(one.role == "lead" for one in units),
        citation=cite_measure(measure, library),
        items=all_parts(measure, library),
        qr=qr_svg(host.url(measure.address)) if host.address else "",
        leaflet=leaflet_address(measure) if host.prints else None,
        contact=library.site.contact,
        related=related(measure, library),
        change=latest(told),
        before=before,
        after=after,
    )


KIND = PageKind(
    name="measure",
    about="measure",
    addresses=("{notice}/{number}.html",),
    under=home.KIND,
    group="措施",
    make=measure_page,
    beyond=named,
)
