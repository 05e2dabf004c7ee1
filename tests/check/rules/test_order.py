"""Each has the sum that the text gives to it, and not its neighbour's."""

from __future__ import annotations

from tests.check.rules.twins import LEVELS, SALES, THREE, Twins, both_of, choice, count, table

TWINS = {
    "分别": Twins(
        "对获评省级、市级示范店的，分别奖励6万元、2万元。",
        [table(省级="2万元", 市级="6万元")], "E621", "2万元",
        [table(省级="6万元", 市级="2万元")], LEVELS,
    ),
    "分别, of three, two of them equal": Twins(
        "对国家级、省级、市级示范店，分别奖励5万元、3万元、3万元。",
        [table(国家级="3万元", 省级="5万元", 市级="3万元")], "E621", "5万元",
        [table(国家级="5万元", 省级="3万元", 市级="3万元")], THREE,
    ),
    "each beside its own": Twins(
        "对示范店给予奖励，省级的6万元，市级的2万元。",
        [table(省级="2万元", 市级="6万元")], "E621", "6万元",
        [table(省级="6万元", 市级="2万元")], LEVELS,
    ),
    "前者, 后者 of another sentence": Twins(
        "对省级示范店和市级示范店给予奖励。前者奖励6万元，后者奖励2万元。",
        [table(省级="2万元", 市级="6万元")], "E621", "2万元",
        [table(省级="6万元", 市级="2万元")], LEVELS,
    ),
    "several 分别 of one sentence": Twins(
        "对省级、市级园区分别奖励50万元、30万元；对省级、市级示范店分别奖励6万元、2万元。",
        [{"quote": "对省级、市级示范店分别奖励6万元、2万元", **table(省级="2万元", 市级="6万元")}], "E621", "6万元",
        [{"quote": "对省级、市级示范店分别奖励6万元、2万元", **table(省级="6万元", 市级="2万元")}], LEVELS,
    ),
    "sums before what they are for": Twins(
        "给予6万元、2万元奖励的，分别为省级、市级示范店。",
        [table(省级="2万元", 市级="6万元")], "E621", "2万元",
        [table(省级="6万元", 市级="2万元")], LEVELS,
    ),
    "rates of tiers": Twins(
        "销售额达到100万元、500万元的，分别按销售额的2%、1%给予奖励。",
        [{"pay": {"by": "sales", "of": "sales", "tiers": [
            {"reach": "100万元", "pay": {"rate": "1%", "of": "sales"}},
            {"reach": "500万元", "pay": {"rate": "2%", "of": "sales"}}]}}], "E621", "1%",
        [{"pay": {"by": "sales", "of": "sales", "tiers": [
            {"reach": "100万元", "pay": {"rate": "2%", "of": "sales"}},
            {"reach": "500万元", "pay": {"rate": "1%", "of": "sales"}}]}}], SALES,
    ),
    "prices of several inputs": Twins(
        "按照县内300元/人、省外800元/人的标准给予补贴。",
        [{"pay": {"each": {"near": "800元/人", "far": "300元/人"}}}], "E621", "800元/人",
        [{"pay": {"each": {"near": "300元/人", "far": "800元/人"}}}],
        {"near": count("县内人数", "人"), "far": count("省外人数", "人")},
    ),
    "the sum of the neighbour": Twins(
        "个体户奖励1万元，企业奖励3万元。",
        [{"when": [{"who": "个体户"}], "pay": {"fixed": "3万元"}, "waived": [{"quote": "1万元", "why": "另一种"}]}],
        "E621", "3万元",
        [{"when": [{"who": "个体户"}], "pay": {"fixed": "1万元"}, "waived": [{"quote": "3万元", "why": "另一种"}]}],
        {"who": choice("谁", "个体户", "企业")},
    ),
    "an order that the text leaves open": Twins(
        "示范店奖励6万元、2万元，按省级和市级文件执行，国家级的另议。",
        [table(国家级="0元", 省级="6万元", 市级="2万元")], "Q601", "6万元",
        [table(国家级="0元", 省级="6万元", 市级="2万元") | {"waived": [
            {"quote": "6万元、2万元，按省级和市级", "why": "照次序对应"}]}], THREE,
    ),
}  # fmt: skip

test_twins = both_of(TWINS)
