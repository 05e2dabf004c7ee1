"""Citations stand ready on the pages, in the form that official writing uses."""

from __future__ import annotations

import pytest
from policyref.model.host import Host

from tests.pages.source import NUMBERS, clauses
from tests.site import NOTICE, Site

CITY = "《晋城市加快复工复产和服务业提振回升若干措施》（晋市政办发电〔2022〕12号）"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_measure_is_cited_by_the_name_and_number_of_its_notice_and_its_own(real_site: Site, number: int) -> None:
    assert real_site.measure(number).one("#citation").text() == f"{CITY}第{number}条"


@pytest.mark.parametrize("number", NUMBERS)
def test_each_item_has_its_citation_that_leads_to_it(real_site: Site, number: int) -> None:
    page = real_site.measure(number)
    links = page.all("a[id^=cite-i]")
    assert [link.text() for link in links] == [
        f"{CITY}第{number}条第（{item}）项" for item, _, _ in clauses()[number].items
    ]
    assert [link.attributes["href"] for link in links] == [f"#i{item}" for item, _, _ in clauses()[number].items]


@pytest.mark.parametrize(
    ("address", "citation"),
    [
        ("shili-2024-7/3.html", "《示例市人民政府关于促进家政服务业发展的若干规定》（示政发〔2024〕7号）第三条"),
        ("shili-draft/2.html", "《示例市夜间经济若干意见》一、（二）"),
    ],
)
def test_a_notice_without_a_second_title_or_without_a_number_is_cited_by_what_it_has(
    site: Site, address: str, citation: str
) -> None:
    assert site.page(address).one("#citation").text() == citation


def test_a_notice_is_cited_by_its_whole_title(real_site: Site) -> None:
    facts = real_site.page(f"{NOTICE}/index.html").texts("dl.facts dd")
    whole = (
        "《晋城市人民政府办公室关于印发晋城市加快复工复产和服务业提振回升若干措施的通知》（晋市政办发电〔2022〕12号）"
    )
    assert whole in facts


def test_every_button_to_copy_has_something_to_copy(site: Site) -> None:
    buttons = 0
    for page in site.pages():
        for button in page.all("copy-button"):
            assert button.attributes.get("from") in page.ids(), page.address
            buttons += 1
    assert buttons > 80


def test_sentences_are_cited_within_their_item_and_by_their_number_in_the_clause(site: Site) -> None:
    page = site.page(f"{NOTICE}/27-8.html")
    assert page.texts("a[id^=cite-s]") == [
        f"{CITY}第27条第（8）项第1句（全条第9句）",
        f"{CITY}第27条第（8）项第2句（全条第10句）",
    ]
    assert page.one("#citation").text() == f"{CITY}第27条第（8）项"
    assert site.measure(11).texts("a[id^=cite-s]") == [f"{CITY}第11条第{number}句" for number in (1, 2, 3)]


def test_a_page_with_one_sentence_offers_no_list_of_parts(desk_site: Site) -> None:
    """What is cited is the clause; a list of one would say the same again."""
    for page in desk_site.pages("changhe-2025-3/"):
        assert len(page.all("a[id^=cite-]")) != 1


@pytest.mark.parametrize(
    ("address", "cited"),
    [
        ("https://www.example.gov.cn/zwgk/", "https://www.example.gov.cn/zwgk/a/1.html"),
        ("http://10.1.2.3/policy/", "http://10.1.2.3/policy/a/1.html"),
        ("", None),
        ("http://127.0.0.1:8000/", None),
        ("http://localhost:8000/site/", None),
        ("http://[::1]:8000/", None),
        ("http://0.0.0.0/", None),
        ("file:///home/site/", None),
    ],
)
def test_a_citation_never_bears_the_address_of_a_disk_or_of_a_preview(address: str, cited: str | None) -> None:
    assert Host("试", address).cited_url("a/1.html") == cited


def test_buttons_to_copy_are_made_by_the_script_so_that_none_is_dead(site: Site) -> None:
    assert [page.address for page in site.pages() if page.all("copy-button *")] == []
