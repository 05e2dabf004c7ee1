"""What holds for every page of the site: structure, names, and nothing inline."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.site import Document, Site

_OF_A_DAY = re.compile(b'<(force-band|deadline-status).*?</\\1>|<meta name="description"[^>]*>', re.DOTALL)


@pytest.fixture(params=["published", "published and others"])
def pages(request: pytest.FixtureRequest) -> list[Document]:
    site: Site = request.getfixturevalue("real_site" if request.param == "published" else "site")
    return list(site.pages())


def strange(pages: list[Document], selector: str) -> list[str]:
    """Pages on which something stands that should not, with it."""
    return [f"{page.address}: {node.html[:80]}" for page in pages for node in page.all(selector)]


def test_every_page_has_one_first_heading(pages: list[Document]) -> None:
    assert {page.address: len(page.all("h1")) for page in pages if len(page.all("h1")) != 1} == {}


def test_headings_do_not_skip_a_level(pages: list[Document]) -> None:
    for page in pages:
        levels = [int(heading.tag[1]) for heading in page.all("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, page.address
        assert [step for step in pairwise(levels) if step[1] > step[0] + 1] == [], page.address


def test_no_heading_is_empty(pages: list[Document]) -> None:
    empty = [page.address for page in pages for heading in page.all("h1, h2, h3, h4") if not heading.text().strip()]
    assert empty == []


def test_titles_are_unique_and_say_more_than_the_name_of_the_site(pages: list[Document]) -> None:
    titles = Counter(page.one("title").text().strip() for page in pages if page.address != "404.html")
    assert [title for title, count in titles.items() if count > 1 or not title] == []


def test_every_page_says_its_language_and_charset(pages: list[Document]) -> None:
    for page in pages:
        assert (page.one("html").attributes.get("lang") or "").startswith("zh")
        assert page.one("meta[charset]").attributes["charset"] == "utf-8"


def test_every_page_but_the_error_page_describes_itself(pages: list[Document]) -> None:
    missing = [page.address for page in pages if not page.all("meta[name=description][content]:not([content=''])")]
    assert set(missing) <= {"404.html"}


def test_every_page_has_its_landmarks(pages: list[Document]) -> None:
    for page in pages:
        for landmark in ("body header.site-header", "main", "footer.site-footer", "nav[aria-label=主要栏目]"):
            if page.address == "404.html" and landmark != "main":
                continue  # without a public address it has no frame
            assert len(page.all(landmark)) == 1, (page.address, landmark)


def test_navigations_of_a_page_have_different_names(pages: list[Document]) -> None:
    for page in pages:
        navigations = page.all("nav")
        names = [nav.attributes.get("aria-label") or nav.attributes.get("aria-labelledby") for nav in navigations]
        assert None not in names and len(set(names)) == len(names), page.address


def test_every_page_begins_with_a_link_to_its_content(pages: list[Document]) -> None:
    for page in pages:
        first = page.all("body a[href]")[0]
        assert (first.text().strip(), first.attributes["href"]) == ("跳到正文", "#content")
        assert page.one("#content").parent is not None


def test_no_id_is_given_twice_on_a_page(pages: list[Document]) -> None:
    for page in pages:
        assert [name for name, count in Counter(page.ids()).items() if count > 1] == [], page.address


def test_references_between_elements_lead_to_ids_of_the_page(pages: list[Document]) -> None:
    for page in pages:
        ids = set(page.ids())
        for name in ("aria-labelledby", "aria-describedby", "for"):
            wanted = {node.attributes[name] for node in page.all(f"[{name}]")}
            assert wanted <= ids, page.address


def test_no_script_is_inline(pages: list[Document]) -> None:
    assert strange(pages, "script:not([src]):not([type='application/ld+json'], [type='application/json'])") == []


def test_scripts_wait_for_the_page_or_are_the_one_that_must_not(pages: list[Document]) -> None:
    waiting = [page.texts("script[src]:not([defer])") for page in pages]
    assert all(len(scripts) <= 1 for scripts in waiting)


def test_no_style_is_inline(pages: list[Document]) -> None:
    assert strange(pages, "style, [style]") == []


def test_no_element_carries_code_in_an_attribute(pages: list[Document]) -> None:
    for page in pages:
        handlers = [name for node in page.all("*") for name in node.attributes if name.startswith("on")]
        assert handlers == [], page.address


def test_no_page_frames_or_embeds_another(pages: list[Document]) -> None:
    assert strange(pages, "iframe, frame, object, embed, base, [http-equiv=refresh]") == []


def test_every_table_head_says_what_it_heads(pages: list[Document]) -> None:
    assert strange(pages, "thead th:not([scope=col]), tbody th:not([scope=row])") == []


def test_pictures_have_words(pages: list[Document]) -> None:
    assert strange(pages, "img:not([alt]), svg[role=img]:not([aria-label])") == []


def test_no_link_is_without_words(pages: list[Document]) -> None:
    silent = [
        f"{page.address}: {link.html}"
        for page in pages
        for link in page.all("a[href]")
        if not (link.text().strip() or link.attributes.get("aria-label"))
    ]
    assert silent == []


def test_what_a_page_says_to_machines_is_json_without_empty_values(pages: list[Document]) -> None:
    for page in pages:
        for script in page.all("script[type='application/ld+json']"):
            graph = json.loads(script.text())["@graph"]
            assert graph and not [node for node in graph for value in node.values() if value in (None, "", [])]


def test_a_page_does_not_grow_with_the_site(site: Site, real_site: Site) -> None:
    """The same measure costs the same bytes whatever else is published beside it, but for the name of its place, also
    beside its units, and the day of which it speaks."""
    for number in (1, 27):
        address = f"jincheng-2022-12/{number}.html"
        told = site.files[address].replace("晋城市 · ".encode(), b"", 1).replace("（晋城市）".encode(), b"")
        assert len(_OF_A_DAY.sub(b"", told)) == len(_OF_A_DAY.sub(b"", real_site.files[address]))


def test_dates_in_attributes_are_iso_dates(pages: list[Document]) -> None:
    for page in pages:
        for time in page.all("time"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", time.attributes["datetime"] or ""), page.address
