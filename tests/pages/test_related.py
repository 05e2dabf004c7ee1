"""Measures that one of them names as related name each other: a later clause is found from the older one, too."""

from __future__ import annotations

import re

from policyref.words import RELATED_BY

from tests.site import Document, Site, resolved

SHILI, DRAFT = "shili-2024-7", "shili-draft"


def related(page: Document) -> dict[str, str]:
    """Address → the reason beside it."""
    section = next((one for one in page.all("aside section") if "相关措施" in one.css_first("h2").text()), None)
    rows = section.css("li") if section else []
    return {
        resolved(row.css_first("a").attributes["href"] or "", page.address): row.css_first("small").text()
        for row in rows
    }


def test_who_is_named_names_back_with_the_reason(site: Site) -> None:
    assert related(site.measure(3, SHILI))[f"{SHILI}/4.html"] == "同样支持家政企业用人"
    assert related(site.measure(4, SHILI))[f"{SHILI}/3.html"] == RELATED_BY.format("同样支持家政企业用人")


def test_also_in_another_notice(site: Site) -> None:
    assert related(site.measure(1, DRAFT))[f"{SHILI}/3.html"] == RELATED_BY.format("同样面向服务业企业")


def test_who_names_back_already_is_named_once_with_the_reason_given_here(site: Site) -> None:
    assert related(site.measure(2))["jincheng-2022-12/1.html"] == "煤炭增产的任务"


def test_every_relation_is_seen_from_both_ends(site: Site) -> None:
    seen = {
        page.address: related(page)
        for page in site.pages()
        if page.all("aside #citation") and not re.search(r"-\d+\.html$", page.address)
    }
    ways = {(one, other) for one, others in seen.items() for other in others}
    assert len(ways) > 100 and {(other, one) for one, other in ways} == ways
