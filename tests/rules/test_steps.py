"""Where a result changes, whatever the form of the rule."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from policyref.load.library import load_library
from policyref.load.pages import Docs
from policyref.model.host import Host
from policyref.pipeline import run
from policyref.rules.analysis import Edges, breakpoints
from policyref.rules.expr import Const, Value
from policyref.rules.lower import lower
from policyref.rules.program import Program

from tests.rules.ahead import next_steps
from tests.site import FORMS, ROOT


def program(number: int) -> Program:
    library, problems = load_library(FORMS.parent, FORMS)
    assert library and not problems
    return lower(library.measures[number - 1].rules)[0]


def steps(number: int, values: Mapping[str, Value], label: str, rule: int = 0) -> list[tuple[int, object]]:
    found = program(number)
    return [(int(one.more), one.then.value) for one in next_steps(found, found.rules[rule], values, label)]


def test_the_next_whole_share_and_the_cap_are_told() -> None:
    assert steps(2, {"标箱数": Fraction(250)}, "标箱数") == [(50, 60_000), (1350, 310_000)]


def test_the_cap_is_where_the_sum_reaches_it_whatever_else_is_multiplied() -> None:
    found = program(1)
    edges = Edges(replace(found.rules[0], cap=Const(Fraction(60_000))), found.inputs)
    assert breakpoints(edges, "仓库面积", {"租用月数": Fraction(10)}) == [2_000]
    assert breakpoints(edges, "仓库面积", {"租用月数": Fraction(1)}) == [10_000]


def test_more_of_what_no_longer_counts_brings_nothing() -> None:
    values = {"仓库面积": Fraction(9_000), "租用月数": Fraction(11)}
    assert steps(1, values, "仓库面积") == [(1_000, 330_000)]
    assert steps(1, values, "租用月数") == [(1, 324_000)]


def test_a_rate_in_words_must_be_the_words_of_the_quote(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    shutil.copytree(FORMS, folder)
    path = folder / "shili-2025-3/07.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("rate: 减半", "rate: 一半"), encoding="utf-8")
    assert "E611" in [problem.code for problem in run(folder, Docs(ROOT / "docs"), Host("试", "")).problems]


def test_honest_data_of_every_form_passes_every_check() -> None:
    result = run(FORMS, Docs(ROOT / "docs"), Host("试", ""))
    assert result.problems == []
