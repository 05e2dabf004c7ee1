"""Groups of units (专项推进组) on paper: an index in the book, and a list of each that has anything."""

from __future__ import annotations

import pytest
from policyref.handbook.choose import Choice, ChoiceError, jobs
from policyref.handbook.formats import Format
from policyref.handbook.press import Press
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library

from tests.exports.test_groups import GROUPS
from tests.handbook.pdf import Pdf
from tests.site import Project, squeeze

HOST = Host("试用站", "")


@pytest.fixture
def grouped(shapes: Project) -> Library:
    shapes.write("groups.yml", GROUPS)
    found, problems = load_library(shapes.root, shapes.data)
    assert found, problems
    return found


def printed(library: Library, press: Press, choice: Choice) -> Pdf:
    (job,) = jobs(choice, library, HOST, press)
    return Pdf(press.print(job.template, job.entry, job.dated, Format(layout="book")))


def test_the_book_has_an_index_of_groups_with_who_gave_what(grouped: Library, press: Press) -> None:
    book = squeeze(printed(grouped, press, Choice(notice=("shili-2024-7",))).body)
    index = book.rpartition("工作组索引")[2].partition("行业与主题索引")[0]
    assert "夜市第三条" in index and "夜市第四条第（一）项编者编写" in index
    assert "建成：没有文件写明哪些措施归哪个组" in index
    assert "设立，见第" not in index, "the clause that sets them up stands in another book"


def test_the_book_of_the_clause_that_sets_them_up_leads_to_it(library: Library, press: Press) -> None:
    book = squeeze(printed(library, press, Choice()).body)
    index = book.rpartition("工作组索引")[2].partition("行业与主题索引")[0]
    assert index.startswith("专项推进组（第35条设立，见第")
    assert "能源安全保供、工业复工复产、" in index and "财政金融服务：没有文件写明哪些措施归哪个组" in index


def test_a_book_of_measures_without_groups_has_no_such_index(library: Library, press: Press) -> None:
    assert "工作组索引" not in printed(library, press, Choice(section="2")).body


@pytest.mark.parametrize("words", ["夜市", "夜市（示范夜市）", "night"])
def test_a_group_has_a_list_to_sign_off_with_who_gave_it_each_row(grouped: Library, press: Press, words: str) -> None:
    text = squeeze("".join(printed(grouped, press, Choice(group=words)).pages))
    assert "夜市（示范夜市）责任清单" in text and "谁负责" in text and "签字" in text
    assert "依据《示例市夜市分工方案》（示政办发〔2024〕9号）：“补贴由夜市组办理”" in text
    assert "编者编写：岗前培训由夜市的商户参加" in text and "本站编写" not in text
    assert "由《示例市夜间经济若干意见》" in text


def test_a_group_that_nobody_gave_anything_has_no_list(grouped: Library, press: Press) -> None:
    with pytest.raises(ChoiceError, match="没有文件写明哪些措施归哪个组，建成（示范夜市）没有清单可印"):
        next(jobs(Choice(group="建成"), grouped, HOST, press))
    with pytest.raises(ChoiceError, match="没有找到工作组“白天”。有：夜市、建成"):
        next(jobs(Choice(group="白天"), grouped, HOST, press))


def test_a_site_prints_the_lists_of_groups_that_have_anything(shapes: Project) -> None:
    shapes.write("groups.yml", GROUPS)
    site = shapes.build()
    found = [address for address in site.files if address.startswith("handbook/groups/")]
    assert found == ["handbook/groups/night.pdf"]
    assert "../handbook/groups/night.pdf" in [
        one.attributes["href"] for one in site.page("groups/night.html").all(".take a")
    ]
