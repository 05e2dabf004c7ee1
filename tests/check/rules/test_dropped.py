"""A number that the text has and the rule leaves out."""

from __future__ import annotations

from tests.check.rules.twins import AREA, SALES, Twins, both_of, money

TWINS = {
    "a limit of what counts": Twins(
        "每满50平方米奖励3000元，最多计算200平方米。",
        [{"pay": {"every": "50平方米", "each": {"area": "3000元"}}}], "E612", "200平方米",
        [{"pay": {"every": "50平方米", "each": {"area": "3000元"}, "most": {"area": "200平方米"}}}], AREA,
    ),
    "a threshold": Twins(
        "自付费用超过5000元的部分，在3万元限额内据实补助。",
        [{"pay": {"actual": ["cost"]}, "cap": "3万元"}], "E612", "5000元",
        [{"pay": {"actual": ["cost"], "over": "5000元"}, "cap": "3万元"}], {"cost": money("自付费用")},
    ),
    "a limit of a difference": Twins(
        "按当年产值超过上年产值部分的4%奖励，当年产值最多计算600万元。",
        [{"pay": {"rate": "4%", "of": "now", "over": "before"}}], "E612", "600万元",
        [{"pay": {"rate": "4%", "of": "now", "over": "before", "most": {"now": "600万元"}}}],
        {"now": money("当年产值"), "before": money("上年产值")},
    ),
    "a cap": Twins(
        "按销售额的3%给予奖励，最高8万元。",
        [{"pay": {"rate": "3%", "of": "sales"}}], "E612", "8万元",
        [{"pay": {"rate": "3%", "of": "sales"}, "cap": "8万元"}], SALES,
    ),
    "a condition": Twins(
        "销售额超过100万元的，奖励1万元。",
        [{"pay": {"fixed": "1万元"}}], "E612", "100万元",
        [{"when": [{"sales": "超过100万元"}], "pay": {"fixed": "1万元"}}], SALES,
    ),
}  # fmt: skip

test_twins = both_of(TWINS)
