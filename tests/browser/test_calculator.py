"""A calculator as a visitor uses it: what it answers, what it refuses, and that nothing typed leaves the page."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect
from policyref.calc.programs import program_of
from policyref.model.library import Library
from policyref.present.items import home_of
from policyref.present.sums import sums_of
from policyref.rules.evaluate import calculate
from policyref.rules.program import Field
from policyref.rules.ranges import options

from tests.browser.axe import violations
from tests.browser.test_every_kind_of_page import overflow
from tests.browser.visits import DESKTOP, ELDER, Visit, visiting
from tests.publish.nginx import serving
from tests.site import NOTICE, Project, Site

CASES = Path(__file__).parents[1] / "rules" / "examples.csv"
SALES = f"{NOTICE}/11.html"


@pytest.fixture
def visit(browser: Browser, real_site: Site) -> Iterator[Visit]:
    with visiting(browser, real_site) as someone:
        yield someone


@pytest.fixture(scope="module")
def library(real: Project) -> Library:
    found = real.run().library
    assert found is not None
    return found


def ready(page: Page) -> Page:
    page.locator("policy-calculator form").first.wait_for()
    return page


def fill(page: Page, given: dict[str, str]) -> dict[str, str]:
    """Types and clicks as a visitor does in the first calculator that asks for any of it; gives back what it asked."""
    forms = page.locator("policy-calculator form")
    form = forms.first
    for one in forms.all():
        if any(one.locator(f"[name='{label}']").count() for label in given):
            form = one
            break
    asked = {label: words for label, words in given.items() if form.locator(f"[name='{label}']").count()}
    for label, words in asked.items():
        field = form.locator(f"[name='{label}']")
        if field.first.get_attribute("type") == "radio":
            field.and_(page.locator(f"[value='{words}']")).check()
        else:
            field.fill(words)
    form.get_by_role("button", name="算一算", exact=True).click()
    sure(page)
    return asked


def sure(page: Page) -> None:
    """Says that whatever is asked back is so."""
    while page.locator(".doubt").count():
        page.get_by_role("button", name="就是这样").first.click()


def answered(page: Page) -> dict[str, tuple[str, str]]:
    rows = page.locator("policy-calculator dd[data-rule]").evaluate_all(
        "all => all.map(one => [one.dataset.rule, one.dataset.kind, one.dataset.value])"
    )
    return {rule: (kind, value) for rule, kind, value in rows}


def asking(library: Library, number: int, given: dict[str, str]) -> str:
    """The page on which the calculator stands that asks for any of it."""
    measure = library.measures[number - 1]
    items = {None, *(rule.item for rule in measure.rules.rules)}
    for address in sorted({home_of(measure, item) for item in items}):
        told = [item for item in items if home_of(measure, item) == address]
        if any({*one.asks} & {*given} for one in sums_of(measure, library, told.__contains__)):
            return address
    return ""


def cases() -> list[tuple[int, dict[str, str]]]:
    """Worked cases that a form can put: a choice that is not offered cannot be made."""
    with CASES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [(int(re.split(r"\D", row["measure"])[0]), json.loads(row["inputs"])) for row in rows]


def test_every_worked_case_comes_out_as_in_python(visit: Visit, library: Library) -> None:
    tried = refused = 0
    for number in sorted({number for number, _ in cases()}):
        program = program_of(library.measures[number - 1], library)
        for given in [given for one, given in cases() if one == number]:
            if not given or any(not _offered(program.inputs.get(label), words) for label, words in given.items()):
                continue
            if not (address := asking(library, number, given)):
                continue
            page = ready(visit.open(f"{address}?"))
            answer = calculate(program, fill(page, given))
            tried += 1
            if answer["errors"]:
                refused += 1
                expect(page.get_by_role("alert")).to_be_visible()
                assert answered(page) == {} or page.locator(".answer-box").is_hidden()
                continue
            shown = answered(page)
            assert shown, (number, given)
            for rule, (kind, value) in shown.items():
                row = answer["benefits"][rule]
                assert (kind, value) == (row["kind"], row["value"] or ""), (number, given, rule)
    assert tried > 100
    assert refused > 5


def _offered(field: Field | None, words: str) -> bool:
    if field is None:
        return False
    return words in options(field) if options(field) else True


@pytest.mark.parametrize(
    "words",
    ["-1", "1e6", "一百五", "1,23,4", "2.5人", "9" * 41, "<script>alert(1)</script>", "‮100", "100元元", "∞", "NaN"],
)
def test_what_is_no_number_gets_a_message_beside_its_field_and_no_result(visit: Visit, words: str) -> None:
    page = ready(visit.open(SALES))
    fill(page, {"网络销售额": words})
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(1)
    field = page.get_by_role("textbox", name="网络销售额")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).not_to_be_empty()
    expect(page.locator(".answer-box")).to_be_hidden()
    summary.get_by_role("link").click()
    expect(field).to_be_focused()
    assert page.locator("policy-calculator script").count() == 0


def test_a_day_that_the_calendar_does_not_have_is_refused(visit: Visit) -> None:
    page = ready(visit.open(f"{NOTICE}/33.html"))
    fill(page, {"小微企业": "是", "原还本付息日期": "2023年2月30日"})
    expect(page.get_by_role("alert")).to_contain_text("日历上有的日期")


def test_nothing_filled_in_is_no_question(visit: Visit) -> None:
    page = ready(visit.open(SALES))
    fill(page, {})
    expect(page.get_by_role("alert")).to_contain_text("还没有填写")
    expect(page.locator(".answer-box")).to_be_hidden()


SAID = (
    ("300", "＝ 300万元"), ("300元", "＝ 300元"), ("０．５亿", "＝ 5000万元"), ("150w", "＝ 150万元"),
    ("300.", "＝ 300万元"),
    ("一百五十万", "＝ 150万元"), ("￥300", "＝ 300元"), ("3 000", "＝ 3000万元"),
)  # fmt: skip


def test_a_typed_unit_wins_and_what_was_understood_is_said(visit: Visit) -> None:
    page = ready(visit.open(SALES))
    for words, understood in SAID:
        page.get_by_role("textbox", name="网络销售额").fill(words)
        page.get_by_role("textbox", name="网络销售额").press("Tab")
        expect(page.locator("#in-online_sales-said")).to_have_text(understood)


def test_part_of_the_answers_gives_part_of_the_result(visit: Visit) -> None:
    page = ready(visit.open(SALES))
    fill(page, {"网络销售额": "300"})
    assert answered(page)["online-sales"] == ("equal", "30000.00")
    expect(page.locator("dd[data-kind=incomplete]")).to_have_text("还要填：特产销售额")
    expect(page.locator(".total")).to_have_text("已能算出的合计3万元")


def test_by_keyboard_alone(visit: Visit) -> None:
    page = ready(visit.open(SALES))
    page.get_by_role("textbox", name="网络销售额").focus()
    page.keyboard.type("300")
    page.keyboard.press("Tab")
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    box = page.get_by_role("region", name="计算结果")
    expect(box).to_be_focused()
    expect(box.locator(".total")).to_have_text("合计4.2万元")
    expect(box).to_contain_text("300万元 × 1% ＝ 3万元，没有超过最高的5万元")
    expect(box).to_contain_text("网络销售额到500万元，就是最高的5万元")
    expect(box).to_contain_text("如果只取较高的一项，合计是3万元")
    box.get_by_role("link", name="按照销售额的1%").first.press("Enter")
    expect(page.locator(":target")).to_contain_text("按照销售额的1%")


def test_the_answer_is_in_the_address_and_comes_back(browser: Browser, real_site: Site) -> None:
    with visiting(browser, real_site) as first:
        fill(ready(first.open(SALES)), {"网络销售额": "300", "特产销售额": "６０万"})
        address = first.address
        before = answered(first.page)
    assert address.startswith(f"{SALES}#calculate?")
    with visiting(browser, real_site) as second:
        page = ready(second.open(address))
        assert answered(page) == before
        expect(page.get_by_role("textbox", name="特产销售额")).to_have_value("６０万")
        page.get_by_role("button", name="清空").click()
        expect(page.get_by_role("textbox", name="特产销售额")).to_have_value("")
        assert second.address == f"{SALES}#calculate"


def test_a_hostile_address_harms_nothing(visit: Visit) -> None:
    page = ready(
        visit.open(f"{SALES}#calculate?网络销售额=<img src=x onerror=alert(1)>&__proto__=1&toString=2&constructor=3")
    )
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.locator("policy-calculator img").count() == 0


def test_nothing_typed_leaves_the_page(visit: Visit) -> None:
    page = ready(visit.open(SALES))
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill(page, {"网络销售额": "300", "特产销售额": "60"})
    expect(page.locator(".total")).to_be_visible()
    page.wait_for_timeout(300)
    # A tab may fetch its picture late; nothing else is fetched, and nothing is sent.
    assert [url for url in asked if not url.endswith("/icon.svg")] == []
    assert page.evaluate("Object.values(localStorage).join() + document.cookie") == ""


def test_what_is_past_is_said_and_still_computed(visit: Visit) -> None:
    given = "#calculate?小微企业=是&原还本付息日期=2023-05-30"
    page = ready(visit.open(f"{NOTICE}/33.html?asof=2023-05-01{given}"))
    expect(page.locator(".past")).to_have_count(0)
    page = ready(visit.open(f"{NOTICE}/33.html?asof=2024-05-01{given}"))
    expect(page.locator(".past")).to_contain_text("办理期已过")
    assert list(answered(page).values()) == [("date", "2023-06-30")]


def test_the_result_is_large_and_comes_before_why_and_what_would_change_it(visit: Visit) -> None:
    page = ready(visit.open(f"{SALES}#calculate?网络销售额=300&特产销售额=60"))
    size = page.locator(".total b").evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size >= 40
    tops = [
        page.locator(one).first.bounding_box() for one in (".total", ".because", ".change", ".answer-box .standing")
    ]
    heights = [one["y"] for one in tops if one]
    assert len(heights) == 4 and heights == sorted(heights)


def test_the_tier_that_decides_is_named(visit: Visit) -> None:
    page = ready(visit.open(f"{NOTICE}/18.html#calculate?数字经济企业=是&年主营业务收入=1200"))
    expect(page.locator(".reasons").first).to_contain_text("达到1000万元这一档，没有达到2000万元：10万元")


def test_what_makes_no_sense_is_asked_before_any_sum_is_shown(visit: Visit) -> None:
    page = ready(visit.open(f"{SALES}#calculate?网络销售额=1500000"))
    doubt = page.locator(".doubt")
    expect(doubt).to_contain_text("您填的是150亿元，是不是150万元？")
    assert answered(page) == {}
    doubt.get_by_role("button", name="就是这样").click()
    assert answered(page)["online-sales"] == ("equal", "50000.00")
    page = ready(visit.open(f"{SALES}?#calculate?网络销售额=1500000"))
    page.get_by_role("button", name="是，改成150万元").click()
    expect(page.get_by_role("textbox", name="网络销售额")).to_have_value("150万元")
    assert answered(page)["online-sales"] == ("equal", "15000.00")


def test_a_quarter_that_ends_in_its_middle_is_asked_back(visit: Visit) -> None:
    given = "符合条件的地方法人银行=是&季度末日期=2023-05-15&季度末普惠小微贷款余额=20亿&上季度末普惠小微贷款余额=18亿"
    page = ready(visit.open(f"{NOTICE}/32.html#calculate?{given}"))
    expect(page.locator(".doubt")).to_have_count(1)
    page.get_by_role("button", name="是，改成2023年6月30日").click()
    assert answered(page) == {"bank-incentive": ("equal", "4000000.00")}


def test_a_day_out_of_the_time_of_the_text_comes_first_and_nothing_is_large(visit: Visit) -> None:
    page = ready(visit.open(f"{NOTICE}/34.html#calculate?证照原有效期至=2026-11-30"))
    sure(page)
    box = page.locator(".answer-box")
    expect(box.locator("> :first-child")).to_contain_text("请先问市审批服务管理局")
    expect(box.locator("h3").first).to_have_text("只照字面算")
    assert box.locator("dd[data-kind=date]").evaluate("node => parseFloat(getComputedStyle(node).fontSize)") < 24


def test_a_month_is_enough_where_the_text_asks_for_one(visit: Visit) -> None:
    given = "列入省重点产业链白名单=是&当月产值同比增速=55&所属月份"
    for month in ("2023年2月", "2023-02", "2023-02-28"):
        page = ready(visit.open(f"{NOTICE}/6.html?#calculate?{given}={month}"))
        assert answered(page) == {"output-growth": ("equal", "500000.00")}


def test_answers_that_nothing_asks_for_are_named(visit: Visit) -> None:
    page = ready(visit.open(f"{SALES}#calculate?网络销售额=300&员工人数=5"))
    expect(page.locator(".unknown")).to_have_text("链接里的“员工人数”这里不问，没有用到。")
    assert answered(page)["online-sales"] == ("equal", "30000.00")


def test_an_address_from_before_items_had_pages_arrives_on_the_result(visit: Visit) -> None:
    for page_of in ("", "embed/"):
        page = ready(visit.open(f"{page_of}{NOTICE}/27.html#calculate?县内人数=10&省内人数=5&省外人数=2"))
        assert f"{page_of}{NOTICE}/27-4.html" in page.url
        assert answered(page) == {"job-placement": ("equal", "7100.00")}


def test_several_calculators_of_a_page_share_an_address(visit: Visit) -> None:
    page = ready(
        visit.open(f"{NOTICE}/18.html#calculate?数字经济企业=是&年主营业务收入=1200&评选结果=数字经济创新人才")
    )
    assert {rule for rule, _ in answered(page).items()} == {"revenue-award", "selection-award"}
    page.locator("policy-calculator").first.get_by_role("button", name="清空").click()
    assert "评选结果" in unquote(page.url) and "年主营业务收入" not in unquote(page.url)


def test_without_scripts_there_are_tables_and_examples_and_no_dead_form(browser: Browser, real_site: Site) -> None:
    with visiting(browser, real_site, java_script_enabled=False) as visit:
        page = visit.open(SALES)
        expect(page.locator("section[aria-labelledby=calculate] table").first).to_be_visible()
        expect(page.get_by_text("合计4.2万元")).to_be_visible()
        assert page.locator("section[aria-labelledby=calculate] :is(input, button)").count() == 0


def test_on_paper_there_are_inputs_and_result_and_no_controls(visit: Visit) -> None:
    page = ready(visit.open(f"{SALES}#calculate?网络销售额=300&特产销售额=60"))
    page.emulate_media(media="print")
    expect(page.get_by_role("textbox", name="网络销售额")).to_be_visible()
    expect(page.locator(".total")).to_be_visible()
    assert page.locator("policy-calculator button:visible").count() == 0


@pytest.mark.parametrize("mode", ["light", "dark", "elder"])
@pytest.mark.parametrize("number", [4, 11, 18, "27-8", 33])
def test_every_mode_is_accessible_and_fits_the_screen(
    browser: Browser, real_site: Site, mode: str, number: int | str
) -> None:
    answers = {4: "停产天数=9", 11: "网络销售额=1500000", 18: "采购费用=1e9", "27-8": "年房租=x", 33: "小微企业=是"}
    given = answers[number]
    with visiting(browser, real_site, color_scheme="dark" if mode == "dark" else "light") as visit:
        if mode == "elder":
            visit.page.add_init_script(ELDER)
        page = ready(visit.open(f"{NOTICE}/{number}.html#calculate?{given}"))
        assert overflow(page) == 0
        assert violations(page) == []


@contextmanager
def elsewhere(folder: Path) -> Iterator[str]:
    """Another site, with no policy of its own."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_it_works_in_a_frame_behind_the_policy_that_we_ship(
    browser: Browser, real: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("embed") / "www"
    root.mkdir()
    (root / "zt").symlink_to(real.published)
    portal = tmp_path_factory.mktemp("portal")
    with serving(root, tmp_path_factory.mktemp("nginx")) as address, elsewhere(portal) as other:
        framed = f'<!doctype html><title>x</title><iframe title="算" src="{address}zt/{{}}"></iframe>'
        (portal / "ours.html").write_text(framed.format(f"embed/{NOTICE}/11.html"), encoding="utf-8")
        (portal / "page.html").write_text(framed.format(SALES), encoding="utf-8")
        with visiting(browser, address + "zt/", viewport=DESKTOP) as visit:
            page = ready(visit.open(f"embed/{NOTICE}/11.html"))
            fill(page, {"网络销售额": "300", "特产销售额": "60"})
            expect(page.locator(".total")).to_have_text("合计4.2万元")
            assert violations(page) == []
            # A portal that is not ours may frame the calculator and no other page.
            page.goto(f"{other}ours.html")
            frame = page.frame_locator("iframe")
            frame.get_by_role("textbox", name="网络销售额").fill("300")
            frame.get_by_role("button", name="算一算", exact=True).click()
            expect(frame.locator("dd[data-rule=online-sales]")).to_have_text("3万元")
            page.goto(f"{other}page.html")
            expect(page.frame_locator("iframe").get_by_text("大力促进网络消费")).to_have_count(0)
            visit.complaints.clear()  # the refusal, and the frame's own requests from a page elsewhere
