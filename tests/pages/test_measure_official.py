"""The official part of a measure's page is the source, sentence by sentence, and nothing else."""

from __future__ import annotations

import pytest

from tests.pages.source import NUMBERS, clauses
from tests.site import Document, Site, squeeze

# What may stand around official words: addresses, links of terms, marks of facts. Numbers are generated content.
ALLOWED = {"div", "span", "section", "h3", "a", "mark", "b", "sup"}


@pytest.fixture
def page(site: Site, number: int) -> Document:
    """A copy without the notes of the editors, which stand under their sentences and cannot be selected."""
    address = f"jincheng-2022-12/{number}.html"
    page = Document(address, site.files[address].decode())
    for note in page.all(".official .note"):
        note.remove()
    return page


def test_the_source_has_all_38_measures() -> None:
    assert list(clauses()) == list(NUMBERS)


@pytest.mark.parametrize("number", NUMBERS)
class TestOfficialText:
    def test_label_and_title_are_printed_as_in_the_source(self, page: Document, number: int) -> None:
        title = clauses()[number].title
        assert squeeze(page.one(".official .heading").text()).rstrip("。") == f"{number}.{title}"
        assert page.one("h1 small").text().partition("，")[0].endswith(f"第{number}条")
        page.one("h1 small").remove()
        assert page.one("h1").text().strip() == title

    def test_sentences_are_numbered_through_and_say_what_the_source_says(self, page: Document, number: int) -> None:
        sentences = clauses()[number].sentences
        ids = [node.attributes["id"] for node in page.all(".official .sentence")]
        assert ids == [f"s{index}" for index in range(1, len(sentences) + 1)]
        assert page.texts(".official .sentence") == sentences

    def test_all_official_words_in_order_are_the_clause_of_the_source(self, page: Document, number: int) -> None:
        clause = clauses()[number]
        official = page.texts("[data-official]")[0]
        assert official.replace(f"{number}.{clause.title}", "", 1).removeprefix("。") == "".join(clause.paragraphs)

    def test_each_sentence_can_be_addressed_by_a_link_to_itself(self, page: Document, number: int) -> None:
        for sentence in page.all(".official .sentence"):
            anchor = sentence.css_first("a.s")
            assert anchor is not None and anchor.attributes["href"] == f"#{sentence.attributes['id']}"
            assert anchor.attributes["data-n"] == (sentence.attributes["id"] or "")[1:] and not anchor.text()

    def test_nothing_of_ours_stands_among_the_official_words(self, page: Document, number: int) -> None:
        assert {node.tag for node in page.one(".official").css("*")} <= ALLOWED
        assert not page.all(".official .ours")
        known = ("s", "term", "item-page")
        assert {a.attributes.get("class") for a in page.all(".official a")} <= {*known}


@pytest.mark.parametrize("number", [number for number in NUMBERS if clauses()[number].items])
def test_items_have_their_own_anchor_title_and_words(page: Document, number: int) -> None:
    items = clauses()[number].items
    shown = page.all(".official section.item")
    assert [item.attributes["id"] for item in shown] == [f"i{index}" for index, _, _ in items]
    assert page.texts(".official section.item h3") == [f"（{index}）{title}。" for index, title, _ in items]
    assert page.texts(".official section.item") == [f"（{index}）{title}。{text}" for index, title, text in items]


def test_measure_27_has_ten_items() -> None:
    assert [number for number, _, _ in clauses()[27].items] == list(range(1, 11))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_note_of_the_editor_quotes_words_that_stand_in_the_text(page: Document, site: Site, number: int) -> None:
    official = page.texts("[data-official]")[0]
    for quote in site.measure(number).all(".note q"):
        assert squeeze(quote.text()).removesuffix("…") in official
