"""`policyref serve` as an editor sees it: a browser beside the text editor, which follows every edit by itself."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publish.preview import PATIENCE, Preview, previewing
from tests.site import NOTICE, Project

MEASURE = f"{NOTICE}/11.yml"
PAGE = f"{NOTICE}/11.html"
BAD = ("units: [市商务局", "units: [市商物局")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.of_real_data(tmp_path_factory.mktemp("preview") / "checkout")


@pytest.fixture(scope="module")
def preview(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewing(project, tmp_path_factory.mktemp("terminal") / "said.txt") as running:
        yield running


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(preview.url + PAGE)
    yield page
    context.close()


def shows(page: Page, words: str) -> None:
    """What the page itself says; problems, which quote the edit, are told outside of it."""
    expect(page.locator("main, footer").filter(has_text=words)).to_have_count(1, timeout=PATIENCE * 1000)


def shows_no_problems(page: Page) -> None:
    expect(page.locator("#edit-problems")).to_have_count(0, timeout=PATIENCE * 1000)


def test_an_open_page_follows_an_edit(page: Page, project: Project, record_property: object) -> None:
    """How long it took is recorded with the result; on a busy machine a limit would only fail by chance."""
    begun = time.monotonic()
    project.edit(MEASURE, "summary: 一次性奖励", "summary: 改过的摘要，一次性奖励")
    shows(page, "改过的摘要，一次性奖励")
    seconds = time.monotonic() - begun
    record_property("seconds from edit to page", seconds)  # type: ignore[operator]
    print(f"{seconds:.2f} s from edit to page")


def test_a_wrong_edit_is_told_on_the_page_as_in_the_terminal(page: Page, project: Project, preview: Preview) -> None:
    title = page.locator("h1").inner_text()
    project.edit(MEASURE, *BAD)
    said = page.locator("#edit-problems pre")
    expect(said).to_contain_text(f"measures_data/{MEASURE}:7:9  E203", timeout=PATIENCE * 1000)
    expect(said).to_contain_text("您是不是要写“市商务局”？")
    assert said.inner_text().strip() in preview.said
    assert page.locator("h1").inner_text() == title, "the last good page is still there"
    with urllib.request.urlopen(preview.url + "measures.html", timeout=PATIENCE) as answer:
        assert "E203" in answer.read().decode(), "every page tells it"
    project.edit(MEASURE, *reversed(BAD))
    shows_no_problems(page)


def test_a_link_to_nowhere_is_told_with_file_and_line(page: Page, project: Project) -> None:
    about = project.root / "docs/about.md"
    before = about.read_text(encoding="utf-8")
    about.write_text(before + "\n[没有这一页](nowhere.md)\n", encoding="utf-8")
    line = before.count("\n") + 2
    said = page.locator("#edit-problems pre")
    expect(said).to_contain_text(f"docs/about.md:{line}:9  E505", timeout=PATIENCE * 1000)
    about.write_text(before, encoding="utf-8")
    shows_no_problems(page)


def test_pages_written_by_hand_and_the_frame_are_followed_too(page: Page, project: Project, preview: Preview) -> None:
    footer = project.root / "site_overrides/components/footer/footer.html"
    footer.write_text(footer.read_text(encoding="utf-8").replace("非政府官方网站", "改过的页脚"), encoding="utf-8")
    shows(page, "改过的页脚")
    page.goto(preview.url + "about.html")
    about = project.root / "docs/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n新写的一段\n", encoding="utf-8")
    shows(page, "新写的一段")


def test_a_slip_in_a_template_is_told_and_mended(page: Page, project: Project) -> None:
    bar = project.root / "site_overrides/components/bar/bar.html"
    before = bar.read_text(encoding="utf-8")
    bar.write_text(before + "{% if %}", encoding="utf-8")
    expect(page.locator("#edit-problems pre")).to_contain_text("bar.html", timeout=PATIENCE * 1000)
    bar.write_text(before, encoding="utf-8")
    shows_no_problems(page)


def test_a_preview_of_wrong_data_starts_and_waits_for_the_right_ones(
    browser: Browser, shapes: Project, tmp_path: Path
) -> None:
    shapes.edit("shili-2024-7/01.yml", "number: 1", "numbr: 1")
    with previewing(shapes, tmp_path / "said.txt") as preview:
        context = browser.new_context()
        page = context.new_page()
        page.goto(preview.url)
        expect(page.locator("#edit-problems pre")).to_contain_text("01.yml", timeout=PATIENCE * 1000)
        shapes.edit("shili-2024-7/01.yml", "numbr: 1", "number: 1")
        expect(page.locator("h1")).to_be_visible(timeout=PATIENCE * 1000)
        shows_no_problems(page)
        context.close()


def test_a_preview_changes_nothing_but_what_it_shows(preview: Preview, project: Project) -> None:
    """It publishes nothing, so it promises no address either."""
    assert not project.published.exists()
    given = {"mkdocs.yml", "docs", "site_overrides", "measures_data"}
    assert {path.name for path in project.root.iterdir()} == given | {".cache"}
