"""What the calendar says about the dates of a notice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.dates import format_date, parse_date, resolve, scan_dates

ISSUED = date(2022, 11, 20)
# Pieces that often make a phrase when put together; loose characters hardly ever would.
PIECES = """
    2022年 2023年 2024 今年 明年 去年 全年 年 次年 1月 2月 3 12月 11月份 二月 1日 15日 29日 30日 31 三十日
    一季度 第四季度 前三季度 上半年 下半年 上旬 下旬 本月 下月 本季度 月 底 末 初 内 前 后 前后 起 以来 期间
    从 自 执行至 至 到 — - 、 春节 每 三 半 10 天 个月
"""
TEXT = st.lists(st.sampled_from(PIECES.split()), max_size=9).map("".join)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023年4月30日", date(2023, 4, 30)),
        ("2023-04-30", date(2023, 4, 30)),
        ("2024年2月29日", date(2024, 2, 29)),
        ("2024 年 6月9 日", date(2024, 6, 9)),
        ("２０２４年６月９日", date(2024, 6, 9)),
        ("二○二○年十二月卅一日", date(2020, 12, 31)),
        ("二O二四年六月九日", date(2024, 6, 9)),
        ("二0二四年 六月九日", date(2024, 6, 9)),
        ("二〇二四年二月三十日", None),
        ("二〇二四年六月", None),
        ("2024.6.9", None),
        ("2023年2月29日", None),
        ("2023年2月30日", None),
        ("2023-4-30", None),
        ("2023年4月30日前", None),
        ("4月30日", None),
        ("0000-01-01", None),
        ("", None),
    ],
)
def test_only_a_whole_calendar_date_is_a_date(words: str, day: date | None) -> None:
    assert parse_date(words) == day


@pytest.mark.parametrize(
    ("words", "start", "end", "certainty"),
    [
        ("2022年12月底前", None, "2022-12-31", "exact"),
        ("12月底前", None, "2022-12-31", "derived"),
        ("年底前", None, "2022-12-31", "derived"),
        ("2022年12月31日前", None, "2022-12-31", "derived"),
        ("2023年4月30日", None, "2023-04-30", "exact"),
        ("政策执行至2023年4月30日", None, "2023-04-30", "exact"),
        ("暂定执行至2023年12月31日", None, "2023-12-31", "exact"),
        ("执行至2023年12月", None, "2023-12-31", "exact"),
        ("从2022年12月15日至2023年2月28日", "2022-12-15", "2023-02-28", "exact"),
        ("自2023年1月1日起施行", "2023-01-01", None, "exact"),
        ("2023年一季度", "2023-01-01", "2023-03-31", "exact"),
        ("2023年第一季度末", None, "2023-03-31", "exact"),
        ("2023年前三季度", "2023-01-01", "2023-09-30", "exact"),
        ("2023年1月至3月份期间", "2023-01-01", "2023-03-31", "exact"),
        ("2023年3月1日至15日", "2023-03-01", "2023-03-15", "exact"),
        ("2023—2025年", "2023-01-01", "2025-12-31", "exact"),
        ("2022年12月至次年3月", "2022-12-01", "2023-03-31", "exact"),
        ("2022年12月至3月", "2022-12-01", "2023-03-31", "derived"),
        ("12月15日至2023年2月28日", "2022-12-15", "2023-02-28", "derived"),
        ("2023年6月底前", None, "2023-06-30", "exact"),
        ("明年上半年", "2023-01-01", "2023-06-30", "derived"),
        ("今年四季度", "2022-10-01", "2022-12-31", "derived"),
        ("四季度", "2022-10-01", "2022-12-31", "derived"),
        ("本月底", None, "2022-11-30", "derived"),
        ("下月", "2022-12-01", "2022-12-31", "derived"),
        ("本季度", "2022-10-01", "2022-12-31", "derived"),
        ("全年", "2022-01-01", "2022-12-31", "derived"),
        ("年内", "2022-01-01", "2022-12-31", "derived"),
        ("今年", "2022-01-01", "2022-12-31", "derived"),
        ("2023年", "2023-01-01", "2023-12-31", "exact"),
        ("2022年起", "2022-01-01", None, "exact"),
        ("2023年6月底后", "2023-07-01", None, "exact"),
        ("2024年2月下旬", "2024-02-21", "2024-02-29", "exact"),
        ("2023年1月中旬", "2023-01-11", "2023-01-20", "exact"),
        ("二〇二三年四月三十日", None, "2023-04-30", "exact"),
        ("2023-04-30", None, "2023-04-30", "exact"),
        ("2025年年底前", None, "2025-12-31", "exact"),
        ("2025年年内", "2025-01-01", "2025-12-31", "exact"),
        ("明年年底前", None, "2023-12-31", "derived"),
        ("1.2024年6月底前", None, "2024-06-30", "exact"),
        ("2.12月底前", None, "2022-12-31", "derived"),
        ("12月中下旬", "2022-12-11", "2022-12-31", "derived"),
        ("二○二四年六月三十日", None, "2024-06-30", "exact"),
        ("二ＯＯ九年六月底前", None, "2009-06-30", "exact"),
        ("2024.12.31", None, "2024-12-31", "exact"),
        ("2024/6/30前", None, "2024-06-30", "derived"),
        ("2024-6-30-2024-12-31", "2024-06-30", "2024-12-31", "exact"),
        ("2024.1.1—2024.12.31", "2024-01-01", "2024-12-31", "exact"),
        ("2024.1.1—12.31", "2024-01-01", "2024-12-31", "exact"),
        ("2024年5月1日（含）起", "2024-05-01", None, "exact"),
        ("2024年12月31日（含当日）前", None, "2024-12-31", "exact"),
        ("2024年12月31日前（含）", None, "2024-12-31", "exact"),
        ("2024年12月31日（不含）前", None, "2024-12-30", "exact"),
        ("2024年6月（含）前", None, "2024-06-30", "exact"),
        ("2024年6月30日后（不含）", "2024-07-01", None, "exact"),
        ("自2024年6月30日（含）起至2024年12月31日（含）止", "2024-06-30", "2024-12-31", "exact"),
        ("截至2024年6月30日（不含）", None, "2024-06-29", "exact"),
        ("2024年6月30日17:00前", None, "2024-06-30", "exact"),
        ("2024年6月30日下午5点前", None, "2024-06-30", "exact"),
        ("2024年12月31日（星期二）前", None, "2024-12-31", "derived"),
        ("2024年5月1日9:00至2024年5月31日17:00", "2024-05-01", "2024-05-31", "exact"),
        ("截至2024年12月31日24时", None, "2024-12-31", "exact"),
        ("2024年7月1日0时起", "2024-07-01", None, "exact"),
        ("2024年7月1日零时前", None, "2024-06-30", "exact"),
        ("至2024年7月1日0:00止", None, "2024-06-30", "exact"),
        ("2024年7月1日正式施行", "2024-07-01", None, "exact"),
        ("2023年7月1日执行到位", None, "2023-07-01", "exact"),
        ("不早于2024年6月1日", "2024-06-01", None, "exact"),
        ("不晚于2024年12月", None, "2024-12-31", "exact"),
        ("2024年开始", "2024-01-01", None, "exact"),
        ("2022年1月至今", "2022-01-01", None, "exact"),
        ("8月份以来", "2022-08-01", None, "derived"),
        ("12月以来", "2021-12-01", None, "derived"),
        *((words, None, None, "unspecified") for words in ("春节前", "活动期间", "每年", "10天", "半年以上", "三年内")),
        *((words, None, None, "unspecified") for words in ("2023年6月前后", "2023年初", "2023年底至2024年6月")),
        *((words, None, None, "unspecified") for words in ("次年3月31日前", "当年12月底前", "次月15日前", "上年末")),
        *((words, None, None, "unspecified") for words in ("翌年1月1日至3月31日", "第二年3月底前", "去年同期")),
        *(
            (words, None, None, "unspecified")
            for words in ("每年5月至9月", "每年1月、7月", "每年1—3月", "每季度首月15日前")
        ),
        *((words, None, None, "unspecified") for words in ("“十四五”末", "十五五时期", "明年年初", "30个自然日内")),
        *((words, None, None, "unspecified") for words in ("2024年春季学期", "2024年汛期前", "2024年年中")),
    ],
)
def test_a_phrase_means_these_days(words: str, start: str | None, end: str | None, certainty: str) -> None:
    resolution = resolve(words, ISSUED)
    assert resolution is not None
    days = [day and day.isoformat() for day in (resolution.start, resolution.end)]
    assert (*days, resolution.certainty) == (start, end, certainty)
    assert resolution.basis
    assert resolution.readings == ()


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ("2023年6月前", {"不含6月": "2023-05-31", "含6月": "2023-06-30"}),
        ("2023年一季度前", {"不含一季度": "2022-12-31", "含一季度": "2023-03-31"}),
        ("2023年3月上旬前", {"不含3月上旬": "2023-02-28", "含3月上旬": "2023-03-10"}),
        ("2023年前", {"不含2023年": "2022-12-31", "含2023年": "2023-12-31"}),
        ("3月底前", {"2022年": "2022-03-31", "2023年": "2023-03-31"}),
        ("11月19日前", {"2022年": "2022-11-19", "2023年": "2023-11-19"}),
        ("1月至3月", {"2022年": "2022-03-31", "2023年": "2023-03-31"}),
        ("自2022年12月1日至2023年6月前", {"不含6月": "2023-05-31", "含6月": "2023-06-30"}),
    ],
)
def test_an_ambiguous_phrase_tells_its_readings(words: str, readings: dict[str, str]) -> None:
    resolution = resolve(words, ISSUED)
    assert resolution is not None
    assert resolution.certainty == "ambiguous"
    assert {reading.name: reading.end and reading.end.isoformat() for reading in resolution.readings} == readings
    assert resolution.end == resolution.readings[0].end


def test_after_a_day_may_or_may_not_count_the_day() -> None:
    resolution = resolve("2023年6月30日后", ISSUED)
    assert resolution is not None
    starts = {reading.name: reading.start for reading in resolution.readings}
    assert starts == {"含当日": date(2023, 6, 30), "不含当日": date(2023, 7, 1)}


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("12月底前", "原文未写年份，按成文日期2022年11月20日推定为2022年"),
        ("明年", "“明年”按成文日期2022年11月20日推定为2023年"),
        ("2022年12月31日前", "“前”按当日计入理解"),
        ("10天", "时长，不是日历日期"),
        ("2023年", "原文写明日期"),
    ],
)
def test_the_basis_says_what_was_added_to_the_words(words: str, basis: str) -> None:
    resolution = resolve(words, ISSUED)
    assert resolution is not None
    assert resolution.basis == basis


@pytest.mark.parametrize("words", ["", "及时", "2月30日前", "2023年5月1日至2023年4月1日", "2023年或2024年"])
def test_no_phrase_several_phrases_and_impossible_days_have_no_resolution(words: str) -> None:
    assert resolve(words, ISSUED) is None


@pytest.mark.parametrize("words", ["年底前", "明年上半年", "本月底", "12月底前", "1月至3月", "今年至2025年"])
def test_without_a_day_of_issue_a_relative_phrase_stays_open(words: str) -> None:
    resolution = resolve(words, None)
    assert resolution is not None
    assert (resolution.start, resolution.end, resolution.certainty) == (None, None, "unspecified")
    assert "成文日期" in resolution.basis


def test_without_a_day_of_issue_a_written_year_still_counts() -> None:
    resolution = resolve("12月15日至2023年2月28日", None)
    assert resolution is not None
    assert (resolution.start, resolution.end) == (date(2022, 12, 15), date(2023, 2, 28))


@given(TEXT, st.none() | st.dates())
def test_no_phrase_ends_before_it_starts(text: str, issued: date | None) -> None:
    for phrase in scan_dates(text):
        resolution = resolve(phrase.words, issued)
        if resolution is None:
            continue
        for start, end in [(r.start, r.end) for r in resolution.readings] + [(resolution.start, resolution.end)]:
            assert start is None or end is None or start <= end


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_date_reads_back(day: date) -> None:
    assert parse_date(format_date(day)) == parse_date(day.isoformat()) == day
    resolution = resolve(f"执行至{format_date(day)}", None)
    assert resolution is not None
    assert (resolution.end, resolution.certainty) == (day, "exact")
