"""Where a page of a built site is, for a browser that reads it from the disk."""

from __future__ import annotations

from tests.site import Site


def uri(site: Site, address: str) -> str:
    return (site.root / address).resolve().as_uri()
