"""Every page number that the book prints is the number printed at the foot of the page it means."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from policyref.model.library import Library

from tests.handbook.pdf import Pdf, numbers
from tests.site import squeeze


def measure_page(book: Pdf, number: int) -> int:
    return int(book.folio_of(f"第{number}条") or 0)


def place(book: Pdf, library: Library, number: int, item: int | None) -> int:
    """The printed number of the page on which a measure, or an item of it, begins."""
    if item is None:
        return measure_page(book, number)
    heading = squeeze(library.measures[number - 1].items[item - 1].heading)
    folio = next(folio for folio, words in zip(book.folios, book.pages, strict=True) if heading in words)
    return int(folio or 0)


def test_the_front_is_counted_in_roman_and_the_body_from_one(book: Pdf) -> None:
    shown = [folio for folio in book.folios if folio]
    roman = [folio for folio in shown if not folio.isdigit()]
    arabic = [int(folio) for folio in shown if folio.isdigit()]
    assert roman == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"][: len(roman)] and roman
    assert arabic[0] == 1 and arabic == sorted(set(arabic))
    assert shown == [*roman, *map(str, arabic)]


def test_readers_of_the_file_see_the_printed_numbers_too(book: Pdf, tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(book.content)
    with pikepdf.open(tmp_path / "book.pdf") as file:
        labels = [page.label for page in file.pages]
    assert [label for label, folio in zip(labels, book.folios, strict=True) if folio] == [f for f in book.folios if f]


def test_no_page_is_left_empty(book: Pdf) -> None:
    assert all(book.pages), "a book of this length begins no part on a right-hand page"
    assert len(book.pages) % 2 == 0


def test_every_line_of_the_contents_gives_the_page_of_its_heading(book: Pdf) -> None:
    first = next(index for index, words in enumerate(book.pages) if "目录" in words[6:60])
    contents = squeeze("".join(book.pages[first : book.bookmarks[1][2]]).partition("目录编印说明")[2])
    assert len(book.bookmarks) > 50
    for _, words, page in book.bookmarks[1:]:
        found = re.search(re.escape(words) + r"\.*([ivx]+|[0-9]+?)(?=\D{2}|$|第\d+条)", contents)
        assert found, f"{words} is not in the contents"
        assert found.group(1) == book.folios[page - 1], words
        assert words in book.pages[page - 1]


def test_every_cross_reference_gives_the_page_of_its_measure(book: Pdf, library: Library) -> None:
    found = re.findall(r"第(\d+)条([^（第]+)（见第(\d+)页）", book.body)
    assert len(found) == sum(len(measure.related) for measure in library.measures)
    for number, title, page in found:
        assert int(page) == measure_page(book, int(number)), title
        assert squeeze(library.measures[int(number) - 1].title) == title


def test_the_index_of_units_gives_every_page_with_a_measure_of_theirs(book: Pdf, library: Library) -> None:
    lines = squeeze(book.part("责任单位索引", "行业与主题索引"))
    for unit in library.units:
        own = library.measures_of_unit.get(unit.id, [])
        if not own:
            continue
        clauses = "、".join(str(measure.number) for measure in own)
        found = re.search(rf"{re.escape(unit.short)}第{clauses}条\.*([\d、–]+)", lines)
        assert found, unit.short
        assert numbers(found.group(1)) == sorted({measure_page(book, measure.number) for measure in own}), unit.short


def test_the_index_of_sectors_gives_every_page_with_a_measure_of_theirs(book: Pdf, library: Library) -> None:
    lines = squeeze(book.part("行业与主题索引", "对象索引（按拼音）"))
    for id_, own in library.measures_of_sector.items():
        name = next(sector.name for sector in library.sectors if sector.id == id_)
        clauses = "、".join(str(measure.number) for measure in own)
        found = re.search(rf"{re.escape(name)}第{clauses}条\.*([\d、–]+)", lines)
        assert found, name
        assert numbers(found.group(1)) == sorted({measure_page(book, measure.number) for measure in own}), name


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [("期限索引", "数额索引", "deadlines"), ("数额索引", "名词索引（按拼音）", "benefits")],
)
def test_every_dated_or_paid_entry_gives_the_page_of_its_words(
    book: Pdf, library: Library, start: str, end: str, kind: str
) -> None:
    lines = book.part(start, end)
    lines = lines[lines.index(start) :].partition(end)[0]
    # The page number ends the last line of its entry.
    found = re.findall(r"第\n?(\d+)\n?条\n?(?:第\n?（(\d+)）\n?项)?[.\n]*(\d+)\n", lines)
    facts = [fact for measure in library.measures for fact in getattr(measure, kind)]
    # A day until which something holds has an entry, too, where it is its own.
    listed = [fact for fact in facts if kind == "benefits" or fact.counts or fact.kind == "force"]
    readings = sum(max(len(fact.readings) - 1, 0) for fact in facts if kind == "deadlines" and fact.counts)
    assert len(found) == len(listed) + readings
    for number, item, page in found:
        assert int(page) == place(book, library, int(number), int(item) if item else None), (number, item)


def test_the_index_of_deadlines_is_in_the_order_of_the_calendar(book: Pdf) -> None:
    lines = squeeze(book.part("期限索引", "数额索引"))
    dated = lines[lines.index("期限索引") :].partition("原文没有写明日期的")[0]
    # An entry begins with its dates; the last one of them is what it is ordered by.
    entries = re.findall(r"(?:截至|(\d{4}年\d+月\d+日)至)(\d{4})年(\d+)月(\d+)日", dated)
    ends = [(int(year), int(month), int(day)) for _, year, month, day in entries]
    assert len(ends) > 10 and ends == sorted(ends)


def test_every_page_of_the_index_of_terms_has_the_term(book: Pdf, library: Library) -> None:
    first, _ = book.from_to("名词索引（按拼音）", "名词索引（按拼音）")
    part = "\n".join(book.lines[first:])
    lines = part[part.index("名词索引（按拼音）") :].splitlines()
    after = dict(pairwise(lines))  # an entry is a line of its words, then one of its page numbers
    listed = [term for term in library.terms if term.term in after]
    assert len(listed) > 60
    for term in listed:
        assert re.fullmatch(r"[\d、–]+", after[term.term]), f"{term.term} has no page"
        for page in numbers(after[term.term]):
            at = book.folios.index(str(page))
            # A word may begin on one page and end on the next, below its head.
            words = book.bodies[at] + book.bodies[at + 1]
            assert any(name in words for name in term.written), f"{term.term} is not on page {page}"
