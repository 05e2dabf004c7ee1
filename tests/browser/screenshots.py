"""Pictures of every kind of page, for people to look at: `make review` writes them into review/ (not kept in git)."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import chromium
from tests.browser.gallery import examples, gallery, with_examples
from tests.site import Site

PAGES = {
    "home": "index.html",
    "measures": "measures.html",
    "sectors": "sectors/index.html",
    "units": "units/index.html",
    "deadlines": "deadlines.html",
    "calculators": "calculators.html",
    "finder": "finder.html#who=company&plan=hire",
    "search": "search.html?q=招人补贴",
    "glossary": "glossary.html",
    "data": "data.html",
    "about": "about.html",
    "error": "404.html",
}
WIDTHS = (360, 768, 1440)
MODES = ("light", "dark", "elder", "print")


def main(site: Path, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    pages = PAGES | {"measure": _first(site, "*/1.html"), "notice": _first(site, "*/1.html", "index.html")}
    pages |= {"calculator": _first(site, "embed/*/*.html")}
    pages |= {"sector": _first(site, "sectors/[!i]*.html"), "unit": _first(site, "units/[!i]*.html")}
    out.mkdir(parents=True)
    shown = [example for component in with_examples() for example in examples(component, Site(site))]
    (out / "gallery.html").write_text(gallery(site, shown), encoding="utf-8")
    with chromium() as browser:
        for mode in MODES:
            for width in WIDTHS if mode != "print" else (794,):
                _shoot(browser, site, out / f"{mode}-{width}", pages, mode, width)


def _first(site: Path, pattern: str, name: str | None = None) -> str:
    found = sorted(site.glob(pattern))[0]
    return (found.with_name(name) if name else found).relative_to(site).as_posix()


def _shoot(browser: Browser, site: Path, out: Path, pages: dict[str, str], mode: str, width: int) -> None:
    out.mkdir(parents=True)
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if mode == "dark" else "light"
    )
    if mode == "elder":
        context.add_init_script("localStorage.setItem('policyref.elder', 'on')")
    page = context.new_page()
    pages = pages | {"gallery": f"../{out.parent.name}/gallery.html"}
    if mode == "print":
        page.emulate_media(media="print")
    for name, address in pages.items():
        page.goto(f"{site.resolve().as_uri()}/{address}")
        page.screenshot(path=out / f"{name}.png", full_page=True)
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
