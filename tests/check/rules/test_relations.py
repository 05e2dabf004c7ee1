"""A rule stands to its words as the words stand to one another: wrong data is found, and its right twin passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.check.rules.written import found_in

Written = Sequence[Mapping[str, Any]]


class Twins(NamedTuple):
    """`code` and `near` are what is found of `wrong`, and nothing is found of `right`."""

    text: str
    wrong: Written
    code: str
    near: str
    right: Written
    inputs: Mapping[str, Any]


def choice(label: str, *options: str) -> dict[str, Any]:
    return {"label": label, "type": "choice", "options": list(options)}


def money(label: str) -> dict[str, Any]:
    return {"label": label, "type": "money"}


def count(label: str, unit: str) -> dict[str, Any]:
    return {"label": label, "type": "count", "unit": unit}


LEVELS = {"level": choice("级别", "省级", "市级")}
THREE = {"level": choice("级别", "国家级", "省级", "市级")}
SALES = {"sales": money("销售额")}
SHOP = {"shop": {"label": "示范店", "type": "yesno"}}
AREA = {"area": count("面积", "平方米")}


def table(by: str = "level", **rows: str) -> dict[str, Any]:
    return {"pay": {"by": by, "table": rows}}


ORDER = {
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
BOUNDS = {
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
TO_300, FROM_300 = "面积100—300平方米（含300平方米）的奖励2万元", "300平方米以上的奖励5万元"


def large(**words: str) -> list[dict[str, Any]]:
    return [{"quote": FROM_300, "when": [{"area": words or "300平方米以上"}], "pay": {"fixed": "5万元"}}]


def small(high: str) -> list[dict[str, Any]]:
    ends = [{"area": {"derived": words, "from": "100—300平方米（含300平方米）"}} for words in ("100平方米以上", high)]
    return [{"quote": TO_300, "when": ends, "pay": {"fixed": "2万元"}}]


def tiers(key: str) -> list[dict[str, Any]]:
    rows = [{key: "100万元", "pay": "1万元"}, {key: "500万元", "pay": "3万元"}]
    return [{"pay": {"by": "sales", "tiers": rows}}]


SIDES = {
    "the neighbour has the edge": Twins(
        f"{TO_300}；{FROM_300}。", large(), "E629", "300平方米以上",
        large(derived="超过300平方米", **{"from": "300平方米以上"}), AREA,
    ),
    "含 of the clause itself": Twins(
        f"{TO_300}；{FROM_300}。", small("不足300平方米"), "E629", "不足300平方米", small("不超过300平方米"), AREA,
    ),
    "不含 gives the edge to the neighbour": Twins(
        "销售额500万元以下（不含500万元）的奖励1万元；500万元以上的奖励3万元。",
        [{"quote": "500万元以上的奖励3万元", "when": [{"sales": {"derived": "超过500万元", "from": "500万元以上"}}],
          "pay": {"fixed": "3万元"}}], "E629", "超过500万元",
        [{"quote": "500万元以上的奖励3万元", "when": [{"sales": "500万元以上"}], "pay": {"fixed": "3万元"}}], SALES,
    ),
    "超过 for 以上": Twins(
        "销售额500万元以上的奖励3万元。",
        [{"when": [{"sales": {"derived": "超过500万元", "from": "500万元以上"}}], "pay": {"fixed": "3万元"}}],
        "E629", "超过500万元",
        [{"when": [{"sales": "500万元以上"}], "pay": {"fixed": "3万元"}}], SALES,
    ),
    "the opposite": Twins(
        "销售额500万元以上的奖励3万元。",
        [{"when": [{"sales": {"derived": "不超过500万元", "from": "500万元以上"}}], "pay": {"fixed": "3万元"}}],
        "E613", "不超过500万元",
        [{"when": [{"sales": {"derived": "达到500万元", "from": "500万元以上"}}], "pay": {"fixed": "3万元"}}], SALES,
    ),
    "a tier that has to be passed": Twins(
        "销售额超过100万元、500万元的，分别奖励1万元、3万元。",
        tiers("reach"),
        "E629", "100万元",
        tiers("above"),
        SALES,
    ),
    "a length of time": Twins(
        "经营半年以上的奖励1万元。",
        [{"when": [{"open": {"derived": "超过6个月", "from": "半年以上"}}], "pay": {"fixed": "1万元"}}],
        "E629", "超过6个月",
        [{"when": [{"open": {"derived": "6个月以上", "from": "半年以上"}}], "pay": {"fixed": "1万元"}}],
        {"open": count("经营月数", "个月")},
    ),
    "a number that does not follow": Twins(
        "经营半年以上的奖励1万元。",
        [{"when": [{"open": {"derived": "5个月以上", "from": "半年以上"}}], "pay": {"fixed": "1万元"}}],
        "E624", "5个月以上",
        [{"when": [{"open": {"derived": "6个月以上", "from": "半年以上"}}], "pay": {"fixed": "1万元"}}],
        {"open": count("经营月数", "个月")},
    ),
    "a number that nobody can work out here": Twins(
        "经营满一个会计年度的奖励1万元。",
        [{"when": [{"open": {"derived": "满12个月", "from": "满一个会计年度"}}], "pay": {"fixed": "1万元"}}],
        "Q602", "满12个月",
        [{"when": [{"open": {"derived": "满12个月", "from": "满一个会计年度"}}], "pay": {"fixed": "1万元"},
          "waived": [{"quote": "满一个会计年度", "why": "会计年度是十二个月"}]}],
        {"open": count("经营月数", "个月")},
    ),
}  # fmt: skip
STANDARDS = {
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
DROPPED = {
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
EVERY = {**DROPPED, **ORDER, **BOUNDS, **SIDES, **STANDARDS}


@pytest.mark.parametrize("name", EVERY)
def test_what_stands_otherwise_to_the_words_is_found(name: str, tmp_path: Path) -> None:
    one = EVERY[name]
    assert (one.code, one.near) in found_in(tmp_path, one.text, one.wrong, inputs=one.inputs)


@pytest.mark.parametrize("name", EVERY)
def test_the_right_twin_passes(name: str, tmp_path: Path) -> None:
    one = EVERY[name]
    unused = {"E610"}  # an input that only the wrong twin needs
    assert {
        each for each in found_in(tmp_path, one.text, one.right, inputs=one.inputs) if each[0] not in unused
    } == set()


@pytest.mark.parametrize("name", EVERY)
def test_an_editor_settles_a_finding_in_words(name: str, tmp_path: Path) -> None:
    one = EVERY[name]
    whole = str(one.wrong[0].get("quote", one.text.removesuffix("。")))
    wrong = [dict(one.wrong[0]) | {"waived": [{"quote": whole, "why": "已对照原文"}]}]
    found = {code for code, _ in found_in(tmp_path, one.text, wrong, inputs=one.inputs)}
    assert found <= {"E610"}, found


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("对评为示范店的给予最高8万元奖励。", "奖励8万元", "最高奖励8万元"),
        ("对省级、市级示范店，分别给予最高6万元、2万元奖励。", "省级6万元", "省级最高6万元"),
        ("对评为示范店的，奖励不低于1000元。", "奖励1000元", "至少1000元"),
    ],
)
@pytest.mark.parametrize("field", ["summary", "headline"])
def test_what_the_site_writes_keeps_a_bound(text: str, wrong: str, right: str, field: str, tmp_path: Path) -> None:
    def found(where: Path, words: str) -> set[str]:
        benefits = [{"headline": words}] if field == "headline" else []
        more = {"summary": words} if field == "summary" else {}
        return {code for code, _ in found_in(where, text, benefits, **more)}

    assert found(tmp_path / "wrong", wrong) == {"E627"}
    assert found(tmp_path / "right", right) == set()


def test_the_site_invents_no_bound(tmp_path: Path) -> None:
    text = "对省级、市级示范店，分别奖励6万元、2万元。"
    assert {("E628", "2万元")} == found_in(tmp_path / "wrong", text, [{"headline": "最高2万元"}])
    assert not found_in(tmp_path / "right", text, [{"headline": "最高6万元"}])  # the most of several


def test_a_notice_may_define_its_words(tmp_path: Path) -> None:
    rule = [{"when": [{"sales": {"derived": "不足500万元", "from": "500万元以下"}}], "pay": {"fixed": "1万元"}}]
    rule[0]["quote"] = "销售额500万元以下的奖励1万元"
    text = "销售额500万元以下的奖励1万元。"
    assert ("E629", "不足500万元") in found_in(tmp_path / "law", text, rule, inputs=SALES)
    defined = text + "本措施所称“以下”不含本数。"
    assert not found_in(tmp_path / "own", defined, rule, inputs=SALES)
