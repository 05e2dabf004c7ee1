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

import pytest
from playwright.sync_api import Browser, Page, expect
from policyref.model.library import Library
from policyref.rules.evaluate import calculate
from policyref.rules.lower import lower
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
    page.locator("policy-calculator form").wait_for()
    return page


def fill(page: Page, given: dict[str, str]) -> dict[str, str]:
    """Types and clicks as a visitor does, after choosing what is to be computed; gives back what could be filled in.

    What has nothing to do with each other is asked one after the other, so not everything can be given at once.
    """
    which = page.get_by_label("算哪一项")
    for index in range(which.locator("option").count() if which.count() else 0):
        which.select_option(index=index)
        if any(page.locator(f"policy-calculator [name='{label}']").count() for label in given):
            break
    asked = {label: words for label, words in given.items() if page.locator(f"[name='{label}']").count()}
    for label, words in asked.items():
        field = page.locator(f"policy-calculator [name='{label}']")
        if field.first.get_attribute("type") == "radio":
            field.and_(page.locator(f"[value='{words}']")).check()
        else:
            field.fill(words)
    page.get_by_role("button", name="计算", exact=True).click()
    return asked


def answered(page: Page) -> dict[str, tuple[str, str]]:
    rows = page.locator("policy-calculator dd[data-rule]").evaluate_all(
        "all => all.map(one => [one.dataset.rule, one.dataset.kind, one.dataset.value])"
    )
    return {rule: (kind, value) for rule, kind, value in rows}


def cases() -> list[tuple[int, dict[str, str]]]:
    """Worked cases that a form can put: a choice that is not offered cannot be made."""
    with CASES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [(int(re.split(r"\D", row["measure"])[0]), json.loads(row["inputs"])) for row in rows]


def test_every_worked_case_comes_out_as_in_python(visit: Visit, library: Library) -> None:
    tried = refused = 0
    for number in sorted({number for number, _ in cases()}):
        program, _ = lower(library.measures[number - 1].rules)
        for given in [given for one, given in cases() if one == number]:
            if not given or any(not _offered(program.inputs.get(label), words) for label, words in given.items()):
                continue
            page = ready(visit.open(f"{NOTICE}/{number}.html?"))
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
    ["-1", "1e6", "一百万", "1,23,4", "2.5人", "9" * 41, "<script>alert(1)</script>", "‮100", "100元元", "∞", "NaN"],
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


def test_a_typed_unit_wins_and_what_was_understood_is_said(visit: Visit) -> None:
    page = ready(visit.open(SALES))
    for words, understood in (("300", "＝ 3,000,000元"), ("300元", "＝ 300元"), ("０．５亿", "＝ 50,000,000元")):
        page.get_by_role("textbox", name="网络销售额").fill(words)
        page.get_by_role("textbox", name="网络销售额").press("Tab")
        expect(page.locator("#in-online_sales-said")).to_have_text(understood)


def test_part_of_the_answers_gives_part_of_the_result(visit: Visit) -> None:
    page = ready(visit.open(SALES))
    fill(page, {"网络销售额": "300"})
    assert answered(page)["online-sales"] == ("equal", "30000.00")
    expect(page.locator("dd[data-kind=incomplete]")).to_have_text("还要填：特产销售额")
    expect(page.locator(".total")).to_contain_text("已能算出的合计：30,000元")


def test_by_keyboard_alone(visit: Visit) -> None:
    page = ready(visit.open(SALES))
    page.get_by_role("textbox", name="网络销售额").focus()
    page.keyboard.type("300")
    page.keyboard.press("Tab")
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    box = page.get_by_role("region", name="计算结果")
    expect(box).to_be_focused()
    expect(box).to_contain_text("42,000元")
    expect(box).to_contain_text("再多 2,000,000元（到 5,000,000元），得 50,000元，到封顶")
    expect(box).to_contain_text("若理解为“只取较高的一项”：合计 30,000元")
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


def test_the_curve_has_its_words_and_the_visitors_point(visit: Visit) -> None:
    page = ready(visit.open(f"{SALES}#calculate?网络销售额=300"))
    drawing = page.get_by_role("img", name="网络销售额奖励随网络销售额的变化，最高 50,000元")
    expect(drawing).to_be_visible()
    expect(drawing.locator("circle")).to_have_count(1)


def test_without_scripts_there_are_tables_and_examples_and_no_dead_form(browser: Browser, real_site: Site) -> None:
    with visiting(browser, real_site, java_script_enabled=False) as visit:
        page = visit.open(SALES)
        expect(page.locator("section[aria-labelledby=calculate] table").first).to_be_visible()
        expect(page.get_by_text("合计 42000元")).to_be_visible()
        assert page.locator("section[aria-labelledby=calculate] :is(input, button)").count() == 0


def test_on_paper_there_are_inputs_and_result_and_no_controls(visit: Visit) -> None:
    page = ready(visit.open(f"{SALES}#calculate?网络销售额=300&特产销售额=60"))
    page.emulate_media(media="print")
    expect(page.get_by_role("textbox", name="网络销售额")).to_be_visible()
    expect(page.locator(".total")).to_be_visible()
    assert page.locator("policy-calculator button:visible").count() == 0


@pytest.mark.parametrize("mode", ["light", "dark", "elder"])
@pytest.mark.parametrize("number", [4, 11, 18, 27, 33])
def test_every_mode_is_accessible_and_fits_the_screen(
    browser: Browser, real_site: Site, mode: str, number: int
) -> None:
    given = {4: "停产天数=9", 11: "网络销售额=300", 18: "采购费用=200", 27: "年房租=x", 33: "小微企业=是"}[number]
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
            expect(page.locator(".total")).to_have_text("合计：42,000元")
            assert violations(page) == []
            # A portal that is not ours may frame the calculator and no other page.
            page.goto(f"{other}ours.html")
            frame = page.frame_locator("iframe")
            frame.get_by_role("textbox", name="网络销售额").fill("300")
            frame.get_by_role("button", name="计算", exact=True).click()
            expect(frame.locator("dd[data-rule=online-sales]")).to_have_text("30,000元")
            page.goto(f"{other}page.html")
            expect(page.frame_locator("iframe").get_by_text("大力促进网络消费")).to_have_count(0)
            visit.complaints.clear()  # the refusal, and the frame's own requests from a page elsewhere
