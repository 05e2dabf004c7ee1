"""Finding and citing a measure with a phone, from the disk."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Reader


def test_from_the_first_page_to_a_sentence_that_can_be_cited(reader: Reader) -> None:
    page = reader.open("index.html")
    page.locator("site-menu summary").click()
    page.get_by_role("navigation", name="全部栏目").get_by_role("link", name="措施", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("全部措施")

    page.get_by_role("link", name="大力促进网络消费").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("大力促进网络消费")
    assert reader.address == "jincheng-2022-12/11.html"

    page.get_by_role("link", name="第3句的地址").click()
    assert reader.address == "jincheng-2022-12/11.html#s3"
    expect(reader.page.locator("#s3")).to_be_in_viewport()


def test_an_address_with_a_sentence_opens_at_the_sentence(reader: Reader) -> None:
    page = reader.open("jincheng-2022-12/27.html#s14")
    expect(page.locator("#s14")).to_contain_text("企业组织职工开展岗前培训")
    expect(reader.page.locator("#s14")).to_be_in_viewport()


def test_the_sentence_of_the_address_stands_out(reader: Reader) -> None:
    page = reader.open("jincheng-2022-12/11.html#s3")
    look = (
        "node => { const s = getComputedStyle(node); return [s.backgroundColor, s.outlineStyle, s.boxShadow].join() }"
    )
    assert page.locator("#s3").evaluate(look) != page.locator("#s2").evaluate(look)


def test_an_address_with_an_item_opens_at_the_item(reader: Reader) -> None:
    reader.open("jincheng-2022-12/27.html#i9")
    expect(reader.page.locator("#i9")).to_be_in_viewport()


def test_a_fact_leads_to_its_words(reader: Reader) -> None:
    page = reader.open("jincheng-2022-12/11.html")
    page.locator(".benefit .go a:not(.button)").first.click()
    assert reader.address.startswith("jincheng-2022-12/11.html#s")
    expect(reader.page.locator("#" + reader.address.partition("#")[2])).to_be_in_viewport()


def test_a_unit_leads_to_its_other_measures_and_back(reader: Reader) -> None:
    page = reader.open("jincheng-2022-12/11.html")
    page.locator("#ask").get_by_role("link", name="市财政局", exact=True).click()
    assert reader.address == "units/finance.html"
    page.locator("table.duties").get_by_role("link", name="第11条", exact=True).click()
    assert reader.address == "jincheng-2022-12/11.html"


def test_one_can_read_on_to_the_next_measure(reader: Reader) -> None:
    page = reader.open("jincheng-2022-12/37.html")
    page.get_by_role("navigation", name="前后措施").get_by_role("link", name="下一条").click()
    assert reader.address == "jincheng-2022-12/38.html"
    expect(page.get_by_role("link", name="下一条")).to_have_count(0)
