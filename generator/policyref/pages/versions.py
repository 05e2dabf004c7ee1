"""Each text of a measure that was amended, on a page of its own for citing: its number stays when days are mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.pages import home
from policyref.pages.cited import parts
from policyref.pages.json_ld_time import text_node
from policyref.pages.render import page
from policyref.pages.texts import body, changes
from policyref.pages.titles import titled
from policyref.present.around import named
from policyref.present.citations import cite_measure
from policyref.present.items import Clause
from policyref.present.kind import PageKind
from policyref.present.output import Crumb, Page
from policyref.time.texts import shown_versions
from policyref.time.times import times


def version_pages(measure: Measure, library: Library, host: Host) -> Iterator[Page]:
    shown = shown_versions(measure, library)
    notice = library.notice_by_id[measure.notice]
    now = times(library).status(measure.key)
    for one in shown:
        text = one.text
        title = f"{text.page_title}（{one.heading}）"
        above = Crumb(library.title_of(notice), notice.address), Crumb(measure.page_title, measure.address)
        clause = Clause(text, whole=True)
        yield page(
            KIND,
            library,
            host,
            address=one.address,
            title=title,
            tab=titled(title, notice, now),
            description=text.summary or text.excerpt,
            crumbs=(*KIND.path, *above),
            source=text.place.file,
            updated=(one.lasting.by or notice).issued,
            about=[text_node(one, notice, host)],
            measure=measure,
            notice=notice,
            one=one,
            others=[other for other in shown if other is not one],
            body=lambda to, clause=clause: body(clause, library, host, to),
            changes=changes(text, library),
            citation=f"{cite_measure(text, library)}（{one.heading}）",
            cited=[replace(part, words=f"{part.words}（{one.heading}）") for part in parts(clause, library)],
            cited_url=host.cited_url,
        )


KIND = PageKind(
    name="version",
    about="measure",
    addresses=("{notice}/{number}-v{ordinal}.html",),
    under=home.KIND,
    make=version_pages,
    beyond=named,
)
