"""What a reader selects of official words is the text of the document, to the letter: no number of a sentence, no mark,
no note of the editors, no line break that the document does not have."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visits import DESKTOP, PHONE, visiting
from tests.site import DATA, NOTICE, SHAPES, Site, squeeze

SELECTED = """() => [...document.querySelectorAll("[data-official]")].map((words) => {
  getSelection().selectAllChildren(words);
  return getSelection().toString();
})"""


def selected(page: Page) -> list[str]:
    """The words of each official part, as selecting them gives them."""
    found: list[str] = page.evaluate(SELECTED)
    return [one.strip() for one in found]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_what_is_selected_stands_so_in_the_document(browser: Browser, site: Site, size: dict[str, int]) -> None:
    """On every page of a measure and of an item, with notes of both sizes, on a phone and beside a margin."""
    sources = {name: (folder / name / "source.txt").read_text("utf-8") for name, folder in _published()}
    seen = 0
    with visiting(browser, site, viewport=size) as visit:
        for address in site.addresses:
            notice, _, rest = address.partition("/")
            if notice not in sources or not rest[:1].isdigit():
                continue
            for words in selected(visit.open(address)):
                assert words and words in sources[notice], (address, words)
                seen += 1
    assert seen > 60


def test_a_whole_notice_is_selected_without_a_mark_or_a_word_of_ours(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        for name, folder in _published():
            (words,) = selected(visit.open(f"{name}/index.html"))
            source = squeeze((folder / name / "source.txt").read_text("utf-8"))
            assert len(words) > 100 and squeeze(words) == source, name


def _published() -> list[tuple[str, Path]]:
    shapes = [(one.name, SHAPES) for one in SHAPES.iterdir() if (one / "source.txt").exists()]
    return [(NOTICE, DATA), *shapes]


def test_a_note_that_is_open_is_not_selected_with_the_words_around_it(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        page = visit.open(f"{NOTICE}/11.html")
        before = selected(page)
        for summary in page.locator(".note > summary").all():
            summary.click()
        assert page.locator(".note[open]").count() > 0
        assert selected(page) == before


def test_part_of_a_sentence_is_selected_as_it_is(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        page = visit.open(f"{NOTICE}/11.html")
        words = page.evaluate("""() => {
          const whole = document.querySelector("[data-official]");
          const range = document.createRange();
          range.setStart(whole.querySelector("#s1"), 0);
          range.setEndAfter(whole.querySelector("#s3"));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return getSelection().toString();
        }""")
        assert words.strip() in (DATA / NOTICE / "source.txt").read_text("utf-8")
        assert squeeze(words).startswith("组织举办") and squeeze(words).endswith("最高不超过5万元。")


def test_numbers_of_sentences_are_seen_though_nobody_copies_them(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        page = visit.open(f"{NOTICE}/27-8.html")
        shown = page.evaluate("""() => [...document.querySelectorAll(".official .sentence > .s")].map(
          (mark) => getComputedStyle(mark, "::before").content)""")
        assert shown == ['"9"', '"10"']
        assert page.locator("#s9 > .s").get_attribute("aria-label") == "第9句的地址"


@pytest.mark.parametrize("anchor", ["s7", "i6", "cite-s7"])
def test_an_address_with_an_anchor_arrives_below_the_calculator(browser: Browser, site: Site, anchor: str) -> None:
    """A form that is drawn late pushes the words down; the reader is still brought to them."""
    with visiting(browser, site, reduced_motion="no-preference") as visit:
        page = visit.open(f"{NOTICE}/27-6.html#{anchor}")
        page.locator("policy-calculator button").first.wait_for()
        place = page.locator(f"#{anchor}")
        if anchor.startswith("cite"):
            place.locator("xpath=ancestor::details").evaluate("details => { details.open = true; }")
        assert place.evaluate("(one) => one.getBoundingClientRect().top < innerHeight")
