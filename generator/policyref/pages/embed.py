"""A calculator alone on a page, for an `<iframe>` on somebody else's page. No page of the site: it has no menu."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.pages.render import force_data, template
from policyref.pages.standing import standing_of
from policyref.present.boundaries import HINT, boundaries
from policyref.present.citations import cite_measure
from policyref.present.examples import telling_examples
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.time.texts import withdrawn

HEAD = "<!-- what it asks for -->"
"""Stands where whoever publishes the page puts the addresses of style sheet and scripts."""
_ROOT = "../../"


def embed_address(measure: Measure) -> str:
    return f"embed/{measure.key}.html"


def embed_page(measure: Measure, library: Library, host: Host) -> Iterator[Asset]:
    if measure.computes:
        html = template("embed").render(
            head=Markup(HEAD),
            root=_ROOT,
            measure=measure,
            site_name=host.name,
            page_url=host.public_url(measure.address),
            boundaries=boundaries(measure, library),
            withdrawn=withdrawn(measure, library),
            boundaries_hint=HINT,
            examples=telling_examples(measure),
            library=library,
            standing=standing_of(measure, library),
            to=_ROOT.__add__,
            citation=cite_measure(measure, library),
            disclaimer=library.site.disclaimer,
        )
        yield Asset(embed_address(measure), html.replace("</main>", f"</main>\n{force_data(html, library)}"))


def snippet(measure: Measure, host: Host) -> str | None:
    """What an official portal pastes into its page; None where there is no address to point to."""
    address, page = host.public_url(embed_address(measure)), host.public_url(measure.address)
    if address is None or page is None:
        return None
    return template("snippet/snippet").render(address=address, page=page, title=f"算一算：{measure.page_title}").strip()


KIND = FileKind(
    name="embed",
    about="measure",
    addresses=("embed/{notice}/{number}.html",),
    make=embed_page,
    elements=("as-of", "force-status", "page-band", "policy-calculator"),
)
