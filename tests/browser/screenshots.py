"""Pictures of every kind of page, for people to look at: `make review` writes them into review/ (not kept in git).

Which kinds there are is asked of the registry (`pages/kinds.py`), so that a new one is seen without a line here. Of
each the longest page is shown: there most can go wrong. What the site has none of is taken from notices of the tests.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from policyref.pages import glossary
from policyref.pages.kinds import FRAMES

from benchmarks.browser import chromium
from tests.browser.gallery import examples, gallery, with_examples
from tests.site import ROOT, Project, Site

ASKED = {"finder": "#who=company&plan=hire", "search": "?q=招人补贴"}
"""What pages are asked that show little else."""
MOVED = "redirects:\n  - {old: old.html, new: measures.html, why: 改了名字}\n"
Built = tuple[dict[str, str], Path]
"""Address → kind of page, and the folder of the site."""
WIDTHS = (360, 768, 1440)
MODES = ("light", "dark", "elder", "print")


def main(site: Path, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    shown = [example for component in with_examples() for example in examples(component, Site(site))]
    (out / "gallery.html").write_text(gallery(site, shown), encoding="utf-8")
    with tempfile.TemporaryDirectory() as made, chromium() as browser:
        pages = one_of_each([built(Project(ROOT), site), *_of_the_tests(Path(made))])
        pages |= {"gallery": f"{out.resolve().as_uri()}/gallery.html"}
        for mode in MODES:
            for width in WIDTHS if mode != "print" else (794,):
                _shoot(browser, out / f"{mode}-{width}", pages, mode, width)
    print("\n".join(pages))


def one_of_each(built: Iterable[Built]) -> dict[str, str]:
    """Kind of page → where the longest of the first site that has any stands; a page by hand is a kind of its own."""
    found: dict[str, str] = {}
    for kinds, site in built:
        longest: dict[str, str] = {}
        for page in sorted(site.rglob("*.html"), key=lambda one: one.stat().st_size):
            address = page.relative_to(site).as_posix()
            kind = kinds.get(address) or next((one.name for one in FRAMES if one.covers(address)), page.stem)
            longest[kind] = page.resolve().as_uri() + ASKED.get(kind, "")
        found = longest | found
    return found


def built(project: Project, site: Path) -> Built:
    plan = project.run().plan
    assert plan, "it was built"
    return {page.address: page.kind for page in plan.pages}, site


def moved_and_crowded(folder: Path) -> Built:
    """A site of which a page has moved, and where terms are used too often for one page."""
    project = Project.of_real_data(folder)
    project.write("redirects.yml", MOVED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(glossary, "_MOST_USES", 1)
        return built(project, project.build().root)


def _of_the_tests(folder: Path) -> Iterator[Built]:
    """Sites with annexes, with texts of several days, with an address that has moved, with terms used everywhere."""
    for project in (Project.of_desk(folder / "desk"), Project.of_amended(folder / "amended")):
        yield built(project, project.build().root)
    yield moved_and_crowded(folder / "moved")


def _shoot(browser: Browser, out: Path, pages: dict[str, str], mode: str, width: int) -> None:
    out.mkdir(parents=True)
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if mode == "dark" else "light"
    )
    if mode == "elder":
        context.add_init_script("localStorage.setItem('policyref.elder', 'on')")
    page = context.new_page()
    if mode == "print":
        page.emulate_media(media="print")
    for name, address in pages.items():
        page.goto(address)
        page.screenshot(path=out / f"{name}.png", full_page=True)
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
