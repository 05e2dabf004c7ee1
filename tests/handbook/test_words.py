"""What the book says: every official word, ours marked as ours, everything an office would look for."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.handbook.book import whole_book
from policyref.handbook.press import Press
from policyref.handbook.worksheet import worksheets
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.present.examples import examples_of
from policyref.words import FILL, OURS_ON_PAPER

from tests.data import Data
from tests.handbook.pdf import Pdf
from tests.pages.source import NUMBERS
from tests.site import NOTICE, Site, squeeze


@pytest.fixture(scope="module")
def words(book: Pdf) -> str:
    return book.body


@pytest.mark.parametrize("number", NUMBERS)
def test_every_measure_is_there_verbatim(words: str, library: Library, number: int) -> None:
    measure = library.measures[number - 1]
    first = measure.heading + "".join(passage.text for passage in measure.passages[:1])
    assert squeeze(first) in words
    for item in measure.items:
        assert squeeze(item.heading + item.text) in words
    for passage in measure.closing:
        assert squeeze(passage.text) in words


def test_the_notices_own_words_and_the_forwarding_notice_are_there(words: str, library: Library) -> None:
    for notice in library.notices:
        for part in (*notice.opening, *notice.closing):
            for line in part.text.splitlines():
                assert squeeze(line) in words


def test_summaries_are_followed_by_the_mark_that_they_are_ours(words: str, library: Library) -> None:
    for measure in library.measures:
        assert squeeze(measure.summary) + OURS_ON_PAPER in words


def test_boundary_values_and_examples_stand_with_their_measure(words: str, library: Library) -> None:
    examples = [example for measure in library.measures for example in examples_of(measure, library)]
    assert examples
    for example in examples:
        assert squeeze(example) in words


def test_sums_can_be_filled_in_with_a_pen(words: str, library: Library) -> None:
    sheets = [sheet for measure in library.measures for sheet in worksheets(measure, library)]
    assert sheets
    for sheet in sheets:
        assert squeeze(sheet.lines[-1].replace(FILL, "")) in words
    assert FILL not in words, "a blank is drawn, so that no line ends inside of it"


def test_the_book_says_what_it_is_and_how_far_it_goes(book: Pdf) -> None:
    front = "".join(book.pages[:3])
    assert "截至编印日2026年11月30日" in front
    assert "以正式文件" in front and "本书不是公文，不代替正式文件" in front


def test_there_is_a_square_code_only_where_there_is_an_address_to_lead_to(book: Pdf) -> None:
    assert not [image for page in book.file for image in page.get_drawings() if len(image["items"]) > 200]
    words = "".join(book.pages)
    assert "11.html" not in words and words.count("没有印网址和二维码") == 1, "what nobody can type is not printed"


def test_pages_lead_to_their_prints(real_site: Site) -> None:
    for page, link in {
        f"{NOTICE}/11.html": f"../handbook/{NOTICE}/11.pdf",
        f"{NOTICE}/index.html": f"../handbook/{NOTICE}.pdf",
        "units/finance.html": "../handbook/units/finance.pdf",
    }.items():
        assert link in real_site.page(page).links()


def test_a_section_that_has_words_and_no_measures_is_in_the_book(tmp_path: Path, press: Press) -> None:
    library = Data(tmp_path).library
    notice = library.notice_by_id["shili-draft"]
    book = Pdf(press.print("book", whole_book(notice, library, Host("试", "")), None))
    words = squeeze("".join(book.pages))
    for section in notice.sections:
        assert squeeze(section.heading) in words
        for line in section.text.splitlines():
            assert squeeze(line) in words
