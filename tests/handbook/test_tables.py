"""Tables in prints: nothing is cut off, heads come again on the next page, wide ones stand on turned pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.handbook.book import whole_book
from policyref.handbook.leaves import leaflet, task_list
from policyref.handbook.press import Press
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.tables import Table

from tests.data import Data
from tests.handbook.pdf import Pdf
from tests.site import DESK, Project, squeeze
from tests.tables import HOSTILE, Rows, put_in

HOST = Host("试", "")
NOTICE = "dukou-2026-6"


@pytest.fixture(scope="module")
def desk_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Data(tmp_path_factory.mktemp("desk"), DESK).library


def printed(library: Library, press: Press) -> Pdf:
    return Pdf(press.print("book", whole_book(library.notice_by_id[NOTICE], library, HOST), None))


def outside(pdf: Pdf) -> list[str]:
    """Words that do not stand wholly on their page."""
    return [
        word
        for page in pdf.file
        for x0, y0, x1, y1, word, *_ in page.get_text("words")
        if x0 < 0 or y0 < 0 or x1 > page.rect.width or y1 > page.rect.height
    ]


def on_each_other(pdf: Pdf) -> list[tuple[str, str]]:
    """Words of a page of which one covers another; a bracket behind a full stop stands half on its empty half."""
    found = []
    for page in pdf.file:
        words = page.get_text("words")
        for at, (x0, y0, x1, y1, one, *_) in enumerate(words):
            for a0, b0, a1, b1, other, *_ in words[at + 1 :]:
                if min(x1, a1) - max(x0, a0) > 13 and min(y1, b1) - max(y0, b0) > 3:
                    found.append((one, other))
    return found


@pytest.fixture(scope="module")
def book(desk_library: Library, press: Press) -> Pdf:
    return printed(desk_library, press)


def test_the_words_of_every_cell_are_in_the_book(book: Pdf, desk_library: Library) -> None:
    text = squeeze("".join(book.pages))
    for table in desk_library.notice_by_id[NOTICE].tables:
        for at in table.all_cells():
            for line in table.words(at).split("↵"):
                assert squeeze(line) in text


def test_a_table_of_more_than_six_columns_stands_on_a_turned_page(book: Pdf) -> None:
    turned = [page for page in book.file if page.rect.width > page.rect.height]
    assert len(turned) == 1 and "食品留样" in squeeze(turned[0].get_text())


def test_annexes_are_parts_of_the_book(book: Pdf) -> None:
    assert [words for _, words, _ in book.bookmarks if words.startswith("附件")] == [
        "附件1重点任务分工表",
        "附件2新增托位补助标准",
        "附件3托育机构考核办法（试行）",
        "附件4申请表",
    ]


def test_a_leaflet_has_the_tables_of_its_measure(desk_library: Library, press: Press) -> None:
    leaf = Pdf(press.print("leaflet", leaflet(desk_library.notice_by_id[NOTICE].measures[1], desk_library, HOST), None))
    assert "示范400" in "".join(leaf.pages) and not outside(leaf)


def test_a_task_list_has_the_duties(desk_library: Library, press: Press) -> None:
    unit = desk_library.unit_by_id["dukou-market"]
    words = Pdf(press.print("tasks", task_list(unit, desk_library, HOST, lambda _: {}), None)).pages[0]
    assert "分工表里的任务2项" in words and "落实用水、用电、用气价格" in words and "（配合）" in words


@pytest.mark.parametrize(("head", "lines"), HOSTILE.values(), ids=HOSTILE)
def test_nothing_of_any_table_is_cut_off(tmp_path: Path, press: Press, head: int, lines: Rows) -> None:
    project = Project.of_desk(tmp_path / "checkout")
    table = put_in(project, head, lines)
    library = project.run().library
    assert library
    pdf = printed(library, press)
    assert not outside(pdf) and not on_each_other(pdf)
    text = squeeze("".join(pdf.pages))
    assert all(all(char in text for char in squeeze(table.words(at))) for at in table.all_cells())
    assert all(squeeze(words) in text for words in _short(table))


def _short(table: Table) -> list[str]:
    """Words that stand in one line, or two."""
    return [words for at in table.all_cells() if 0 < len(words := table.words(at)) < 6]


def test_the_head_comes_again_on_the_next_page(tmp_path: Path, press: Press) -> None:
    project = Project.of_desk(tmp_path / "checkout")
    put_in(project, *HOSTILE["many rows"])
    library = project.run().library
    assert library
    pages = [page for page in printed(library, press).pages if "家" in page and "第" in page and "单位名称" in page]
    assert len(pages) >= 3
