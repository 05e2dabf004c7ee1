"""A Chromium to measure and to test with: the system's, or Playwright's own where the system has none."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """One at a time: Playwright cannot be started twice in a process."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        # Root, as in a container, cannot have the sandbox; nobody here needs a browser that calls home.
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


def asked_for(page: Page) -> list[Path]:
    """The files of the disk that a page asks for from now on."""
    files: list[Path] = []
    page.on("request", lambda request: files.append(Path(unquote(urlsplit(request.url).path))))
    return files


@cache
def gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))
