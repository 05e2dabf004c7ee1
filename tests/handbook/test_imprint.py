"""A print says who has made it, which edition it is and of which day; and is never taken for one of the issuer's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pymupdf
import pytest
from policyref.facts.record import changed
from policyref.handbook.choose import Choice, ChoiceError, jobs
from policyref.handbook.formats import Format
from policyref.handbook.press import Press
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.revisions import Edition
from policyref.model.vocabulary import Publisher

from tests.handbook.pdf import Pdf
from tests.site import FORMS, SHAPES, squeeze

HOST = Host("试用站", "")
PUBLISHER = Publisher(
    name="示例县政务服务中心", reviewed_by="示例县司法局", permit="（示）字第1号", recipients="各乡镇", copies="500册"
)
A5 = Format("a5", "booklet")


def library_of(folder: Any, **site: Any) -> Library:
    found, problems = load_library(folder.parent, folder)
    assert found and not problems
    return replace(found, site=changed(found.site, **site), published=date(2025, 10, 1))


def printed(library: Library, press: Press, choice: Choice, wanted: Format = A5) -> Pdf:
    (job,) = jobs(choice, library, HOST, press)
    return Pdf(press.print(job.template, job.entry, job.dated, wanted))


def test_whoever_makes_it_is_its_author_and_stands_on_page_two_and_on_the_back(press: Press) -> None:
    library = library_of(SHAPES, publisher=PUBLISHER)
    book = printed(library, press, Choice(notice=("shili-2024-7",)))
    assert book.file.metadata["author"] == "示例县政务服务中心"
    imprint = book.pages[1]
    for words in ("示例县司法局", "（示）字第1号", "各乡镇", "500册", "2025年10月1日", "没有登记：印刷"):
        assert words in imprint, words
    number = imprint.partition("内容号")[2][:9]
    assert number in book.pages[-1] and "示例县政务服务中心编印" in book.pages[-1]
    assert book.file.metadata["creationDate"].startswith("D:20251001"), "not the day of the notice"


def test_without_a_publisher_the_site_is_named_and_never_the_issuer(press: Press) -> None:
    book = printed(library_of(SHAPES), press, Choice(notice=("shili-2024-7",)))
    assert book.file.metadata["author"] == "试用站"


def test_a_leaflet_has_maker_day_and_content_at_its_foot(press: Press) -> None:
    library = library_of(SHAPES, publisher=PUBLISHER)
    leaf = printed(library, press, Choice(notice=("shili-2024-7",), measure="第三条"), Format())
    assert "示例县政务服务中心编印" in leaf.pages[0] and "截至编印日2025年10月1日" in leaf.pages[0]
    assert "内容号" in leaf.pages[0] and leaf.file.metadata["author"] == "示例县政务服务中心"


def test_an_edition_is_printed_as_of_its_own_day(press: Press) -> None:
    edition = Edition(name="2026年第1版", date=date(2026, 6, 1))
    book = printed(library_of(SHAPES, editions=(edition,)), press, Choice(notice=("shili-2024-7",)))
    assert "2026年第1版" in book.pages[0] and "截至编印日2026年6月1日" in book.pages[0]
    assert "期限已过" in book.pages[0], "it holds until 2026-04-30"
    assert book.file.metadata["creationDate"].startswith("D:20260601")


def test_what_has_changed_changes_the_number_of_the_content(press: Press) -> None:
    numbers = set()
    for folder in (SHAPES, FORMS):
        book = printed(library_of(folder), press, Choice(notice=(library_of(folder).notices[0].id,)))
        numbers.add(book.pages[-1].partition("内容号")[2])
    assert len(numbers) == 2


def test_several_notices_are_one_book_in_which_each_has_its_number(press: Press) -> None:
    library = library_of(FORMS)
    for choice in (Choice(place="示例市"), Choice(unit="商务局", bound=True)):
        book = printed(library, press, choice)
        text = squeeze(book.body)
        for at, notice in enumerate(library.notices, start=1):
            assert f"〔{at}〕{squeeze(notice.short_title)}" in text
        assert "收录2份文件" in book.pages[0] and "汇编" in book.pages[0]
        assert "〔2〕（一）" in text


@pytest.mark.parametrize("words", ["市财政局", "财政局", "财政"])
def test_a_unit_goes_by_what_people_call_it(words: str, press: Press) -> None:
    (job,) = jobs(Choice(unit=words), library_of(FORMS), HOST, press)
    assert job.name == "unit-shili-finance"


def test_of_several_that_could_be_meant_all_are_told(press: Press) -> None:
    with pytest.raises(ChoiceError, match="可以是几个单位，请写全：") as told:
        next(jobs(Choice(unit="市"), library_of(FORMS), HOST, press))
    assert "市财政局" in str(told.value) and "市商务局" in str(told.value)


@pytest.mark.parametrize("words", ["1", "第1部分", "一", "物流业"])
def test_a_section_goes_by_its_number_or_its_words(words: str, press: Press) -> None:
    (job,) = jobs(Choice(notice=("shili-2025-3",), section=words), library_of(FORMS), HOST, press)
    assert job.name == "shili-2025-3-section-1"


def test_words_are_found_in_the_file_as_they_stand_in_the_text(press: Press) -> None:
    book = printed(library_of(FORMS), press, Choice(notice=("shili-2025-3",)))
    found = "".join(page.get_text().replace("\n", "") for page in pymupdf.open(stream=book.content))
    assert "500万元" in found and "500 万元" not in found
