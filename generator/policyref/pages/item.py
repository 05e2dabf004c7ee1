"""The page of an item that has something of its own to tell, where its measure has many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.pages import home
from policyref.pages.force import force_band
from policyref.pages.json_ld import item_nodes
from policyref.pages.measure import around
from policyref.pages.render import page
from policyref.pages.texts import of_text
from policyref.pages.titles import described, gain, titled
from policyref.present.amounts import amount
from policyref.present.around import named
from policyref.present.items import Clause, items_with_pages
from policyref.present.kind import PageKind
from policyref.present.output import Crumb, Page
from policyref.revisions.log import of_measure, updated


def item_pages(measure: Measure, library: Library, host: Host) -> Iterator[Page]:
    notice = library.notice_by_id[measure.notice]
    numbers = items_with_pages(measure)
    steps = (*KIND.path, Crumb(library.title_of(notice), notice.address), Crumb(measure.page_title, measure.address))
    for before, number, after in zip([None, *numbers], numbers, [*numbers[1:], None], strict=False):
        clause = _latest(measure, number)
        given = of_text(clause, library, host)
        band = force_band(notice, library, measure, given["units"], clause.number)
        yield page(
            KIND,
            library,
            host,
            address=clause.address,
            title=clause.page_title,
            tab=titled(gain(clause, library), notice, band.status, clause.called),
            description=described(_said(clause, library), band.status, library.day),
            crumbs=steps,
            source=measure.place.file,
            updated=updated(notice, of_measure(notice, measure)),
            about=item_nodes(clause, notice, library, host),
            **given,
            **around(clause, given["units"], library, host),
            band=band,
            before=before and replace(clause, number=before),
            after=after and replace(clause, number=after),
        )


def _latest(measure: Measure, number: int) -> Clause:
    """In the present text or, where that has it no longer or not yet, in the last that has it."""
    texts = [measure, *reversed(measure.texts)]
    return next(clause for text in texts if (clause := Clause(text, number)).item)


def _said(clause: Clause, library: Library) -> str:
    assert clause.item
    told = [f"{one.name}：{amount(one, clause.text, library)}" for one in clause.told(clause.text.benefits)]
    return f"{clause.called}{clause.item.title or ''}。{'；'.join(told) or clause.item.text}"


KIND = PageKind(
    name="item",
    about="measure",
    addresses=("{notice}/{number}-{item}.html",),
    under=home.KIND,
    group="措施",
    make=item_pages,
    beyond=named,
)
