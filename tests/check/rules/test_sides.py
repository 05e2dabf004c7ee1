"""The number itself is on the side that the text puts it on, and a derived number follows from its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.check.rules.twins import AREA, SALES, Twins, both_of, count
from tests.check.rules.written import found_in

TO_300, FROM_300 = "面积100—300平方米（含300平方米）的奖励2万元", "300平方米以上的奖励5万元"


def large(**words: str) -> list[dict[str, Any]]:
    return [{"quote": FROM_300, "when": [{"area": words or "300平方米以上"}], "pay": {"fixed": "5万元"}}]


def small(high: str) -> list[dict[str, Any]]:
    ends = [{"area": {"derived": words, "from": "100—300平方米（含300平方米）"}} for words in ("100平方米以上", high)]
    return [{"quote": TO_300, "when": ends, "pay": {"fixed": "2万元"}}]


def tiers(key: str) -> list[dict[str, Any]]:
    rows = [{key: "100万元", "pay": "1万元"}, {key: "500万元", "pay": "3万元"}]
    return [{"pay": {"by": "sales", "tiers": rows}}]


TWINS = {
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

test_twins = both_of(TWINS)


def test_a_notice_may_define_its_words(tmp_path: Path) -> None:
    rule = [{"when": [{"sales": {"derived": "不足500万元", "from": "500万元以下"}}], "pay": {"fixed": "1万元"}}]
    rule[0]["quote"] = "销售额500万元以下的奖励1万元"
    text = "销售额500万元以下的奖励1万元。"
    assert ("E629", "不足500万元") in found_in(tmp_path / "law", text, rule, inputs=SALES)
    defined = text + "本措施所称“以下”不含本数。"
    assert not found_in(tmp_path / "own", defined, rule, inputs=SALES)
