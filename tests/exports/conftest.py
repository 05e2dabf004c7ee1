"""The site whose feeds tests read: only one with a public address has any."""

from __future__ import annotations

import pytest

from tests.site import Project, Site

ADDRESS = "https://portal.example.gov.cn/zt/cuoshi/"


@pytest.fixture(scope="session")
def fed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Both kinds of notices on a site that knows its public address."""
    project = Project.of_both(tmp_path_factory.mktemp("feeds") / "checkout")
    project.configure('site_url: ""', f"site_url: {ADDRESS}")
    return project.build()
