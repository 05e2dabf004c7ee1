"""`make review` shows every kind of page that the registry has: a new kind cannot be forgotten."""

from __future__ import annotations

from pathlib import Path

from policyref.pages.kinds import FRAMES, PAGES

from tests.browser.screenshots import built, moved_and_crowded, one_of_each
from tests.site import Project, Site


def test_every_kind_of_page_is_shown_the_longest_of_each(
    real_site: Site, desk_site: Site, amended_site: Site, tmp_path: Path
) -> None:
    sites = [real_site.root, desk_site.root, amended_site.root]
    shown = one_of_each([*(built(Project(one.parent), one) for one in sites), moved_and_crowded(tmp_path / "moved")])
    assert {kind.name for kind in (*PAGES, *FRAMES)} - {*shown} == set()
    assert {"about", "help", "accessibility", "404"} <= {*shown}
    measures = [one for one in real_site.root.glob("jincheng-2022-12/*.html") if one.stem.isdigit()]
    assert shown["measure"] == max(measures, key=lambda one: one.stat().st_size).as_uri()
