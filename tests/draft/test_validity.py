"""When a notice takes effect and how long it holds, what it does to others, who leads: read from its own words only."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.draft.filling import BODY, TITLE, filled, notice
from tests.draft.test_fields import is_left_open, value

DAY = date(2025, 3, 3)


def written(closing: str) -> list[dict[str, Any]]:
    return [one.value for one in filled(notice(closing=(closing,))).deadlines if one.is_written]


def offered(closing: str) -> list[dict[str, Any]]:
    return [one.value for one in filled(notice(closing=(closing,))).deadlines if not one.is_written]


@pytest.mark.parametrize(
    ("closing", "quote", "start", "certainty"),
    [
        ("本措施自2025年4月1日起施行。", "自2025年4月1日起施行", date(2025, 4, 1), "exact"),
        ("本措施自二〇二五年四月一日起正式实施。", "自二〇二五年四月一日起正式实施", date(2025, 4, 1), "exact"),
        ("本措施自印发之日起施行。", "自印发之日起施行", DAY, "derived"),
        ("本措施自发布之日起30日后施行。", "自发布之日起30日后施行", date(2025, 4, 3), "derived"),
    ],
)
def test_the_day_of_effect_is_written(closing: str, quote: str, start: date, certainty: str) -> None:
    [entry] = written(closing)
    assert (entry["quote"], entry["start"], entry["end"], entry["certainty"]) == (quote, start, None, certainty)


@pytest.mark.parametrize(
    ("closing", "quote", "start", "end"),
    [
        ("本措施有效期至2027年12月31日。", "有效期至2027年12月31日", None, date(2027, 12, 31)),
        ("本措施有效期至二〇二七年十二月三十一日止。", "有效期至二〇二七年十二月三十一日止", None, date(2027, 12, 31)),
        (
            "本措施有效期自2025年1月1日至2027年12月31日。",
            "有效期自2025年1月1日至2027年12月31日",
            date(2025, 1, 1),
            date(2027, 12, 31),
        ),
        ("本措施执行至2027年12月31日。", "执行至2027年12月31日", None, date(2027, 12, 31)),
    ],
)
def test_a_last_day_that_is_named_is_written(closing: str, quote: str, start: date | None, end: date) -> None:
    [entry] = written(closing)
    assert (entry["quote"], entry["start"], entry["end"]) == (quote, start, end)


@pytest.mark.parametrize(
    ("closing", "quote", "end"),
    [
        ("本措施自2025年4月1日起施行，有效期三年。", "有效期三年", date(2028, 3, 31)),
        ("本措施自2025年4月1日起施行，试行期二年。", "试行期二年", date(2027, 3, 31)),
        ("本措施自2025年4月1日起施行，有效期为5年。", "有效期为5年", date(2030, 3, 31)),
    ],
)
def test_a_last_day_that_is_counted_is_only_offered(closing: str, quote: str, end: date) -> None:
    [entry] = offered(closing)
    assert (entry["quote"], entry["end"], entry["certainty"]) == (quote, end, "derived")


@pytest.mark.parametrize(
    "closing",
    [
        "营业执照有效期至2027年12月31日的可以申报。",
        "《云溪市支持装修若干措施》有效期延长至2028年12月31日。",
        "《云溪市支持装修若干措施》（云政办发〔2023〕6号）试行期限至2028年12月31日。",
        "《云溪市支持装修若干措施》（云政办发〔2023〕6号）期满后，除第二条外，其他条款执行期限延长至2028年12月31日。",
        "申报截止到2025年5月31日。",
        "各单位要自觉落实。",
    ],
)
def test_what_is_said_of_something_else_is_no_validity(closing: str) -> None:
    assert filled(notice(closing=(closing,))).deadlines == []


def test_a_validity_that_an_article_states_of_the_whole_notice_is_the_notices() -> None:
    last = "四、本措施自2025年4月1日起施行，有效期至2027年3月31日。（责任单位：市商务局）"
    [one] = filled(notice(body=(*BODY, last))).deadlines
    assert (one.value["kind"], one.value["start"], one.value["end"]) == ("force", date(2025, 4, 1), date(2027, 3, 31))


def test_a_date_that_a_measure_states_of_itself_is_not_the_notices() -> None:
    last = "四、贴息政策执行至2027年3月31日。（责任单位：市商务局）"
    assert filled(notice(body=(*BODY, last))).deadlines == []


def test_both_days_of_one_sentence_are_one_entry() -> None:
    [one] = written("本措施自2025年4月1日起施行，除已有明确期限规定外，有效期至2027年3月31日。")
    assert one["quote"] == "自2025年4月1日起施行，除已有明确期限规定外，有效期至2027年3月31日"
    assert (one["start"], one["end"], one["certainty"]) == (date(2025, 4, 1), date(2027, 3, 31), "exact")


def test_what_the_notice_seems_not_to_say_is_offered_for_confirmation() -> None:
    silent = filled(notice()).unsaid
    assert silent.value == ["from", "until"] and not silent.is_written and "没有找到" in silent.doubt
    begins = filled(notice(closing=("本措施自2025年4月1日起施行。",))).unsaid
    assert begins.value == ["until"]
    doubtful = filled(notice(closing=("本措施有效期另行公布。",))).unsaid
    assert "有效期" in doubtful.doubt and "没有读出" in doubtful.doubt
    both = filled(notice(closing=("本措施自2025年4月1日起施行，有效期至2027年3月31日。",))).unsaid
    assert both.value is None


def test_what_an_act_extends_is_no_validity_of_the_notice() -> None:
    found = filled(notice(closing=("云政办发〔2023〕6号文件有效期延长至2028年12月31日。",)))
    assert found.deadlines == [] and found.unsaid.value == ["from", "until"]
    assert "没有找到" in found.unsaid.doubt


def test_days_of_issue_and_of_printing_that_differ_are_told() -> None:
    closing = ("本措施自印发之日起施行。", "云溪市人民政府办公室2025年3月9日印发")
    [one] = filled(notice(closing=closing)).deadlines
    assert not one.is_written and "有两种理解" in one.doubt
    assert [reading["start"] for reading in one.value["readings"]] == [DAY, date(2025, 3, 9)]


def test_the_end_of_a_consultation_is_written_for_drafts_only() -> None:
    asked = "公众可于2025年4月5日前将意见反馈至市商务局。"
    draft = "云溪市商务局关于公开征求《云溪市支持开店若干措施（征求意见稿）》意见的公告"
    [one] = filled(notice(head=(draft,), letter=(asked,), foot=("云溪市商务局", "2025年3月3日"))).deadlines
    assert one.value["what"] == "征求意见截止" and one.value["end"] == date(2025, 4, 5)
    assert filled(notice(letter=(asked,))).deadlines == []


@pytest.mark.parametrize(
    ("closing", "does", "to"),
    [
        (
            "《云溪市开店办法》（云政办发〔2019〕30号）同时废止。",
            "repeals",
            {"title": "云溪市开店办法", "number": "云政办发〔2019〕30号"},
        ),
        ("《云溪市开店办法》停止执行。", "repeals", {"title": "云溪市开店办法"}),
        ("决定废止《云溪市开店办法》，自即日起停止执行。", "repeals", {"title": "云溪市开店办法"}),
        ("根据《云溪市立法条例》，决定废止《云溪市开店办法》。", "repeals", {"title": "云溪市开店办法"}),
        ("《云溪市开店办法》有效期延长至2028年12月31日。", "extends", {"title": "云溪市开店办法"}),
        ("将《云溪市开店办法》第三条修改为“甲”。", "amends", {"title": "云溪市开店办法"}),
        ("《云溪市开店办法》暂停执行。", "suspends", {"title": "云溪市开店办法"}),
        ("此前有关规定与本措施不一致的，以本措施为准。", "prevails", {"unnamed": "此前有关规定与本措施不一致的"}),
    ],
)
def test_what_is_done_to_other_documents_is_offered_with_its_words(closing: str, does: str, to: dict[str, str]) -> None:
    [one] = filled(notice(closing=(closing,))).effects.own
    assert (one.value["does"], one.value["to"]) == (does, to)
    assert closing.removesuffix("。").endswith(one.value["quote"]) and not one.is_written


def test_each_document_that_follows_the_act_is_offered() -> None:
    closing = "决定废止《云溪市开店办法》（云政规〔2019〕6号）、《云溪市装修办法》和《云溪市培训办法》，《甲》有效。"
    titles = [one.value["to"]["title"] for one in filled(notice(closing=(closing,))).effects.own]
    assert titles == ["云溪市开店办法", "云溪市装修办法", "云溪市培训办法"]


def test_a_document_that_is_only_cited_is_not_acted_on() -> None:
    assert filled(notice(closing=("按照《云溪市开店办法》（云政办发〔2019〕30号）执行。",))).effects.own == []


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("列第一位的为牵头单位，下同", "first-named"),
        ("排在首位的单位为牵头单位", "first-named"),
        ("带*的为牵头单位", "starred"),
        ("逗号前的为牵头单位", "before-comma"),
    ],
)
def test_how_lead_units_are_told_is_read_wherever_it_is_said(words: str, rule: str) -> None:
    in_bracket = BODY[0].replace("市商务局）", f"市商务局、市财政局，{words}）")
    for text in (notice(body=(in_bracket, *BODY[1:])), notice(closing=(f"责任单位中{words}。",))):
        entry = value(filled(text), "lead_rule")
        assert entry["rule"] == rule and entry["quote"] in text and words.startswith(entry["quote"][:4])


def test_stars_that_nothing_explains_are_asked_about() -> None:
    text = notice(body=(BODY[0].replace("市商务局）", "*市商务局、市财政局）"), *BODY[1:]))
    assert is_left_open(filled(text), "lead_rule", "*")


def test_units_for_all_are_written_with_their_clause() -> None:
    found = filled(notice(closing=("以上各项均需各县（市、区）人民政府落实，不再列出。",)))
    assert value(found, "units_for_all") == [
        {"unit": "各县（市、区）人民政府", "quote": "以上各项均需各县（市、区）人民政府落实，不再列出"}
    ]
    asked = filled(notice(closing=("配合单位以下不再列出。",)))
    assert is_left_open(asked, "units_for_all", "不再列出")


@pytest.mark.parametrize(
    ("annexes", "is_sure"),
    [(("附件1", "申请表", "附件2", "承诺书"), True), (("附件1", "申请表"), False), ((), False)],
)
def test_as_many_annexes_follow_as_the_list_names(annexes: tuple[str, ...], is_sure: bool) -> None:
    found = filled(notice(head=(TITLE,), closing=("附件：1.申请表", "2.承诺书", *annexes))).attachments
    assert found.value == ["申请表", "承诺书"] and found.is_written is is_sure


def test_what_is_repealed_may_be_named_after_the_verb() -> None:
    words = "经研究，决定废止《云溪市开店补助办法》（云政办发〔2020〕3号）、《云溪市装修补助办法》。"
    found = filled(notice(closing=(words,))).effects.own
    assert [(one.value["does"], one.value["to"]) for one in found] == [
        ("repeals", {"title": "云溪市开店补助办法", "number": "云政办发〔2020〕3号"}),
        ("repeals", {"title": "云溪市装修补助办法"}),
    ]
    assert not any(one.is_written for one in found)
