"""What stands at an address that is no longer in use: where its content went, or why it is gone."""

from __future__ import annotations

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages import home
from policyref.pages.render import page
from policyref.present.kind import PageKind
from policyref.present.output import Page


def moved_pages(library: Library, host: Host) -> list[Page]:
    """One page per retired address. A retired anchor of a living page has none: its page says nothing false."""
    pages = []
    for redirect in library.redirects:
        if "#" not in redirect.old:
            title = "这一页搬家了" if redirect.new else "这一页已经取消"
            moved = page(
                KIND, library, host, address=redirect.old, title=title, description=redirect.why, redirect=redirect
            )
            pages.append(moved)
    return pages


KIND = PageKind(name="moved", about="everything", addresses=("{path}",), under=home.KIND, make=moved_pages)
