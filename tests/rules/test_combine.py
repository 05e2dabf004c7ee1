"""What several measures come to together: nothing is added that the notice does not let one add."""

from __future__ import annotations

import json
import subprocess
from itertools import chain
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from policyref.calc.combine import combine
from policyref.cli import main
from policyref.words import FORCE, KIND, LEFT_OUT, NO_SUM, PAYER

from tests.site import DATA, ROOT

SCRIPT = ROOT / "site_overrides/components/combine/combine.js"
ENDINGS = (*NO_SUM, "not_consolidated")
OUTCOMES = ("equal", "at_most", "at_least", "between", "not_met", "incomplete")


def benefit(name: str, kind: str = "reward", payer: str = "city", item: int | None = None) -> dict[str, Any]:
    return {"id": name, "name": name, "item": item, "kind": kind, "payer": payer, "computable": True}


def part(key: str, *benefits: tuple[dict[str, Any], str, str], total: str = "sum", **more: Any) -> dict[str, Any]:
    """A measure of the notice `a` with benefits, each with the bound and the yuan of its answer."""
    answers = {
        one["id"]: {"kind": kind, "value": value, **({"low": "0.50"} if kind == "between" else {})}
        for one, kind, value in benefits
    }
    return {
        "key": f"a/{key}",
        "total": total,
        "benefits": [one for one, _, _ in benefits],
        "duties": more.get("duties", []),
        "together": more.get("together", []),
        "answer": {"benefits": {**answers, **more.get("answers", {})}, "errors": more.get("errors", {})},
    }


def clause(*others: str, at_most: str | None = None, item: int | None = None) -> dict[str, Any]:
    return {"item": item, "quote": "原文", "with": [f"a/{other}" for other in others], "at_most": at_most}


def sums(result: dict[str, Any]) -> dict[tuple[str, str], tuple[str, str | None]]:
    return {(line["payer"], line["nature"]): (line["low"], line["high"]) for line in result["lines"]}


def reasons(result: dict[str, Any]) -> dict[str, str]:
    return {row["benefit"]: row["why"] for row in result["left_out"]}


def test_of_the_highest_of_several_of_which_one_is_not_known_none_is_counted() -> None:
    rows = [(benefit(name), "equal", f"{value}.00") for name, value in (("x", 10), ("y", 30))]
    one = part("1", *rows, total="highest")
    one["answer"]["not_in_force"] = {"x": "not_consolidated"}
    assert reasons(combine([one])) == {"x": "not_consolidated", "y": "unsettled"} and not combine([one])["counted"]
    one["answer"]["not_in_force"] = {"x": "ended"}
    assert [row["benefit"] for row in combine([one])["counted"]] == ["y"]


def test_money_of_one_payer_adds_up_and_never_with_that_of_another() -> None:
    one = part("1", (benefit("x"), "equal", "100.10"), (benefit("y", payer="province"), "equal", "50.00"))
    two = part("2", (benefit("z"), "equal", "0.05"))
    assert sums(combine([one, two])) == {
        ("province", "given"): ("50.00", "50.00"),
        ("city", "given"): ("100.15", "100.15"),
    }


def test_what_is_saved_is_not_what_is_received() -> None:
    one = part("1", (benefit("x"), "equal", "10.00"), (benefit("y", "reduction"), "equal", "3.00"))
    assert sums(combine([one])) == {("city", "given"): ("10.00", "10.00"), ("city", "saved"): ("3.00", "3.00")}


def test_bounds_make_a_range() -> None:
    exact, most = (benefit("x"), "equal", "10.00"), (benefit("y"), "at_most", "5.00")
    assert sums(combine([part("1", exact, most)])) == {("city", "given"): ("10.00", "15.00")}
    least, between = (benefit("z"), "at_least", "1.00"), (benefit("w"), "between", "8.00")
    assert sums(combine([part("1", exact, between)])) == {("city", "given"): ("10.50", "18.00")}
    assert sums(combine([part("1", exact, most, least)])) == {("city", "given"): ("11.00", None)}


def test_loans_deferrals_duties_what_has_no_kind_and_what_cannot_be_computed_are_no_money() -> None:
    one = part(
        "1",
        (benefit("loan", "loan"), "equal", "300000.00"),
        (benefit("later", "deferral"), "equal", "9.00"),
        (benefit("unnamed", "unstated"), "equal", "7.00"),
        duties=[{"id": "duty", "name": "义务"}],
        answers={"duty": {"kind": "at_least", "value": "60.00"}},
    )
    one["benefits"].append({**benefit("vague"), "computable": False})
    result = combine([one])
    assert result["lines"] == []
    assert reasons(result) == {
        "loan": "loan",
        "later": "deferral",
        "unnamed": "unstated",
        "vague": "not_computable",
        "duty": "no_benefit",
    }


def test_an_unread_or_missing_input_counts_nothing() -> None:
    bad = part("1", (benefit("x"), "equal", "10.00"), errors={"销售额": "number"})
    short = part("2", (benefit("y"), "incomplete", ""), (benefit("z"), "not_met", "0.00"), (benefit("0"), "equal", "0"))
    short["answer"]["benefits"]["0"]["value"] = "0.00"
    result = combine([bad, short])
    assert result["lines"] == []
    assert reasons(result) == {"x": "input", "y": "incomplete", "z": "not_met", "0": "nothing"}


def test_a_measure_that_takes_the_highest_gives_one() -> None:
    rows = [(benefit("x"), "equal", "5.00"), (benefit("y"), "equal", "7.00"), (benefit("z"), "equal", "7.00")]
    result = combine([part("1", *rows, total="highest")])
    assert sums(result) == {("city", "given"): ("7.00", "7.00")}
    assert reasons(result) == {"x": "highest", "z": "highest"}


def test_what_a_measure_lists_apart_is_not_added() -> None:
    rows = [(benefit("x"), "equal", "5.00"), (benefit("y"), "equal", "7.00")]
    result = combine([part("1", *rows, total="separate")])
    assert result["lines"] == []
    assert [row["benefit"] for row in result["apart"]] == ["x", "y"]
    assert sums(combine([part("1", rows[0], total="separate")])) == {("city", "given"): ("5.00", "5.00")}


def test_measures_that_exclude_each_other_give_the_higher_and_the_clause_is_named() -> None:
    one = part("1", (benefit("x"), "equal", "5.00"), (benefit("w"), "equal", "1.00"))
    two = part("2", (benefit("y"), "equal", "7.00"), together=[clause("1")])
    result = combine([one, two])
    assert sums(result) == {("city", "given"): ("7.00", "7.00")}
    assert {(row["benefit"], row["why"], row["by"], row["quote"]) for row in result["left_out"]} == {
        ("x", "together", "a/2", "原文"),
        ("w", "together", "a/2", "原文"),
    }
    assert sums(combine([two])) == {("city", "given"): ("7.00", "7.00")}


def test_a_limit_of_several_measures_cuts_their_sum() -> None:
    one = part("1", (benefit("x"), "equal", "6.00"))
    two = part("2", (benefit("y", payer="county"), "at_least", "7.00"), together=[clause("1", at_most="10.00")])
    result = combine([one, two])
    assert sums(result) == {("city", "given"): ("6.00", "6.00"), ("county", "given"): ("4.00", "4.00")}
    assert result["limited"] == [{"quote": "原文", "by": "a/2", "at_most": "10.00"}]
    assert combine([two])["lines"] == [{"payer": "county", "nature": "given", "low": "7.00", "high": "10.00"}]


def test_a_clause_of_an_item_binds_only_the_item() -> None:
    rows = [(benefit("x", item=1), "equal", "5.00"), (benefit("y", item=1), "equal", "3.00")]
    rows.append((benefit("z", item=2), "equal", "2.00"))
    result = combine([part("1", *rows, together=[clause(item=1)])])
    assert sums(result) == {("city", "given"): ("7.00", "7.00")}
    assert reasons(result) == {"y": "together"}


def test_what_an_act_has_ended_is_left_out_with_the_word_of_the_act_and_its_clauses_bind_nobody() -> None:
    one = part("1", (benefit("x"), "equal", "5.00"), (benefit("w"), "equal", "1.00"), together=[clause("2")])
    two = part("2", (benefit("y"), "equal", "7.00"))
    one["answer"]["not_in_force"] = {"x": "stopped"}
    result = combine([one, two])
    assert sums(result) == {("city", "given"): ("7.00", "7.00")}
    assert reasons(result) == {"x": "stopped", "w": "together"}
    one["answer"]["not_in_force"] = {"x": "stopped", "w": "ended"}
    one["together"] = [clause("2", at_most="1.00")]
    result = combine([one, two])
    assert sums(result) == {("city", "given"): ("7.00", "7.00")}
    assert reasons(result) == {"x": "stopped", "w": "ended"} and not result["limited"]
    assert LEFT_OUT["stopped"] == FORCE["stopped"] == "已停止执行"


def some(random: Random) -> list[dict[str, Any]]:
    """Parts as wild as data may make them."""
    keys = [str(number) for number in range(random.randint(1, 5))]
    parts = []
    for key in keys:
        rows = [
            (
                {**benefit(str(number), random.choice([*KIND]), random.choice([*PAYER]), random.choice([None, 1, 2]))},
                random.choice(OUTCOMES),
                f"{random.choice([0, 1, 7, 10**9])}.{random.randint(0, 99):02}",
            )
            for number in range(random.randint(0, 5))
        ]
        clauses = [
            clause(*random.sample(keys, random.randint(0, len(keys))), item=random.choice([None, None, 1]),
                   at_most=random.choice([None, "0.00", "8.05", "999999999.99"]))
            for _ in range(random.randint(0, 3))
        ]  # fmt: skip
        one = part(key, *rows, total=random.choice(["sum", "highest", "separate"]), together=clauses)
        if random.random() < 0.2:
            one["answer"]["errors"] = {"甲": "number"}
        if random.random() < 0.3:
            one["duties"] = [{"id": "duty", "name": "义务", "item": None}]
            one["answer"]["benefits"]["duty"] = {"kind": "outcome", "value": "办"}
        for found in one["benefits"]:
            found["computable"] = random.random() < 0.9
            if random.random() < 0.2:
                del one["answer"]["benefits"][found["id"]]
        # A caller that knows no acts says nothing of them; one that does, of duties as well.
        if random.random() < 0.5:
            names = [row["id"] for row in (*one["benefits"], *one["duties"])]
            one["answer"]["not_in_force"] = {name: random.choice(ENDINGS) for name in names if random.random() < 0.3}
        parts.append(one)
    return parts


def in_javascript(cases: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    program = (
        'const fs = require("fs"); globalThis.window = {};'
        f"(0, eval)(fs.readFileSync({json.dumps(str(SCRIPT))}, 'utf8'));"
        'const cases = JSON.parse(fs.readFileSync(0, "utf8"));'
        "process.stdout.write(JSON.stringify(cases.map(window.policyCombine)));"
    )
    run = subprocess.run(
        ["node", "-e", program], input=json.dumps(cases), capture_output=True, text=True, check=True, timeout=120
    )
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def test_the_page_and_the_command_line_come_to_the_same() -> None:
    random = Random(20230104)
    cases = [some(random) for _ in range(5000)]
    expected = [combine(case) for case in cases]
    assert in_javascript(cases) == expected
    kinds = set(chain.from_iterable(reasons(one).values() for one in expected))
    assert kinds == set(LEFT_OUT)
    assert any(one["limited"] for one in expected) and any(one["apart"] for one in expected)


def calc(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["calc", *words, "--data", str(DATA)])
    return result.exit_code, result.output


def test_the_command_line_adds_up_several_measures() -> None:
    code, said = calc("11", "网络销售额=300万元", "特产销售额=0", "10", "参展企业数=30", "展销天数=3",
                      "实际促销活动费用=4万元", "--json")  # fmt: skip
    assert code == 0
    result = json.loads(said)
    assert sums(result) == {("unstated", "given"): ("30000.00", "70000.00")}
    assert reasons(result)["digital-coupons"] == "not_computable"


def test_it_says_so_in_words() -> None:
    code, said = calc("11", "网络销售额=300万元", "特产销售额=0", "29")
    assert code == 0
    assert "原文未写明出资方，得到3万元" in said
    assert "没有算入" in said and "不是给钱的规定" in said and "仅供参考" in said


def test_one_measure_answers_with_the_names_of_its_benefits_and_what_is_still_asked() -> None:
    code, said = calc("11", "网络销售额=300万元")
    assert code == 0
    assert "网络销售额奖励：3万元" in said and "还要填：特产销售额" in said
    assert "合计：3万元" in said and "仅供参考" in said
    assert "online-sales" not in said


def test_what_cannot_be_read_is_told_with_what_to_write() -> None:
    code, said = calc("11", "网络销售=300万元", "特产销售额=许多")
    assert code == 1
    assert "网络销售：这一条不问这个；它问的是：网络销售额、特产销售额" in said
    assert "特产销售额：请填写数字" in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("11", "网络销售额=1万元", "11", "特产销售额=1万元"), "写了两次"),
        (("11", "网络销售额=1万元", "99"), "没有措施 99"),
        (("11", "网络销售额1万元"), "应写成 名称=内容"),
    ],
)
def test_a_wrong_question_is_told(words: tuple[str, ...], why: str) -> None:
    code, said = calc(*words)
    assert code == 1 and why in said
