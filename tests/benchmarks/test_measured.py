"""What the benchmarks print is what was measured: in turns, against the budget, and nothing that failed."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.browser import gzipped
from benchmarks.budgets import BUDGETS, Row, printed, row_of
from benchmarks.measured import FailedError, Run, in_turns, measure, ratio
from benchmarks.pages import begins, first_view, kind_of

KEY, MOST = next(iter(BUDGETS.items()))


def verdicts(table: str) -> list[str]:
    return re.findall(r"\| (pass|miss) +\|", table)


@pytest.mark.parametrize(("figure", "verdict"), [(MOST, "pass"), (MOST * 1.01, "miss")])
def test_a_figure_stands_beside_its_budget(figure: float, verdict: str) -> None:
    assert verdicts(printed([Row(*KEY, figure, (figure, figure))])) == [verdict]


def test_a_figure_without_a_budget_is_only_told() -> None:
    table = printed([row_of("warm query", "7", "ms", [4, 2, 9])])
    assert "| 4 ms " in table and "| 2–9 " in table and verdicts(table) == []


def test_a_budget_that_nothing_was_measured_for_is_named() -> None:
    assert KEY[0] in printed([]).partition("Not measured: ")[2]
    every = printed([Row(*key, most, (most, most)) for key, most in BUDGETS.items()])
    assert "Not measured" not in every and verdicts(every) == ["pass"] * len(BUDGETS)


def test_commands_take_turns_and_one_that_fails_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    order = []

    def run(name: str, seconds: float) -> Run:
        order.append(name)
        if seconds < 0:
            raise FailedError("no such file")
        return Run(seconds, seconds, 1, "")

    runs = in_turns({"one": partial(run, "one", 1), "bad": partial(run, "bad", -1), "two": partial(run, "two", 2)}, 2)
    assert order == ["one", "bad", "two", "one", "two"] and list(runs) == ["one", "two"]
    assert "bad is left out: no such file" in capsys.readouterr().err
    assert ratio("x", "", runs, ("one", "bad")) == []


def test_a_busy_round_does_not_decide() -> None:
    """Ratios are taken within a round: one in which everything takes ten times as long is like any other."""
    runs = {"ours": [Run(s, s, 1, "") for s in (2, 20, 2)], "theirs": [Run(s, s, 1, "") for s in (1, 10, 1)]}
    (row,) = ratio("build", "38", runs, ("ours", "theirs"))
    assert (row.figure, row.spread, row.unit) == (2, (2, 2), "× theirs")


def test_a_command_is_measured_with_its_children() -> None:
    child = "sum(i * i for i in range(3_000_000))"
    run = measure([sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"])
    bare = measure([sys.executable, "-c", "pass"])
    assert run.cpu > 2 * bare.cpu and run.peak > 1
    with pytest.raises(FailedError, match="exit code 3\nwhy"):
        measure([sys.executable, "-c", "print('why', flush=True); raise SystemExit(3)"])


def test_a_page_is_measured_as_a_visitor_loads_it(browser: Browser, tmp_path: Path) -> None:
    head = '<link rel="stylesheet" href="a.css"><script src="a.js" defer></script>'
    body = '<h1 style="margin-top: 100px">题</h1><div style="height: 50px"></div><p data-first-fact>2万元</p>'
    bare = '<h1 style="margin-top: 120px">题</h1>'
    for name, text in {
        "a.css": "* { margin: 0 }",
        "a.js": "// x",
        "a.html": head + body,
        "b.html": head + bare,
    }.items():
        (tmp_path / name).write_text(f"<!doctype html>{text}" if name.endswith("html") else text, encoding="utf-8")
    files = first_view(browser, tmp_path / "a.html")
    rows = {row.what: row for row in begins(browser, tmp_path, "phone", ["a.html", "b.html"], {})}
    assert sorted(one.name for one in files) == ["a.css", "a.html", "a.js"] and all(map(gzipped, files))
    assert (rows["h1 begins at"].figure, rows["h1 begins at"].note) == (120, "b.html")
    assert rows["first fact begins at"].note == "a.html" and rows["first fact begins at"].figure > 150


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("any-2024-7/11.html", "measure page"),
        ("any-2024-7/index.html", "notice page"),
        ("sectors/index.html", "sectors page"),
        ("sectors/mining.html", "sector page"),
        ("units/any.html", "unit page"),
        ("embed/any-2024-7/11.html", "embed page"),
        ("about.html", "about.html"),
    ],
)
def test_a_page_is_of_the_kind_that_its_address_says(address: str, kind: str) -> None:
    assert kind_of(address) == kind
