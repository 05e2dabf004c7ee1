"""The finder as a visitor meets it: one question at a time, by keyboard, in the address and on paper; three answers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.finding import PAGE, QUESTIONS, about, expected, found, fragment, records, some_answers
from tests.browser.test_every_kind_of_page import overflow
from tests.browser.visits import DESKTOP, ELDER, Visit, visiting
from tests.publish.nginx import serving
from tests.site import NOTICE, Project, Site

SOLE = "#who=self-employed&plan=sell-online"
HIRES = "#who=company&size=small-micro&sector=retail&plan=hire"


@pytest.fixture
def visit(browser: Browser, real_site: Site) -> Iterator[Visit]:
    with visiting(browser, real_site) as someone:
        yield someone


def result(visit: Visit, answers: str) -> Page:
    page = visit.open("about.html")  # a change of the fragment alone would be no new visit
    page.goto(visit.base + PAGE + answers)
    page.locator(".three").wait_for()
    return page


def test_every_answer_finds_what_the_data_says_and_leaves_nothing_out(visit: Visit) -> None:
    everything = {key for key, _ in records()}
    for given in some_answers():
        groups = found(result(visit, fragment(given)))
        assert groups == expected(given), given
        assert set().union(*groups.values()) == everything, given


def test_a_sole_trader_who_sells_online_is_told_whom_to_ask_about_measure_11(visit: Visit) -> None:
    page = result(visit, SOLE)
    expect(page.locator("h1")).to_have_text("2项原文写明，3项要问")
    card = page.locator(f"[data-group=ask] [data-measure='{NOTICE}/11'][data-benefit='online-sales']")
    expect(card).to_contain_text("原文没有写“个体工商户”算不算：")
    expect(card.locator(".whom")).to_contain_text("问市商务局")
    expect(card.locator(".gain")).to_have_text("最高5万元")
    assert page.locator(".match").count() <= 12
    expect(page.locator("[data-group=ask] .rest summary")).to_have_text(re.compile("^另有 \\d+ 项，讲的不是您选的事$"))
    told = page.locator("[data-group=ask] .match:visible").evaluate_all("all => all.map(one => one.dataset.benefit)")
    assert {f"11@{one}" for one in told if one} <= about({"plan": ["sell-online"]})


def test_the_counts_are_of_what_is_shown_open_the_result_and_lead_to_their_cards(visit: Visit) -> None:
    page = result(visit, SOLE)
    tiles = page.locator(".three a")
    expect(tiles).to_have_text(["2 ✓ 原文写明", "3 ? 没有写，要问", "1 ✗ 原文排除"])
    tiles.nth(2).press("Enter")
    assert page.evaluate("document.activeElement.id") == "found-no"
    expect(page.locator("[data-group=no] .because li").first).to_have_text(
        "✗ 原文排除“个体工商户”：个体工商户最高30万元，小微企业最高300万元"
    )
    page = result(visit, "#who=company&plan=hire")
    shown = [page.locator(f"[data-group={name}] .match").count() for name in ("yes", "ask", "no")]
    expect(page.locator(".three b")).to_have_text([str(count) for count in shown])


def test_reasons_are_the_words_of_the_text_and_lead_to_them(visit: Visit) -> None:
    page = result(visit, HIRES)
    card = page.locator("[data-benefit='new-hire']")
    expect(card.locator("[data-said=yes]")).to_have_text(
        ["✓ 原文写明“企业”：小微企业新吸纳劳动者", "✓ 原文写明“小型、微型”：小微企业新吸纳劳动者"]
    )
    card.locator("[data-said=about] a").press("Enter")
    page.wait_for_url(f"**/{NOTICE}/27.html#s*")


def test_what_was_not_answered_is_open_and_not_denied(visit: Visit) -> None:
    page = result(visit, "#who=company&plan=hire")
    card = page.locator("[data-group=ask] [data-benefit='new-hire']")
    expect(card.locator("[data-said=open]")).to_have_text(
        "? 要看“企业规模”，您没有答，原文写的是：小微企业新吸纳劳动者（小型、微型）"
    )


def test_questions_come_one_at_a_time_and_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit.open(PAGE)
    expect(page.locator("h1")).to_have_text(QUESTIONS[0]["ask"])
    expect(page.locator(".step")).to_have_text(f"第1题，共{len(QUESTIONS)}题")
    assert page.locator("policy-finder fieldset:visible").count() == 1
    page.locator("policy-finder input:visible").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("radio", name="个体工商户").is_checked()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(QUESTIONS[1]["ask"])
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.title().startswith(f"{QUESTIONS[1]['ask']}？第2题")
    page.get_by_role("button", name="先看结果").press("Enter")
    expect(page.locator("h1")).to_contain_text("项原文写明")
    assert visit.address == f"{PAGE}#who=self-employed"


def test_back_and_forward_keep_the_answers(visit: Visit) -> None:
    page = visit.open(PAGE)
    page.locator("label:has([value=company])").click()
    page.get_by_role("button", name="下一题").click()
    expect(page.locator(".step")).to_have_text(re.compile("^第2题"))
    page.get_by_role("button", name="上一题").click()
    expect(page.locator(".step")).to_have_text(re.compile("^第1题"))
    assert page.locator("input[value=company]").is_checked()
    page.go_back()
    expect(page.locator(".step")).to_have_text(re.compile("^第2题"))
    page.get_by_role("button", name="先看结果").click()
    page.locator(".three").wait_for()
    page.get_by_role("link", name="改回答").click()
    expect(page.locator(".step")).to_have_text(re.compile("^第1题"))
    assert page.locator("input[value=company]").is_checked()
    page.reload()
    assert page.locator("input[value=company]").is_checked()


def test_not_sure_is_an_answer_that_excludes_nothing(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#.=sector")
    page.get_by_role("checkbox", name="建筑").check()
    page.get_by_role("checkbox", name="不清楚").check()
    assert not page.get_by_role("checkbox", name="建筑").is_checked()
    page.get_by_role("button", name="下一题").click()
    assert visit.address == f"{PAGE}#.=happened"


def test_the_last_question_leads_to_the_result_also_without_an_answer(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#.={QUESTIONS[-1]['id']}")
    page.get_by_role("button", name="看结果").click()
    expect(page.locator(".answered")).to_contain_text("您还没有回答")
    assert found(page) == expected({})


def test_everything_has_a_name_to_be_read_out(visit: Visit) -> None:
    for question in QUESTIONS:
        page = visit.open("about.html")
        page = visit.open(f"{PAGE}#.={question['id']}")
        group = page.get_by_role("group", name=question["ask"])
        for answer in question["answers"]:
            role: Literal["checkbox", "radio"] = "checkbox" if question["several"] == "true" else "radio"
            name = re.compile(re.escape(answer["name"].partition("（")[0]))
            expect(group.get_by_role(role, name=name).first).to_be_visible()


def test_rows_are_large_enough_for_a_thumb(visit: Visit) -> None:
    page = visit.open(PAGE)
    rows = page.locator("policy-finder fieldset:visible label")
    heights = rows.evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 56


@pytest.mark.parametrize("old", ["#who=self-employed&plan=sell-online", f"{SOLE}&use={NOTICE}/11,{NOTICE}/27"])
def test_an_address_of_before_arrives_on_the_result(visit: Visit, old: str) -> None:
    page = result(visit, old)
    expect(page.locator("h1")).to_have_text("2项原文写明，3项要问")
    expect(page.locator(".unknown")).to_have_count(0)


def test_answers_that_there_are_not_are_named(visit: Visit) -> None:
    page = result(visit, "#who=company,martian&shape=round")
    expect(page.locator(".unknown")).to_have_text("网址里的“shape=round、martian”这里没有，没有算进去。")
    expect(page.locator(".answered")).to_contain_text("您是：企业")


def test_places_of_the_page_of_before_arrive(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#for-self-employed")
    expect(page.locator("#for-self-employed li").first).to_be_visible()
    page = visit.open("about.html")
    page = visit.open(f"{PAGE}#hint-size")
    expect(page.locator("h1")).to_have_text("企业规模")
    page.locator(".skip").evaluate("link => link.click()")
    expect(page.locator("h1")).to_have_text("企业规模")


def typed(page: Page, name: str, words: str) -> None:
    box = page.get_by_label(name).first
    box.fill(words)
    box.blur()


def test_a_number_given_once_is_used_for_all_and_sums_stand_together(visit: Visit) -> None:
    page = result(visit, "#who=company&size=small-micro&sector=retail&plan=hire,train")
    card = page.locator("[data-benefit='staff-training']")
    card.get_by_text("算一算", exact=True).click()
    typed(page, "岗前安全转岗培训人数", "10")
    expect(card.locator(".result")).to_have_text(re.compile("^3,?000元$"))
    hire = page.locator("[data-benefit='new-hire']")
    hire.get_by_text("算一算", exact=True).click()
    expect(hire.locator(".numbers")).to_contain_text("小微企业：是（您答过）")
    assert hire.get_by_label("小微企业").count() == 0
    sums = page.locator(".sums")
    expect(sums.get_by_role("status")).to_contain_text("原文写明的：原文未写明出资方，得到")
    expect(sums).to_contain_text("企业职工培训补贴")
    assert ":岗前安全转岗培训人数/人=10" in page.evaluate("decodeURIComponent(location.hash)")
    page.reload()
    expect(card.locator(".result")).to_have_text(re.compile("^3,?000元$"))
    href = card.locator(".more a").get_attribute("href") or ""
    assert "#calculate?" in href


def test_a_number_of_an_old_address_is_taken_over(visit: Visit) -> None:
    page = result(visit, f"{SOLE}&use={NOTICE}/11&{NOTICE}/11:网络销售额=300")
    sums = page.locator(".sums")
    expect(sums.get_by_role("status")).to_contain_text("连要问的一起")
    expect(sums).to_contain_text("网络销售额奖励")
    expect(sums).to_contain_text(re.compile("3万元|30,000元"))
    expect(sums).to_contain_text("只取较高的一项")


@pytest.mark.parametrize(
    "hostile",
    [
        "#who=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "#who=toString&plan=__proto__,constructor",
        "#__proto__=1&size=&sector=,,,",
        "#who=company,person,government",
        "#plan=%E0%A4%A",
        f"#use=../../x,{NOTICE}/../1,javascript:alert(1)&x:y=<b>",
        f"#who=company&:网络销售额/万元=%3Cb%3E1e6%3C/b%3E&{NOTICE}/11:__proto__=1",
        "#" + "a=b&" * 20000,
        "#%",
    ],
)
def test_a_hostile_address_does_nothing(visit: Visit, hostile: str) -> None:
    page = visit.open(PAGE + hostile)
    page.wait_for_timeout(300)
    assert page.locator("policy-finder img, policy-finder b:has-text('1e6')").count() == 0
    assert page.locator("policy-finder .three:visible, policy-finder form:visible").count() >= 1


def test_without_javascript_a_list_of_links_by_question_is_there(browser: Browser, real_site: Site) -> None:
    with visiting(browser, real_site, java_script_enabled=False) as visit:
        page = visit.open(PAGE)
        assert not page.locator("policy-finder form").is_visible()
        for question in QUESTIONS:
            expect(page.get_by_role("heading", name=question["ask"])).to_be_visible()
        page.locator("#for-self-employed summary").click()
        expect(page.locator("#for-self-employed a").first).to_be_visible()


def test_on_paper_are_the_answers_and_the_cards(visit: Visit) -> None:
    page = result(visit, SOLE)
    page.emulate_media(media="print")
    assert page.locator("policy-finder button:visible").count() == 0
    expect(page.locator(".answered")).to_contain_text("您是：个体工商户；打算做什么：网上销售")
    expect(page.locator("[data-group=no] .match").first).to_be_visible()


def test_a_piece_that_is_missing_leaves_the_list(visit: Visit) -> None:
    visit.page.route("**/finder/at.js", lambda route: route.abort())
    page = visit.open(f"{PAGE}#plan=hire")
    expect(page.locator(".found-line")).to_have_text("没有装好，请看下面按回答列出的各项。")
    expect(page.locator(".by-answer")).to_be_visible()
    page.wait_for_timeout(300)  # the browser says it too, in its own time
    visit.complaints.clear()


@pytest.mark.parametrize(("scheme", "elder"), list(itertools.product(["light", "dark"], [False, True])))
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, real_site: Site, scheme: str, elder: bool
) -> None:
    with visiting(browser, real_site, color_scheme=scheme) as visit:
        if elder:
            visit.page.add_init_script(ELDER)
        for start in ("", "#.=sector", HIRES):
            page = visit.open("about.html")
            page = visit.open(PAGE + start)
            if start == HIRES:
                page.locator(".three").wait_for()
                page.locator("[data-benefit='new-hire'] .count summary").click()
                page.locator("[data-benefit='new-hire'] input").first.fill("x")
                page.locator("[data-benefit='new-hire'] input").first.blur()
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
        page = result(visit, f"{SOLE}&:网络销售额/万元=300")
        expect(page.locator(".sums").get_by_role("status")).to_contain_text(re.compile("3万元|30,000元"))
        assert found(page) == expected({"who": ["self-employed"], "plan": ["sell-online"]})
