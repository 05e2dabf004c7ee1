"""Every component of the face has examples; each stands somewhere, and axe finds nothing wrong with it in any dress."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from policyref.pages.render import COMPONENTS

from tests.browser.axe import violations
from tests.browser.gallery import examples, gallery, with_examples
from tests.browser.visits import ELDER, visiting
from tests.site import Site

# What a component is judged by; whether headings follow one another is a matter of pages.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WITHOUT_A_FACE = {"base", "ground", "page", "tokens"}
"""Styles that other components are made with: they are seen in those."""


def test_every_component_with_a_style_has_examples() -> None:
    styled = {file.parent.name for file in COMPONENTS.glob("*/*.css")}
    assert styled - WITHOUT_A_FACE - {*with_examples()} == set()


@pytest.mark.parametrize("component", with_examples())
def test_each_state_of_a_component_is_there_and_accessible(
    browser: Browser, site: Site, desk_site: Site, time_site: Site, amended_site: Site, tmp_path: Path, component: str
) -> None:
    shown = [*examples(component, site, desk_site, time_site, amended_site)]
    assert [one.state for one in shown if not one.html] == []
    (tmp_path / "gallery.html").write_text(gallery(site.root, shown), encoding="utf-8")
    with visiting(browser, tmp_path.as_uri() + "/") as visit:
        visit.complaints = _Anything()
        for scheme, large in (("light", False), ("dark", True)):
            visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if large:
                visit.page.add_init_script(ELDER)
            page = visit.open("gallery.html")
            assert violations(page, RULES) == [], scheme


class _Anything(list[str]):
    """Requests for the style of a site elsewhere are what this test is about."""

    def append(self, _: str) -> None:
        pass
