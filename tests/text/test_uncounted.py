"""Numbers that belong to names or count a text's own parts need no settling; all others beside them do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.amounts import scan_numbers
from policyref.text.figures import scan_figures

IDLE = [
    "坚持三个方面", "实施十大行动", "发挥三大优势", "分为三类", "面向三类主体", "灵活运用七种招商模式", "两类企业",
    "市县两级要结合", "省、市、县三级联动", "市、县（区）两级", "县乡村三级", "举办第八届云溪交流恳谈会",
    "经县政府第99次常务会议研究", "六届六十次常务会议", "第十五个五年规划", "发展十条措施", "优化防疫新十条",
    "“人才新政36条”", "“六个一”", "一人公司", "四位一体", "一二三次产业", "二次开发", "打通最后一公里", "从0到1",
    "15分钟办公生活圈", "3+3+4产业体系", "“1+10”", "世界500强", "第一批", "（第二批）", "二期工程", "列入2023年预算",
    "《云溪县行动计划（2026—2028年）》", "《关于加快发展的二十条意见》", "每天9:00—17:00", "八项规定",
]  # fmt: skip
FACTS = {
    "奖励5万元": "5万元", "补助20%": "20%", "前3名": "3名", "3家以上": "3家", "不少于三类产品": "三类",
    "至少两种方式": "两种", "按1:1配套": "1 1", "二类店": "二类", "2—5人": "2 5人", "2025年6月底前报": "2025年6月底前",
    "新增10条线路": "10条", "热线8条": "8条", "三级医院": "三级", "每年培育十大品牌": "每年 十大",
    "减半收取": "减半", "首年免费": "免费", "500家": "500家", "三个月": "三个月", "两级以上": "两级",
    "《办法》规定补助3000元": "3000元", "“奖励5万元”": "5万元", "1+1万元": "1 1万元",
}  # fmt: skip


def found(text: str) -> list[str]:
    return [figure.words for figure in scan_figures(text)]


@pytest.mark.parametrize("words", IDLE)
def test_a_number_of_a_name_needs_no_settling(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize("words", FACTS)
def test_a_sum_a_share_a_bound_a_count_and_a_day_do(words: str) -> None:
    assert " ".join(found(words)) == FACTS[words]


@given(st.lists(st.sampled_from([*IDLE, *FACTS]), min_size=1, max_size=8))
def test_no_figure_is_lost_among_names(parts: list[str]) -> None:
    """三类 beside 二类 is a rank: then it counts, and nothing else does that did not."""
    text = "；".join(parts)
    expected = [one for part in parts for one in FACTS.get(part, "").split()]
    assert [one for one in found(text) if not one.endswith("类")] == [one for one in expected if one[-1] != "类"]


@pytest.mark.parametrize(("theirs", "ours"), [("实施十大行动", "实施四大行动"), ("三个方面", "五个方面")])
def test_they_can_be_compared_all_the_same(theirs: str, ours: str) -> None:
    assert scan_numbers(theirs)[0].value != scan_numbers(ours)[0].value
