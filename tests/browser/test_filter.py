"""Lists are narrowed and sorted in the browser, as the data says; the address carries the choices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import DESKTOP, OPENED, PHONE, Visit, visiting
from tests.exports.test_measures_json import load
from tests.pages.dates import iso, listed
from tests.site import Project, Site

LIST = "measures.html"
ASOF = "2022-12-20"
ORDER = ("closing", "open", "upcoming", "unclear", "over")
Facts = dict[str, dict[str, Any]]


def written(project: Project, key: str) -> list[dict[str, Any]]:
    """What an editor wrote for a measure and for each of its items."""
    notice, number = key.split("/")
    paths = (project.data / notice).glob("[0-9]*.yml")
    path = next(path for path in paths if int(path.stem) == int(number))
    record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [record, *record.get("items", [])]


def state(start: str, end: str) -> str:
    """Where a period stands on the 20th of December 2022."""
    if start and start > ASOF:
        return "upcoming"
    if end:
        return "over" if end < ASOF else "closing" if end <= "2023-01-19" else "open"
    return "open" if start else "unclear"


def status(deadlines: list[dict[str, Any]]) -> str:
    dated = [one for one in deadlines if one["kind"] in ("due", "window") and (one["start"] or one["end"])]
    readings = [reading for one in dated for reading in one.get("readings") or [one]]
    states = [state(iso(one["start"]), iso(one["end"])) for one in readings]
    return min(states, key=ORDER.index, default="unclear")


@pytest.fixture(scope="module")
def facts(site: Site, both: Project) -> Facts:
    """What each measure can be found by, from the published data and, for what it does not say, from the YAML."""
    found = {}
    published = load(site)
    ids = {name: unit["id"] for unit in published["units"] for name in (unit["name"], unit["short"])}
    for measure in published["measures"]:
        parts = written(both, measure["id"])
        notice = yaml.load((both.data / measure["notice"] / "notice.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
        for_all = {ids[one["unit"]] for one in notice.get("units_for_all", [])}
        found[measure["id"]] = {
            "sector": set(measure["sectors"]),
            "unit": {unit["id"] for unit in measure["units"]} | for_all,
            "section": {f"{measure['notice']}.{measure['section']}"},
            "kind": {one["kind"] for part in parts for one in listed(part, "benefits")},
            "status": {status([one for part in parts for one in listed(part, "deadlines")])},
        }
    return found


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site, viewport=DESKTOP) as someone:
        someone.page.add_init_script(OPENED)
        yield someone


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_list_comes_first_and_the_form_is_open_where_something_is_chosen(
    browser: Browser, site: Site, size: dict[str, int]
) -> None:
    with visiting(browser, site, viewport=size) as someone:
        expect(someone.open("units/commerce.html").locator("form:has(select[name=sector])")).to_be_hidden()
        expect(someone.open(f"{LIST}?sector=mining").locator("select[name=sector]")).to_be_visible()


def shown(page: Page) -> list[str]:
    """The measures that can be seen, in their order."""
    links = page.locator("[data-entry]:visible a.name").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [link.partition("?")[0].removesuffix(".html") for link in links]


def counts(page: Page, field: str) -> dict[str, int]:
    """The number in brackets behind each choice."""
    options = page.locator(f"select[name={field}] option").evaluate_all("all => all.map(o => [o.value, o.textContent])")
    return {value: int(re.findall(r"（(\d+)）$", words)[0]) for value, words in options}


@pytest.mark.parametrize("field", ["sector", "unit", "section", "kind", "status"])
class TestEachChoice:
    def test_says_how_many_measures_it_leaves(self, visit: Visit, facts: Facts, field: str) -> None:
        found = counts(visit.open(f"{LIST}?asof={ASOF}"), field)
        assert found.pop("") == len(facts)
        expected = {value: sum(value in one[field] for one in facts.values()) for value in found}
        assert found == expected
        assert {value for one in facts.values() for value in one[field]} <= set(found)

    def test_leaves_exactly_the_measures_of_which_it_is_true(self, visit: Visit, facts: Facts, field: str) -> None:
        page = visit.open(f"{LIST}?asof={ASOF}")
        for value in list(counts(page, field))[1:4]:
            if any(value in one[field] for one in facts.values()):
                page.locator(f"select[name={field}]").select_option(value)
                assert shown(page) == [key for key, one in facts.items() if value in one[field]], value


def test_choices_add_up_and_count_what_the_others_leave(visit: Visit, facts: Facts) -> None:
    page = visit.open(LIST)
    page.locator("select[name=unit]").select_option("finance")
    page.locator("select[name=kind]").select_option("subsidy")
    left = [key for key, one in facts.items() if "finance" in one["unit"] and "subsidy" in one["kind"]]
    assert left and shown(page) == left
    expect(page.locator(".filter output")).to_have_text(f"{len(left)} 条")
    sectors = counts(page, "sector")
    for value in list(sectors)[1:]:
        assert sectors[value] == sum(value in facts[key]["sector"] for key in left)
        assert page.locator(f"select[name=sector] option[value='{value}']").is_disabled() == (sectors[value] == 0)


def test_a_heading_without_measures_is_away(visit: Visit) -> None:
    page = visit.open(f"{LIST}?section=jincheng-2022-12.2")
    assert page.locator("main h3:visible").all_text_contents() == ["二、促进服务业提振回升"]
    assert page.locator("main h2:visible").count() == 1


def test_the_address_carries_the_choices_for_others_and_for_going_back(visit: Visit) -> None:
    page = visit.open(f"{LIST}?asof={ASOF}")
    whole = shown(page)
    page.locator("select[name=sector]").select_option("mining")
    mining = shown(page)
    page.locator("select[name=sort]").select_option("deadline")
    assert visit.address == f"{LIST}?asof={ASOF}&sector=mining&sort=deadline"

    page.reload()
    assert sorted(shown(page)) == sorted(mining) != sorted(whole)
    page.go_back()
    assert (visit.address, shown(page)) == (f"{LIST}?asof={ASOF}&sector=mining", mining)
    page.go_back()
    assert (visit.address, shown(page)) == (f"{LIST}?asof={ASOF}", whole)
    page.go_forward()
    assert shown(page) == mining
    expect(page.locator("select[name=sector]")).to_have_value("mining")


def test_one_button_shows_everything_again(visit: Visit, facts: Facts) -> None:
    page = visit.open(f"{LIST}?sector=mining&kind=reward&sort=deadline")
    page.get_by_role("button", name="显示全部").click()
    expect(page.locator(".filter output")).to_have_text(f"{len(facts)} 条")
    assert (visit.address, shown(page)) == (LIST, list(facts))


def test_sorted_by_deadline_what_ends_first_comes_first_and_what_has_no_end_last(visit: Visit, both: Project) -> None:
    page = visit.open(f"{LIST}?sort=deadline&section=jincheng-2022-12.2")

    def end(key: str) -> str:
        deadlines = [one for part in written(both, key) for one in listed(part, "deadlines")]
        firsts = [(one.get("readings") or [one])[0] for one in deadlines if one["kind"] in ("due", "window")]
        return min([iso(one["end"]) for one in firsts if iso(one["end"])], default="9999")

    keys = shown(page)
    assert len({end(key) for key in keys}) > 3
    assert keys == sorted(keys, key=lambda key: (end(key), int(key.split("/")[1])))


@pytest.mark.parametrize(
    "query",
    [
        "sector=<script>alert(1)</script>",
        "sector=__proto__&unit=constructor",
        'unit="]*[x="',
        "sort=%00&status=%FF",
        "sector=&sector=mining",
        "kind=" + "x" * 5000,
        "%",
        "&&&=&sector",
    ],
)
def test_a_nonsense_address_shows_the_whole_list(visit: Visit, facts: Facts, query: str) -> None:
    page = visit.open(f"{LIST}?{query}")
    assert shown(page) == list(facts)


def test_without_script_the_list_is_whole_and_no_form_is_there(browser: Browser, site: Site, facts: Facts) -> None:
    with visiting(browser, site, java_script_enabled=False) as visit:
        page = visit.open(f"{LIST}?sector=mining")
        assert shown(page) == list(facts)
        assert page.locator(".filter:visible, main select:visible").count() == 0


def test_the_keyboard_alone_is_enough(browser: Browser, site: Site, facts: Facts) -> None:
    """On a phone's width the form is folded, so it must be opened first."""
    with visiting(browser, site) as visit:
        page = visit.open(LIST)
        expect(page.locator("select[name=sector]")).to_be_hidden()
        page.locator(".filter summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        for _ in range(
            page.locator(".filter select").evaluate_all("all => all.findIndex(one => one.name === 'sector')")
        ):
            page.keyboard.press("Tab")
        expect(page.locator("select[name=sector]")).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        chosen = page.locator("select[name=sector]").input_value()
        assert chosen and f"sector={chosen}" in visit.address
        assert shown(page) == [key for key, one in facts.items() if chosen in one["sector"]]


EVERY_CHOICE = """() => [...document.querySelectorAll(".filter select:not([name=sort])")].flatMap(
    field => [...field.options].flatMap(option => {
        const said = Number(/（(\\d+)）$/.exec(option.textContent)[1]);
        field.value = option.value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
        const left = document.querySelectorAll("[data-entry]:not([hidden], [data-group][hidden] *)").length;
        field.value = "";
        field.dispatchEvent(new Event("change", { bubbles: true }));
        return said === left ? [] : [`${field.name}=${option.value}: ${said} said, ${left} left`];
    }))"""


@pytest.mark.parametrize("address", ["units/finance.html", "sectors/employment.html", "deadlines.html"])
def test_other_lists_keep_their_word_for_every_choice(visit: Visit, address: str) -> None:
    page = visit.open(address)
    assert page.locator(".filter select").count() > 1
    assert page.evaluate(EVERY_CHOICE) == []


def test_choices_in_a_part_of_a_list_are_taken_to_the_search_of_all(browser: Browser, tight: Site) -> None:
    wanted = [one["id"] for one in load(tight)["measures"] if "commerce" in [unit["id"] for unit in one["units"]]]
    with visiting(browser, tight, viewport=DESKTOP) as visit:
        page = visit.open("measures/2.html")
        page.locator(".filter summary").click()
        page.select_option("select[name=unit]", "commerce")
        page.locator("a[data-everywhere]").click()
        expect(page.locator("search-page [role=status]")).to_contain_text(f"{len(wanted)}项，在")
        assert visit.address == "search.html?unit=commerce"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("address", [LIST, "sectors/employment.html", "deadlines.html"])
def test_whom_a_list_is_for_is_chosen_with_a_script_and_without(
    browser: Browser, site: Site, scripts: bool, address: str
) -> None:
    with visiting(browser, site, java_script_enabled=scripts) as visit:
        page = visit.open(address)
        every = page.locator("[data-entry]").count()
        for wanted in ("given", "work", "dated", "all"):
            page.locator(f"label[for=show-{wanted}]").click()
            of_it = "[data-entry]" if wanted == "all" else f"[data-entry][data-show~={wanted}]"
            away = page.locator(".entries [data-entry]").evaluate_all(
                "all => all.filter(one => getComputedStyle(one).display === 'none' || one.closest('[hidden]')).length"
            )
            assert every - away == page.locator(of_it).count(), (address, wanted)


def test_whom_a_list_is_for_is_in_the_address(visit: Visit) -> None:
    page = visit.open(LIST)
    page.locator("label[for=show-work]").click()
    assert visit.address == f"{LIST}?show=work"
    page.reload()
    expect(page.locator("#show-work")).to_be_checked()
    expect(page.locator("label[for=show-all]")).to_have_text(re.compile(r"^全部 \d+$"))
    page.get_by_role("button", name="显示全部").click()
    page.wait_for_url(re.compile(rf"{LIST}$"))
