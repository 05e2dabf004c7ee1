"""A cap that goes by an option (五星级最高300万元、四星级最高150万元) holds in every place where a cap is told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from policyref.handbook.worksheet import worksheets
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.measure import Measure
from policyref.pages.json_ld import measure_nodes
from policyref.present.round_values import round_values
from policyref.rules.evaluate import calculate
from policyref.rules.expr import Value
from policyref.rules.lower import lower
from policyref.rules.program import Program

from tests.data import Data
from tests.rules.ahead import until
from tests.site import FORMS

FILE = "shili-2025-3/08.yml"
CAPS = "caps: {by: stars, table: {五星级: 300万元, 四星级: 150万元}}"


@pytest.fixture(scope="module")
def measure() -> Measure:
    library, problems = load_library(FORMS.parent, FORMS)
    assert library and not problems
    return library.measures[7]


@pytest.fixture(scope="module")
def program(measure: Measure) -> Program:
    return lower(measure.rules)[0]


def paid(program: Program, **given: str) -> dict[str, Any]:
    return dict(calculate(program, given)["benefits"]["building"])


@pytest.mark.parametrize(("stars", "most"), [("五星级", "3000000.00"), ("四星级", "1500000.00")])
def test_each_option_is_held_to_its_own_cap(program: Program, stars: str, most: str) -> None:
    assert paid(program, 星级=stars, 投资额="1亿元") == {"kind": "equal", "value": most}


def test_an_option_that_the_conditions_exclude_needs_no_cap(program: Program) -> None:
    assert paid(program, 星级="其他", 投资额="1亿元") == {"kind": "not_met", "value": "0.00"}


def test_nothing_is_promised_before_the_option_is_chosen(program: Program) -> None:
    assert paid(program, 投资额="1亿元") == {"kind": "incomplete", "value": None, "needs": ["星级"]}


def test_the_way_to_the_cap_is_that_of_the_option(program: Program) -> None:
    values: dict[str, Value] = {"星级": "四星级", "投资额": Fraction(10_000_000)}
    assert [(int(one.more), str(one.then.value), one.capped) for one in until(program, values)] == [
        (20_000_000, "1500000", True)
    ]


def test_pages_and_book_say_every_cap_with_its_option(measure: Measure) -> None:
    library, _ = load_library(FORMS.parent, FORMS)
    assert library
    assert measure.benefits[0].cap and measure.benefits[0].cap.words == "五星级300万元、四星级150万元"
    tables = {one.benefit: one.rows[-1] for one in round_values(measure, library)}
    assert tables == {
        "新建补助（五星级）": ("6000万元以上", "300万元（最高）"),
        "新建补助（四星级）": ("3000万元以上", "150万元（最高）"),
    }
    limits = "五星级的，超过300万元的填300万元；四星级的，超过150万元的填150万元"
    assert limits in worksheets(measure, library)[0].lines[-1]
    grant = measure_nodes(measure, library.notices[0], library, Host("试", ""))[1]
    assert grant["amount"]["maxValue"] == 3_000_000


@pytest.mark.parametrize(
    ("find", "replace", "code", "said"),
    [
        ("四星级: 150万元}}", "四星级: 150万元, 其他: 1万元}}", "E603", "封顶数的选项与条件允许的“星级”的选项不一致"),
        (", 四星级: 150万元}}", "}}", "E603", "封顶数的选项与条件允许的“星级”的选项不一致"),
        (CAPS, f"cap: 300万元\n    {CAPS}", "E602", "一种封顶"),
        ("by: stars", "by: invest", "E606", "投资额"),
        ("by: stars", "by: star", "E601", "stars"),
        ("四星级: 150万元}}", "四星级: 150万人}}", "E605", "150万人"),
        ("四星级: 150万元}}", "四星级: 160万元}}", "E611", "160万元"),
        ("unit: 万元}", "unit: 万元, max: 50000000}", "E609", "五星级300万元”从不起作用"),
        ("    pay: {rate: 5%, of: invest}\n", "", "E602", "有 pay 的规则的封顶"),
        ("投资额: 3000万元", "投资额: 4000万元", "E617", "恰为四星级的封顶处"),
    ],
)  # fmt: skip
def test_a_slip_in_caps_is_told(tmp_path: Path, find: str, replace: str, code: str, said: str) -> None:
    data = Data(tmp_path, FORMS).apply({"file": FILE, "find": find, "replace": replace})
    assert any(one.code == code and said in str(one) for one in data.problems), data.report


def test_one_cap_for_all_is_told_that_a_number_of_the_text_is_left_out(tmp_path: Path) -> None:
    assert "E612" in Data(tmp_path, FORMS).apply({"file": FILE, "find": CAPS, "replace": "cap: 300万元"}).codes
