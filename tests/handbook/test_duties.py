"""Lists of duties on paper: whose part is what, rows that end nowhere in the middle, pages where there are pages."""

from __future__ import annotations

import re

from policyref.handbook.choose import Choice, jobs
from policyref.handbook.formats import Format
from policyref.handbook.press import Press
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library

from tests.handbook.pdf import Pdf
from tests.site import DESK, FORMS, SHAPES, squeeze

HOST = Host("试用站", "")


def printed(library: Library, press: Press, choice: Choice, wanted: Format) -> Pdf:
    (job,) = jobs(choice, library, HOST, press)
    return Pdf(press.print(job.template, job.entry, job.dated, wanted))


def loaded(folder: object) -> Library:
    found, _ = load_library(folder.parent, folder)  # type: ignore[attr-defined]
    assert found
    return found


def test_a_list_says_who_of_those_beside_a_unit_leads(press: Press) -> None:
    text = squeeze("".join(printed(loaded(SHAPES), press, Choice(unit="市财政局"), Format()).pages))
    assert "牵头：市人力资源社会保障局" in text


def test_what_stands_above_the_rows_of_a_notice_stands_with_them(press: Press) -> None:
    pages = [squeeze(page) for page in printed(loaded(SHAPES), press, Choice(unit="市商务局"), Format()).pages]
    (at,) = (at for at, page in enumerate(pages) if "〔征求意见稿〕《示例市夜间经济若干意见》" in page)
    assert "延长营业（牵头）" in pages[at]


def test_a_book_of_a_unit_tells_each_duty_with_clause_and_page(library: Library, press: Press) -> None:
    choice = Choice(unit="人社局", bound=True)
    book = printed(library, press, choice, Format("a5", "booklet"))
    (job,) = jobs(choice, library, HOST, press)
    assert [row["number"] for row in job.entry["duties"]][:2] == ["第26条", "第27条第（1）项"]
    pages = [squeeze(page) for page in book.pages]
    (first,) = (at for at, page in enumerate(pages) if "责任清单哪一条做什么" in page)
    row = re.search(r"（10）开展职业技能培训。.*?市财政局(\d+)", "".join(pages[first:]))
    assert row, "the last item of clause 27"
    body = pages[int(row[1]) - 1]
    assert "（10）开展职业技能培训。围绕企业需求" in body and "官方原文" not in body.partition("（10）")[2]


def test_a_book_of_a_unit_in_several_notices_numbers_them_in_its_list(press: Press) -> None:
    library = loaded(FORMS)
    (job,) = jobs(Choice(unit="商务局", bound=True), library, HOST, press)
    assert {row["serial"] for row in job.entry["duties"]} == {"〔1〕", "〔2〕"}
    (whole,) = jobs(Choice(notice=("shili-2025-9",)), library, HOST, press)
    assert whole.entry["duties"] == []


def test_a_list_gives_the_page_of_each_duty_in_the_book_of_its_notice(
    library: Library, book: Pdf, press: Press
) -> None:
    text = squeeze("".join(printed(library, press, Choice(unit="人社局"), Format()).pages))
    assert "条号下面是《" in text and "·手册》（A4）的页码。" in text
    (page,) = re.findall(r"第27条第（10）项第(\d+)页", text)
    assert "（10）开展职业技能培训。" in squeeze(book.bodies[book.folios.index(page)])


def test_a_row_of_a_table_of_tasks_has_the_page_of_its_row(press: Press) -> None:
    """A unit that has only such rows has its list, and its book, in which the table stands."""
    library = loaded(DESK)
    notice = library.notice_by_id["dukou-2026-6"]
    row = next(one for one in notice.duties if one.units[0].unit and one.units[0].unit.id == "dukou-housing")
    words = squeeze(row.task)[:10]
    (job,) = jobs(Choice(notice=(notice.id,)), library, HOST, press)
    whole = Pdf(press.print(job.template, job.entry, job.dated, Format()))
    text = squeeze("".join(printed(library, press, Choice(unit="dukou-housing"), Format()).pages))
    found = re.search(rf"{squeeze(row.where)}第(\d+)页", text)
    assert found and words in squeeze(whole.pages[int(found[1]) - 1])
    bound = printed(library, press, Choice(unit="dukou-housing", bound=True), Format("a5", "booklet"))
    book = [squeeze(page) for page in bound.pages]
    (listed,) = (page.partition("责任清单")[2] for page in book if words in page)
    own = re.search(rf"{squeeze(row.where)}.*?{words}.*?人民政府(\d+)", listed)
    assert own, listed
    assert "附件1重点任务分工表" in book[int(own[1]) - 1]
