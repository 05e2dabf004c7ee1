"""A page as wide as a small phone in which no script may fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    page.close()
