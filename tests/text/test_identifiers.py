"""Digits that name, cite or tell the time of day, beside those that count."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text import identifiers
from policyref.text.figures import scan_figures


def found(text: str) -> list[str]:
    return [figure.words for figure in scan_figures(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "受理时间为7:00—10:00，地点为云溪大街2号楼405室，电话65690561。",
        "上午9时30分至下午17时受理，周末9点至12点",
        "夜间营业至凌晨两点半，晚上八点开市",
        "地址：云溪大街88号院3单元502室、商务局5楼",
        "联系电话：县商务局65690561，县财政局65690562转801。",
        "联系电话0356-1234567转801、13912345678",
        "邮编048000，火灾请拨119报警",
        "统一社会信用代码：911405001234567890",
        "按照本办法第3、4条和《条例》第十二条第二款执行",
        "乘3路公交，沿207国道",
        "配备一名联络员，在一个年度内由一家企业承担一项任务",
        "邮箱zhang.123@163.com，标准2.0版",
        "上午9:00—11:30、下午2:30—5:30受理",
        "地址：云溪大街2199号3栋1702，B座1203，3#楼",
        "咨询（0356）2026001、2026002，或拨12345、12333咨询，网址zwfw.yunxi.gov.cn/2022/12",
        "车牌晋E·12345、晋E12345，开户行账号14050166000000001234",
        "代码91140500MA0ABCDE1X，项目代码2301-140500-89-01-123456，编号JC2022-015",
        "按GB/T4754—2017、DB14/T123-2020、ISO9001:2015、T/CAS123—2021执行",
        "云政发﹝2023﹞6号、云政发2023年6号、云管发〔2026〕5",
        "见附件1-2、附件3，表2-1，图3，专栏1；注1：略〔2〕",
        "—3—",
        "共17页",
        "数字政府“2.0”，985、211高校，双11促销，618活动",
    ],
)
def test_what_names_or_tells_the_time_is_no_figure(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("按1:10配套，比例为1:1", ["1", "10", "1", "1"]),
        ("师生比1:30以上", ["1", "30"]),
        ("电话补贴65690561元", ["65690561元"]),
        ("联系电话不公开。投资65690561元", ["65690561元"]),
        ("8小时以外营业，下降3个百分点", ["8小时", "3个百分点"]),
        ("每招用一名高校毕业生奖励1000元", ["一名", "1000元"]),
        ("一名以上、至少一家、只能享受一次", ["一名", "一家", "一次"]),
        ("配备1名联络员、两名助手", ["1名", "两名"]),
        ("建设3栋厂房、5间客房", ["3栋", "5间"]),
        ("热线10条", ["10条"]),
        ("每平方米88元", ["88元"]),
        ("每月18号前报送", ["每月18号前"]),
        ("增长2.0，系数1.0，上涨2.0个百分点", ["2.0", "1.0", "2.0个百分点"]),
        ("补助985元，引进211家，热线12345条", ["985元", "211家", "12345条"]),
        ("建设3栋1702平方米厂房", ["3栋", "1702平方米"]),
        ("附件3份，代表10人，图5个", ["3份", "10人", "5个"]),
        ("税负降低1/3", ["1", "3"]),
    ],
)
def test_what_counts_beside_it_is_one(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


_ANYWHERE = re.compile(f"{identifiers._IN_DIGITS}|{identifiers._OTHERS}")
_PARTS = [*re.findall("[一-鿿]{1,4}", identifiers._NO_NUMBER.pattern), *"“”（）〔〕—-.:：、%0129第一两十万A@ \n"]


@given(st.lists(st.sampled_from(_PARTS), max_size=12).map("".join))
def test_nothing_is_missed_for_its_first_character(text: str) -> None:
    """The patterns are tried only where one of them may begin; here they are tried everywhere."""
    everywhere = [one.span() for one in _ANYWHERE.finditer(text)]
    assert [one.span() for one in identifiers._NO_NUMBER.finditer(text)] == everywhere
