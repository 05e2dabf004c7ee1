"""What an act has ended gives no sum, and no sum or day stands without a word on whether its text holds."""

from __future__ import annotations

import json
import subprocess
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from policyref import words
from policyref.calc.ask import ask
from policyref.cli import main
from policyref.exports.calculator_data import calculator
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.time.times import times
from policyref.time.versions import current

from tests.site import ACTS, AMENDED, DATA, FORMS, ROOT

SCRIPTS = ROOT / "site_overrides/components"
NEW_KEYS = {"asof", "text", "validity", "not_in_force", "outside"}


def calc(*given: str, data: Path = ACTS) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["calc", *given, "--data", str(data)])
    return result.exit_code, result.output


def answer(*given: str, data: Path = ACTS) -> tuple[int, dict[str, Any]]:
    code, said = calc(*given, "--json", data=data)
    return code, json.loads(said)


@cache
def library(data: Path) -> Library:
    found, problems = load_library(data.parent, data)
    assert found and not problems
    return found


FOUNDING = ("anzhou-2021-9/1", "投资额=10万元")


def test_after_a_repeal_there_is_no_sum_and_it_is_said_by_which_words_and_where_to_look() -> None:
    code, found = answer(*FOUNDING, "--asof", "2026-11-01")
    assert code == 1
    assert found["total"] is None and found["benefits"] == {}
    assert found["errors"] == {"validity": "ended"}
    assert found["validity"]["code"] == "ended" and found["validity"]["word"] == "已废止"
    assert found["validity"]["acts"][0]["by"] == "anzhou-2026-6"
    code, said = calc(*FOUNDING, "--asof", "2026-11-01")
    assert code == 1
    assert "截至2026年11月1日：已废止" in said and "同时废止" in said and "安政发〔2026〕6号" in said
    assert "--asof 2026-10-31" in said and "10000.00" not in said


def test_the_day_before_a_repeal_gives_the_sum_with_its_word() -> None:
    code, found = answer(*FOUNDING, "申请日期=2026-10-31", "--asof", "2026-10-31")
    assert code == 0 and found["total"] == "10000.00" and found["errors"] == {}
    assert found["validity"]["code"] == "open-ended"
    _, said = calc(*FOUNDING, "申请日期=2026-10-31", "--asof", "2026-10-31")
    assert "这份文件是2021年12月1日印发的，已施行，到何时原文没写" in said and "请问县商务局" in said


def test_the_day_of_application_counts_and_not_today() -> None:
    early, late = "申请日期=2026-10-31", "申请日期=2026-11-01"
    code, found = answer(*FOUNDING, early, "--asof", "2026-12-01")
    assert code == 0 and found["total"] == "10000.00" and found["asof"] == "2026-10-31"
    assert "按填写的申请日期2026年10月31日" in calc(*FOUNDING, early, "--asof", "2026-12-01")[1]
    code, found = answer(*FOUNDING, late, "--asof", "2026-10-01")
    assert code == 1 and found["total"] is None


def test_without_a_day_that_of_the_library_counts_and_is_said() -> None:
    day = library(ACTS).day
    assert answer("anzhou-2026-6/1", "投资额=10万元")[1]["asof"] == day.isoformat()
    assert f"截至{day.year}年{day.month}月{day.day}日" in calc("anzhou-2026-6/1", "投资额=10万元")[1]


def test_a_benefit_that_is_stopped_drops_and_the_other_one_stays() -> None:
    code, before = answer("anzhou-2023-4/2", "装修费用=10万元", "--asof", "2026-06-30")
    assert code == 0 and before["total"] == "16000.00" and before["not_in_force"] == {}
    code, after = answer("anzhou-2023-4/2", "装修费用=10万元", "--asof", "2026-07-01")
    assert code == 0 and after["total"] == "10000.00"
    assert after["not_in_force"] == {"rent": "stopped"} and set(after["benefits"]) == {"fitting"}
    assert after["validity"]["code"] == "partial"
    assert "租金补贴：已停止执行" in calc("anzhou-2023-4/2", "装修费用=10万元", "--asof", "2026-07-01")[1]
    code, alone = answer("anzhou-2023-4/2/租金", "--asof", "2026-07-01")
    assert code == 1 and alone["errors"] == {"validity": "stopped"} and alone["validity"]["code"] == "stopped"


@pytest.mark.parametrize(("day", "total"), [("2026-10-31", "3000.00"), ("2026-11-01", None), ("2027-02-28", None),
                                            ("2027-03-01", "3000.00")])  # fmt: skip
def test_while_it_is_suspended_there_is_no_sum(day: str, total: str | None) -> None:
    code, found = answer("anzhou-2023-4/3", "参加夜市=是", "--asof", day)
    assert found["total"] == total and code == (0 if total else 1)


def test_a_text_that_was_extended_in_time_says_so_and_one_that_is_over_still_gives_its_sum() -> None:
    _, said = calc("anzhou-2023-4/1", "新开商店=是", "--asof", "2026-11-20")
    assert "有效 · 已延长（原至2026年3月31日）" in said and "2万元" in said
    code, said = calc("anzhou-2023-4/1", "新开商店=是", "--asof", "2029-01-01")
    assert code == 0 and "2023年3月20日印发的，期限已过" in said and "请问县商务局" in said and "2万元" in said


def test_a_day_far_from_a_text_that_says_nothing_of_its_time_is_asked_back() -> None:
    _, said = calc("anzhou-2020-5/1", "证照有效期至=2026-11-30")
    assert "这份文件是2020年5月8日印发的，有效与否原文没写，请问县商务局" in said
    assert "证照有效期至是2026年11月30日，离印发已有6年6个月，那天有效与否原文没写" in said
    assert "“顺延到哪天”算出的日子是2027年2月28日" in said
    _, found = answer("anzhou-2020-5/1", "证照有效期至=2026-11-30")
    assert [one["day"] for one in found["outside"]] == ["2026-11-30", "2027-02-28"]


def test_a_day_in_the_first_year_of_such_a_text_is_not() -> None:
    _, found = answer("anzhou-2020-5/1", "证照有效期至=2020-06-30")
    assert found["outside"] == []
    assert "有效与否原文没写" in calc("anzhou-2020-5/1", "证照有效期至=2020-06-30")[1]


def test_the_notice_of_the_repository_says_of_when_it_is() -> None:
    _, said = calc("34", "证照原有效期至=2026-11-30", data=DATA)
    assert "这份文件是2022年12月26日印发的，有效" in said and "请问" in said and "离印发已有3年" in said


def test_several_measures_leave_out_what_has_ended_and_say_how_each_stands() -> None:
    words = ("anzhou-2021-9/1", "投资额=10万元", "anzhou-2023-4/1", "新开商店=是", "--asof", "2026-11-20")
    code, found = answer(*words)
    assert code == 0 and [line["high"] for line in found["lines"]] == ["20000.00"]
    assert [(row["measure"], row["why"]) for row in found["left_out"]] == [("anzhou-2021-9/1", "ended")]
    assert {key: one["code"] for key, one in found["validity"].items()} == {
        "anzhou-2021-9/1": "ended", "anzhou-2023-4/1": "in-force",
    }  # fmt: skip
    _, said = calc(*words)
    assert "创业补助（已废止）" in said and "anzhou-2023-4/1：截至2026年11月20日：有效" in said


def test_several_of_which_nothing_is_left_are_refused() -> None:
    words = ("anzhou-2021-9/1", "投资额=10万元", "anzhou-2023-4/3", "参加夜市=是", "--asof", "2026-11-20")
    assert answer(*words)[0] == 1


def test_a_sum_is_by_the_text_of_the_day_that_counts() -> None:
    sums = {day: answer("wangxi-2025-3/1", "年销售额=900万元", "--asof", day, data=AMENDED)[1]["total"]
            for day in ("2026-02-28", "2026-03-01", "2027-02-01")}  # fmt: skip
    assert [*sums.values()] == ["50000.00", "80000.00", "80000.00"]
    _, said = calc("wangxi-2025-3/1", "年销售额=900万元", "--asof", "2026-02-28", data=AMENDED)
    assert "按2026年2月28日前的文字：截至2026年2月28日：有效" in said


def test_what_was_amended_and_not_put_together_yet_gives_no_sum() -> None:
    code, found = answer("wangxi-2025-3/3", "举办展销会=是", "--asof", "2027-02-01", data=AMENDED)
    assert code == 1 and found["total"] is None and found["errors"] == {"validity": "not_consolidated"}
    assert found["validity"]["code"] == "in-force" and found["not_in_force"] == {"fair": "not_consolidated"}
    _, said = calc("wangxi-2025-3/3", "举办展销会=是", "--asof", "2027-02-01", data=AMENDED)
    assert "已修改，本站尚未整理修改后的文字" in said and "〔2027〕2号" in said and "--asof 2027-01-31" in said
    words = ("wangxi-2025-3/3", "举办展销会=是", "wangxi-2025-3/1", "年销售额=900万元", "--asof", "2027-02-01")
    code, both = answer(*words, data=AMENDED)
    assert code == 0 and [(row["measure"], row["why"]) for row in both["left_out"]] == [
        ("wangxi-2025-3/3", "not_consolidated")
    ]
    code, found = answer("wangxi-2025-3/3", "举办展销会=是", "--asof", "2027-01-31", data=AMENDED)
    assert code == 0 and found["total"] == "60000.00"


def test_what_was_amended_of_one_item_leaves_the_others_and_no_total() -> None:
    words = ("举办首发活动=是", "举办首发展览=是", "--asof", "2027-02-01")
    code, found = answer("wangxi-2025-3/4", *words, data=AMENDED)
    assert code == 0 and found["total"] is None and not found["errors"]
    assert found["not_in_force"] == {"launch": "not_consolidated"}
    assert {name: row["value"] for name, row in found["benefits"].items()} == {"show": "40000.00"}
    _, said = calc("wangxi-2025-3/4", *words, data=AMENDED)
    assert "“首发活动奖励”已修改，本站尚未整理修改后的文字" in said and "不合计：有的已修改" in said
    code, found = answer("wangxi-2025-3/4/展览", "举办首发展览=是", "--asof", "2027-02-01", data=AMENDED)
    assert code == 0 and found["total"] == "40000.00" and not found["not_in_force"]
    code, found = answer("wangxi-2025-3/4/活动", "举办首发活动=是", "--asof", "2027-02-01", data=AMENDED)
    assert code == 1 and found["errors"] == {"validity": "not_consolidated"}
    _, found = answer("wangxi-2025-3/4", *words[:2], "--asof", "2027-01-31", data=AMENDED)
    assert found["total"] == "70000.00"


def test_keys_are_only_added() -> None:
    _, found = answer("11", "网络销售额=300万元", data=DATA)
    assert set(found) == {"total", "benefits", "readings", "errors", "doubts", "trace"} | NEW_KEYS
    assert set(found["validity"]) == {"code", "word", "marks", "from", "until", "readings", "version", "acts"}


def test_a_day_that_is_none_is_refused_in_chinese() -> None:
    code, said = calc("11", "网络销售额=300万元", "--asof", "2026-02-30", data=DATA)
    assert code == 2 and "不是日历上有的日期" in said


def questions(random: Random) -> list[tuple[Path, str, dict[str, str], date]]:
    """Measures of three libraries, days before, in and after all that they say, the first and last of every word among
    them, and days to fill in."""
    found = []
    for data in (ACTS, AMENDED, DATA, FORMS):
        for measure in library(data).measures:
            if not measure.rules.rules:
                continue
            firsts = [one.first for one in times(library(data)).timeline(measure.key) if one.first]
            edges = [first - timedelta(days=before) for first in firsts for before in (0, 1)]
            for day in [*edges, *(date(2019, 6, 1) + timedelta(days=random.randint(0, 5000)) for _ in range(9))]:
                given = {}
                for one in measure.rules.inputs:
                    some = date(2020, 1, 1) + timedelta(days=random.randint(0, 4000))
                    chosen = {"date": some.isoformat(), "month": f"{some:%Y-%m}", "year": str(some.year), "yesno": "是"}
                    if random.random() < 0.8:
                        given[one.label] = (one.options or [""])[0] or chosen.get(one.type, str(random.randint(1, 900)))
                found.append((data, measure.key, given, day))
    return found


def test_the_page_and_the_command_line_find_the_same_on_any_day() -> None:
    asked = questions(Random(20261120))
    expected, cases = [], []
    for data, key, given, day in asked:
        found = ask(library(data), key, [f"{label}={said}" for label, said in given.items()], day).plain
        kept = {name: found[name] for name in ("asof", "not_in_force", "outside", "total", "benefits")}
        kept = {**kept, "code": found["validity"]["code"]}
        expected.append({"withdrawn": True} if "not_consolidated" in found["errors"].values() else kept)
        shown = current(library(data))
        cases.append([json.loads(calculator(shown.measure_by_key[key], shown)), given, day.isoformat()])
    run = subprocess.run(
        ["node", str(Path(__file__).with_name("standing.cjs")), str(SCRIPTS), "".join(words.scripts().values())],
        input=json.dumps(cases), capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert json.loads(run.stdout) == expected
    assert {"withdrawn": True} in expected
    assert any("not_consolidated" in one.get("not_in_force", {}).values() for one in expected), "of one item alone"
    told = [one for one in expected if "code" in one]
    codes = {one["code"] for one in told}
    assert codes >= {"in-force", "over", "ended", "suspended", "unsaid", "open-ended", "upcoming", "partial"}
    assert any(one["not_in_force"] for one in told) and any(one["outside"] for one in told)
