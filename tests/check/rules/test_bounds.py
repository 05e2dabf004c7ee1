"""最高 and 不低于 are a bound, a limit or a cap, and these have such words."""

from __future__ import annotations

from tests.check.rules.twins import LEVELS, SALES, SHOP, Twins, both_of, money, table

TWINS = {
    "最高": Twins(
        "对评为示范店的给予最高8万元奖励。",
        [{"when": [{"shop": "是"}], "pay": {"fixed": "8万元"}}], "E622", "8万元",
        [{"when": [{"shop": "是"}], "pay": {"fixed": "8万元"}, "bound": "at_most"}], SHOP,
    ),
    "以内": Twins(
        "对评为示范店的，给予8万元以内的奖励。",
        [{"when": [{"shop": "是"}], "pay": {"fixed": "8万元"}}], "E622", "8万元",
        [{"when": [{"shop": "是"}], "pay": {"fixed": "8万元"}, "bound": "at_most"}], SHOP,
    ),
    "最高 of a list": Twins(
        "对省级、市级示范店，分别给予最高6万元、2万元奖励。",
        [table(省级="6万元", 市级="2万元")], "E622", "2万元",
        [table(省级="6万元", 市级="2万元") | {"bound": "at_most"}], LEVELS,
    ),
    "不低于": Twins(
        "对评为示范店的，奖励不低于1000元。",
        [{"when": [{"shop": "是"}], "pay": {"fixed": "1000元"}, "bound": "at_most"}], "E622", "1000元",
        [{"when": [{"shop": "是"}], "pay": {"fixed": "1000元"}, "bound": "at_least"}], SHOP,
    ),
    "a rate of at most": Twins(
        "按不超过销售额的3%给予奖励。",
        [{"pay": {"rate": "3%", "of": "sales"}}], "E622", "3%",
        [{"pay": {"rate": "3%", "of": "sales"}, "bound": "at_most"}], SALES,
    ),
    "a sure sum as 至多": Twins(
        "对评为示范店的奖励8万元。",
        [{"when": [{"shop": "是"}], "pay": {"fixed": "8万元"}, "bound": "at_most"}], "E623", "8万元",
        [{"when": [{"shop": "是"}], "pay": {"fixed": "8万元"}}], SHOP,
    ),
    "a sure rate as 至多 because of its cap": Twins(
        "按销售额的3%给予奖励，最高8万元。",
        [{"pay": {"rate": "3%", "of": "sales"}, "cap": "8万元", "bound": "at_most"}], "E623", "3%",
        [{"pay": {"rate": "3%", "of": "sales"}, "cap": "8万元"}], SALES,
    ),
    "a cap that the text has as a sum": Twins(
        "按销售额的3%给予奖励，另给8万元。",
        [{"pay": {"rate": "3%", "of": "sales"}, "cap": "8万元"}], "E623", "8万元",
        [{"pay": {"rate": "3%", "of": "sales"}, "waived": [{"quote": "另给8万元", "why": "另一项"}]}], SALES,
    ),
    "a limit of what counts as a threshold": Twins(
        "按销售额超过100万元部分的3%给予奖励。",
        [{"pay": {"rate": "3%", "of": "sales", "most": {"sales": "100万元"}}}], "E623", "100万元",
        [{"pay": {"rate": "3%", "of": "sales", "over": "100万元"}}], SALES,
    ),
    "a threshold as a limit of what counts": Twins(
        "销售额不超过100万元的部分，按3%给予奖励。",
        [{"pay": {"rate": "3%", "of": "sales", "over": "100万元"}}], "E623", "100万元",
        [{"pay": {"rate": "3%", "of": "sales", "most": {"sales": "100万元"}}}], SALES,
    ),
    "a part as a condition": Twins(
        "按销售额超过100万元部分的3%给予奖励。",
        [{"when": [{"sales": "超过100万元"}], "pay": {"rate": "3%", "of": "sales"}}], "E631", "超过100万元",
        [{"pay": {"rate": "3%", "of": "sales", "over": "100万元"}}], SALES,
    ),
    "a part as tiers": Twins(
        "销售额100万元以上的部分按3%奖励。",
        [{"pay": {"by": "sales", "of": "sales", "tiers": [{"reach": "100万元", "pay": "3%"}]}}], "E631", "100万元",
        [{"pay": {"rate": "3%", "of": "sales", "over": "100万元"}}], SALES,
    ),
    "an actual sum that only has a most": Twins(
        "对示范店最高补助3万元房租。",
        [{"when": [{"shop": "是"}], "pay": {"actual": ["rent"]}, "cap": "3万元"}], "E622", "3万元",
        [{"when": [{"shop": "是"}], "pay": {"actual": ["rent"]}, "cap": "3万元", "bound": "at_most"}],
        SHOP | {"rent": money("房租")},
    ),
}  # fmt: skip

test_twins = both_of(TWINS)
