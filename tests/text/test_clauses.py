"""Several times in one sentence, each with what the calendar says of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.clauses import effective_day, resolve_all
from policyref.text.counted import ONLY_ISSUED, IssueDays

ISSUED = date(2025, 3, 3)


def said(words: str, issued: date | None = ISSUED, effective: date | None = None) -> list[str]:
    """`from 2025-04-01 exact` for every clause."""
    return [
        " ".join(
            filter(
                None,
                [
                    one.role,
                    one.resolution.start and one.resolution.start.isoformat(),
                    one.resolution.end and one.resolution.end.isoformat(),
                    one.resolution.certainty,
                ],
            )
        )
        for one in resolve_all(words, issued, effective)
    ]


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        (
            "自2025年4月1日起施行，有效期至2027年3月31日止",
            ["from 2025-04-01 exact", "until 2027-03-31 exact"],
        ),
        ("自2025年4月1日起施行，有效期三年", ["from 2025-04-01 exact", "until 2028-03-31 derived"]),
        ("自2025年4月1日起试行，试行期为6个月", ["from 2025-04-01 exact", "until 2025-09-30 derived"]),
        ("自2024年2月29日起施行，有效期1年", ["from 2024-02-29 exact", "until 2025-02-28 derived"]),
        ("自2025年4月1日起执行一年半", ["from 2025-04-01 exact", "until 2026-09-30 derived"]),
        ("自印发之日起施行，有效期2年", ["from 2025-03-03 derived", "until 2027-03-02 derived"]),
        ("自印发之日起至2025年12月31日止", ["from 2025-03-03 derived", "until 2025-12-31 exact"]),
        ("自印发之日起30日内提出", ["until 2025-04-02 derived"]),
        ("自公布之日起3个月内完成", ["until 2025-06-03 derived"]),
        ("自2026年8月22日起施行，有效期至2031年8月21日止", ["from 2026-08-22 exact", "until 2031-08-21 exact"]),
        ("自2024年5月1日起施行，有效期2年", ["from 2024-05-01 exact", "until 2026-04-30 derived"]),
        ("自2024年5月1日起施行，有效期为1年6个月", ["from 2024-05-01 exact", "until 2025-10-31 derived"]),
        ("自2024年5月1日起施行，试行两年零三个月", ["from 2024-05-01 exact", "until 2026-07-31 derived"]),
        ("自2024年5月1日起试行一年", ["from 2024-05-01 exact", "until 2025-04-30 derived"]),
        ("自2024年5月1日起执行，暂定执行2年", ["from 2024-05-01 exact", "until 2026-04-30 derived"]),
        ("自2024年5月1日起施行，执行期限暂定三年", ["from 2024-05-01 exact", "until 2027-04-30 derived"]),
        ("自2024年5月1日起暂行二年", ["from 2024-05-01 exact", "until 2026-04-30 derived"]),
        ("从印发之日起执行，暂定三年", ["from 2025-03-03 derived", "until 2028-03-02 derived"]),
        ("自2024年5月1日起施行，期限为两年", ["from 2024-05-01 exact", "until 2026-04-30 derived"]),
        ("自2024年2月29日起施行，有效期四年", ["from 2024-02-29 exact", "until 2028-02-28 derived"]),
        ("自2024年8月31日起施行，有效期18个月", ["from 2024-08-31 exact", "until 2026-02-28 derived"]),
        ("自2024年5月1日起5年内有效", ["from 2024-05-01 exact", "until 2029-04-30 derived"]),
        ("自2024年5月1日起施行，5年后自动失效", ["from 2024-05-01 exact", "until 2029-04-30 derived"]),
        ("有效期为自印发之日起5年", ["between 2025-03-03 2030-03-02 derived"]),
        ("自发布之日起3年内有效", ["between 2025-03-03 2028-03-02 derived"]),
        ("有效期三年，自印发之日起计算", ["until 2028-03-02 derived", "from 2025-03-03 derived"]),
        ("有效期自印发之日起计算，为期五年", ["from 2025-03-03 derived", "until 2030-03-02 derived"]),
        (
            "有效期3年（2024年5月1日至2027年4月30日）",
            ["until 2027-04-30 derived", "between 2024-05-01 2027-04-30 exact"],
        ),
        ("有效期自2024年5月1日至2026年4月30日", ["between 2024-05-01 2026-04-30 exact"]),
        ("政策暂定执行至2023年底", ["until 2023-12-31 exact"]),
        ("有效期延长至2028年12月31日", ["until 2028-12-31 exact"]),
        ("继续执行至2026年12月31日", ["until 2026-12-31 exact"]),
        ("有效期顺延至2026年12月31日", ["until 2026-12-31 exact"]),
        ("自2025年12月1日起废止", ["from 2025-12-01 exact"]),
        ("2025年12月1日停止执行", ["from 2025-12-01 exact"]),
        ("暂停执行至2025年12月31日", ["until 2025-12-31 exact"]),
        ("自2025年4月1日起60日后施行", ["from 2025-04-01 exact", "from 2025-05-31 ambiguous"]),
        ("自公布之日起30日后施行", ["from 2025-04-03 derived"]),
        ("二○二五年四月一日起施行，廿日内公布", ["from 2025-04-01 exact"]),
        ("6月底前申报，2025年9月1日至10日受理", ["until 2025-06-30 derived", "between 2025-09-01 2025-09-10 exact"]),
        ("3月15日（星期六）召开", ["until 2025-03-15 derived"]),
        ("2月4日（星期三）召开", ["until 2026-02-04 derived"]),
    ],
)
def test_every_clause_has_its_days(words: str, clauses: list[str]) -> None:
    assert [one for one in said(words) if not one.startswith("open")] == clauses


@pytest.mark.parametrize(
    "words",
    [
        "本措施有效期3年",
        "许可证有效期3年",
        "自印发之日起5个工作日内",
        "施行之日起1年内",
        "自收到申请之日起10日内",
        "连续经营满3年",
        "每年10月31日前",
        "次年3月底前",
        "春节前",
        "2025年2月30日前",
        "自2026年农历正月初一",
        "有效期至农历2025年",
        "自公布之日起30个工作日后施行",
        "营业执照有效期5年",
        "有效期延长2年",
        "实施满2年",
    ],
)
def test_what_the_calendar_cannot_know_stays_open(words: str) -> None:
    assert said(words) == ["open unspecified"]


def test_a_length_from_the_day_of_taking_effect_needs_to_know_it() -> None:
    assert said("有效期3年", effective=date(2025, 4, 1)) == ["until 2028-03-31 derived"]
    assert said("自施行之日起1年内", effective=date(2025, 4, 1)) == ["until 2026-04-01 derived"]
    assert said("自印发之日起30日内", issued=None) == ["open unspecified"]


def test_a_time_limit_from_a_date_may_count_the_day_or_not() -> None:
    _, limit = resolve_all("自2025年4月1日起30日内", ISSUED)
    assert [(one.name, one.end) for one in limit.resolution.readings] == [
        ("计入当日", date(2025, 4, 30)),
        ("不计入当日", date(2025, 5, 1)),
    ]


def readings(words: str, days: IssueDays = ONLY_ISSUED) -> list[tuple[str, str, str]]:
    """Of the last clause: what each is called, and its days."""
    last = resolve_all(words, ISSUED, days=days)[-1]
    return [(one.name, str(one.start), str(one.end)) for one in last.resolution.readings]


PRINTED = IssueDays(date(2025, 3, 7), date(2025, 3, 10))


def test_the_day_of_issue_is_any_that_the_words_may_mean() -> None:
    assert readings("自印发之日起施行", PRINTED) == [
        ("成文日期", "2025-03-03", "None"), ("印发日期", "2025-03-07", "None"),
    ]  # fmt: skip
    assert [name for name, *_ in readings("自公布之日起30日内", PRINTED)] == ["成文日期", "印发日期", "发布日期"]
    assert readings("自印发之日起施行，有效期2年", PRINTED) == [
        ("从2025年3月3日算起", "None", "2027-03-02"), ("从2025年3月7日算起", "None", "2027-03-06"),
    ]  # fmt: skip
    assert readings("自成文之日起施行", PRINTED) == []
    assert readings("自印发之日起施行", IssueDays(ISSUED, ISSUED)) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("有效期至2026年5月2日，期限届满日为节假日的，提前至其前最后一个工作日", ["2026-04-30", "2026-05-02"]),
        ("有效期至2026年5月3日，届满日为节假日则提前至工作日", ["2026-04-30", "2026-05-03"]),
        ("申报截止时间为2025年5月3日，遇法定节假日顺延", ["2025-05-03", "2025-05-05"]),
        ("有效期至2026年6月10日，届满日为节假日的提前至工作日", []),
        ("有效期至2026年5月2日，节假日照常受理", []),
    ],
)
def test_a_last_day_that_moves_with_a_holiday_has_two_readings(words: str, days: list[str]) -> None:
    first = resolve_all(words, ISSUED)[0]
    assert [str(one.end) for one in first.resolution.readings] == days


def test_a_day_that_may_be_a_feast_without_a_date_is_not_sure() -> None:
    (last, *_) = resolve_all("有效期至2026年6月10日，届满日为节假日的提前至工作日", ISSUED)
    assert (last.resolution.end, last.resolution.certainty) == (date(2026, 6, 10), "derived")
    assert "放假" in last.resolution.basis


def test_the_basis_tells_the_day_and_the_rule() -> None:
    (limit,) = resolve_all("自印发之日起30日内", ISSUED)
    assert limit.resolution.basis == "印发之日按成文日期为2025年3月3日，自次日算起（民法典第二百零一条）"


@pytest.mark.parametrize(
    ("words", "weekday"),
    [
        ("2025年3月15日（星期一）", "星期六"),
        ("2025年3月15日（周日）上午9时", "星期六"),
        ("2025-03-15（星期天）", "星期六"),
        ("2025年3月15日星期六", None),
        ("3月14日至16日（星期六）", "星期日"),
        ("3月16日（星期天）", None),
        ("2025年3月15日", None),
    ],
)
def test_a_weekday_is_held_against_its_date(words: str, weekday: str | None) -> None:
    (clause,) = resolve_all(words, ISSUED)
    assert clause.weekday == weekday
    assert clause.words == words.removesuffix("上午9时") or "上午" in clause.words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("一、支持。\n本措施自2025年4月1日起施行，有效期2年。", date(2025, 4, 1)),
        ("本规定自公布之日起施行。", ISSUED),
        ("补贴自2025年5月1日起申领。", None),
        ("原办法自2020年1月1日起停止执行。本办法自2025年4月1日起实施。", date(2025, 4, 1)),
        ("没有日期。", None),
    ],
)
def test_the_day_of_taking_effect_is_what_the_notice_says_of_itself(text: str, day: date | None) -> None:
    assert effective_day(text, ISSUED) == day


PIECES = """
    自 从 农历 废止 暂定 计算 失效 零六个月 公布之日 届满日为节假日提前
    2025年4月1日 二〇二五年五月 6月30日 印发之日 施行之日 起 至 止 施行 ， 有效期 为 三年 3年 30日 内 后 前 半年
    （星期一） 每年 次年 底 99999年 9999年 个月 工作日 春节
"""


@given(st.lists(st.sampled_from(PIECES.split()), max_size=9).map("".join), st.none() | st.dates())
def test_clauses_are_in_order_and_never_end_before_they_begin(text: str, issued: date | None) -> None:
    clauses = resolve_all(text, issued)
    bounds = [bound for one in clauses for bound in (one.start, one.end)]
    assert bounds == sorted(bounds)
    for one in clauses:
        assert text[one.start : one.end] == one.words
        assert all(not (first and last and first > last) for first, last in one.spans)
        assert (one.role == "open") == (one.spans == ((None, None),))
