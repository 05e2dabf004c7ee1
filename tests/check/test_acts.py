"""An act is what its document says of another: each refusal beside the right entry, which passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.acts import OLD, OLD_ID, act, laid

LONGER, ENDS, STOPS = (f"{OLD}{words}。" for words in (
    "有效期延长至2028年12月31日", "自2025年4月1日起废止", "第四条第（二）项自2025年4月1日起停止执行",
))  # fmt: skip
MOVED = f"{OLD}有效期由2026年4月30日延长至2028年12月31日。"
YEARS = f"{OLD}有效期延长3年。"
CHANGES = f"将{OLD}第三条中的“最高不超过8万元”修改为“最高不超过12万元”。"
ANOTHER = "《示例市开店办法》（示政发〔2020〕2号）有效期延长至2028年12月31日。"
TO_TWELVE = ("old: 最高不超过8万元", "new: 最高不超过12万元")
NOT_CONSOLIDATED = {"E858"}
"""An amendment without the text that it makes is open; tests/versions is about that."""
RIGHT = {
    "extended to a day": (LONGER, act("extends", LONGER, "until: 2028-12-31")),
    "extended by years": (YEARS, act("extends", YEARS, "until: 2029-04-30")),
    "extended from a day to another": (MOVED, act("extends", MOVED, "until: 2028-12-31")),
    "repealed from a day": (ENDS, act("repeals", ENDS, "from: 2025-04-01")),
    "an item stopped": (STOPS, act("repeals", STOPS, "from: 2025-04-01", to=f"{OLD_ID}/4/2")),
    "an amount changed": (
        CHANGES, act("amends", CHANGES, *TO_TWELVE, to=f"{OLD_ID}/3"),
    ),
    "suspended for a time": (
        f"{OLD}第四条暂停执行至2025年12月31日。",
        act("suspends", f"{OLD}第四条暂停执行至2025年12月31日。", "until: 2025-12-31", to=f"{OLD_ID}/4"),
    ),
    "suspended without an end": (
        f"{OLD}第四条暂停执行。", act("suspends", f"{OLD}第四条暂停执行。", to=f"{OLD_ID}/4"),
    ),
    "resumed": (
        f"{OLD}第四条自2025年4月1日起恢复执行。",
        act("confirms", f"{OLD}第四条自2025年4月1日起恢复执行", "from: 2025-04-01", to=f"{OLD_ID}/4"),
    ),
    "confirmed": (f"{OLD}继续有效。", act("confirms", f"{OLD}继续有效。")),
    "a document elsewhere": (
        "《示例市开店办法》（示政发〔2019〕3号）废止。",
        "does: repeals, to: {title: 示例市开店办法, number: 示政发〔2019〕3号}, "
        "quote: 《示例市开店办法》（示政发〔2019〕3号）废止",
    ),
    "the same number of another office": (
        "《青石县人民政府关于开店的办法》（示政发〔2024〕7号）废止。",
        "does: repeals, to: {title: 青石县人民政府关于开店的办法, number: 示政发〔2024〕7号}, "
        "quote: 《青石县人民政府关于开店的办法》（示政发〔2024〕7号）废止",
    ),
    "documents without a name": (
        "此前有关规定同时废止。",
        f"does: repeals, to: {{unnamed: 此前有关规定, may_touch: [{OLD_ID}/3]}}, quote: 此前有关规定同时废止",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RIGHT)
def test_what_the_words_say_passes(tmp_path: Path, case: str) -> None:
    words, entry = RIGHT[case]
    assert laid(tmp_path, words, entry).codes - NOT_CONSOLIDATED == set()


WRONG = {
    "another act than the words": (LONGER, act("repeals", LONGER), "E420", ("does",)),
    "no word of an act": (f"{OLD}请认真执行。", act("confirms", f"{OLD}请认真"), "E420", ("does",)),
    "another last day": (LONGER, act("extends", LONGER, "until: 2028-12-30"), "E422", ("until",)),
    "no last day": (LONGER, act("extends", LONGER), "E422", ("until",)),
    "the day from which it is extended": (
        MOVED, act("extends", MOVED, "until: 2026-04-30"), "E422", ("until",),
    ),
    "other years": (YEARS, act("extends", YEARS, "until: 2028-03-03"), "E422", ("until",)),
    "another first day": (ENDS, act("repeals", ENDS, "from: 2025-04-02"), "E422", ("from",)),
    "no first day": (ENDS, act("repeals", ENDS), "E422", ("from",)),
    "a last day of a repeal": (ENDS, act("repeals", ENDS, "from: 2025-04-01", "until: 2025-12-31"), "E421", ("until",)),
    "new words of no part": (CHANGES, act("amends", CHANGES, "new: 最高不超过12万元"), "E421", ("new",)),
    "old words alone": (CHANGES, act("amends", CHANGES, "old: 最高不超过8万元", to=f"{OLD_ID}/3"), "E421", ("old",)),
    "words deleted and replaced": (
        CHANGES, act("amends", CHANGES, *TO_TWELVE, "delete: true", to=f"{OLD_ID}/3"),
        "E421", ("delete",),
    ),
    "words of a repeal": (ENDS, act("repeals", ENDS, "from: 2025-04-01", "old: 规定"), "E421", ("old",)),
    "old words that are not there": (
        CHANGES, act("amends", CHANGES, "old: 最高不超过9万元", "new: 最高不超过12万元", to=f"{OLD_ID}/3"),
        "E429", ("old",),
    ),
    "new words that are not there": (
        CHANGES, act("amends", CHANGES, "old: 最高不超过8万元", "new: 最高不超过13万元", to=f"{OLD_ID}/3"),
        "E313", ("new",),
    ),
    "no such document": (LONGER, act("extends", LONGER, "until: 2028-12-31", to="shili-2024-8"), "E423", ("to",)),
    "no such item": (STOPS, act("repeals", STOPS, "from: 2025-04-01", to=f"{OLD_ID}/4/3"), "E423", ("to",)),
    "no such place to look now": (
        ENDS, act("repeals", ENDS, "from: 2025-04-01", "instead: {3: shili-2025-1/1}"),
        "E423", ("instead", "3"),
    ),
    "no such old clause": (
        ENDS, act("repeals", ENDS, "from: 2025-04-01", f"instead: {{9: {OLD_ID}/1}}"),
        "E423", ("instead", "9"),
    ),
    "itself": (LONGER, act("extends", LONGER, "until: 2028-12-31", to="shili-2025-1"), "E424", ("to",)),
    "another number": (
        ANOTHER,
        act("extends", ANOTHER, "until: 2028-12-31"), "E427", ("to",),
    ),
    "the whole for a part": (STOPS, act("repeals", STOPS, "from: 2025-04-01"), "E428", ("to",)),
    "the clause for its item": (STOPS, act("repeals", STOPS, "from: 2025-04-01", to=f"{OLD_ID}/4"), "E428", ("to",)),
    "another part": (STOPS, act("repeals", STOPS, "from: 2025-04-01", to=f"{OLD_ID}/3"), "E428", ("to",)),
    "its number as if elsewhere": (
        ENDS, "does: repeals, from: 2025-04-01, to: {title: 示例市人民政府关于促进家政服务业发展的若干规定, "
        f"number: 示政发〔2024〕7号}}, quote: {ENDS[:-1]}", "E426", ("to",),
    ),
    "unnamed, touching nothing": (
        "此前有关规定同时废止。",
        "does: repeals, to: {unnamed: 此前有关规定, may_touch: [shili-2024-7/33]}, quote: 此前有关规定同时废止",
        "E423", ("to", "may_touch", 0),
    ),
    "a lookback that it does not have": (
        LONGER,
        act("extends", LONGER, "until: 2028-12-31", "retroactive: {quote: 自2026年5月1日起继续执行}"),
        "E301", ("retroactive", "quote"),
    ),
    "an exception that it does not have": (
        ENDS, act("repeals", ENDS, "from: 2025-04-01", "savings: {quote: 已受理的照旧}"), "E301", ("savings", "quote"),
    ),
    "terms that a repeal has not": (
        ENDS, act("repeals", ENDS, "from: 2025-04-01", f"own_dates: {{quote: {ENDS[:-1]}}}"), "E421", ("own_dates",),
    ),
    "words that are not its own": (ENDS, act("repeals", "《甲》废止"), "E301", ("quote",)),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_the_words_do_not_say_is_refused_where_it_stands(tmp_path: Path, case: str) -> None:
    words, entry, code, way = WRONG[case]
    found = [one for one in laid(tmp_path, words, entry).problems if one.code == code]
    assert [one.place.path for one in found] == [("effects", 0, *way)]


def test_what_is_issued_first_does_nothing_to_what_comes_later(tmp_path: Path) -> None:
    early = laid(
        tmp_path, LONGER, act("extends", LONGER, "until: 2028-12-31"), number="示政发〔2023〕1号", issued="2023-03-03"
    )
    assert "E425" in early.codes


def test_two_documents_of_one_day_do_not_end_each_other(tmp_path: Path) -> None:
    first, second = "示政发〔2025〕1号", "示政发〔2025〕2号"
    words = "《示例市人民政府关于有关规定的通知》（{}）同时废止。"
    one = laid(tmp_path, words.format(second), act("repeals", words.format(second), to="shili-2025-2"), number=first)
    both = laid(
        tmp_path, words.format(first), act("repeals", words.format(first), to="shili-2025-1"),
        number=second, data=one, name="shili-2025-2",
    )  # fmt: skip
    assert [(found.code, found.place.file) for found in both.problems] == [
        ("E430", "measures_data/shili-2025-1/notice.yml")
    ]


def test_an_extension_of_what_another_office_has_ended_is_asked_about(tmp_path: Path) -> None:
    ended = laid(tmp_path, ENDS, act("repeals", ENDS, "from: 2025-04-01"))
    later = laid(
        tmp_path, LONGER, act("extends", LONGER, "until: 2028-12-31"),
        number="示财发〔2025〕9号", issued="2025-06-01", issuer="示例市财政局", data=ended, name="shili-cz-2025-9",
    )  # fmt: skip
    assert later.codes == {"Q412"}


ASKED = {
    "a name that people use": ("家政十条继续有效。", "confirms", OLD_ID, "Q406"),
    "no part named": (f"{OLD}中的部分奖补停止执行。", "repeals", f"{OLD_ID}/3", "Q407"),
}


@pytest.mark.parametrize("case", ASKED)
def test_a_person_confirms_what_the_words_leave_open(tmp_path: Path, case: str) -> None:
    words, does, to, code = ASKED[case]
    confirmed = f"confirmed:\n  - {{question: {code}, quote: {words[:-1]}, why: 对照原文看过}}"
    assert laid(tmp_path / "open", words, act(does, words, to=to)).codes == {code}
    settled = laid(tmp_path / "settled", words, act(does, words, to=to), own=("unsaid: [from, until]", confirmed))
    assert settled.codes == set()


@pytest.mark.parametrize(
    "words",
    [
        f"{OLD}同时废止。",
        "此前出台的有关政策同时废止。",
        "未列入继续有效目录的文件一律失效。",
        f"{OLD}自2025年4月1日起恢复执行。",
        f"{OLD}期满后继续试行至2027年3月31日。",
        f"{OLD}有效期延长两年。",
        f"{OLD}第三条暂停执行。",
        f"将{OLD}第三条中的“8万元”修改为“9万元”。",
        "示政发〔2024〕7号文件继续有效。",
        "原有规定与本通知不一致的，以本通知为准。",
        "以往规定与本通知不符的，以本通知为准。",
        "市政府此前发布的其他文件中与本通知相抵触的规定，自本通知施行之日起不再执行。",
        "市政府以前制定的有关规定凡与本通知不一致的一律废止。",
        f"{OLD}同时作废。",
        f"{OLD}自行终止执行。",
        f"{OLD}不再作为行政管理依据。",
    ],
)
def test_an_act_that_nobody_has_entered_is_asked_about(tmp_path: Path, words: str) -> None:
    assert "Q411" in laid(tmp_path, words).codes


@pytest.mark.parametrize(
    "words",
    [
        "根据《示例市人民政府关于废止部分文件的决定》，做好衔接。",
        "各单位不得停止执行有关规定。",
        "鼓励商场延长营业时间。",
        "按照《示例市开店办法（修订）》执行。",
        "《示例市开店办法》已经废止，不再受理。",
    ],
)
def test_words_that_do_nothing_are_not_asked_about(tmp_path: Path, words: str) -> None:
    assert "Q411" not in laid(tmp_path, words).codes


def test_nobody_is_asked_before_there_is_a_document(tmp_path: Path) -> None:
    asked = "checked:\n  - {{date: {}, by: 示例市政务公开办, asked: 市商务局, found: in-force}}"
    for day, codes in (("2025-03-02", {"E407"}), ("2025-03-03", set())):
        own = ("unsaid: [from, until]", asked.format(day))
        assert laid(tmp_path / day, "请认真办理。", own=own).codes == codes
