"""A date that is stated is one that the calendar finds in its words, clause by clause; the rest is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import CORPUS, Data

SOURCE, PLAIN = "shili-2024-7/source.txt", "shili-2024-7/02.yml"
SENTENCE = "遵循市场主导、自愿诚信的原则。"


def with_dates(tmp_path: Path, sentence: str, *deadlines: str, notes: str = "") -> Data:
    """The plain measure of a notice issued on 10 April 2024 gets a sentence more and dates for it."""
    data = Data(tmp_path, CORPUS)
    for name in (SOURCE, PLAIN):
        data.apply({"file": name, "find": SENTENCE, "replace": SENTENCE + sentence})
    listed = "".join(f"\n  - {{{one}}}" for one in deadlines) or " []"
    return data.apply({"file": PLAIN, "find": "deadlines: 原文没有", "replace": f"deadlines:{listed}\n{notes}"})


FROM_TO = "补贴自2025年4月1日起发放，执行期至2027年3月31日止。"
QUOTE = "quote: 自2025年4月1日起发放，执行期至2027年3月31日止, what: 发放"


@pytest.mark.parametrize(
    ("days", "passes"),
    [
        ("start: 2025-04-01, end: 2027-03-31, certainty: exact", True),
        ("start: 2025-04-02, end: 2027-03-31, certainty: exact", False),
        ("start: 2025-04-01, end: 2029-03-31, certainty: exact", False),
        ("start: 2025-04-01, end: null, certainty: exact", False),
        ("start: null, end: 2027-03-31, certainty: exact", False),
        ("start: null, end: null, certainty: unspecified", False),
    ],
)
def test_every_day_of_a_quote_is_compared(tmp_path: Path, days: str, passes: bool) -> None:
    data = with_dates(tmp_path, FROM_TO, f"{QUOTE}, kind: window, {days}")
    assert data.codes == (set() if passes else {"E405"})


def test_two_days_of_a_quote_may_be_two_dates(tmp_path: Path) -> None:
    sentence = "2025年6月底前申报，2025年9月底前兑现。"
    one, other = (
        f"quote: '{sentence[:-1]}', what: {what}, kind: due, start: null, end: {end}, certainty: exact"
        for what, end in (("申报", "2025-06-30"), ("兑现", "2025-09-30"))
    )
    assert not with_dates(tmp_path / "both", sentence, one, other).problems
    assert with_dates(tmp_path / "one", sentence, one).codes == {"E405"}


@pytest.mark.parametrize(
    ("sentence", "quote", "right", "wrong"),
    [
        ("自印发之日起30日内提出申请。", "印发之日起30日内", "2024-05-10", "2024-05-09"),
        ("自2025年4月1日起执行，有效期三年。", "自2025年4月1日起执行，有效期三年", "2028-03-31", "2028-04-01"),
        ("6月底前提出申请。", "6月底前", "2024-06-30", "2025-06-30"),
        ("二〇二四年五月十五日前提出申请。", "二〇二四年五月十五日前", "2024-05-15", "2024-05-14"),
    ],
)
def test_a_derived_day_is_the_one_that_is_derived(
    tmp_path: Path, sentence: str, quote: str, right: str, wrong: str
) -> None:
    kind, start = ("force", "2025-04-01") if quote.startswith("自2025") else ("due", "null")
    for day, codes in ((right, set()), (wrong, {"E405"})):
        stated = (
            f"quote: '{quote}', what: 申请, kind: {kind}, start: {start}, end: {day}, certainty: derived, basis: 推算"
        )
        assert with_dates(tmp_path / day, sentence, stated).codes == codes


@pytest.mark.parametrize("certainty", ["exact", "derived, basis: 推算"])
@pytest.mark.parametrize("quote", ["每年10月31日前", "每季度末", "次年3月底前"])
def test_what_comes_again_has_no_one_day(tmp_path: Path, quote: str, certainty: str) -> None:
    stated = f"quote: {quote}, kind: due, start: null, end: 2031-10-31, certainty: {certainty}"
    assert with_dates(tmp_path / "day", f"{quote}提出申请。", stated).codes == {"E405"}
    none = f"quote: {quote}, kind: due, start: null, end: null, certainty: unspecified"
    assert not with_dates(tmp_path / "none", f"{quote}提出申请。", none).problems


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("春节前发放。", "春节前"),
        ("5个工作日内办结。", "5个工作日内"),
        ("长期有效。", "长期有效"),
        ("2月30日前申报。", "2月30日前"),
    ],
)
def test_no_day_is_exact_that_the_calendar_cannot_read(tmp_path: Path, sentence: str, quote: str) -> None:
    days = f"quote: {quote}, kind: due, start: null, end: 2035-12-31"
    assert with_dates(tmp_path / "exact", sentence, f"{days}, certainty: exact").codes == {"E405"}
    assert with_dates(tmp_path / "asked", sentence, f"{days}, certainty: derived, basis: 推算").codes == {"Q401"}


def test_a_derived_day_before_the_notice_is_asked_about(tmp_path: Path) -> None:
    days = "quote: 2月底前, kind: due, start: null, end: {}, certainty: derived, basis: 推算"
    assert with_dates(tmp_path / "past", "2月底前报送。", days.format("2024-02-29")).codes == {"Q403"}
    assert not with_dates(tmp_path / "next", "2月底前报送。", days.format("2025-02-28")).problems
    assert with_dates(tmp_path / "wrong", "2月底前报送。", days.format("2020-02-29")).codes == {"E405"}


def test_a_reading_that_no_calendar_has_is_asked_about(tmp_path: Path) -> None:
    stated = "quote: 2024年6月前, kind: due, start: null, end: 2024-05-31, certainty: ambiguous, readings: ["
    right = "{name: 不含6月, end: 2024-05-31}, {name: 含6月, end: 2024-06-30}"
    assert not with_dates(tmp_path / "right", "2024年6月前申报。", f"{stated}{right}]").problems
    more = f"{stated}{right}, {{name: 别的, end: 2031-06-30}}]"
    assert with_dates(tmp_path / "more", "2024年6月前申报。", more).codes == {"Q402"}


DAY = "quote: 2025年3月15日（星期一）, what: 开会, kind: due, start: null, end: 2025-03-15, certainty: exact"


def test_a_weekday_that_is_not_that_of_its_date_needs_a_note(tmp_path: Path) -> None:
    wrong = with_dates(tmp_path / "wrong", "2025年3月15日（星期一）召开。", DAY)
    assert [(one.code, one.place.near) for one in wrong.problems] == [("E412", "2025年3月15日（星期一）")]
    note = "notes:\n  - {quote: 2025年3月15日（星期一）, note: 那一天是星期六，原文如此。}\n"
    assert not with_dates(tmp_path / "noted", "2025年3月15日（星期一）召开。", DAY, notes=note).problems
    right = DAY.replace("星期一", "星期六")
    assert not with_dates(tmp_path / "right", "2025年3月15日（星期六）召开。", right).problems


def test_a_weekday_is_looked_at_where_no_fact_is_made_of_its_date(tmp_path: Path) -> None:
    data = with_dates(tmp_path, "2025年3月15日（星期一）召开。")
    assert "E412" in data.codes


def test_the_sentence_around_a_quote_is_read_with_it(tmp_path: Path) -> None:
    stated = "quote: 有效期2年, kind: force, start: null, end: {}, certainty: derived, basis: 推算"
    sentence = "本规定实施方案自2025年1月1日起执行，有效期2年。"
    first = "quote: 自2025年1月1日起执行, what: 执行, kind: force, start: 2025-01-01, end: null, certainty: exact"
    assert not with_dates(tmp_path / "right", sentence, first, stated.format("2026-12-31")).problems
    assert with_dates(tmp_path / "wrong", sentence, first, stated.format("2027-12-31")).codes == {"E405"}


@pytest.mark.parametrize(
    ("sentence", "quote", "days", "right", "wrong"),
    [
        ("2025年6月底前申报。", "2025年6月底前", "start: null, end: 2025-06-30, certainty: exact", "due", "window"),
        ("2025年上半年申报。", "2025年上半年", "start: 2025-01-01, end: 2025-06-30, certainty: exact", "window", "due"),
        ("服务时间为3个月。", "3个月", "start: null, end: null, certainty: unspecified", "duration", "due"),
        ("成立满3个月的商店。", "满3个月", "start: null, end: null, certainty: unspecified", "condition", "window"),
        ("春节期间发放。", "春节期间", "start: null, end: null, certainty: unspecified", "window", "duration"),
        ("每季度检查。", "每季度", "start: null, end: null, certainty: unspecified", "duration", "due"),
    ],
)
def test_a_time_is_of_the_kind_that_its_words_say(
    tmp_path: Path, sentence: str, quote: str, days: str, right: str, wrong: str
) -> None:
    stated = f"quote: {quote}, what: 办理, {days}, kind: "
    data = with_dates(tmp_path / "wrong", sentence, stated + wrong)
    assert [(one.code, one.place.path[-1]) for one in data.problems] == [("E413", "kind")]
    assert not with_dates(tmp_path / "right", sentence, stated + right).codes


def test_a_condition_is_one_on_somebody(tmp_path: Path) -> None:
    stated = "quote: 2025年6月底前, kind: condition, start: null, end: 2025-06-30, certainty: exact"
    assert with_dates(tmp_path / "task", "2025年6月底前兑现。", stated).codes == {"Q404"}
    assert not with_dates(tmp_path / "whom", "2025年6月底前成立的商店。", stated).codes


def test_the_reason_of_a_day_that_only_a_person_knows_may_name_another(tmp_path: Path) -> None:
    days = "kind: due, start: null, end: {}, certainty: derived, basis: 春节是2025年1月29日"
    feast = f"quote: 春节前, {days.format('2025-01-28')}"
    assert with_dates(tmp_path / "asked", "春节前发放。", feast).codes == {"Q401"}
    month = f"quote: 6月底前, {days.format('2024-06-30')}"
    assert with_dates(tmp_path / "known", "6月底前发放。", month).codes == {"E307"}


def test_how_long_something_lasts_is_no_stated_day(tmp_path: Path) -> None:
    stated = "quote: 3个月, kind: duration, start: null, end: null, certainty: exact"
    assert with_dates(tmp_path, "服务时间为3个月。", stated).codes == {"E406"}


MOVES = "优惠政策执行至2026年5月2日。期限届满日为节假日的，提前至节假日前最后一个工作日。"
LAST = "quote: 执行至2026年5月2日, kind: force, start: null"


def test_a_last_day_that_the_next_sentence_moves_has_two_readings(tmp_path: Path) -> None:
    note = "quote: 一个工作日, kind: duration, start: null, end: null, certainty: unspecified"
    sure = with_dates(tmp_path / "sure", MOVES, f"{LAST}, end: 2026-05-02, certainty: exact", note)
    assert sure.codes == {"E405"}
    both = "readings: [{name: 提前, end: 2026-04-30}, {name: 按写明的, end: 2026-05-02}]"
    right = with_dates(
        tmp_path / "right", MOVES, f"{LAST}, end: 2026-04-30, certainty: ambiguous, basis: 逢节假日提前, {both}", note
    )
    assert right.codes == set()


def test_a_notice_with_two_days_of_issue_says_which_it_counts_from(tmp_path: Path) -> None:
    """印发之日 is the day of issue or that of printing; either passes as derived, another day does not."""
    sentence, quote = "自印发之日起30日内提出申请。", "quote: 印发之日起30日内, kind: due, start: null"
    for day, codes in (("2024-05-10", set()), ("2024-05-15", set()), ("2024-05-12", {"E405"})):
        data = with_dates(tmp_path / day, sentence, f"{quote}, end: {day}, certainty: derived, basis: 推算")
        notice = "shili-2024-7/notice.yml"
        data.apply(
            {
                "file": notice,
                "find": "issued: 2024年4月10日",
                "replace": "issued: 2024年4月10日\nprinted: 2024年4月15日",
            }
        )
        data.apply(
            {"file": notice, "find": "  - {kind: date, text: 2024年4月10日}",
             "replace": "  - {kind: date, text: 2024年4月10日}\n  - {kind: imprint, text: 2024年4月15日印发}"}
        )  # fmt: skip
        data.apply(
            {
                "file": SOURCE,
                "find": "示例市人民政府\n2024年4月10日",
                "replace": "示例市人民政府\n2024年4月10日\n2024年4月15日印发",
            }
        )
        assert data.codes == codes, day


SPAN = "quote: 2月4日至10日, kind: window, start: {0}-02-04, end: {0}-02-10, certainty: derived, basis: 原文未写年份"


@pytest.mark.parametrize(
    ("year", "codes"), [("2025", set()), ("2024", {"Q403"}), ("2020", {"E405"}), ("2026", {"E405"})]
)
def test_a_span_without_a_year_is_in_one_that_the_notice_may_mean(tmp_path: Path, year: str, codes: set[str]) -> None:
    assert with_dates(tmp_path, "2月4日至10日受理。", SPAN.format(year)).codes == codes


@pytest.mark.parametrize(
    ("quote", "right", "wrong"),
    [
        ("自公布之日起3个月内", "2024-07-10", "2024-07-09"),
        ("自印发之日起一年内", "2025-04-10", "2025-04-09"),
        ("自发布之日起10日内", "2024-04-20", "2024-04-19"),
    ],
)
def test_what_counts_from_the_issue_ends_on_one_day(tmp_path: Path, quote: str, right: str, wrong: str) -> None:
    for day, codes in ((right, set()), (wrong, {"E405"})):
        stated = f"quote: {quote}, kind: due, start: null, end: {day}, certainty: derived, basis: 推算"
        assert with_dates(tmp_path / day, f"{quote}提出申请。", stated).codes == codes
    exact = f"quote: {quote}, kind: due, start: null, end: {right}, certainty: exact"
    assert with_dates(tmp_path / "exact", f"{quote}提出申请。", exact).codes == {"E405"}
