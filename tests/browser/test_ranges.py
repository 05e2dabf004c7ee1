"""What the text leaves open between two sums, as a calculator says it: result, steps, formulas, drawing, finder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from playwright.sync_api import Browser
from policyref.calc.combine import combine
from policyref.rules.evaluate import calculate
from policyref.rules.expr import All, Compare, Const, Either, Input, Sum
from policyref.rules.program import Program, plain

from tests.browser.test_calculator import SALES, ready
from tests.browser.visits import Visit, visiting
from tests.rules.written import read
from tests.site import Site

SHOW = """([program, given]) => {
  const answer = policyRules.calculate(program, given);
  const [names, quotes] = [{}, {}];
  for (const { id } of program.rules) [names[id], quotes[id]] = [id, ["原文", 0]];
  const row = ["", "in-force", "有效", [], "v1", ""];
  const force = { issued: "2025-01-01", acts: {}, of: {}, timelines: { x: [row] }, applies: [] };
  const part = { key: "x", force, names, quotes, page: "x.html", units: [], spans: {}, readings: [], gone: [] };
  const standing = { answer: { ...answer, not_in_force: {} }, program, row, day: "2026-01-01", gone: {}, unknown: [] };
  standing.outside = [];
  const box = document.createElement("div");
  box.append(...policyAnswer.show(part, given, standing));
  return box.innerText;
}"""


@pytest.fixture
def visit(browser: Browser, real_site: Site) -> Iterator[Visit]:
    with visiting(browser, real_site) as someone:
        yield someone


def program(*rules: str) -> Program:
    found = [read(rule) for rule in rules]
    assert not [problem for _, problems in found for problem in problems]
    programs = [one for one, _ in found if one]
    made = tuple(replace(one.rules[0], id=f"{at}") for at, one in enumerate(programs))
    inputs = {label: field for label, field in programs[0].inputs.items() if any(label in one.labels for one in made)}
    return replace(programs[0], inputs=inputs, rules=made)


def shown(visit: Visit, asked: Program, **given: str) -> str:
    page = ready(visit.open(SALES))
    return str(page.evaluate(SHOW, [plain(asked), given]))


def test_a_range_is_said_with_both_ends(visit: Visit) -> None:
    text = shown(visit, program("{pay: {between: 200元—500元, of: heads}, cap: 2000元}"), heads="3")
    assert "600元至1500元" in text
    assert "heads到4人，就是最高的800元至2000元" in text
    assert "下限：3人 × 200元 ＝ 600元" in text and "上限：3人 × 500元 ＝ 1500元" in text


def test_where_both_ends_meet_one_sum_is_said(visit: Visit) -> None:
    text = shown(visit, program("{pay: {between: 200元—500元, of: heads}, cap: 600元}"), heads="3")
    assert "600元" in text and "600元至" not in text.split("为什么")[0]


def test_what_holds_a_range_is_not_added_up(visit: Visit) -> None:
    two = program("pay: {between: 200元—500元, of: heads}", "pay: {fixed: 100元}")
    text = shown(visit, two, heads="3")
    assert "不合计：原文有一项只写了范围。" in text and "合计" not in text.replace("不合计：", "")
    assert "合计200元" in shown(visit, program("pay: {fixed: 100元}", "pay: {fixed: 100元}"))


def test_every_comparison_has_words(visit: Visit) -> None:
    asked = program(
        "{when: [{hired_on: {since: graduated_on, words: 不足5年}}], pay: {rate: 5%, of: sales, over: cost}}"
    )
    hired, day = Input("hired_on"), Const(date(2023, 6, 30))
    total = Compare(">=", Sum((Input("sales"), Input("cost"))), Const(Fraction(1000)))
    more = Either(
        (Compare(">", hired, day), Compare("<", hired, day), total, Compare("<", Input("cost"), Input("sales")))
    )
    [rule] = asked.rules
    asked = replace(asked, rules=(replace(rule, when=All((rule.when, more))),))
    text = shown(visit, asked, hired_on="2023-07-02", graduated_on="2020-06-30", sales="900", cost="200")
    assert "✓ hired_on2023年7月2日，晚于2023年6月30日" in text
    assert "✗ hired_on2023年7月2日，没有早于2023年6月30日" in text
    assert "✓ 算出的数1100，达到1000" in text
    assert "✓ cost200元，不足900元" in text
    assert "✓ graduated_on2020年6月30日，到2023年7月2日不足5年" in text
    empty = shown(visit, asked, sales="900")
    assert "还要填：" in empty and "不足900元" not in empty


def test_the_finder_takes_both_ends(visit: Visit) -> None:
    asked = program("pay: {between: 200元—500元, of: heads}")
    benefit = {"id": "0", "name": "奖", "item": None, "kind": "reward", "payer": "city", "computable": True}
    part: dict[str, Any] = {"key": "a/1", "total": "sum", "benefits": [benefit], "duties": [], "together": []}
    part["answer"] = calculate(asked, {"heads": "3"})
    page = visit.open("finder.html")
    page.wait_for_function("() => Boolean(window.policyCombine)")
    assert page.evaluate("part => policyCombine([part])", part) == combine([part])
    [line] = combine([part])["lines"]
    assert page.evaluate("line => policyFinderSums.between(line)", line) in ("600元至1,500元", "600元至1500元")
