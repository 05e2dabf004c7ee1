"""A site without any notice: nothing goes wrong in the browser, and nothing is found without a reason."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect
from policyref.cli import main

from tests.browser.conftest import reading
from tests.site import Site


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("empty") / "site"
    for words in (["init", str(root)], ["build", "--config", str(root / "mkdocs.yml")]):
        result = CliRunner().invoke(main, words, catch_exceptions=False)
        assert result.exit_code == 0, result.output
    return Site(root / "site")


PAGES = ["index", "finder", "measures", "sectors/index", "units/index", "deadlines", "data", "sitemap", "about", "help"]


def test_every_page_opens_without_a_complaint(browser: Browser, empty: Site) -> None:
    with reading(browser, empty) as visit:
        for name in PAGES:
            expect(visit.open(f"{name}.html").locator("h1")).to_be_visible()
        expect(visit.open("finder.html").get_by_text("还没有收录文件")).to_be_visible()


def test_a_search_finds_nothing_and_says_so(browser: Browser, empty: Site) -> None:
    with reading(browser, empty) as visit:
        page = visit.page
        page.goto(f"{empty.root.as_uri()}/search.html?q=补贴5万元")
        expect(page.get_by_text("没有找到")).to_be_visible()
