"""Pages of notices that are entered in part say so once, and promise no more than is so."""

from __future__ import annotations

from copy import copy
from pathlib import Path

from policyref.model.host import Host
from policyref.pages.annex import annex_pages
from policyref.pages.data import data_page
from policyref.pages.measures import measures_page
from policyref.present.citations import headed
from policyref.words import SIDES, STAGE
from selectolax.lexbor import LexborHTMLParser

from tests.data import CORPUS, Data

HOST = Host("试", "")
DESK = CORPUS.parent / "desk"


def test_a_row_says_once_that_something_is_not_entered(tmp_path: Path) -> None:
    [page] = measures_page(Data(tmp_path, DESK).library, HOST)
    rows = {str(row.css_first("a").attributes["href"]): row for row in LexborHTMLParser(page.html).css("li.row")}
    told = {address: row.css_first(".more-of").text().split()[0] for address, row in rows.items()}
    assert told["changhe-2025-3/1.html"] == "每个3万元"
    assert not [row for row in rows.values() if row.css_first(".stage") or STAGE["none"] in row.text()]


def test_a_row_of_what_nobody_has_entered_says_neither_that_it_gives_nothing_nor_whose_work_it_is(
    tmp_path: Path,
) -> None:
    data = Data(tmp_path, DESK)
    path = data.folder / "changhe-2025-3/02.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("benefits: 原文没有\n", ""), encoding="utf-8")
    [page] = measures_page(data.library, HOST)
    rows = {str(row.css_first("a").attributes["href"]): row for row in LexborHTMLParser(page.html).css("li.row")}
    row = rows["changhe-2025-3/2.html"]
    assert row.css_first(".stage").text() == STAGE["part"] and row.attributes["data-show"] == "open"
    assert not [words for words in SIDES.values() if words in row.text()]


def test_a_rule_that_names_no_unit_is_not_called_the_work_of_one(tmp_path: Path) -> None:
    [page] = measures_page(Data(tmp_path, DESK).library, HOST)
    rows = {str(row.css_first("a").attributes["href"]): row for row in LexborHTMLParser(page.html).css("li.row")}
    for address, side in (("changhe-2025-8/2.html", "other"), ("changhe-2025-8/4.html", "work")):
        assert rows[address].css_first(".mute").text() == SIDES[side]
        assert rows[address].attributes["data-show"] == side


def test_what_is_not_entered_is_counted_and_the_check_promises_no_more(tmp_path: Path) -> None:
    data = Data(tmp_path / "part", DESK)
    path = data.folder / "changhe-2025-3/01.yml"
    path.write_text(path.read_text(encoding="utf-8").partition("benefits:")[0], encoding="utf-8")
    [page] = data_page(data.library, HOST)
    assert "要么标明尚未整理" in page.html and 'data-label="尚未整理">1<' in page.html
    [page] = data_page(Data(tmp_path / "whole", DESK).library, HOST)
    assert "要么标明" not in page.html and 'data-label="尚未整理"' not in page.html


def test_an_annex_leads_to_those_beside_it_and_alone_to_none(tmp_path: Path) -> None:
    library = Data(tmp_path, DESK).library
    notice = library.notice_by_id["dukou-2026-6"]
    assert ["neighbours" in page.html for page in annex_pages(notice, library, HOST)] == [True] * 4
    alone = copy(notice)
    object.__setattr__(alone, "annexes", notice.annexes[:1])
    [page] = annex_pages(alone, library, HOST)
    assert "neighbours" not in page.html


def test_a_heading_has_a_gap_only_behind_a_label_that_has_none(tmp_path: Path) -> None:
    library = Data(tmp_path, DESK).library
    called = {one.key: headed(one) for notice in library.notices for one in notice.measures}
    assert called["changhe-2025-3/5"] == "三、加强宣传推介"
    assert called["changhe-2025-3/6"] == "四、（一）加强组织领导"
    assert called["changhe-2025-8/3"] == "第三条 备案事项变更的，应当重新备案。"
    assert called["dukou-2026-6/2"] == "第2条 运营补助"
