"""What cannot be printed rightly is not printed: a missing glyph, a reference to nothing, a site without fonts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from policyref.handbook.book import whole_book
from policyref.handbook.press import Press, PressError
from policyref.handbook.site import press_problems
from policyref.load.pages import Docs
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pipeline import Result, run
from policyref.publish.mkdocs_build import BuildError

from tests.site import NOTICE, Project, Site

_NO_FONT_HAS = "𓀀"


def printed(project: Project, press: Press) -> Result:
    return run(project.data, Docs(project.root / "docs"), Host("试", ""), press)


def test_a_glyph_that_the_fonts_lack_is_reported_at_its_measure(shapes: Project, press: Press) -> None:
    assert printed(shapes, press).plan
    shapes.edit("shili-2024-7/01.yml", "summary: ", f"summary: {_NO_FONT_HAS}")
    result = printed(shapes, press)
    assert result.plan is None
    assert {(problem.code, problem.place.file) for problem in result.problems} == {
        ("E702", "measures_data/shili-2024-7/01.yml")
    }
    assert _NO_FONT_HAS in result.problems[0].message


def test_a_reference_to_a_page_that_is_not_there_stops_the_book(library: Library, press: Press) -> None:
    notice = library.notice_by_id[NOTICE]
    book = whole_book(notice, library, Host("试", ""))
    book["documents"][0]["sections"][0]["measures"][0]["related"][0]["at"] = "m999"
    with pytest.raises(PressError, match="m999") as stopped:
        press.print("book", book, None)
    problems = list(press_problems(stopped.value, "手册", notice.place, library))
    assert [problem.code for problem in problems] == ["E701"]
    assert "m999" in problems[0].message


def test_a_warning_of_typst_stops_the_print(library: Library, press: Press) -> None:
    entry = whole_book(library.notice_by_id[NOTICE], library, Host("试", ""))
    unknown = Press(replace(press.fonts, serif="No Such Family"))
    with pytest.raises(PressError, match="unknown font family"):
        unknown.print("book", entry, None)


def test_nothing_that_an_editor_writes_is_markup(shapes: Project, press: Press) -> None:
    shapes.edit("shili-2024-7/01.yml", "summary: ", "summary: '#panic() *粗* $x$ <term> ' #")
    assert printed(shapes, press).plan


def test_a_site_without_fonts_is_built_without_prints_and_says_so(
    shapes: Project, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _configure_empty_fonts(shapes, tmp_path, "auto")
    site = shapes.build()
    assert not [address for address in site.files if address.startswith("handbook/")]
    assert not [link for page in site.pages() for link in page.links() if "handbook/" in link]
    assert "没有做印刷的手册" in caplog.text and "policyref fonts" in caplog.text


def test_a_site_that_must_have_prints_is_not_built_without_fonts(shapes: Project, tmp_path: Path) -> None:
    _configure_empty_fonts(shapes, tmp_path, "required")
    with pytest.raises(BuildError):
        shapes.build()


def test_prints_can_be_turned_off(shapes: Project) -> None:
    shapes.configure("measures: measures_data", "measures: measures_data\n      handbook: 'off'")
    assert not [address for address in shapes.build().files if address.startswith("handbook/")]


def test_an_address_once_locked_does_not_need_its_print(shapes: Project, press: Press) -> None:
    shapes.publish()
    assert not [address for address in shapes.locked() if address.startswith("handbook/")]


def test_prints_are_the_same_whoever_presses(real_site: Site, library: Library, press: Press) -> None:
    notice = library.notice_by_id[NOTICE]
    name = "政策措施手册"
    again = Press(press.fonts).print("book", whole_book(notice, library, Host(name, "")), library.day)
    assert again == real_site.files[f"handbook/{NOTICE}.pdf"]


def _configure_empty_fonts(project: Project, folder: Path, handbook: str) -> None:
    empty = folder / "no-fonts"
    empty.mkdir()
    project.configure(
        "measures: measures_data", f"measures: measures_data\n      handbook: {handbook}\n      fonts: {empty}"
    )
