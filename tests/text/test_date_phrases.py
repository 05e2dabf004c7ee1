"""Finding dates, periods and durations in running text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text import date_phrases
from policyref.text.dates import scan_dates

TEXT = st.text(
    "一二三四十〇两半年月日天底末初前后内起至从自季度上中下旬今明本全每个期间春节“”、—- 以来次活动01239１",
    max_size=24,
)
LOOK_ALIKES = """
    产能480万吨/年 年度新增、月度新增 常年、当年、近年 逐月补缴，当月产值 晋政办发电〔2022〕24号 网络年货节
    政策到期后， 说明年度情况 健全年度考核 三年级学生 第三年 春节民俗旅游 百日攻坚 住宿一晚以上 13月 季度增量
    当年新增 以上年度为准 按十五五折 财政部公告2023年第12号
"""


def found(text: str) -> list[str]:
    return [phrase.words for phrase in scan_dates(text)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("两市居民从2022年12月15日至2023年2月28日凭个人身份证", ["从2022年12月15日至2023年2月28日"]),
        ("对2023年1月至3月份期间列入省重点产业链", ["2023年1月至3月份期间"]),
        ("2023年6月前，对收费A级旅游景区进行门票补贴", ["2023年6月前"]),
        ("2023年6月底前，对符合条件的地方法人银行", ["2023年6月底前"]),
        ("逐矿成立工作专班，12月底前制定解决方案", ["12月底前"]),
        ("涉企资金年底前提前下达比例原则上不低于年初预算总额的60%", ["年底前"]),
        ("可在2023年底前采取分期或逐月等方式补缴", ["2023年底前"]),
        ("2023年一季度分别新组建3家平台公司", ["2023年一季度"]),
        ("落实四季度普惠小微贷款阶段性减息政策", ["四季度"]),
        ("确保明年一季度新建项目开工率", ["明年一季度"]),
        ("力争明年上半年招商引资", ["明年上半年"]),
        ("全年完成投资超340亿元", ["全年"]),
        ("2022年起的应届高校毕业生", ["2022年起"]),
        ("加快推进2023年前期手续", ["2023年"]),
        ("春节前对困难群众发放爱心消费券；春节前后，召开座谈会", ["春节前", "春节前后"]),
        ("充分利用元旦、春节假日期间开展系列活动", ["元旦、春节假日期间"]),
        ("抓住元旦、春节等节庆假日，鼓励", ["元旦、春节等节庆假日"]),
        ("“两节”期间，为不停工的项目；在两节前后农民工返乡", ["“两节”期间", "两节前后"]),
        ("在重污染天气预警期间，对活动期间网络销售额", ["重污染天气预警期间", "活动期间"]),
        ("补缴期间免收滞纳金；在校期间", ["补缴期间", "在校期间"]),
        ("不超过10天的煤矿，至少顺延3个月，冲刺60天行动", ["10天", "3个月", "60天"]),
        ("稳定就业半年以上；毕业不足5年；三年内全额给予", ["半年以上", "5年", "三年内"]),
        ("30日内或5个工作日，24小时办结，期限3至5年", ["30日内", "5个工作日", "24小时", "3至5年"]),
        ("每年最高补助3万元，每年6月底前申报", ["每年", "每年6月底前"]),
        ("自2023年1月1日起至2023年12月31日止", ["自2023年1月1日起至2023年12月31日止"]),
        ("每年12月至次年3月，每年6月30日和12月31日前", ["每年12月至次年3月", "每年6月30日和12月31日前"]),
        ("每月5日、15日上午10:00发放，2023年第四季度", ["每月5日、15日上午10:00", "2023年第四季度"]),
        ("次年3月底前兑现；按当月15日前数据；上年末余额", ["次年3月底前", "当月15日前", "上年末"]),
        ("自2024年6月30日（含）起至12月31日（含）止的", ["自2024年6月30日（含）起至12月31日（含）止"]),
        ("2024年6月30日（星期日）17:00前报名", ["2024年6月30日（星期日）17:00前"]),
        ("到“十四五”末，2025年年底前", ["“十四五”末", "2025年年底前"]),
        ("1.2024年6月底前出台", ["2024年6月底前"]),
        ("2022年12月至次年3月，2023—2025年，1－3月", ["2022年12月至次年3月", "2023—2025年", "1－3月"]),
        (
            "3月上旬、本月底、１２月底前、二〇二二年十二月二十六日",
            ["3月上旬", "本月底", "１２月底前", "二〇二二年十二月二十六日"],
        ),
    ],
)
def test_a_phrase_is_found_whole(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


@pytest.mark.parametrize("sentence", LOOK_ALIKES.split())
def test_what_only_looks_like_a_date_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@given(TEXT)
def test_found_phrases_are_in_order_apart_and_as_written(text: str) -> None:
    phrases = scan_dates(text)
    assert all(text[phrase.start : phrase.end] == phrase.words for phrase in phrases)
    bounds = [bound for phrase in phrases for bound in (phrase.start, phrase.end)]
    assert bounds == sorted(bounds)
    assert all(phrase.start < phrase.end for phrase in phrases)


GRAMMAR = st.sampled_from(
    [*re.findall("[一-鿿]{1,4}", date_phrases._READ.pattern), *"“”—-、0129企业期\n", "期间", "2023"]
)


@given(st.lists(GRAMMAR, max_size=12).map("".join))
def test_no_phrase_is_missed_for_its_first_character(text: str) -> None:
    """The scanner asks the grammar only where a phrase may begin; here it is asked everywhere."""
    everywhere = [match.span() for match in date_phrases._READ.finditer(text)]
    assert [match.span() for match in date_phrases.read_phrases(text)] == everywhere
