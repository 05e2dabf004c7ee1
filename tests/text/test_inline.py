"""Items inside a sentence are told apart by their labels, and what only looks like one is left alone."""

import pytest
from policyref.text.inline import inline_items


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("对商店：（1）开店奖励1万元；（2）装修补助5000元。", ["（1）开店奖励1万元；", "（2）装修补助5000元。"]),
        ("给予①房租补助②水电补助③贷款贴息。", ["①房租补助", "②水电补助", "③贷款贴息。"]),
        ("一是加大投入，二是简化审批，三是加强服务。", ["一是加大投入，", "二是简化审批，", "三是加强服务。"]),
        ("包括：（一）新建；（二）改造。", ["（一）新建；", "（二）改造。"]),
        ("按下列标准：1.甲类3万元；2.乙类1.5万元。", ["1.甲类3万元；", "2.乙类1.5万元。"]),
        ("按下列标准：1）甲类；2）乙类。", ["1）甲类；", "2）乙类。"]),
        ("（3）丙类，（4）丁类。", ["（3）丙类，", "（4）丁类。"]),
        ("对：⑴甲；⑵乙。", ["⑴甲；", "⑵乙。"]),
        ("对：（1）甲，含①子、②丑；（2）乙。", ["（1）甲，含", "①子、", "②丑；", "（2）乙。"]),
    ],
)
def test_items_inside_a_sentence(sentence: str, items: list[str]) -> None:
    found = inline_items(sentence)
    assert [sentence[one.start : one.end] for one in found] == items
    assert [one.place for one in found] == list(range(1, len(items) + 1))
    assert all(sentence.startswith(one.label, one.start) for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "对商店给予奖励。",
        "符合第七条第（1）项、第（2）项的。",
        "（1）只有一项。",
        "详见附表（1）、（3）。",
        "营业收入（2023年）增长5%。",
        "补助1.5万元；2.5万元封顶。",
        "各县（市、区）负责。",
        "第一是指首位的单位。",
        "县（1）局、市（2）局。",
    ],
)
def test_what_is_no_item(sentence: str) -> None:
    assert inline_items(sentence) == ()
