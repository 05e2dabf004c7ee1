"""No text makes a scanner of the language slow or break: runs of any character, numbers of any length."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.amounts import parse_amount, scan_all
from policyref.text.brackets import find_brackets
from policyref.text.clauses import effective_day, resolve_all
from policyref.text.comparisons import comparisons
from policyref.text.dates import scan_dates
from policyref.text.definitions import read_definitions
from policyref.text.figures import scan_figures
from policyref.text.numerals import FORMAL_CHARACTERS, LONGEST, NUMERAL_CHARACTERS, SIGNS, to_int
from policyref.text.sentences import split_sentences
from policyref.text.unit_names import bodies_in_charge, names_in_text


def clauses(text: str) -> object:
    return resolve_all(text, date(2025, 3, 3)), effective_day(text, date(2025, 3, 3))


def units(text: str) -> object:
    return names_in_text(text, ["县商务局", "县财政局"]), bodies_in_charge(text)


SCANNERS: list[Callable[[str], object]] = [
    scan_all,
    scan_figures,
    scan_dates,
    find_brackets,
    split_sentences,
    read_definitions,
    comparisons,
    clauses,
    units,
]
RUNS = """
    百 千万 亿 一 二三 零 壹贰 佰 陆 几百 数 ½ ① Ⅴ 9 9, 9，999 1234, 1. 1: 1:00- 1、 1- 1号 1楼 A1 A. 1@ a@ @ (
    （ （） 〔 [a （a） （a）（ 【（a） （责任单位： 责任单位：a局； 责任单位：a， 由县商务局 县商务局、 各乡、
    免 免除 翻 半 一半 电话 电话1 电话12345678、 转1 每年 每年1月、 次年 2023年 1月至 春节、 “春节”、 元旦和
    期间 在期间 “a 十五 “十四五 上午 9点至 第1至 第一、 百分之 分之 分之一 三分之 点 点一 元 万元 1/ 1/人 元/（
    一a一 党的二 2023中 有效期3年， 自2025年1月1日起 印发之日起 2025年3月15日（星期一） 每年10月31日前和
    每月15日、 以上、 “以上”均含本数 300以上 300（含） 超过3、 最高3万元、 本措施所称“以上” 含300 （含300
    《a “a》 《1》 “1类” 1+ 1+1 市、 市（县） 三大 三类 三条 第八次 a.b. a-1- 1-1-1- 附件1、 晋A 12345 第八届 1分钟
"""
TAILS = ["", "A"]


def seconds(scan: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    scan(text)
    return time.process_time() - begin


@pytest.mark.parametrize("run", RUNS.split())
def test_a_run_of_anything_is_read_in_time_that_grows_with_it(run: str) -> None:
    """Four times the text takes about four times as long; a scanner that reads a run again for each character, sixteen.

    Growth is compared, and again where it looks too steep, because a busy machine is slow for a moment at any time.
    """
    for tail in TAILS:
        short, long = (run * (size // len(run)) + tail for size in (3_000, 12_000))
        for scan in SCANNERS:
            measured = [(seconds(scan, short), seconds(scan, long))]
            while (growth := min(b for _, b in measured) - 8 * min(a for a, _ in measured)) > 0.1:
                assert len(measured) < 5, f"{scan.__name__} {run!r} {tail!r}: {growth:.2f} s too long, {measured}"
                measured.append((seconds(scan, short), seconds(scan, long)))


@pytest.mark.parametrize("digit", ["9", "９", "٣", "九", "玖", "百", "〇"])
def test_a_number_of_thousands_of_digits_is_a_figure_that_only_a_person_can_read(digit: str) -> None:
    (figure,) = scan_figures(f"奖励{digit * 4400}元。")
    assert figure.too_long
    assert figure.words == digit * 4400 + "元"
    assert parse_amount(digit * 4400 + "元") is None
    assert to_int(digit * 4400) is None


@pytest.mark.parametrize("words", ["百分之{}", "{}分之一", "{}点五万元", "1.{}%", "五点{}倍"])
def test_so_is_a_number_with_such_a_part(words: str) -> None:
    for digit in "39三":
        assert parse_amount(words.format(digit * 4400)) is None


def test_a_long_number_that_a_notice_could_have_is_read() -> None:
    phrase = parse_amount("9" * LONGEST + "元")
    assert phrase is not None
    assert phrase.value == int("9" * LONGEST)


ANY = st.text(
    st.sampled_from(
        f"{NUMERAL_CHARACTERS}{FORMAL_CHARACTERS}{SIGNS}½¾点分之几数多余半免费收元万亿％%年月日第号:：0９٣,.-至（）"
    ),
    max_size=14,
)


@given(ANY)
def test_no_string_of_such_characters_breaks_a_scanner(text: str) -> None:
    figures = scan_figures(text)
    bounds = [bound for figure in figures for bound in (figure.start, figure.end)]
    assert bounds == sorted(bounds)
    assert all(text[figure.start : figure.end] == figure.words for figure in figures)
