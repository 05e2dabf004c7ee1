"""Numbers in running text."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.amounts import parse_amount, same_amount, scan_numbers
from policyref.text.numerals import to_chinese

TEXT = st.text(
    "一二两三十百千万亿零点分之余多几元吨人个项家次年月日天%％‰/／·（）〔〕.,，、的统第党大届处号0129０５AG-\n",
    max_size=30,
)
SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda span: (min(span), max(span)))
LOOK_ALIKES = """
    建设统一大市场 创建一批特色鲜明的现代服务业集聚区 给予一次性奖励 进一步简化 稳经济一揽子政策
    小旅店等“七小”行业 “百企千店”促销 “三农主体” 收费A级旅游景区 4A级景区 5G网络 PM2.5浓度
    晋政办发电〔2022〕24号 1.统筹做好煤炭增产增供。 （10）开展职业技能培训。 一企一策 学习党的二十大精神
    山西局执法九处， 第三人民医院 几十家企业 数十家企业 两三家企业 以防万一 百家企业 允许国六车辆
    附件1 附件：2.申报表 举办2023中国山西康养产业发展大会 咨询电话：0356-4222222 每一个企业 零件加工
    按第三条第（二）项执行 本措施第五条至第八条 第3—5条 第十二条第二款 第一、二项 公告2023年第3号 第二部分
    拨打12333 12345政务服务便民热线 “96885”平台 “315”晚会 （0351）1234567 400-800-1234 4008001234
    联系电话：2222222 电话：8888888转8001 邮编048000 账号：6222021234567890123 QQ群：123456789
    邮箱123456@163.com www.123.com 红星东街1356号 GB/T9704-2012 GB50016-2014 五台县 高效办成一件事
"""


def found(text: str) -> list[str]:
    return [phrase.words for phrase in scan_numbers(text)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("释放产能480万吨/年，确保全市增产1200万吨，产量达到1.38亿吨。", ["480万吨/年", "1200万吨", "1.38亿吨"]),
        ("增速达到50%、100%以上的，落实好省级技改资金50万、100万的奖励。", ["50%", "100%", "50万", "100万"]),
        ("加快1500亩“标准地”出让和新建70万平方米标准厂房建设", ["1500亩", "70万平方米"]),
        ("县内300元/人、省内500元/人、省外800元/人的标准", ["300元/人", "500元/人", "800元/人"]),
        ("小微企业按照不低于1000元/人标准给予补贴", ["1000元/人"]),
        ("聚焦1361个建设项目960.5亿元年度投资计划", ["1361个", "960.5亿元"]),
        ("围绕“1+5”现代产业体系、十条重点产业链", ["1", "5", "十条"]),
        ("为精准落实国家优化防疫新十条措施", ["十条"]),
        ("灵活运用七种招商模式", ["七种"]),
        ("财政金融服务等六个专项推进组", ["六个"]),
        ("重点围绕省、市十大重点产业链", ["十大"]),
        ("第八届海峡两岸经贸交流恳谈会", ["八届"]),
        ("落实首道门票八折以上优惠省级补贴政策", ["八折"]),
        ("到晋城旅游住宿一晚以上（含一晚）的", ["一晚", "一晚"]),
        ("继续滚动开展全市开发区“三个一批”活动", ["三个"]),
        ("市县两级要结合学习", ["两级"]),
        ("采购费用达100万元（含）以上的本市企业", ["100万元"]),
        ("由三分之一提高到百分之二十，滞纳金按日加收万分之五", ["三分之一", "百分之二十", "万分之五"]),
        ("新增2000多万元，带动20余家企业", ["2000多万元", "20余家"]),
        ("每户补助1,000元；再补助1，500元", ["1,000元", "1，500元"]),
        ("建设35kV变电站", ["35kV"]),
        ("奖励3—5万元、20至50万元", ["3", "5万元", "20", "50万元"]),
        ("按200元/（人·月）补贴，降低50BP", ["200元/（人·月）", "50BP"]),
        ("新增十余万元，一百五十多万元", ["十余万元", "一百五十多万元"]),
        ("热线10条，电话1000部，手机500元", ["10条", "1000", "500元"]),
        ("1.5万元", ["1.5万元"]),
        ("第二批、前10名、三次产业", ["二批", "10名", "三次"]),
        ("补贴800-1000元，400—500万元", ["800", "1000元", "400", "500万元"]),
        ("三点五万元", ["三点五万元"]),
        ("每一千元补助一百一十元，共二十一批", ["一千元", "一百一十元", "二十一批"]),
    ],
)
def test_numbers_are_found_with_their_units(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


@pytest.mark.parametrize("sentence", LOOK_ALIKES.split())
def test_what_only_looks_like_a_number_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("5万元", 50_000, "元"),
        ("50万", 500_000, ""),
        ("300元/人", 300, "元/人"),
        ("30元／人·月", 30, "元/人·月"),
        ("480万吨/年", 4_800_000, "吨/年"),
        ("1.38亿吨", 138_000_000, "吨"),
        ("２０％", Fraction(1, 5), "%"),
        ("百分之二十", Fraction(1, 5), "%"),
        ("百分之百", 1, "%"),
        ("千分之二点五", Fraction(1, 400), "%"),
        ("5‰", Fraction(1, 200), "%"),
        ("三分之一", Fraction(1, 3), ""),
        ("八折", 8, "折"),
        ("八五折", Fraction(17, 2), "折"),
        ("20多家", 20, "余家"),
        ("10万千瓦", 100_000, "千瓦"),
        ("5千瓦", 5, "千瓦"),
        ("一百零五项", 105, "项"),
        ("十余万元", 100_000, "余元"),
        ("一成半", Fraction(3, 2), "成"),
        ("2倍半", Fraction(5, 2), "倍"),
        ("200元/（人·月）", 200, "元/人·月"),
        ("8%/年", Fraction(2, 25), "%/年"),
        ("35微克/立方米", 35, "微克/立方米"),
    ],
)
def test_an_amount_has_an_exact_value_in_its_unit(words: str, value: Fraction | int, unit: str) -> None:
    phrase = parse_amount(words)
    assert phrase is not None
    assert (phrase.value, phrase.unit) == (value, unit)


@pytest.mark.parametrize("words", ["", "不超过5万元", "5万元以上", "5万元、7万元", "元", "一次性", "A级", "零分之一"])
def test_what_is_not_exactly_one_number_is_no_amount(words: str) -> None:
    assert parse_amount(words) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("50万", "50万元", True),
        ("0.5亿元", "5000万元", True),
        ("五万元", "5万元", True),
        ("20％", "百分之二十", True),
        ("50", "50元", False),
        ("300元/人", "300元", False),
        ("20家", "20余家", False),
        ("2000多万", "2000余万元", True),
        ("5万元", "7万元", False),
        ("200元/人·月", "200元/人/月", True),
        ("200元/人·月", "200元/（月·人）", True),
        ("200元/人·月", "200元/人", False),
    ],
)
def test_amounts_are_the_same_when_value_and_unit_are(a: str, b: str, same: bool) -> None:
    first, second = parse_amount(a), parse_amount(b)
    assert first is not None
    assert second is not None
    assert same_amount(first, second) is same
    assert same_amount(second, first) is same


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("3—5万元", [(30_000, "元"), (50_000, "元")]),
        ("20万-50万元", [(200_000, ""), (500_000, "元")]),
        ("80至90%", [(Fraction(4, 5), "%"), (Fraction(9, 10), "%")]),
        ("0.5～1个百分点", [(Fraction(1, 2), "个百分点"), (1, "个百分点")]),
        ("100—200元/亩", [(100, "元/亩"), (200, "元/亩")]),
        ("5000—1万元", [(5000, ""), (10_000, "元")]),
        ("3、5万元", [(3, ""), (50_000, "元")]),
        ("3:7", [(3, ""), (7, "")]),
    ],
)
def test_the_lower_end_of_a_range_has_the_scale_and_unit_of_the_upper(
    text: str, amounts: list[tuple[Fraction | int, str]]
) -> None:
    assert [(phrase.value, phrase.unit) for phrase in scan_numbers(text)] == amounts


def test_the_label_of_an_item_that_begins_with_a_date_is_no_number() -> None:
    assert scan_numbers("1.2024年6月底前", skip=[(2, 11)]) == []


def test_skipped_spans_hide_their_numbers_and_nothing_else() -> None:
    text = "2023年一季度分别新组建3家平台公司"
    assert [phrase.words for phrase in scan_numbers(text, skip=[(0, 8)])] == ["3家"]


@given(TEXT, st.lists(SPANS, max_size=3))
def test_found_numbers_are_in_order_apart_and_as_written(text: str, skip: list[tuple[int, int]]) -> None:
    phrases = scan_numbers(text, skip)
    assert all(text[phrase.start : phrase.end] == phrase.words for phrase in phrases)
    bounds = [bound for phrase in phrases for bound in (phrase.start, phrase.end)]
    assert bounds == sorted(bounds)
    assert all(phrase.start < phrase.end for phrase in phrases)
    hidden = {place for start, end in skip for place in range(start, end)}
    assert not any(hidden & set(range(phrase.start, phrase.end)) for phrase in phrases)


@given(st.integers(1, 99_999_999), st.sampled_from(["元", "项", "户", "个"]))
def test_a_count_in_words_equals_the_count_in_digits(n: int, unit: str) -> None:
    words, digits = parse_amount(to_chinese(n) + unit), parse_amount(f"{n}{unit}")
    assert words is not None
    assert digits is not None
    assert same_amount(words, digits)
