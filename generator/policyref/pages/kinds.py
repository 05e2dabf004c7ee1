"""Every kind of page of a site, in the order in which pages stand in it. A new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterable

from policyref.pages import (
    annex,
    calculators,
    changes,
    data,
    deadlines,
    embed,
    finder,
    glossary,
    groups,
    home,
    item,
    measure,
    measures,
    moved,
    notice,
    search,
    sector,
    sectors,
    sitemap,
    term,
    unit,
    units,
    versions,
)
from policyref.present.kind import FileKind, PageKind
from policyref.present.output import PageEntry

PAGES: tuple[PageKind, ...] = (
    home.KIND,
    measures.KIND,
    sectors.KIND,
    units.KIND,
    groups.KIND,
    deadlines.KIND,
    calculators.KIND,
    finder.KIND,
    glossary.KIND,
    data.KIND,
    changes.KIND,
    search.KIND,
    moved.KIND,
    notice.KIND,
    annex.KIND,
    measure.KIND,
    item.KIND,
    versions.KIND,
    sector.KIND,
    unit.KIND,
    groups.OF_ONE,
    term.KIND,
    sitemap.KIND,
)
FRAMES: tuple[FileKind, ...] = (embed.KIND,)
"""For an `<iframe>` on somebody else's page: no pages of the site."""
HUBS = {kind.name: kind.address for kind in PAGES if kind.is_hub}
"""The ways in by kind: the pages that a navigation may lead to, and their addresses."""
COLUMNS = [kind.address for kind in sorted(PAGES, key=lambda kind: kind.nav) if kind.nav]
"""Where a navigation leads for which nobody names columns."""


def by_group(pages: Iterable[PageEntry]) -> dict[str, list[PageEntry]]:
    """Heading on the site map → the pages that it lists."""
    group_of = {kind.name: kind.group for kind in PAGES}
    found: dict[str, list[PageEntry]] = {kind.group: [] for kind in PAGES if kind.group}
    for page in pages:
        if group := group_of[page.kind]:
            found[group].append(page)
    return {heading: listed for heading, listed in found.items() if listed}
