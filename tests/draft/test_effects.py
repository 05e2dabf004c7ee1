"""What a notice does to others is offered with the id of what it is about, its days, and what is put for what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from policyref.draft.fields import Fields
from policyref.draft.filled import Filled
from policyref.draft.known import KnownDocument, KnownDocuments

from tests.draft.filling import DAY, NUMBER, SIGNED, TO, filled

OLDER = "云溪市开店办法"
MEASURES: tuple[dict[str, Any], ...] = (
    {"number": "1", "label": "第一条", "text": "对新开的商店，每店奖励1万元。"},
    {"number": "2", "label": "第二条", "text": "商店包括超市。\n商店不包括网店。"},
    {
        "number": "3",
        "label": "第三条",
        "text": "按下列标准：",
        "items": [{"number": "1", "text": "小店1万元；"}, {"number": "2", "text": "大店2万元。"}],
    },
)


def known(**others: Any) -> KnownDocuments:
    head = {"title": f"云溪市人民政府关于印发《{OLDER}》的通知", "subject": OLDER, "number": "云政规〔2019〕6号"}
    return KnownDocuments(
        [
            KnownDocument("yunxi-2019-6", {**head, **others}, lambda: MEASURES),
            KnownDocument("yunxi-2020-7", {"title": "云溪市培训办法", "number": "云政规〔2020〕7号"}),
        ]
    )


def letter(*paragraphs: str, title: str = "云溪市人民政府办公室关于有关文件的通知") -> str:
    """A notice of some paragraphs without measures."""
    return "".join(f"{line}\n" for line in (title, NUMBER, TO, *paragraphs, SIGNED, DAY))


def acts(text: str, library: KnownDocuments | None = None) -> list[dict[str, Any]]:
    found: Fields = filled(text, known=library or known())
    return [one.value for one in found.effects.own]


def only(text: str, library: KnownDocuments | None = None) -> Filled:
    [one] = filled(text, known=library or known()).effects.own
    return one


@pytest.mark.parametrize(
    "named",
    [
        f"《{OLDER}》（云政规〔2019〕6号）",
        f"《{OLDER}》",
        f"《云溪市人民政府关于印发〈{OLDER}〉的通知》（云政规〔2019〕6号）",
        "云政规〔2019〕6号文件",
        "云政规［２０１９］6号文",
    ],
)
def test_a_document_of_the_library_is_named_by_its_id(named: str) -> None:
    [one] = acts(letter(f"经研究，决定废止{named}。"))
    assert (one["does"], one["to"]) == ("repeals", "yunxi-2019-6")
    assert one["quote"].startswith(f"决定废止{named[:3]}")


def test_a_document_that_the_library_lacks_is_named_as_the_text_does() -> None:
    [one] = acts(letter("决定废止《云溪市夜市办法》（云政规〔2018〕2号）。"))
    assert one["to"] == {"title": "云溪市夜市办法", "number": "云政规〔2018〕2号"}
    [bare] = acts(letter("云政规〔2018〕2号文件停止执行。"))
    assert bare["to"] == {"title": "云政规〔2018〕2号"}
    [unnamed] = acts(letter("此前出台的有关政策同时废止。"))
    assert unnamed["to"] == {"unnamed": "此前出台的有关政策"}


def test_a_number_and_a_title_that_do_not_agree_are_told() -> None:
    other_title = only(letter("决定废止《云溪市夜市办法》（云政规〔2019〕6号）。"))
    assert other_title.value["to"] == "yunxi-2019-6" and "标题不同" in other_title.doubt
    other_number = only(letter(f"决定废止《{OLDER}》（云政规〔2021〕9号）。"))
    assert other_number.value["to"] == {"title": OLDER, "number": "云政规〔2021〕9号"}
    assert "yunxi-2019-6" in other_number.doubt
    not_entered = only(letter(f"决定废止《{OLDER}》（云政规〔2019〕6号）。"), known(number=None))
    assert not_entered.value["to"] == "yunxi-2019-6" and "还没有录入文号" in not_entered.doubt


def test_of_two_with_one_number_the_own_issuers_is_meant() -> None:
    entries = [("jia", "云溪市人民政府办公室"), ("yi", "云岭市人民政府办公室")]
    same = [KnownDocument(name, {"title": "办法", "number": "云政规〔2019〕6号", "issuer": by}) for name, by in entries]
    assert only(letter("云政规〔2019〕6号文件停止执行。"), KnownDocuments(same)).value["to"] == "jia"
    strangers = [KnownDocument(one.id, {**one.entry, "issuer": "他市人民政府"}) for one in same]
    undecided = only(letter("云政规〔2019〕6号文件停止执行。"), KnownDocuments(strangers))
    assert undecided.value["to"] == {"title": "云政规〔2019〕6号"} and "jia、yi" in undecided.doubt


@pytest.mark.parametrize(
    ("clause", "to"),
    [("第三条", "yunxi-2019-6/3"), ("第三条第（二）项", "yunxi-2019-6/3/2"), ("第3条第2项", "yunxi-2019-6/3/2")],
)
def test_a_clause_is_named_by_its_address(clause: str, to: str) -> None:
    assert only(letter(f"《{OLDER}》{clause}停止执行。")).value["to"] == to


@pytest.mark.parametrize("clause", ["第九条", "第三条第（九）项", "第一条第二款"])
def test_a_clause_that_is_not_found_is_told(clause: str) -> None:
    one = only(letter(f"《{OLDER}》{clause}停止执行。"))
    assert clause in one.doubt or one.value["to"] == "yunxi-2019-6/1"


def test_each_clause_is_an_act_of_its_own() -> None:
    found = acts(letter(f"《{OLDER}》第一条、第三条停止执行。"))
    assert [one["to"] for one in found] == ["yunxi-2019-6/1", "yunxi-2019-6/3"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (f"《{OLDER}》自2026年1月1日起废止。", {"from": date(2026, 1, 1)}),
        (f"决定废止《{OLDER}》，自2026年1月1日起停止执行。", {"from": date(2026, 1, 1)}),
        (f"《{OLDER}》同时废止。", {}),
        (f"《{OLDER}》自本通知印发之日起废止。", {}),
        (f"《{OLDER}》有效期延长至2028年12月31日。", {"until": date(2028, 12, 31)}),
        (f"《{OLDER}》有效期由2025年12月31日延长至2028年12月31日。", {"until": date(2028, 12, 31)}),
        (
            f"自2026年1月1日至2026年6月30日，暂停执行《{OLDER}》。",
            {"from": date(2026, 1, 1), "until": date(2026, 6, 30)},
        ),
        (f"《{OLDER}》暂停执行至2026年6月30日。", {"until": date(2026, 6, 30)}),
        (f"《{OLDER}》继续有效。", {}),
    ],
)
def test_days_are_those_that_the_words_of_the_act_say(words: str, days: dict[str, date]) -> None:
    one = only(letter(words)).value
    assert {key: one[key] for key in ("from", "until") if key in one} == days


def test_an_extension_from_a_day_before_it_reaches_back_by_its_own_words() -> None:
    one = only(letter(f"自2024年4月1日起继续执行《{OLDER}》，有效期至2028年12月31日。")).value
    assert one["does"] == "extends" and one["until"] == date(2028, 12, 31)
    assert one["retroactive"] == {"quote": f"自2024年4月1日起继续执行《{OLDER}》"} and "from" not in one


def test_what_goes_on_and_which_terms_are_lengthened_is_quoted() -> None:
    repealed = only(letter(f"《{OLDER}》停止执行。已受理的申请按原规定办理。")).value
    assert repealed["savings"] == {"quote": "已受理的申请按原规定办理"}
    longer = only(letter(f"《{OLDER}》有效期延长至2028年12月31日，其中各条政策期限一并延长。")).value
    assert longer["own_dates"] == {"quote": "其中各条政策期限一并延长"}


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("第一条中“1万元”修改为“2万元”。", {"to": "yunxi-2019-6/1", "old": "1万元", "new": "2万元"}),
        ("第一条修改为：“每店奖励3万元。”", {"old": "对新开的商店，每店奖励1万元。", "new": "每店奖励3万元。"}),
        ("删去第三条第（二）项。", {"to": "yunxi-2019-6/3/2", "old": "大店2万元。", "delete": True}),
        ("第二条增加一款，作为第二款：“商店包括便利店。”", {"add_after": "商店包括超市。", "new": "商店包括便利店。"}),
        ("第二条增加一款：“商店包括便利店。”", {"add_after": "商店不包括网店。", "new": "商店包括便利店。"}),
        ("在第一条“新开的商店”后增加“、便利店”。", {"add_after": "新开的商店", "new": "、便利店"}),
    ],
)
def test_an_amendment_finds_the_older_words(words: str, change: dict[str, Any]) -> None:
    """The document is named by the title; the points of the body only name the clause."""
    one = only(letter(words, title=f"云溪市人民政府关于修改《{OLDER}》的决定"))
    assert one.value["does"] == "amends" and not one.doubt
    assert {key: one.value[key] for key in change} == change


def test_what_cannot_be_held_against_the_older_text_is_left_open() -> None:
    one = only(letter("第九条修改为：“每店奖励3万元。”", title=f"云溪市人民政府关于修改《{OLDER}》的决定"))
    assert "第九条" in one.doubt and "old" not in one.value and "new" not in one.value


def test_an_amendment_that_only_the_title_names_is_offered_with_its_words() -> None:
    title = f"云溪市人民政府关于修改《{OLDER}》的决定"
    one = only(letter("修改后的文本另行公布。", title=title))
    assert (one.value["does"], one.value["to"]) == ("amends", "yunxi-2019-6") and one.value["quote"] in title


def test_the_body_says_more_than_the_title_and_the_first_sentence() -> None:
    title = f"云溪市人民政府关于修改《{OLDER}》的决定"
    found = acts(letter(f"对《{OLDER}》作如下修改：", "将第一条中的“1万元”修改为“2万元”。", title=title))
    assert [one["to"] for one in found] == ["yunxi-2019-6/1"]
    repeal = acts(letter(f"决定废止《{OLDER}》。", title=f"云溪市人民政府关于废止《{OLDER}》的决定"))
    assert [one["quote"] for one in repeal] == [f"决定废止《{OLDER}》"]


def test_what_stands_in_a_measure_is_its_own_act() -> None:
    body = (f"一、《{OLDER}》停止执行。", "二、《云溪市培训办法》有效期延长至2028年12月31日。", "三、请遵照执行。")
    found = filled(letter(*body), known=known()).effects
    assert found.own == []
    assert {measure: [one.value["to"] for one in some] for measure, some in found.of_measures.items() if some} == {
        1: ["yunxi-2019-6"],
        2: ["yunxi-2020-7"],
    }
    assert found.of_measures[1][0].value["quote"] == f"《{OLDER}》停止执行"


def test_what_is_left_to_a_later_document_is_offered_as_a_note() -> None:
    words = ("具体办法另行通知。", "有效期内上级另有规定的，从其规定。")
    notes = [one.value for one in filled(letter(*words)).notes.own]
    assert [one["quote"] for one in notes] == ["具体办法另行通知", "有效期内上级另有规定的，从其规定"]
    assert all(one["awaits"] for one in notes)
    assert filled(letter("请遵照执行。")).notes.own == []


def test_so_many_years_more_count_from_the_last_day_of_the_older_document() -> None:
    force = {"kind": "force", "quote": "有效期至2024年3月31日", "end": "2024-03-31"}
    words = letter(f"《{OLDER}》有效期延长2年。")
    one = only(words, known(deadlines=[force]))
    assert one.value["until"] == date(2026, 3, 31) and "请核对" in one.doubt
    unknown = only(words)
    assert "until" not in unknown.value and "没有写延长到哪一天" in unknown.doubt


@pytest.mark.parametrize(
    ("words", "to", "spared"),
    [
        ("除第二条外，其他条款有效期延长至2028年12月31日", "yunxi-2019-6", ["2"]),
        ("除第二条、第三条第（二）项外，其余条款继续执行", "yunxi-2019-6", ["2", "3/2"]),
        ("除第二条外，同时废止", "yunxi-2019-6", ["2"]),
        ("第三条除第（二）项外停止执行", "yunxi-2019-6/3", ["3/2"]),
        ("停止执行，第二条除外", "yunxi-2019-6", ["2"]),
    ],
)
def test_all_but_a_part_is_offered_with_what_is_left_out(words: str, to: str, spared: list[str]) -> None:
    [entry] = acts(letter(f"《{OLDER}》（云政规〔2019〕6号）{words}。"))
    assert (entry["to"], entry["except"]) == (to, spared)
    assert entry["quote"] == f"《{OLDER}》（云政规〔2019〕6号）{words}"


def test_what_is_left_out_before_the_document_is_named_belongs_to_the_quote() -> None:
    [entry] = acts(letter(f"除第一条外，《{OLDER}》（云政规〔2019〕6号）废止。"))
    assert (entry["except"], entry["quote"]) == (["1"], f"除第一条外，《{OLDER}》（云政规〔2019〕6号）废止")


def test_of_some_clauses_that_which_is_left_out_is_offered_for_nothing() -> None:
    found = acts(letter(f"《{OLDER}》（云政规〔2019〕6号）第一条至第三条（第二条除外）暂停执行。"))
    assert [(one["to"], "except" in one) for one in found] == [("yunxi-2019-6/1", False), ("yunxi-2019-6/3", False)]


def test_a_clause_that_the_library_does_not_have_is_left_to_the_person() -> None:
    one = only(letter(f"《{OLDER}》（云政规〔2019〕6号）除第九条外，同时废止。"))
    assert "except" not in one.value and "第九条除外" in one.doubt


def test_what_stands_on_no_list_is_offered_one_by_one() -> None:
    """The older documents of the office or the place that the text does not name; that one lapses a person says."""
    place = {"place": ["示例省", "云溪市"], "issued": "2019-05-06"}
    named = f"《{OLDER}》（云政规〔2019〕6号）继续有效。"
    for text, expected in (("", ["yunxi-2019-6"]), (named, [])):
        said = letter(f"{text}未列入继续有效目录的文件一律失效。")
        found = filled(said, {"place": ["示例省", "云溪市"]}, known=known(**place)).effects.own
        lapses = [one for one in found if one.value["does"] == "repeals" and isinstance(one.value["to"], str)]
        assert [one.value["to"] for one in lapses] == expected
        assert all(not one.sure and "请对照名单" in one.doubt for one in lapses)
