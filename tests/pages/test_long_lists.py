"""Lists of thousands of measures: no page too large, none too far away, nothing lost between the parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from policyref.build.tasks import FOLDERS, calls, tasks
from policyref.check.figures import coverage
from policyref.facts.record import changed
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.pages import sitemap
from policyref.pages.kinds import by_group
from policyref.pages.measures import measures_page
from policyref.present.kind import PageKind
from policyref.present.output import Page

from tests.site import DATA, NOTICE, Document, Site, resolved

LARGEST = 300_000
FRAME = 12_000  # what the host puts around a page: more than it does
COPIES = 70
LISTS = ("measures.html", "deadlines.html", "calculators.html", "sitemap.html")


def copy(notice: Notice, number: int) -> Notice:
    """The same notice once more, under another name."""
    name = f"copy-{number:03}"
    measures = tuple(changed(one, notice=name, related=(), together=()) for one in notice.measures)
    return changed(notice, id=name, measures=measures)


def real_library() -> Library:
    library, problems = load_library(DATA.parent, DATA)
    assert library and not problems
    return library


def long_library(copies: int) -> Library:
    library = real_library()
    further = [copy(library.notice_by_id[NOTICE], number) for number in range(copies)]
    counted = {notice.id: coverage(library, notice) for notice in library.notices}
    counted |= {one.id: counted[NOTICE] for one in further}
    return replace(library, notices=(*library.notices, *further), coverage=counted)


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """Every page of a library of more than two thousand measures, by its address."""
    return {page.address: page for page in all_pages(long_library(COPIES), Host("试", ""))}


def all_pages(library: Library, host: Host) -> list[Page]:
    made: list[Page] = []
    for task in tasks(library, press=False):
        for kind, subject in calls(task, library):
            if isinstance(kind, PageKind):
                made += kind.make(*subject, library, host)  # type: ignore[arg-type]
    return [*made, *sitemap.sitemap_page(by_group(page.entry for page in made), library, host)]


def parts_of(address: str, pages: dict[str, Page]) -> Iterator[Page]:
    """The pages of a list, in order."""
    yield pages[address]
    number = 2
    while (further := f"{address.removesuffix('.html')}/{number}.html") in pages:
        yield pages[further]
        number += 1


def clicks(pages: dict[str, Page]) -> dict[str, int]:
    """How far each page is from the first one; the foot of every page leads to the site map."""
    far = {"index.html": 0}
    waiting = ["index.html"]
    for address in waiting:
        for link in (*pages[address].links, "sitemap.html"):
            target = link.partition("#")[0]
            if target in pages and target not in far:
                far[target] = far[address] + 1
                waiting.append(target)
    return far


def test_no_page_is_larger_than_a_phone_on_a_slow_line_can_bear(pages: dict[str, Page]) -> None:
    sizes = {page.address: len(page.html.encode()) + len(page.json_ld.encode()) + FRAME for page in pages.values()}
    assert {address: size for address, size in sizes.items() if size > LARGEST} == {}


def test_no_notice_can_take_a_folder_of_the_site(pages: dict[str, Page], real_site: Site) -> None:
    folders = {address.partition("/")[0] for address in (*pages, *real_site.files) if "/" in address}
    own = folders - {page.address.partition("/")[0] for page in pages.values() if page.kind == "notice"}
    assert {"measures", "deadlines", "glossary", "search"} < own
    assert own <= FOLDERS


def test_every_page_is_three_clicks_from_the_first_at_most(pages: dict[str, Page]) -> None:
    far = clicks(pages)
    assert set(far) == set(pages)
    assert max(far.values()) <= 3


@pytest.mark.parametrize("address", LISTS)
def test_a_long_list_has_several_parts(pages: dict[str, Page], address: str) -> None:
    assert len(list(parts_of(address, pages))) > 1


def test_every_measure_is_listed_once_over_the_parts(pages: dict[str, Page]) -> None:
    names = re.compile(r'<a class="name" href="([^"]+)"')
    listed = [
        resolved(link, page.address) for page in parts_of("measures.html", pages) for link in names.findall(page.html)
    ]
    assert listed == [address for address, page in pages.items() if page.kind == "measure"]


def test_the_parts_of_units_and_sectors_list_each_of_their_rows_once_and_every_measure(pages: dict[str, Page]) -> None:
    assert any(address.startswith("units/finance/") for address in pages)
    for first in [page for page in pages.values() if re.fullmatch(r"(units|sectors)/[^/]+\.html", page.address)]:
        rows = Counter(
            resolved(link, page.address)
            for page in parts_of(first.address, pages)
            for pair in re.findall(r'<th scope="row"><a href="([^"]+)"|<a class="name" href="([^"]+)"', page.html)
            for link in pair
            if link
        )
        measures = {re.sub(r"(-\d+)?\.html(#.*)?$", "", link) for link in rows}
        found = re.search(r"(\d+) 条措施", first.description)
        assert set(rows.values()) <= {1}
        assert len(measures) == (int(found[1]) if found else 0), first.address


def test_no_two_pages_have_the_same_title_in_one_list(pages: dict[str, Page]) -> None:
    for address in LISTS:
        titles = [page.title for page in parts_of(address, pages)]
        assert len(set(titles)) == len(titles)
        headings = {Document(page.address, page.html).one("h1").text() for page in parts_of(address, pages)}
        assert len(headings) == 1


def test_a_part_says_which_it_is_and_leads_to_all_others(pages: dict[str, Page]) -> None:
    for address in LISTS:
        own = list(parts_of(address, pages))
        for number, page in enumerate(own, start=1):
            document = Document(page.address, page.html)
            assert f"分成 {len(own)} 部分，这里是第 {number} 部分" in document.one("nav.parts > p").text()
            led = [resolved(link, page.address) for link in document.links("nav.parts ol")]
            assert led == [one.address for one in own]
            beside = {
                a.attributes["rel"]: resolved(a.attributes["href"] or "", page.address) for a in document.all("a[rel]")
            }
            expected = {"prev": own[number - 2].address} if number > 1 else {}
            expected |= {"next": own[number].address} if number < len(own) else {}
            assert beside == expected


def test_what_is_new_stands_at_the_end_and_moves_nothing(pages: dict[str, Page]) -> None:
    more = measures_page(long_library(COPIES + 1), Host("试", ""))
    before = [named(page) for page in parts_of("measures.html", pages)][:-1]
    after = [named(page) for page in more]
    assert after[: len(before)] == before


def named(page: Page) -> list[str]:
    return re.findall(r'<a class="name" href="([^"]+)"', page.html)


def test_a_notice_too_long_for_a_page_is_cut_between_its_measures(tight: Site) -> None:
    listed = [address for address in tight.addresses if re.fullmatch(r"measures(/\d+)?\.html", address)]
    assert len(listed) > 2
    links = [
        resolved(link.attributes["href"] or "", address)
        for address in sorted(listed, key=lambda one: int(re.sub(r"\D", "", one) or 1))
        for link in tight.page(address).all("li.row a.name")
    ]
    assert links == [f"{NOTICE}/{number}.html" for number in range(1, 39)]


def test_a_part_is_called_by_what_it_begins_with(tight: Site) -> None:
    names = tight.page("measures.html").texts("nav.parts ol li")
    assert len(set(names)) == len(names)
    for address, name in zip(("measures/2.html", "measures/3.html"), names[1:], strict=False):
        first = tight.page(address).texts("li.row a.name")[0]
        assert name.endswith(first)


def test_an_address_that_was_promised_while_the_list_was_whole_still_leads_there(tight: Site) -> None:
    """The lock of the real data holds it: the build would have failed. What it leads to names the part."""
    place = tight.page("measures.html").one(f"#{NOTICE} a")
    assert place.attributes["href"] in ("measures.html", "measures/2.html")


def test_every_reference_of_a_part_leads_somewhere(tight: Site) -> None:
    for page in tight.pages():
        if re.search(r"/\d+\.html$", page.address) and not page.address.startswith(NOTICE):
            for link in page.links("main"):
                path, _, anchor = resolved(link.partition("?")[0], page.address).partition("#")
                assert path in tight.files, f"{page.address}: {link}"
                assert not anchor or anchor in tight.page(path).ids(), f"{page.address}: {link}"


def test_a_form_that_narrows_only_a_part_says_so_and_offers_the_whole(tight: Site) -> None:
    for address, asked in (("measures/2.html", ""), ("units/finance/2.html", "?unit=finance")):
        page = tight.page(address)
        assert "只筛选这一部分" in page.one(".filter").text()
        root = "../" * address.count("/")
        assert page.one("a[data-everywhere]").attributes["href"] == f"{root}search.html{asked}"


def test_a_list_that_fits_is_as_it_was(real_site: Site) -> None:
    assert not [page.address for page in real_site.pages() if page.all("nav.parts")]
    assert not (Path(real_site.root) / "measures").exists()
