"""What a number is of: of each, of which base, of which range, of whom."""

from __future__ import annotations

from tests.check.rules.twins import SALES, SHOP, Twins, both_of, count, money

TWINS = {
    "每台": Twins(
        "购置充电桩的，每台补助3000元。",
        [{"pay": {"fixed": "3000元"}}], "E625", "3000元",
        [{"pay": {"each": {"piles": "3000元"}}}], {"piles": count("充电桩台数", "台")},
    ),
    "元/人 without its 人": Twins(
        "按500元/人给予培训补贴。",
        [{"pay": {"fixed": "500元"}}], "Q603", "500元",
        [{"pay": {"each": {"people": "500元/人"}}}], {"people": count("培训人数", "人")},
    ),
    "每人": Twins(
        "组织培训的，每人补贴500元。",
        [{"pay": {"fixed": "500元"}}], "Q603", "500元",
        [{"pay": {"each": {"people": "500元"}}}], {"people": count("培训人数", "人")},
    ),
    "每户, which is one": Twins(
        "每户补贴500元。",
        [{"pay": {"fixed": "500元"}}], "Q603", "500元",
        [{"pay": {"fixed": "500元"}, "waived": [{"quote": "每户补贴500元", "why": "申请的就是一户"}]}], {},
    ),
    "how many were hired": Twins(
        "对招用高校毕业生就业的企业，给予社会保险补贴。",
        [{"pay": {"actual": ["paid"]}}], "Q604", "招用高校毕业生就业",
        [{"pay": {"actual": ["paid"], "times": "people"}}],
        {"paid": money("每人社保费"), "people": count("招用人数", "人")},
    ),
    "the base of a rate": Twins(
        "按设备投资额的10%给予补助。",
        [{"pay": {"rate": "10%", "of": "sales"}}], "Q605", "10%",
        [{"pay": {"rate": "10%", "of": "invest"}}], SALES | {"invest": money("设备投资额")},
    ),
    "a range of rates": Twins(
        "按销售额的2%—4%给予奖励。",
        [{"pay": {"rate": "4%", "of": "sales"}, "waived": [{"quote": "2%", "why": "下限"}]}], "E626", "4%",
        [{"pay": {"between": ["2%", "4%"], "of": "sales"}}], SALES,
    ),
    "a range of sums": Twins(
        "对示范店奖励3万元至5万元。",
        [{"when": [{"shop": "是"}], "pay": {"fixed": "3万元"}, "waived": [{"quote": "5万元", "why": "上限"}]}],
        "E626", "3万元",
        [{"when": [{"shop": "是"}], "pay": {"between": ["3万元", "5万元"]}}], SHOP,
    ),
    "a condition in words": Twins(
        "对纳入统计库的企业，按销售额的1%给予奖励。",
        [{"pay": {"rate": "1%", "of": "sales"}}], "Q606", "纳入统计库",
        [{"when": [{"listed": "是"}], "pay": {"rate": "1%", "of": "sales"}}],
        SALES | {"listed": {"label": "纳入统计库", "type": "yesno"}},
    ),
}  # fmt: skip

test_twins = both_of(TWINS)
