"""Calculators alone on a page, for an `<iframe>` on somebody else's page. No pages of the site: they have no menu.

There is one for every item that can be computed, and one for the measure: all that can be computed of it or, of several
items, the choice between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from policyref.model.host import Host
from policyref.model.item import Item
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.pages.render import force_data, template
from policyref.pages.standing import standing_of
from policyref.pages.sums import doors_to, sums_of
from policyref.present.citations import cite_measure
from policyref.present.items import item_address
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.time.acts import issued_on
from policyref.time.texts import withdrawals

HEAD = "<!-- what it asks for -->"
"""Stands where whoever publishes the page puts the addresses of style sheet and scripts."""
_ROOT = "../../"
_ELEMENTS = ("as-of", "calculator-door", "deadline-status", "force-status", "frame-height", "page-band")


def embed_address(measure: Measure, item: int | None = None) -> str:
    return f"embed/{measure.key}-{item}.html" if item else f"embed/{measure.key}.html"


def embed_pages(measure: Measure, library: Library, host: Host) -> Iterator[Asset]:
    if measure.computes:
        yield _page(measure, None, library, host)
        for item in embedded_items(measure):
            yield _page(measure, item, library, host)


def embedded_items(measure: Measure) -> list[Item]:
    """The items of which something can be computed."""
    computed = {rule.item for rule in measure.rules.rules}
    return [one for one in measure.items if one.number in computed]


def _page(measure: Measure, item: Item | None, library: Library, host: Host) -> Asset:
    number = item.number if item else None
    notice = library.notice_by_id[measure.notice]
    gone = withdrawals(measure, library, lambda one: number in (None, one.item))
    doors = doors_to(measure, library) if item is None and all(one.names for one in gone) else []
    html = template("embed").render(
        head=Markup(HEAD),
        root=_ROOT,
        measure=measure,
        title=titled(measure, item),
        site_name=host.name,
        address=item_address(measure, number),
        page_url=host.public_url(item_address(measure, number)),
        left=[one for one in measure.rules.not_computable if number in (None, one.item)],
        doors=[(door, embed_address(measure, door.item)) for door in doors],
        sums=sums_of(measure, library, _tells(number, bool(doors))),
        withdrawn=gone,
        library=library,
        notice=notice,
        issued=issued_on(notice),
        standing=standing_of(measure, library, number),
        to=_ROOT.__add__,
        citation=cite_measure(measure, library, number),
        disclaimer=library.site.disclaimer,
    )
    return Asset(embed_address(measure, number), html.replace("</main>", f"</main>\n{force_data(html, library)}"))


def _tells(number: int | None, has_doors: bool) -> Callable[[int | None], bool] | None:
    """What is asked on the page itself: of an item its own; beside doors to items what belongs to none."""
    if number is None and not has_doors:
        return None
    return lambda item: item == number


def titled(measure: Measure, item: Item | None) -> str:
    return f"{measure.page_title}：{item.label}{item.title or ''}".rstrip("：") if item else measure.page_title


def snippet(measure: Measure, host: Host, item: Item | None = None) -> str | None:
    """What an official portal pastes into its page; None where there is no address to point to."""
    number = item.number if item else None
    address, page = host.public_url(embed_address(measure, number)), host.public_url(item_address(measure, number))
    if address is None or page is None:
        return None
    title = f"算一算：{titled(measure, item)}"
    return template("snippet/snippet").render(address=address, page=page, title=title).strip()


KIND = FileKind(
    name="embed",
    about="measure",
    addresses=("embed/{notice}/{number}.html", "embed/{notice}/{number}-{item}.html"),
    make=embed_pages,
    elements=(_ELEMENTS, (*_ELEMENTS, "policy-calculator")),
)
