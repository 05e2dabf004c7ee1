"""Rules that are right, in sentences as notices have them, of which nothing is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.check.rules.written import found_in


class Right(NamedTuple):
    text: str
    rules: Sequence[Mapping[str, Any]]
    inputs: Mapping[str, Any]


def choice(label: str, *options: str) -> dict[str, Any]:
    return {"label": label, "type": "choice", "options": list(options)}


def money(label: str) -> dict[str, Any]:
    return {"label": label, "type": "money"}


def count(label: str, unit: str) -> dict[str, Any]:
    return {"label": label, "type": "count", "unit": unit}


def yes(label: str) -> dict[str, Any]:
    return {"label": label, "type": "yesno"}


def tiers(by: str, *rows: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"pay": {"by": by, "tiers": [{"reach": reach, "pay": pay} for reach, pay in rows]}}]


RIGHT = {
    "tiers in ranges": Right(
        "投资额500万元以上1000万元以下的奖励10万元，1000万元以上的奖励20万元。",
        tiers("invest", ("500万元", "10万元"), ("1000万元", "20万元")),
        {"invest": money("投资额")},
    ),
    "the first of a range without its unit": Right(
        "面积100—300平方米（含300平方米）的奖励2万元；300平方米以上的奖励5万元。",
        [{"pay": {"by": "area", "tiers": [
            {"reach": "100平方米", "pay": "2万元"}, {"above": "300平方米", "pay": "5万元"}]}}],
        {"area": count("面积", "平方米")},
    ),
    "prizes written once": Right(
        "对获得一、二、三等奖的，分别奖励5万元、3万元、1万元。",
        [{"pay": {"by": "prize", "table": {"一等奖": "5万元", "二等奖": "3万元", "三等奖": "1万元", "未获奖": "0元"}}}],
        {"prize": choice("奖项", "一等奖", "二等奖", "三等奖", "未获奖")},
    ),
    "levels written once": Right(
        "对新认定的国家、省、市级示范企业，分别给予50万元、20万元、10万元奖励。",
        [{"pay": {"by": "level", "table": {"国家级": "50万元", "省级": "20万元", "市级": "10万元"}}}],
        {"level": choice("级别", "国家级", "省级", "市级")},
    ),
    "one option whose words are ours": Right(
        "对新认定的高新技术企业奖励20万元，对重新认定的奖励10万元。",
        [{"pay": {"by": "kind", "table": {"首次认定": "20万元", "重新认定": "10万元"}}}],
        {"kind": choice("认定", "首次认定", "重新认定")},
    ),
    "one sum for several": Right(
        "对省级、市级示范店各奖励5万元，对县级示范店奖励3万元。",
        [{"pay": {"by": "level", "table": {"省级": "5万元", "市级": "5万元", "县级": "3万元"}}}],
        {"level": choice("级别", "省级", "市级", "县级")},
    ),
    "a cap in brackets": Right(
        "按设备投资额的10%给予补助（最高100万元）。",
        [{"pay": {"rate": "10%", "of": "invest"}, "cap": "100万元"}],
        {"invest": money("设备投资额")},
    ),
    "a time that is a limit by itself": Right(
        "按实际缴纳的社会保险费给予补贴，补贴期限为3年。",
        [{"pay": {"actual": ["paid"], "times": "months", "times_cap": {"derived": "36个月", "from": "3年"}}}],
        {"paid": money("每月社会保险费"), "months": count("缴费月数", "个月")},
    ),
    "a threshold below which nothing is paid": Right(
        "自付费用扣除5000元起付线后，按60%给予补助，年度最高不超过2万元。",
        [{"pay": {"rate": "60%", "of": "cost", "over": "5000元"}, "cap": "2万元"}],
        {"cost": money("自付费用")},
    ),
    "what is bounded is another number": Right(
        "对用工不超过十人的小店，奖励5000元。",
        [{"when": [{"staff": "不超过十人"}], "pay": {"fixed": "5000元"}}],
        {"staff": count("用工人数", "人")},
    ),
    "thresholds and sums in one list": Right(
        "销售额100万元以上的奖励1万元、500万元以上的奖励3万元。",
        tiers("sales", ("100万元", "1万元"), ("500万元", "3万元")),
        {"sales": money("销售额")},
    ),
    "slices": Right(
        "销售额不超过100万元的部分按1%奖励，100万元至500万元的部分按2%奖励，超过500万元的部分按3%奖励。",
        [{"pay": {"of": "sales", "slices": [
            {"up_to": "100万元", "rate": "1%"}, {"over": "100万元", "up_to": "500万元", "rate": "2%"},
            {"over": "500万元", "rate": "3%"}]}}],
        {"sales": money("销售额")},
    ),
    "a grant for several, a bound for each": Right(
        "对参展企业给予展位费50%的补贴，单个展位最高补贴2万元，每家企业最多补贴4个展位。",
        [{"pay": {"rate": "50%", "of": "fee"}, "cap": "2万元", "waived": [
            {"quote": "最多补贴4个展位", "why": "算的是一个展位"}]}],
        {"fee": money("展位费")},
    ),
    "per person and month": Right(
        "对吸纳就业困难人员的企业，按每人每月500元给予岗位补贴，最长不超过12个月。",
        [{"pay": {"product": ["people", "months", "500元"], "most": {"months": "12个月"}}}],
        {"people": count("吸纳人数", "人"), "months": count("补贴月数", "个月")},
    ),
    "not less than, as a condition": Right(
        "实缴资本不低于1000万元、用工不少于20人的，一次性奖励20万元。",
        [{"when": [{"capital": "不低于1000万元"}, {"staff": "不少于20人"}], "pay": {"fixed": "20万元"}}],
        {"capital": money("实缴资本"), "staff": count("用工人数", "人")},
    ),
    "a share of the difference": Right(
        "出口额较上年增长的，按增量部分的1%给予奖励，单户企业最高50万元。",
        [{"pay": {"rate": "1%", "of": "now", "over": "before"}, "cap": "50万元",
          "when": [{"now": {"more_than": "before", "from": "较上年增长"}}]}],
        {"now": money("本年出口额"), "before": money("上年出口额")},
    ),
    "every so many, at most so many times": Right(
        "每新增10名员工奖励2万元，最高奖励20万元。",
        [{"pay": {"every": "10名", "each": {"staff": "2万元"}}, "cap": "20万元"}],
        {"staff": count("新增员工数", "名")},
    ),
    "between": Right(
        "根据项目情况，按投资额的2%—4%给予补助，最高200万元。",
        [{"pay": {"between": ["2%", "4%"], "of": "invest"}, "cap": "200万元"}],
        {"invest": money("投资额")},
    ),
    "caps of several levels": Right(
        "按研发费用的10%给予补助，省级、市级平台每年分别最高50万元、30万元。",
        [{"pay": {"rate": "10%", "of": "cost"}, "caps": {"by": "level", "table": {"省级": "50万元", "市级": "30万元"}},
          "waived": [{"quote": "每年", "why": "填写的是一年的费用"}]}],
        {"cost": money("研发费用"), "level": choice("平台", "省级", "市级")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_nothing_is_said_of_what_is_right(name: str, tmp_path: Path) -> None:
    one = RIGHT[name]
    assert found_in(tmp_path, one.text, one.rules, inputs=one.inputs) == set()
