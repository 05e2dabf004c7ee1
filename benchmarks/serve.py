"""From saving an edit until the open page shows it, in `policyref serve` and Chromium."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import chromium
from benchmarks.budgets import Row, row_of
from benchmarks.builds import built, edit, measures_in, prepared
from tests.publish.preview import PATIENCE, previewing
from tests.site import Project

EDITS = 7


def rows(sizes: list[int]) -> Iterator[Row]:
    with chromium() as browser:
        for size in sizes:
            built(size)
            project = Project(prepared(size) / "ours")
            yield row_of("edit to page in serve", measures_in(size), "s", _seconds(browser, project))


def _seconds(browser: Browser, project: Project) -> list[float]:
    took = []
    with tempfile.TemporaryDirectory() as folder, previewing(project, Path(folder) / "said.txt") as preview:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(preview.url + edit(project.root)[0])
        for _ in range(EDITS):
            time.sleep(1)  # an editor reads for a while, and what the last edit left to do is done
            start = time.perf_counter()
            _, begins = edit(project.root)
            page.locator("main").filter(has_text=begins).wait_for()
            took.append(time.perf_counter() - start)
        page.close()
    return took
