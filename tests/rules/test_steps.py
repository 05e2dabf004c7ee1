"""Where a result changes, told and drawn, whatever the form of the rule."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from generator.load.library import load_library
from generator.model.host import Host
from generator.pipeline import run
from generator.rules.compile import compile_measure
from generator.rules.steps import breakpoints, curve, next_steps
from tests.site import FORMS, ROOT

ONE = Fraction(1)


def program(number: int) -> dict[str, Any]:
    library, problems = load_library(FORMS.parent, FORMS)
    assert library and not problems
    return compile_measure(library.measures[number - 1])[0]


def steps(number: int, values: Mapping[str, Fraction], label: str, rule: int = 0) -> list[tuple[int, int]]:
    found = program(number)
    return [(int(more), int(then)) for more, then in next_steps(found, found["rules"][rule], values, label)]


def test_the_next_whole_share_and_the_cap_are_told() -> None:
    assert steps(2, {"标箱数": Fraction(250)}, "标箱数") == [(50, 60_000), (1350, 310_000)]


def test_whole_shares_are_drawn_as_steps() -> None:
    found = program(2)
    corners = curve(found, found["rules"][0], {}, "标箱数", (Fraction(0), Fraction(250)))
    assert [(int(at), int(then)) for at, then in corners] == [
        (0, 0), (99, 0), (100, 20_000), (199, 20_000), (200, 40_000), (250, 40_000),
    ]  # fmt: skip


def test_the_cap_is_where_the_sum_reaches_it_whatever_else_is_multiplied() -> None:
    rule = {**program(1)["rules"][0], "cap": "60000"}
    at_cap = breakpoints(rule, {"租用月数": Fraction(10)}, "仓库面积", ONE)
    assert at_cap == [2_000, 10_000]


def test_what_lies_above_a_sum_is_paid_from_there() -> None:
    found = program(3)
    corners = curve(found, found["rules"][1], {}, "设备投资额", (Fraction(0), Fraction(10**8)))
    told = {int(at): int(then) for at, then in corners}
    assert (told[20_000_000], told[82_500_000], told[100_000_000]) == (0, 5_000_000, 5_000_000)


def test_more_of_what_no_longer_counts_brings_nothing() -> None:
    values = {"仓库面积": Fraction(9_000), "租用月数": Fraction(11)}
    assert steps(1, values, "仓库面积") == [(1_000, 330_000)]
    assert steps(1, values, "租用月数") == [(1, 324_000)]


def test_a_rate_in_words_must_be_the_words_of_the_quote(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    shutil.copytree(FORMS, folder)
    path = folder / "shili-2025-3/07.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("rate: 减半", "rate: 一半"), encoding="utf-8")
    assert [problem.code for problem in run(folder, ROOT / "docs", Host("试", "")).problems] == ["E611", "E612"]


def test_honest_data_of_every_form_passes_every_check() -> None:
    result = run(FORMS, ROOT / "docs", Host("试", ""))
    assert result.problems == []
