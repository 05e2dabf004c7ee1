"""A Chromium that opens the built site from the disk, and watches that nothing goes wrong behind the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site import Site

PHONE = {"width": 360, "height": 740}


class Reader:
    """Someone reading the site from the disk. What they must never see is gathered in `complaints`."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.complaints: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", self._missed)

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _asked(self, url: str) -> None:
        if not url.startswith(("file://", "data:")):
            self.complaints.append(f"{self.page.url} asks for {url}")

    def _missed(self, request: Any) -> None:
        # Whoever goes on before a page is whole has missed nothing.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url} is missing")

    def open(self, address: str) -> Page:
        self.page.goto(
            (self.site.root / address.partition("#")[0]).as_uri() + address[len(address.partition("#")[0]) :]
        )
        return self.page

    @property
    def address(self) -> str:
        """Where the reader is, relative to the site."""
        return self.page.url.removeprefix(self.site.root.as_uri() + "/")


@contextmanager
def reading(browser: Browser, site: Site, **options: Any) -> Iterator[Reader]:
    """A visit with a fresh profile. Any complaint fails the test at its end."""
    # Without motion the page is where it is going to be at once.
    context = browser.new_context(**({"viewport": PHONE, "reduced_motion": "reduce"} | options))
    reader = Reader(context.new_page(), site)
    yield reader
    context.close()
    assert reader.complaints == []


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    """A visit with a phone."""
    with reading(browser, site) as visit:
        yield visit
