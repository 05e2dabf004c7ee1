"""A sum that depends on nothing that could be asked is said at once: there is nothing to fill in and no button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.visits import Visit, visiting
from tests.site import Project

NOTICE = "shili-2025-9"
PAGE = f"{NOTICE}/17.html"
OLD = "年营业收入2000万元以下的小微企业，奖励1万元；培训员工的，每人补贴2000元。（市商务局负责）"
FIXED, EACH = "小微企业，奖励1万元", "培训员工的，每人补贴2000元"
HEAD = """number: 17
title: 小微奖励
section: 2
text: {text}
units: [市商务局]
summary: {text}
audience: [企业]
sectors: [logistics]
deadlines: 原文没有
benefits:
"""
BENEFIT = """  - id: {id}
    name: {name}
    quote: {quote}
    kind: {kind}
    payer: unstated
    to: 企业
    gives: {gives}
    headline: {gives}
    label: {name}
    pay: {pay}
"""


def visited(browser: Browser, root: Path, *benefits: str, rest: str = "") -> Iterator[Visit]:
    text = "；".join([FIXED, EACH][: len(benefits)]) + "。（市商务局负责）"
    project = Project.of_forms(root)
    project.edit(f"{NOTICE}/source.txt", OLD, text)
    project.write(f"{NOTICE}/17.yml", HEAD.format(text=text) + "".join(benefits) + rest)
    for name in ("source.txt", "18.yml"):
        project.edit(f"{NOTICE}/{name}", "小微企业是指从业人员300人以下的企业。", "")
        project.edit(f"{NOTICE}/{name}", "培训补贴为最高标准。", "")
    with visiting(browser, project.build()) as someone:
        yield someone


REWARD = BENEFIT.format(
    id="reward", name="小微奖励", quote=FIXED, kind="reward", gives="奖励1万元", pay="{fixed: 1万元}"
)
TRAINING = BENEFIT.format(
    id="training", name="培训补贴", quote=EACH, kind="subsidy", gives="每人补贴2000元", pay="{each: {trained: 2000元}}"
)


@pytest.fixture
def fixed(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    yield from visited(browser, tmp_path, REWARD, rest="examples: [{given: {}, expect: {小微奖励: 1万元}}]\n")


@pytest.fixture
def both(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    rest = "inputs:\n  trained: {label: 培训人数, type: count, unit: 人}\ntotal: separate\n"
    rest += "examples: [{given: {培训人数: 3人}, expect: {小微奖励: 1万元, 培训补贴: 6000元}}]\n"
    yield from visited(browser, tmp_path, REWARD, TRAINING, rest=rest)


def test_what_depends_on_nothing_is_answered_at_once(fixed: Visit) -> None:
    page = fixed.open(PAGE)
    expect(page.locator("policy-calculator dd[data-rule=reward]")).to_have_text("1万元")
    expect(page.locator("policy-calculator button:visible")).to_have_count(0)
    expect(page.locator("policy-calculator input")).to_have_count(0)
    assert "#" not in page.url and page.evaluate("document.activeElement === document.body")
    assert not violations(page)


def test_only_what_can_be_asked_is_asked(both: Visit) -> None:
    page = both.open(PAGE)
    reward, training = page.locator("#calculate-reward"), page.locator("#calculate-training")
    expect(reward.locator("dd[data-rule=reward]")).to_have_text("1万元")
    expect(reward.locator("button:visible")).to_have_count(0)
    expect(training.get_by_role("region", name="计算结果")).to_be_hidden()
    training.get_by_role("button", name="算一算", exact=True).click()
    expect(training.get_by_role("alert")).to_contain_text("还没有填写。请至少填一项")
    expect(training.get_by_role("alert").get_by_role("link")).to_have_text("培训人数")
    training.get_by_role("textbox", name="培训人数").fill("3")
    training.get_by_role("button", name="算一算", exact=True).click()
    expect(training.get_by_role("alert")).to_be_hidden()
    expect(training.locator("dd[data-rule=training]")).to_have_text("6000元")
