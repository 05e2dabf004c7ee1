"""`sitemap.xml` (sitemaps.org 0.9). None while the site has no address.

A page about one thing has the day of the latest change of what it shows; a list, which changes with anything, has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.present.kind import FileKind
from policyref.present.output import Asset

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap_file(pages: Iterable[tuple[str, date | None]], library: Library, host: Host) -> Iterator[Asset]:
    """`pages` are addresses and dates."""
    if not host.address:
        return
    rows = [_row(host.url(address), updated) for address, updated in pages]
    yield Asset("sitemap.xml", _HEAD + "".join(rows) + "</urlset>\n", promised=False)


def _row(url: str, updated: date | None) -> str:
    changed = f"<lastmod>{updated.isoformat()}</lastmod>" if updated else ""
    return f"<url><loc>{escape(url)}</loc>{changed}</url>\n"


KIND = FileKind(name="sitemap", about="pages", public=True, addresses=("sitemap.xml",), make=sitemap_file)
