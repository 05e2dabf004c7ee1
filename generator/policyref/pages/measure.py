"""The page of one measure: the answer first, then the official words, then everything tied to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.pages import home
from policyref.pages.cited import all_parts
from policyref.pages.embed import embed_address, embedded_items, snippet
from policyref.pages.force import force_band
from policyref.pages.json_ld import measure_nodes
from policyref.pages.render import page
from policyref.pages.texts import all_texts, of_text
from policyref.pages.titles import described, gain, titled
from policyref.present.around import named, related
from policyref.present.citations import cite_measure
from policyref.present.guide import ShownGuide, guide_of, guide_of_unit
from policyref.present.items import Clause
from policyref.present.kind import PageKind
from policyref.present.output import Crumb, Page
from policyref.present.prints import leaflet_address
from policyref.present.qr import qr_svg
from policyref.present.units import ShownUnit, shown_units
from policyref.revisions.log import latest, of_measure, updated
from policyref.time.units import unit_of


def measure_page(measure: Measure, library: Library, host: Host) -> Iterator[Page]:
    notice = library.notice_by_id[measure.notice]
    before, after = library.beside[measure.key]
    path = notice.down_to.get(measure.section or 0, ())
    above = [Crumb(one.heading, f"{notice.address}#sec{one.number}") for one in path]
    told = of_measure(notice, measure)
    band = force_band(notice, library, measure, shown_units(measure, notice, library))
    clause = Clause(measure)
    given = of_text(clause, library, host)
    yield page(
        KIND,
        library,
        host,
        address=measure.address,
        title=measure.page_title,
        tab=titled(gain(clause, library), notice, band.status, clause.called),
        description=described(measure.summary or measure.excerpt, band.status, library.day),
        crumbs=(*KIND.path, Crumb(library.title_of(notice), notice.address), *above),
        source=measure.place.file,
        updated=updated(notice, told),
        about=measure_nodes(measure, notice, library, host),
        **given,
        **around(clause, given["units"], library, host),
        band=band,
        before=before,
        after=after,
    )


def around(clause: Clause, units: Sequence[ShownUnit], library: Library, host: Host) -> dict[str, Any]:
    """What stands around the text on the page of a clause."""
    measure = clause.text
    notice = library.notice_by_id[measure.notice]
    return {
        "views": all_texts(clause, library, host),
        "embeds": list(_embeds(clause)),
        "snippet": snippet(measure, host, clause.item) if measure.rules.rules else None,
        "citation": cite_measure(measure, library, clause.number),
        "cited": all_parts(clause, library),
        "cited_url": host.cited_url,
        "qr": qr_svg(host.url(clause.address)) if host.address else "",
        "leaflet": leaflet_address(measure) if host.prints else None,
        "contact": library.site.contact,
        "related": related(measure, library),
        "change": latest(of_measure(notice, measure)),
        "guide": guide_beside(clause, units, library),
    }


def _embeds(clause: Clause) -> Iterator[tuple[str, str]]:
    """Those of the clause, and of its items that have no page to offer theirs: the address, and of which item."""
    measure = clause.text
    if measure.computes and not clause.number:
        yield embed_address(measure), ""
    for one in embedded_items(measure):
        if clause.tells_of(one.number):
            yield embed_address(measure, one.number), "" if clause.number else f"（{one.called}）"


def guide_beside(
    clause: Clause, units: Sequence[ShownUnit], library: Library
) -> list[tuple[str, tuple[ShownGuide, ...]]]:
    """What other sources tell of the clause, of its benefits, of whoever is to be asked: of what, and the rows."""
    measure = clause.text
    benefits = [one for one in measure.benefits if clause.number in (None, one.item)]
    found = [(clause.called, guide_of(clause.key, library))]
    found += [(one.name, guide_of(unit_of(measure, one), library)) for one in benefits]
    asked = {one.mention.unit.id: one.mention.unit for one in units if one.mention.unit}
    found += [(library.unit_name(unit), guide_of_unit(unit, library)) for unit in asked.values()]
    before: list[tuple[ShownGuide, ...]] = [()]
    told = []
    for called, rows in found:
        if rows not in before:
            told.append((called, rows))
            before.append(rows)
    return told


KIND = PageKind(
    name="measure",
    about="measure",
    addresses=("{notice}/{number}.html",),
    under=home.KIND,
    group="措施",
    make=measure_page,
    beyond=named,
)
