"""Visits with any address, query and server: `visiting` opens a fresh profile and lets nothing go wrong unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.site import Site

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
OPENED = "addEventListener('load', () => { for (const one of document.querySelectorAll('.filter')) one.open = true; });"
"""Whoever narrows a list has opened the form."""
ELDER = "localStorage.setItem('policyref.elder', 'on')"


class Visit:
    """Someone at a site, on a disk or behind a server. Errors and requests elsewhere are gathered in `complaints`."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.complaints: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.complaints.append(f"{self.page.url} asks for {request.url}")

    def _failed(self, request: Request) -> None:
        # A request that a quick reader cut off by going on is not missing.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.complaints.append(f"{request.url}: {request.failure}")

    def open(self, address: str) -> Page:
        """Goes to an address relative to the site, which may have a query and an anchor."""
        self.page.goto(self.base + address)
        return self.page

    @property
    def address(self) -> str:
        """Where the visit is, relative to the site."""
        return self.page.url.removeprefix(self.base)


@contextmanager
def visiting(browser: Browser, place: Site | str, **options: Any) -> Iterator[Visit]:
    """A visit to a site on the disk or at an address, with a phone unless told otherwise."""
    base = place if isinstance(place, str) else place.root.as_uri() + "/"
    context = browser.new_context(**({"viewport": PHONE, "reduced_motion": "reduce"} | options))
    visit = Visit(context.new_page(), base)
    yield visit
    context.close()
    assert not visit.complaints, "\n".join(visit.complaints[:5])
