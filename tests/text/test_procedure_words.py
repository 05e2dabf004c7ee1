"""What our words tell of procedure and scope stands in the text, in these words or in others of the same meaning."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text import procedure_words
from policyref.text.procedure_words import preferred, untold

# Ours, a text that says as much, one that does not, and what is then pointed at.
ROWS = [
    ("先到先得", "按申报时间先后顺序办理，额满为止", "给予奖励", "先到先得"),
    ("名额有限", "每年总量控制在50家，额满即止", "给予奖励", "名额有限"),
    ("优先支持老店", "对老店予以倾斜", "对老店给予奖励", "优先"),
    ("奖励自动发放", "奖补资金免申即享", "给予奖励", "自动发放"),
    ("无需申请就能拿", "奖补资金免申即享", "凭申请表领取", "无需申请"),
    ("免申即享", "企业无须申报，由部门自动兑付", "企业按程序申报", "免申即享"),
    ("不用交材料", "不再要求提供证明", "提交营业执照", "不用交材料"),
    ("资金即时到账", "实时拨付", "按季度拨付", "即时"),
    ("随时申请", "常年受理", "给予奖励", "随时"),
    ("只有一次机会", "每户仅可享受一次", "给予一次性奖励", "只有一次机会"),
    ("可多次申请", "每次服务补助，不限次数", "给予奖励", "可多次"),
    ("可叠加享受", "与省级奖励可同时享受", "与省级奖励不得同时享受", "可叠加"),
    ("不得重复享受", "就高不重复", "可叠加享受", "不得重复"),
    ("到期可续签", "期满可以续签", "期限两年", "到期可续签"),
    ("费用全部报销", "费用据实报销", "费用给予补助", "全部报销"),
    ("不收任何费用", "免费提供服务", "提供服务", "不收任何"),
    ("零门槛", "不设条件", "年满18周岁的", "零门槛"),
    ("无需担保", "发放纯信用贷款", "提供担保贷款", "无需担保"),
    ("所有企业", "各类企业均可申请", "规模以上企业可以申请", "所有企业"),
    ("任何人都能领", "凡居民可以领取", "老年居民可以领取", "任何人"),
    ("不限行业", "各类企业均可申请", "制造业企业可以申请", "不限行业"),
    ("仅限本县企业", "只对本县企业给予", "对本县企业给予", "仅限"),
    ("保证能拿到", "确保兑付", "给予奖励", "保证能"),
    ("经公示后发放", "名单向社会公布", "名单报送县政府", "公示"),
    ("由专家评审", "择优遴选", "按先后发放", "评审"),
    ("报县商务局审批", "由县商务局审核", "由县商务局发放", "审批"),
    ("到县商务局备案", "在县商务局登记", "由县商务局发放", "备案"),
    ("在网上申请", "通过政务服务平台申报", "到窗口申报", "网上"),
    ("上门办理", "入户服务", "到窗口办理", "上门"),
    ("分期发放", "分两次拨付，首期50%", "一次性拨付", "分期"),
    ("骗补的列入黑名单", "骗取资金的取消资格", "给予奖励", "黑名单"),
    ("首违不罚", "轻微违法免于处罚", "依法处罚", "首违"),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "right", "wrong", "words"), ROWS)
def test_a_text_has_to_carry_what_we_say(ours: str, right: str, wrong: str, words: str) -> None:
    assert [*untold(ours, right)] == []
    assert words in [one.words for one in untold(ours, wrong)]


@pytest.mark.parametrize(
    ("ours", "text", "perhaps"),
    [
        ("自动发放", "奖金直接拨付到企业", "直接"),
        ("即时到账", "资金及时拨付", "及时"),
        ("经评审后发放", "经认定的给予奖励", "认定"),
        ("零门槛", "降低准入门槛", "降低准入门槛"),
        ("所有企业", "普惠性奖励", "普惠"),
    ],
)
def test_what_a_text_may_mean_is_left_to_a_person(ours: str, text: str, perhaps: str) -> None:
    assert [one.perhaps for one in untold(ours, text)] == [perhaps]


def test_another_who_is_preferred_is_left_to_a_person() -> None:
    text = "优先支持大型商场改造，重点保障粮油店。"
    assert [one.words for one in preferred("优先支持个体户", text)] == ["优先支持个体户"]
    assert not [*preferred("优先支持大型商场", text)] and not [*preferred("优先保障粮油店", text)]


@pytest.mark.parametrize("ours", ["没有写先到先得", "原文没有说是否要公示", "并非所有企业", "不能自动享受"])
def test_what_we_deny_is_no_claim(ours: str) -> None:
    assert [*untold(ours, "给予奖励")] == []


def test_what_a_text_denies_carries_nothing() -> None:
    assert [one.words for one in untold("先到先得", "不实行先到先得的办法")] == ["先到先得"]
    assert [one.words for one in untold("无需申请", "停止免申即享")] == ["无需申请"]


_PARTS = re.findall("[一-鿿A-Za-z]{1,3}", "".join(row.ours.pattern for row in procedure_words._ROWS))


@given(st.lists(st.sampled_from(_PARTS), max_size=6).map("".join))
def test_nothing_is_missed_for_its_first_character(text: str) -> None:
    assert bool(procedure_words._MAY_BE.search(text)) == any(row.ours.search(text) for row in procedure_words._ROWS)
