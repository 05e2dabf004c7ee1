"""The page of a measure whose text was amended: every text with its days, what was changed, addresses that stay."""

from __future__ import annotations

from pathlib import Path

from policyref.links import addresses

from tests.data import Data
from tests.pages.test_json_ld import graph
from tests.site import AMENDED, Document, Site, squeeze

NOTICE = "wangxi-2025-3"


def text_of(page: Document, selector: str) -> list[str]:
    return [squeeze(node.text()) for node in page.all(selector)]


def test_all_texts_stand_on_the_page_the_newest_first_each_with_its_days(amended_site: Site) -> None:
    page = amended_site.measure(1, NOTICE)
    assert text_of(page, "details.text > summary") == [
        "自2027年2月1日起的文字",
        "2026年3月1日至2027年1月31日的文字",
        "至2026年2月28日的文字",
    ]
    assert all("open" in node.attributes for node in page.all("details.text"))
    assert not [word for word in text_of(page, "article") if "现行" in word]


def test_each_text_says_whose_it_is_and_by_which_words(amended_site: Site) -> None:
    newest, _, issued = text_of(amended_site.measure(1, NOTICE), ".origin")
    assert newest.startswith("本站按修改整理，不是印发的文本。望政办发〔2027〕2号：")
    assert "将第1条中“按销售额的1%”修改为“按销售额的2%”" in newest
    assert issued == "印发的文本。"


def test_what_was_changed_is_told_in_words_and_amounts(amended_site: Site) -> None:
    page = amended_site.page(f"{NOTICE}/1-v2.html")
    rows = text_of(page, ".changes > li")
    assert "最高不超过5万元改为最高不超过8万元" in rows[0]
    assert rows[1] == "企业应当在望溪市登记。增加同一企业每年申请一次。"
    assert rows[2] == "删去本条由市商务局负责审核。"
    assert rows[3] == "网络零售奖励：封顶5万元→8万元"
    assert rows[4] == "同样填写年销售额900万元：网络零售奖励5万元→8万元"
    assert text_of(page, ".changes del")[0] == "最高不超过5万元"
    assert text_of(page, ".changes ins")[0] == "最高不超过8万元"


def test_benefits_that_come_and_go_are_named(amended_site: Site) -> None:
    rows = text_of(amended_site.page(f"{NOTICE}/2-v2.html"), ".changes > .amount")
    assert rows == ["新增：社区店奖励", "不再有：老店改造奖励"]


def test_each_text_has_a_page_of_its_own_for_citing(amended_site: Site) -> None:
    page = amended_site.page(f"{NOTICE}/1-v1.html")
    assert text_of(page, "h1 ~ .version") == ["至2026年2月28日的文字"]
    assert text_of(page, "#citation") == [
        "《望溪市支持商贸流通若干措施》（望政办发〔2025〕3号）第1条（至2026年2月28日的文字）"
    ]
    assert text_of(page, "#s3") == ["本条由市商务局负责审核。"]
    assert not amended_site.page(f"{NOTICE}/3.html").all("details.text")
    assert f"{NOTICE}/3-v1.html" not in amended_site.files


def test_a_sentence_that_went_keeps_its_address_and_says_where_its_words_are(amended_site: Site) -> None:
    page = amended_site.measure(1, NOTICE)
    assert text_of(page, "#s3") == ["此句自2026年3月1日起删去（看原来的文字）"]
    link = page.all("#s3 a:not(.s)")[0].attributes["href"]
    assert link == "1-v1.html#s3"
    assert text_of(page, "#s2a") == ["同一企业每年申请一次。"]
    assert text_of(page, "#v1-s3") == ["本条由市商务局负责审核。"]


def test_no_anchor_stands_twice(amended_site: Site) -> None:
    for page in amended_site.pages(f"{NOTICE}/"):
        ids = [node.attributes["id"] for node in page.all("main [id]")]
        assert len(ids) == len(set(ids)), page.address
        assert len(page.all("policy-calculator")) <= 1


def test_an_amendment_takes_no_address_away(tmp_path: Path) -> None:
    """What was promised before there were later texts is still there with them, also of an item that went."""

    def promised(data: Data) -> dict[str, frozenset[str]]:
        plan = data.run().plan
        assert plan is not None
        return addresses(plan)

    before = Data(tmp_path / "before", AMENDED)
    for file in before.folder.glob(f"{NOTICE}/*-v*.yml"):
        file.unlink()
    without, with_texts = promised(before), promised(Data(tmp_path / "after", AMENDED))
    for address, anchors in without.items():
        assert address in with_texts
        assert anchors - {"embed-code"} <= with_texts[address], address


def test_what_nobody_has_entered_yet_withdraws_the_calculator(amended_site: Site) -> None:
    page = amended_site.measure(3, NOTICE)
    said = "自2027年2月1日起，已修改，本站尚未整理修改后的文字。以前的算法不再适用，这里不再计算；"
    said += "请看望政办发〔2027〕2号。"
    assert text_of(page, ".withdrawn") == [said]
    assert text_of(amended_site.page(f"embed/{NOTICE}/3.html"), ".withdrawn") == [said]


def test_of_one_item_alone_the_others_go_on(amended_site: Site) -> None:
    said = "自2027年2月1日起，“首发活动奖励”已修改，本站尚未整理修改后的文字。以前的算法不再适用，这里不再计算；"
    for page in (amended_site.measure(4, NOTICE), amended_site.page(f"embed/{NOTICE}/4.html")):
        assert text_of(page, ".withdrawn") == [f"{said}请看望政办发〔2027〕2号。"]
    for number, count in ((1, 1), (2, 0)):
        assert len(amended_site.page(f"embed/{NOTICE}/4-{number}.html").all(".withdrawn")) == count


def test_the_whole_text_of_a_notice_is_that_which_was_issued_and_says_where_it_was_changed(amended_site: Site) -> None:
    page = amended_site.page(f"{NOTICE}/index.html")
    changed, _, as_it_was, _ = text_of(page, ".official .clause")
    assert "最高不超过5万元" in changed and "最高不超过8万元" not in changed
    assert "这里是印发时的文字，后来有修改，见第1条" in changed
    assert "印发时的文字" not in as_it_was


def test_an_earlier_text_says_until_when_it_stood_not_that_there_is_no_date(amended_site: Site) -> None:
    page = amended_site.page(f"{NOTICE}/1-v1.html")
    assert "至2026年2月28日的文字" in text_of(page, ".benefit dl.facts")[0]
    assert not page.all(".benefit .unsaid")


def test_programs_read_every_text_of_a_measure_and_what_was_taken_into_it(amended_site: Site) -> None:
    (words,) = [one for one in graph(amended_site.measure(1, NOTICE)) if "workExample" in one]
    newest, second, issued = words["workExample"]
    assert second["temporalCoverage"] == "2026-03-01/2027-01-31" and second["legislationDateVersion"] == "2026-03-01"
    assert len(second["legislationConsolidates"]) == 2
    assert not {"temporalCoverage", "legislationConsolidates"} & {*issued}
    assert graph(amended_site.page(f"{NOTICE}/1-v2.html"))[0] == second
    assert not [one for one in graph(amended_site.measure(3, NOTICE)) if "workExample" in one]
    assert "temporalCoverage" not in newest
