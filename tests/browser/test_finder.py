"""The finder as a visitor meets it: answers by keyboard, in the address and on paper; nothing excluded unsaid."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.finding import PAGE, QUESTIONS, expected, found, fragment, records, some_answers
from tests.browser.test_every_kind_of_page import overflow
from tests.browser.visits import DESKTOP, ELDER, Visit, visiting
from tests.publish.nginx import serving
from tests.site import NOTICE, Project, Site


@pytest.fixture
def visit(browser: Browser, real_site: Site) -> Iterator[Visit]:
    with visiting(browser, real_site) as someone:
        yield someone


def test_every_answer_finds_what_the_data_says_and_leaves_nothing_unsaid(visit: Visit) -> None:
    everything = {key for key, _, _ in records()}
    reached: set[str] = set()
    for given in some_answers():
        page = visit.open(PAGE)  # a change of the fragment alone would be no new visit
        page.goto(visit.base + PAGE + fragment(given))
        groups = found(page)
        assert groups == expected(given), given
        assert set().union(*groups.values()) == everything, given
        assert groups["fits"] or groups["other"], given
        reached |= groups["fits"]
    assert reached == everything


def test_reasons_are_the_words_of_the_text(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#who=company&plan=hire")
    row = page.locator("[data-item='5']")
    said = ["符合您选的“企业”：原文小微企业新吸纳劳动者", "符合您选的“招人”：原文新吸纳劳动者"]
    expect(row.locator("[data-state=yes]")).to_have_text(said)
    expect(row.locator("[data-state=unknown]")).to_have_text(
        "还要看“企业规模”，这条对“小型、微型”：原文小微企业新吸纳劳动者"
    )
    row.get_by_role("link", name="新吸纳劳动者", exact=True).press("Enter")
    page.wait_for_url(f"**/{NOTICE}/27.html#s*")
    expect(page.locator(":target")).to_contain_text("新吸纳劳动者")


def test_quotation_marks_inside_others_are_single(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#who=company&plan=hire")
    found(page)
    expect(page.locator(f"[data-measure='{NOTICE}/26']").first).to_contain_text("“‘两节’期间”")
    assert not page.locator("main").get_by_text("““").count()


def test_what_speaks_against_a_measure_is_said(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#who=person")
    found(page)
    row = page.locator("[data-group=not] [data-measure$='/19']")
    expect(row.locator("[data-state=no]")).to_contain_text("您选的是“个人”：对象是服务业集聚区")
    page.goto(visit.base + f"{PAGE}#sector=construction")
    found(page)
    row = page.locator("[data-group=not] [data-measure$='/4']")
    expect(row.locator("[data-state=no]")).to_have_text(
        "只对“煤矿、采矿”，您选的是“建筑”：原文停产停建不超过10天的煤矿"
    )


def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit.open(PAGE)
    page.locator(".bar .name").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # from 不答, which is last, round to the first
    assert page.get_by_role("radio", name="企业（").is_checked()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.get_by_role("checkbox", name="煤矿、采矿").is_checked()
    count = len(expected({"who": ["company"], "sector": ["mining"]})["fits"])
    expect(page.locator(".found-line").first).to_have_text(f"可能适用的有 {count} 项")
    assert visit.address == f"{PAGE}#who=company&sector=mining"
    page.get_by_role("button", name="看结果").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.found .documents') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.found .measure') !== null")


def test_everything_has_a_name_to_be_read_out(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#plan=sell-online&use={NOTICE}/11")
    for question in QUESTIONS:
        group = page.get_by_role("group", name=question["ask"])
        for answer in question["answers"]:
            role = "checkbox" if question["several"] == "true" else "radio"
            expect(group.get_by_role(role, name=answer["name"])).to_have_count(1)
    expect(page.get_by_role("button", name="合起来算：11.大力促进网络消费")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("link", name="算一算：11.大力促进网络消费")).to_have_count(1)
    expect(page.get_by_role("group", name="11.大力促进网络消费").get_by_role("textbox")).to_have_count(2)
    expect(page.get_by_role("textbox", name="网络销售额（万元）")).to_have_count(1)
    expect(page.get_by_role("button", name="不算这一条：11.大力促进网络消费")).to_have_count(1)


def test_the_address_carries_the_answers_and_going_back_takes_them_back(visit: Visit) -> None:
    page = visit.open(PAGE)
    page.get_by_label("招人").check()
    first = found(page)
    page.get_by_label("培训职工").check()
    assert visit.address == f"{PAGE}#plan=hire,train"
    expect(page.locator(".answered")).to_contain_text("招人、培训职工")
    page.go_back()
    assert not page.get_by_label("培训职工").is_checked()
    expect(page.locator(".answered")).not_to_contain_text("培训职工")
    assert found(page) == first
    page.go_back()
    expect(page.locator(".answered")).to_have_count(0)
    expect(page.locator(".by-audience")).to_be_visible()
    page.go_forward()
    page.go_forward()
    page.reload()
    expect(page.locator(".answered")).to_contain_text("招人、培训职工")


def test_a_place_on_the_page_is_no_answer(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#plan=hire")
    expect(page.locator(".answered")).to_be_visible()
    page.locator(".skip").evaluate("link => link.click()")
    assert visit.address == f"{PAGE}#content"
    assert page.get_by_label("招人").is_checked()
    expect(page.locator(".answered")).to_be_visible()


@pytest.mark.parametrize(
    "hostile",
    [
        "#who=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "#who=toString&plan=__proto__,constructor",
        "#__proto__=1&size=&sector=,,,",
        "#who=company,person,government",
        "#plan=%E0%A4%A",
        f"#use=../../x,{NOTICE}/../1,javascript:alert(1)&x:y=<b>",
        f"#use={NOTICE}/11&{NOTICE}/11:网络销售额=%3Cb%3E1e6%3C/b%3E&{NOTICE}/11:__proto__=1",
        "#" + "a=b&" * 20000,
    ],
)
def test_a_hostile_address_does_nothing(visit: Visit, hostile: str) -> None:
    page = visit.open(PAGE + hostile)
    expect(page.get_by_role("button", name="看结果")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.locator("policy-finder img, policy-finder b:has-text('1e6')").count() == 0
    assert page.locator("input:checked[name=who]").count() == 1
    page.get_by_label("招人").check()
    expect(page.locator(".answered")).to_contain_text("打算做什么：招人")


def test_answers_can_be_cleared(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#who=company&plan=hire")
    page.get_by_role("button", name="清除回答").click()
    expect(page.locator(".answered")).to_have_count(0)
    assert visit.address == PAGE
    assert page.locator("policy-finder :checked[value]:not([value=''])").count() == 0


def test_without_javascript_the_list_by_audience_is_there(browser: Browser, real_site: Site) -> None:
    with visiting(browser, real_site, java_script_enabled=False) as visit:
        page = visit.open(PAGE)
        assert not page.locator("policy-finder form").is_visible()
        assert page.locator(".by-audience a:visible").count() >= 38
        expect(page.get_by_role("heading", name="个人（求职")).to_be_visible()


def test_on_paper_are_the_answers_and_the_results(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#who=company&plan=hire&use={NOTICE}/11&{NOTICE}/11:网络销售额=300")
    found(page)
    page.emulate_media(media="print")
    assert not page.locator("policy-finder form").is_visible()
    assert page.locator("policy-finder button:visible").count() == 0
    expect(page.locator(".answered")).to_have_text("您的回答：您是：企业（公司、合作社、合伙等）；打算做什么：招人")
    expect(page.locator("[data-group=not] .measure").first).to_be_visible()
    expect(page.get_by_label("网络销售额")).to_have_value("300")


def test_a_piece_that_is_missing_leaves_the_list(visit: Visit) -> None:
    visit.page.route("**/finder/at.js", lambda route: route.abort())
    page = visit.open(f"{PAGE}#plan=hire")
    expect(page.locator(".found-line").first).to_have_text("没有装好，请看下面按对象列出的全部措施。")
    expect(page.locator(".by-audience")).to_be_visible()
    page.wait_for_timeout(300)  # the browser says it too, in its own time
    visit.complaints.clear()


@pytest.mark.parametrize(("scheme", "elder"), list(itertools.product(["light", "dark"], [False, True])))
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, real_site: Site, scheme: str, elder: bool
) -> None:
    with visiting(browser, real_site, color_scheme=scheme) as visit:
        if elder:
            visit.page.add_init_script(ELDER)
        for start in ("", f"#who=company&plan=hire&use={NOTICE}/11,{NOTICE}/27&{NOTICE}/11:网络销售额=x"):
            page = visit.open("about.html")
            page = visit.open(PAGE + start)
            if start:
                found(page)
                expect(page.locator("[aria-invalid]")).to_be_visible()
            for width in (320, 360, 1440):
                page.set_viewport_size({"width": width, "height": 740})
                assert overflow(page) == 0, width
            assert violations(page) == []


def test_it_works_behind_the_policy_that_we_ship(
    browser: Browser, real: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("finder") / "www"
    root.mkdir()
    (root / "zt").symlink_to(real.published)
    with (
        serving(root, tmp_path_factory.mktemp("nginx")) as address,
        visiting(browser, address + "zt/", viewport=DESKTOP) as visit,
    ):
        page = visit.open(f"{PAGE}#plan=hire&use={NOTICE}/11&{NOTICE}/11:网络销售额=300")
        assert found(page) == expected({"plan": ["hire"]})
        expect(page.locator("policy-estimate").get_by_role("status")).to_contain_text("30,000 元")
