"""Citations stand ready on the pages, in the form that official writing uses."""

from __future__ import annotations

import pytest

from tests.pages.source import NUMBERS, clauses
from tests.site import NOTICE, Site, resolved

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
            source = button.attributes.get("from")
            assert "address" in button.attributes or source in page.ids(), page.address
            anchor = button.attributes.get("anchor") or ""
            assert not anchor or resolved(anchor, page.address).partition("#")[2] in page.ids()
            buttons += 1
    assert buttons > 80


def test_buttons_to_copy_are_made_by_the_script_so_that_none_is_dead(site: Site) -> None:
    assert [page.address for page in site.pages() if page.all("copy-button *")] == []
