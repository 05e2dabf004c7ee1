"""The record of a notice is filled in where the text is plain; where it is not, a person is told what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from policyref.draft.fields import Fields
from policyref.text.sentences import squeeze

from tests.draft.filling import BODY, DAY, LETTER, NUMBER, SIGNED, SUBJECT, TITLE, TO, filled, in_places, notice

PLAIN = notice()


def value(found: Fields, key: str) -> Any:
    """What is written under a key; None where it is left to a person."""
    one = found.record.get(key)
    return one.value if one and one.is_written else None


def is_left_open(found: Fields, key: str, *said: str) -> bool:
    """Whether nothing is written, and a person is told why."""
    one = found.record[key]
    return not one.is_written and all(words in one.comment for words in said)


def test_the_usual_notice_is_filled_in() -> None:
    found = filled(
        notice(
            foot=(SIGNED, DAY, "（此件公开发布）"),
            closing=("抄送：市委办公室，市人大办公室。", f"{SIGNED}2025年3月5日印发"),
        )
    )
    assert {key: one.value for key, one in found.record.items() if one.is_written} == {
        "title": TITLE,
        "subject": SUBJECT,
        "issuer": SIGNED,
        "place": ["云溪市"],
        "number": NUMBER,
        "issued": DAY,
        "printed": "2025年3月5日",
        "release": "此件公开发布",
        "addressees": TO.removesuffix("："),
        "copies_to": "市委办公室，市人大办公室",
    }


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ((TITLE, NUMBER), TITLE),
        ((NUMBER, TITLE), TITLE),
        (("云溪市人民政府办公室文件", NUMBER, TITLE), TITLE),
        (("云溪市人民政府办公室", "关于印发《云溪市支持开店", "若干措施》的通知", NUMBER), TITLE),
        ((TITLE, TITLE, NUMBER), TITLE),
        ((f"{SUBJECT}（试行）", NUMBER), f"{SUBJECT}（试行）"),
    ],
)
def test_a_title_is_whole_however_it_is_broken(head: Sequence[str], title: str) -> None:
    assert value(filled(notice(head=head)), "title") == title


def test_words_that_are_no_title_are_only_offered() -> None:
    assert is_left_open(filled(notice(head=("支持开店",), letter=(), subject=())), "title", "支持开店")


@pytest.mark.parametrize(
    ("title", "below", "subject"),
    [
        (TITLE, SUBJECT, SUBJECT),
        (f"{SIGNED}关于印发云溪市支持开店若干措施的通知", SUBJECT, SUBJECT),
        (f"{SIGNED}关于印发云溪市支持开店若干措施的通知", "", SUBJECT),
        (f"{SIGNED}关于公开征求《{SUBJECT}（征求意见稿）》意见的公告", "", SUBJECT),
        (f"{SIGNED}转发市商务局关于支持开店的意见的通知", "", None),
        (f"{SIGNED}关于支持开店的通知", "", None),
    ],
)
def test_the_subject_is_what_the_title_issues(title: str, below: str, subject: str | None) -> None:
    assert value(filled(notice(head=(title, NUMBER), subject=(below,) if below else ())), "subject") == subject


@pytest.mark.parametrize(
    ("title", "below"),
    [
        (TITLE, "云溪市支持开店若干措施（试行）"),
        (f"{SIGNED}关于印发《云溪市支持开店若干措施》和《云溪市支持装修若干措施》的通知", SUBJECT),
        (f"{SIGNED}关于印发支持开店等3个文件的通知", ""),
    ],
)
def test_two_subjects_are_for_a_person(title: str, below: str) -> None:
    assert is_left_open(filled(notice(head=(title, NUMBER), subject=(below,) if below else ())), "subject")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        (NUMBER, NUMBER),
        ("云政办发[2025]8号", NUMBER),
        ("云政办发〔 2025 〕 8 号", NUMBER),
        ("云政办发（2025）8号", "云政办发（2025）8号"),
        ("云政办发〔２０２５〕８号", "云政办发〔２０２５〕８号"),
        ("云政办发〔二〇二五〕8号", "云政办发〔二〇二五〕8号"),
        ("云政办规〔2025〕第8号", "云政办规〔2025〕第8号"),
        ("发文字号：云政办发〔2025〕8号", NUMBER),
        ("云政办发〔2025〕8号　　签发人：某某某", NUMBER),
    ],
)
def test_a_number_is_read_in_every_shape(line: str, number: str) -> None:
    assert value(filled(notice(head=(TITLE, line))), "number") == number


@pytest.mark.parametrize("head", [("云溪市人民政府令", "第12号"), ("云溪市人民政府令第12号",)])
def test_the_number_of_an_order_is_joined_to_its_name(head: Sequence[str]) -> None:
    assert value(filled(notice(head=head, letter=(LETTER,))), "number") == "云溪市人民政府令第12号"


def test_that_there_is_no_number_is_for_a_person_to_confirm() -> None:
    found = filled(notice(head=(TITLE,)), {"number": "云政办发〔2025〕9号"})
    assert is_left_open(found, "number", "云政办发〔2025〕9号", "原文没有")


def test_a_number_that_is_only_cited_is_not_the_notices() -> None:
    letter = (TO, "根据《某省办法》（某政发〔2024〕2号），现印发给你们。")
    assert is_left_open(filled(notice(head=(TITLE,), letter=letter)), "number", "原文没有")


def test_a_draft_needs_no_number_and_no_date() -> None:
    found = filled(notice(head=(SUBJECT, "（征求意见稿）"), letter=(), foot=(), subject=()))
    assert value(found, "draft") is True and value(found, "title") == SUBJECT
    assert not {"number", "issued"} & set(found.record)


@pytest.mark.parametrize("line", ["云发改〔2025〕8号 云财〔2025〕9号", "云发改〔2025〕8号、云财〔2025〕9号"])
def test_of_several_numbers_a_person_chooses(line: str) -> None:
    assert is_left_open(filled(notice(head=(TITLE, line))), "number", "云发改〔2025〕8号", "云财〔2025〕9号")


@pytest.mark.parametrize(
    ("title", "foot", "issuer"),
    [
        (TITLE, (SIGNED, DAY), SIGNED),
        (SUBJECT, (SIGNED, DAY), SIGNED),
        (SUBJECT, (f"{SIGNED}（盖章）", DAY), SIGNED),
        (SUBJECT, (f"{SIGNED}{DAY}",), SIGNED),
        (TITLE, (DAY,), SIGNED),
        (SUBJECT, ("云溪市商务局 云溪市财政局", DAY), ["云溪市商务局", "云溪市财政局"]),
        (SUBJECT, ("云溪市商务局", "云溪市财政局", DAY), ["云溪市商务局", "云溪市财政局"]),
        (
            "云溪市商务局等2部门关于支持开店的通知",
            ("云溪市商务局", "云溪市财政局", DAY),
            ["云溪市商务局", "云溪市财政局"],
        ),
        (
            "云溪市商务局 云溪市财政局关于支持开店的通知",
            ("云溪市商务局", "云溪市财政局", DAY),
            ["云溪市商务局", "云溪市财政局"],
        ),
    ],
)
def test_the_issuer_signs_or_heads_the_notice(title: str, foot: Sequence[str], issuer: str | list[str]) -> None:
    assert value(filled(notice(head=(title, NUMBER), foot=foot, subject=())), "issuer") == issuer


@pytest.mark.parametrize(
    ("title", "foot", "said"),
    [
        (TITLE, ("云溪市人民政府", DAY), "云溪市人民政府办公室"),
        (SUBJECT, ("市商务局", DAY), "市商务局"),
        (SUBJECT, ("市商务局市财政局", DAY), "市商务局市财政局"),
    ],
)
def test_who_issued_it_is_asked_where_the_text_is_not_plain(title: str, foot: Sequence[str], said: str) -> None:
    assert is_left_open(filled(notice(head=(title, NUMBER), foot=foot, subject=())), "issuer", said)


def test_a_portal_names_the_issuer_only_where_the_text_has_none() -> None:
    hints = {"issuer": "云溪市商务局"}
    unsigned = filled(notice(head=(SUBJECT, NUMBER), letter=(), foot=(DAY,), subject=()), hints)
    assert value(unsigned, "issuer") == {"name": "云溪市商务局", "source": "网站登记"}
    assert value(filled(PLAIN, hints), "issuer") == SIGNED


@pytest.mark.parametrize(
    "day", ["2025年3月3日", "２０２５年３月３日", "二〇二五年三月三日", "二○二五年三月三日", "二O二五年十二月三十一日"]
)
def test_the_date_is_written_as_it_is_printed(day: str) -> None:
    assert value(filled(notice(foot=(SIGNED, day))), "issued") == day


def test_the_date_may_stand_in_brackets_below_the_title() -> None:
    assert value(filled(notice(head=(SUBJECT, f"（{DAY}）"), letter=(), foot=(), subject=())), "issued") == DAY


@pytest.mark.parametrize(("day", "written"), [("2025-03-03", "2025-03-03"), ("公元2025年3月3日", "2025年3月3日")])
def test_a_day_that_is_whole_is_written_whatever_stands_before_it(day: str, written: str) -> None:
    assert value(filled(notice(foot=(SIGNED, day))), "issued") == written


@pytest.mark.parametrize("day", ["2025.3.3", "二〇二五年三月"])
def test_a_day_that_is_not_written_in_full_is_told_with_its_words(day: str) -> None:
    found = filled(notice(foot=(SIGNED, day)))
    assert is_left_open(found, "issued", day, "没有按年月日写全")
    assert value(found, "issuer") == SIGNED


@pytest.mark.parametrize(("foot", "said"), [((SIGNED, "2025年2月30日"), "2025年2月30日"), ((SIGNED,), "没有成文日期")])
def test_a_day_that_is_none_is_left_open(foot: Sequence[str], said: str) -> None:
    assert is_left_open(filled(notice(foot=foot, letter=(LETTER,), subject=())), "issued", said)


def test_two_days_are_for_a_person() -> None:
    text = notice(closing=("云溪市商务局", "2025年2月1日"))
    assert is_left_open(filled(text), "issued", DAY, "2025年2月1日")


def test_what_a_portal_registers_is_no_date_of_the_text() -> None:
    found = filled(
        notice(head=(SUBJECT, NUMBER), letter=(), foot=(), subject=()), {"issued": DAY, "online": "2025-03-05"}
    )
    assert is_left_open(found, "issued", DAY) and is_left_open(found, "online", "2025-03-05")
    assert value(filled(PLAIN, {"online": "2025-03-05 09:30:12"}), "online") == "2025-03-05 09:30"


@pytest.mark.parametrize(
    ("title", "is_draft"),
    [
        (f"{SUBJECT}（征求意见稿）", True),
        (f"云溪市商务局关于公开征求《{SUBJECT}（征求意见稿）》意见的公告", True),
        (f"{SUBJECT}（草案）", True),
        (SUBJECT, None),
        (f"关于《{SUBJECT}（征求意见稿）》意见采纳情况的公告", None),
        ("关于2025年预算草案的报告", None),
    ],
)
def test_a_draft_is_told_from_what_is_said_of_one(title: str, is_draft: bool | None) -> None:
    assert value(filled(notice(head=(title,), letter=(), subject=())), "draft") is is_draft


def test_what_stands_above_a_place_is_known_from_the_library() -> None:
    known = in_places(("示例省", "云溪市"), ("示例省", "他市"))
    assert value(filled(PLAIN, known=known), "place") == ["示例省", "云溪市"]
    assert is_left_open(filled(PLAIN, known=in_places(("示例省", "云溪市"), ("别省", "云溪市"))), "place", "别省")
    assert is_left_open(filled(notice(head=(SUBJECT, NUMBER), foot=("国务院办公厅", DAY), subject=())), "place")


def test_what_a_page_registers_above_the_title_is_no_part_of_it() -> None:
    found = filled(notice(head=("索引号：YX0001-2025-8", TITLE, NUMBER)))
    assert value(found, "title") == TITLE and value(found, "index_number") == "YX0001-2025-8"


def words_of(one: Any) -> Iterator[str]:
    """Every word of the text that a value holds."""
    if isinstance(one, str):
        yield one
    elif isinstance(one, dict):
        for key, inner in one.items():
            if key not in ("rule", "source", "what", "kind", "certainty", "basis"):
                yield from words_of(inner)
    elif isinstance(one, (list, tuple)):
        for inner in one:
            yield from words_of(inner)


EVERY = [
    PLAIN,
    notice(head=("云溪市人民政府令", "第12号"), letter=(LETTER,)),
    notice(head=(TITLE, "统一编号：YXDR-2025-0008", "云政办发[2025]8号")),
    notice(foot=("云溪市商务局 云溪市财政局", "２０２５年３月３日", "（此件公开发布）"), closing=("抄送：市委办。",)),
    notice(
        closing=(
            "以上各项均需各县（市、区）人民政府落实，不再列出。本措施自2025年4月1日起施行，有效期至2027年3月31日。",
        )
    ),
    notice(body=(BODY[0].replace("市商务局", "市商务局、市财政局，列第一位的为牵头单位，下同"), *BODY[1:])),
]


@pytest.mark.parametrize("text", EVERY)
def test_every_value_that_is_written_stands_in_the_text(text: str) -> None:
    found = filled(text)
    # Square brackets become those of the standard in all official text.
    source = squeeze(text).replace("[", "〔").replace("]", "〕")
    written = [*(one for one in found.record.values() if one.is_written and one.value != "原文没有"), *found.deadlines]
    assert written
    assert [words for one in written for words in words_of(one.value) if squeeze(words) not in source] == []


def test_a_number_below_a_title_is_no_part_of_it_but_below_the_name_of_a_kind_it_is() -> None:
    title = f"{SIGNED}关于公布补助标准的公告"
    assert is_left_open(filled(notice(head=(title, "2026年第5号"), subject=())), "number", "2026年第5号")
    found = filled(notice(head=("云溪市水务局公告", "2026年第5号"), subject=()))
    assert value(found, "number") == "云溪市水务局公告2026年第5号"
