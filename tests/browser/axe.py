"""axe-core, the accessibility judge, on an open page."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page

from tests.site import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Style sheets are not fetched a second time: from a disk they cannot be, and no rule of ours needs their source.
_RUN = """async tags => (await axe.run(document, { runOnly: tags, preload: false })).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`))"""


@cache
def _script() -> str:
    return (ROOT / "tests/tools/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, tags: list[str] | None = None) -> list[str]:
    """`rule: element` for everything that breaks a rule of WCAG 2.2 AA or good practice."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())  # not a script element, which a content security policy would refuse
    found: list[str] = page.evaluate(_RUN, tags or TAGS)
    return found
