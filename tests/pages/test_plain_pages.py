"""Pages of notices that are entered in part say so once, and promise no more than is so."""

from __future__ import annotations

from copy import copy
from pathlib import Path

from policyref.model.host import Host
from policyref.pages.annex import annex_pages
from policyref.pages.data import data_page
from policyref.pages.measures import measures_page
from policyref.present.citations import headed
from policyref.words import FORCE
from selectolax.lexbor import LexborHTMLParser

from tests.data import CORPUS, Data

HOST = Host("试", "")
DESK = CORPUS.parent / "desk"


def test_a_row_says_once_that_something_is_not_entered(tmp_path: Path) -> None:
    [page] = measures_page(Data(tmp_path, DESK).library, HOST)
    rows = {str(row.css_first("a").attributes["href"]): row for row in LexborHTMLParser(page.html).css("li.measure")}
    part = rows["changhe-2025-3/1.html"]
    assert part.css_first(".stage").text() == "整理了一部分"
    assert "尚未整理" not in part.text().replace(FORCE["unread"], "")
    entered = rows["dukou-2026-6/2.html"]
    assert entered.css_first(".stage") is None
    assert entered.css_first("p").text() == "普惠托育机构按等级每月得到运营补助。"


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
