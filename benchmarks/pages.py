"""What a page costs a visitor, and where it begins on a phone, in Chromium, from the built site on a disk.

The figures are those of the worst page. A request is any file, the page itself too; a first view is all of them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize
from policyref.pages.kinds import FRAMES, PAGES

from benchmarks.browser import asked_for, chromium, gzipped
from benchmarks.budgets import Row, row_of
from benchmarks.builds import built

PHONE: ViewportSize = {"width": 360, "height": 740}
LONGEST = 28  # characters of a title, on a phone in large type
BEGINS = {"h1": "h1", "first fact": "[data-first-fact]"}
_HEIGHT = "document.documentElement.scrollHeight"
_TOPS = """(wanted) => wanted.map((one) => {
  const found = document.querySelector(one);
  return found && found.getBoundingClientRect().top + scrollY;
})"""


def rows(_: list[int]) -> Iterator[Row]:
    yield from rows_of(built(38, "printed.yml"))


def rows_of(site: Path) -> Iterator[Row]:
    measures = json.loads((site / "data/measures.json").read_text(encoding="utf-8"))["measures"]
    with chromium() as browser:
        views = {one["url"]: first_view(browser, site / one["url"]) for one in measures}
        yield _worst("requests", "measure page", "", {name: len(view) for name, view in views.items()})
        weights = {name: sum(map(gzipped, set(view))) / 1000 for name, view in views.items()}
        yield _worst("first view", "measure page", "KB gz", weights)
        short = [one["url"] for one in measures if len(one["title"]) <= LONGEST]
        yield from begins(browser, site, "phone", list(views), {})
        yield from begins(browser, site, "phone, large type", short, {"policyref.elder": "on"})
    kinds: dict[str, dict[str, float]] = defaultdict(dict)
    for page in site.rglob("*.html"):
        address = page.relative_to(site).as_posix()
        kinds[kind_of(address)][address] = page.stat().st_size / 1000
    for kind, sizes in sorted(kinds.items()):
        yield _worst("HTML", kind, "KB", sizes)


def first_view(browser: Browser, page: Path) -> list[Path]:
    """What a visitor who has nothing yet loads, from a screen of a phone."""
    context = browser.new_context(viewport=PHONE)
    tab = context.new_page()
    files = asked_for(tab)
    tab.goto(page.as_uri(), wait_until="networkidle")
    context.close()
    return files


def begins(browser: Browser, site: Path, of: str, pages: list[str], stored: dict[str, str]) -> Iterator[Row]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.add_init_script(f"for (const [key, value] of Object.entries({stored})) localStorage.setItem(key, value)")
    tab = context.new_page()
    found: dict[str, dict[str, float]] = {name: {} for name in BEGINS}
    heights: dict[str, float] = {}
    for address in pages:
        tab.goto((site / address).as_uri())
        heights[address] = tab.evaluate(_HEIGHT)
        for name, top in zip(BEGINS, tab.evaluate(_TOPS, list(BEGINS.values())), strict=True):
            if top is not None:
                found[name][address] = top
    context.close()
    for name, tops in found.items():
        if tops:
            yield _worst(f"{name} begins at", of, "px", tops)
    yield _worst("height", of, "px", heights)


def _worst(what: str, of: str, unit: str, by_page: dict[str, float]) -> Row:
    return row_of(what, of, unit, list(by_page.values()), max(by_page, key=lambda one: by_page[one]), max)


def kind_of(address: str) -> str:
    """Of the kinds that may stand there the one that says most of the address; by hand, a page is a kind of its own."""
    kinds = [kind for kind in (*PAGES, *FRAMES) if kind.covers(address) and "{path}" not in kind.addresses]
    said = {f"{kind.name} page": len(re.sub(r"\{\w+\}", "", kind.addresses[0])) for kind in kinds}
    return max(said, key=lambda name: said[name], default=address)
