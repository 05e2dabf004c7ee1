"""Amounts in formal characters, in signs, in scripts of other languages, and in words alone."""

from fractions import Fraction

import pytest
from policyref.text.amounts import Unreadable, parse_amount, same_amount, scan_all, scan_numbers
from policyref.text.figures import scan_figures

LOOK_ALIKES = """
    一系列减免费政策 房租减免 免于处罚 免申即享 以免延误 不可避免 免去职务 免检产品 免疫接种 免责条款 难免 免税店
    全额拨款事业单位 加倍努力 等额本息 无偿献血 收拾场地 大陆居民 登陆企业 伍家村 ①个体工商户 ①企业 ⑤家庭农场
    单位：万元 （万元） 万元GDP能耗 千方百计 十万火急 成千上万 数百家企业 三五户居民 百货商场
"""


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("贰万元", 20_000, "元"),
        ("伍佰万元", 5_000_000, "元"),
        ("拾万元", 100_000, "元"),
        ("壹拾贰万叁仟元", 123_000, "元"),
        ("贰萬圓", 20_000, "元"),
        ("叁仟伍佰亩", 3500, "亩"),
        ("伍万", 50_000, ""),
        ("廿五万元", 250_000, "元"),
        ("½", Fraction(1, 2), ""),
        ("1½倍", Fraction(3, 2), "倍"),
        ("¾", Fraction(3, 4), ""),
        ("⑤%", Fraction(1, 20), "%"),
        ("⑩万元", 100_000, "元"),
        ("Ⅴ万元", 50_000, "元"),
        ("Ⅳ级", 4, "级"),
        ("٣万元", 30_000, "元"),
        ("𝟓万元", 50_000, "元"),
        ("5‱", Fraction(1, 2000), "%"),
        ("五万", 50_000, ""),
        ("三千瓦时", 3, "千瓦时"),
        ("百万元", 1_000_000, "元"),
        ("一半", Fraction(1, 2), "%"),
        ("减半", Fraction(1, 2), "%"),
        ("半价", Fraction(1, 2), "%"),
        ("全额", 1, "%"),
        ("百分百", 1, "%"),
        ("对折", 5, "折"),
        ("翻倍", 2, "倍"),
        ("翻番", 2, "倍"),
        ("双倍", 2, "倍"),
        ("翻两番", 4, "倍"),
        ("免费", 0, "免"),
        ("全免", 0, "免"),
        ("零租金", 0, "免"),
        ("不收费", 0, "免"),
    ],
)
def test_every_way_of_writing_an_amount_has_its_value(words: str, value: Fraction | int, unit: str) -> None:
    phrase = parse_amount(words)
    assert phrase is not None
    assert (phrase.value, phrase.unit) == (value, unit)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("摊位费首年免费，次年半价收取，另奖励贰万元", ["免费", "半价", "贰万元"]),
        ("三年内免收租金，免征增值税，免除房租", ["免收", "免征", "免除"]),
        ("承租国有房屋的免车辆通行费，豁免部分债务", ["免", "豁免"]),
        ("无偿提供场地，停征城市基础设施配套费，实行零首付", ["无偿", "停征", "零首付"]),
        ("两市居民互免门票，门票互免活动每年举办", ["互免"]),
        ("营业额翻一番的加倍奖励，过半出租的给予等额补助", ["翻一番", "加倍", "过半", "等额"]),
        ("超百亿元项目、万元以上订单", ["百亿元", "万元"]),
        ("三至五万元、三十到五十万元", ["三", "五万元", "三十", "五十万元"]),
    ],
)
def test_words_that_state_an_amount_are_figures(sentence: str, words: list[str]) -> None:
    assert [figure.words for figure in scan_figures(sentence) if not figure.is_date] == words


@pytest.mark.parametrize("sentence", LOOK_ALIKES.split())
def test_words_that_only_look_like_an_amount_are_none(sentence: str) -> None:
    assert scan_figures(sentence) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("免费", "免收", True),
        ("零租金", "免租", True),
        ("一半", "50%", True),
        ("全额", "100%", True),
        ("贰万元", "2万元", True),
        ("翻番", "2倍", True),
        ("免费", "0元", False),
        ("半价", "半费", True),
        ("双倍", "两成", False),
    ],
)
def test_words_and_figures_of_one_amount_are_the_same(a: str, b: str, same: bool) -> None:
    first, second = parse_amount(a), parse_amount(b)
    assert first is not None and second is not None
    assert same_amount(first, second) is same


def test_both_ends_of_a_range_in_words_have_its_scale() -> None:
    assert [(one.value, one.unit) for one in scan_numbers("三至五万元")] == [(30_000, "元"), (50_000, "元")]


@pytest.mark.parametrize("words", ["数百万元", "几十万元", "十几万元", "三五万元", "一万五元", "百分之三五"])
def test_an_amount_without_an_exact_value_is_seen_though_it_cannot_be_compared(words: str) -> None:
    sentence = f"给予{words}奖励"
    assert [figure.words for figure in scan_figures(sentence)] == [words]
    [found] = scan_all(sentence)
    assert isinstance(found, Unreadable) and (found.words, found.too_long) == (words, False)
    assert scan_numbers(sentence) == []
