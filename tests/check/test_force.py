"""How long a text holds is entered with its words, or somebody has looked and found none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.acts import OLD, act, laid
from tests.data import CORPUS, Data

NOTICE = "shili-2025-1/notice.yml"


def force(quote: str, days: str, kind: str = "force") -> str:
    return f"deadlines:\n  - {{quote: {quote}, kind: {kind}, {days}}}"


STARTS = "quote: 自2025年4月1日起施行, kind: force, start: 2025-04-01, end: null, certainty: exact"


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("请认真办理。", ["unsaid: [from, until]"]),
        (
            "本通知自2025年4月1日起施行，有效期至2027年3月31日。",
            [
                force(
                    "自2025年4月1日起施行，有效期至2027年3月31日",
                    "start: 2025-04-01, end: 2027-03-31, certainty: exact",
                )
            ],
        ),
        (
            "本通知自2025年4月1日起施行，有效期三年。",
            [
                force(
                    "自2025年4月1日起施行，有效期三年",
                    "start: 2025-04-01, end: 2028-03-31, certainty: derived, basis: 三年，期满前一日为止",
                )
            ],
        ),
        (
            "本通知自印发之日起施行。",
            [
                force("自印发之日起施行", "start: 2025-03-03, certainty: derived, basis: 印发之日按成文日期"),
                "unsaid: [until]",
            ],
        ),
        ("本通知自2025年4月1日起施行。", [f"deadlines:\n  - {{{STARTS}}}", "unsaid: [until]"]),
        (
            "本通知自公布之日起30个工作日后施行，长期有效。",
            [
                force("自公布之日起30个工作日后施行", "start: null, end: null, certainty: unspecified")
                + "\n  - {quote: 长期有效, kind: force, start: null, end: null, certainty: unspecified}"
            ],
        ),
        ("本办法（试行）由市商务局解释，不适用《示例市开店办法（试行）》。", ["unsaid: [from, until]"]),
        ("营业执照有效期届满的，及时换领。", ["unsaid: [from, until]"]),
        ("本通知有效期届满，由市商务局评估。", ["unsaid: [from, until]"]),
    ],
)
def test_what_is_said_and_what_is_not_said_passes(tmp_path: Path, words: str, own: list[str]) -> None:
    found = {code for code in laid(tmp_path, words, own=own).codes if code not in ("E306", "Q301")}
    assert found == set()


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("本通知自印发之日起施行。", [0]),
        ("本通知自2025年4月1日起实施，执行至2026年12月31日。", [0, 1]),
        ("本通知有效期5年。", [1]),
        ("本通知试行一年。", [1]),
        ("政策暂定执行至2025年底。", [1]),
        ("本通知到期自动失效。", [1]),
        ("施行日期：2025年4月1日。", [0]),
        ("本通知长期有效。", [1]),
        ("优惠政策至2025年12月31日止。", [1]),
    ],
)
def test_nothing_is_called_unsaid_that_the_text_says(tmp_path: Path, words: str, sides: list[int]) -> None:
    found = [one for one in laid(tmp_path, words).problems if one.code == "E416"]
    assert [(one.place.file, one.place.path) for one in found] == [
        (f"measures_data/{NOTICE}", ("unsaid", side)) for side in sides
    ]


@pytest.mark.parametrize("words", ["自2025年4月1日起施行，有效期三年", "自2025年4月1日起施行，长期有效"])
def test_words_of_which_only_the_first_day_is_entered_do_not_explain_the_last(tmp_path: Path, words: str) -> None:
    own = (force(words, "start: 2025-04-01, end: null, certainty: exact"), "unsaid: [until]")
    wrong = [one for one in laid(tmp_path, f"本通知{words}。", own=own).problems if one.code == "E416"]
    assert [one.place.path for one in wrong] == [("unsaid", 0)]


def test_a_term_of_something_else_is_waived_or_a_fact(tmp_path: Path) -> None:
    words = "展销摊位暂定3个月。"
    assert "E416" in laid(tmp_path / "open", words).codes
    waived = "waived:\n  - {quote: 暂定3个月, kind: 别的事, why: 摊位的期限}"
    assert laid(tmp_path / "waived", words, own=("unsaid: [from, until]", waived)).codes == set()
    fact = "deadlines:\n  - {quote: 暂定3个月, kind: duration, start: null, end: null, certainty: unspecified}"
    assert "E416" not in laid(tmp_path / "fact", words, own=("unsaid: [from, until]", fact)).codes


def test_the_term_of_another_document_is_told_by_the_act(tmp_path: Path) -> None:
    words = f"{OLD}有效期延长至2028年12月31日。"
    assert laid(tmp_path / "entered", words, act("extends", words, "until: 2028-12-31")).codes == set()
    assert "E416" in laid(tmp_path / "left", words).codes


def test_a_due_day_does_not_explain_a_validity(tmp_path: Path) -> None:
    words = "本通知有效期至2027年3月31日。"
    due = force("有效期至2027年3月31日", "start: null, end: 2027-03-31, certainty: exact", kind="due")
    assert {"E416", "Q409"} <= laid(tmp_path, words, own=("unsaid: [from, until]", due)).codes


@pytest.mark.parametrize(("own", "what"), [((), "何时施行和有效到何时"), (("unsaid: [until]",), "何时施行")])
def test_what_nobody_has_looked_for_is_open_and_an_error_where_all_is_done(
    tmp_path: Path, own: tuple[str, ...], what: str
) -> None:
    data = laid(tmp_path / "complete", "请认真办理。", own=own)
    assert [(one.code, one.message) for one in data.problems] == [("E414", f"{what}没有整理")]
    plain = laid(tmp_path / "plain", "请认真办理。", own=own)
    plain.apply({"file": NOTICE, "find": "complete: true\n", "replace": ""})
    assert plain.problems == [] and [one.left for one in plain.result.left] == ["份文件没有有效期"]


def test_a_draft_is_not_asked_how_long_it_holds() -> None:
    assert "unsaid" not in (CORPUS / "shili-draft/notice.yml").read_text(encoding="utf-8")


BOTH = "本通知自2025年4月1日起施行，6月底前申报。"
QUOTE = "自2025年4月1日起施行，6月底前申报"
APPLY = f"{{quote: '{QUOTE}', kind: due, end: 2025-06-30, certainty: derived, basis: 原文未写年份}}"
HOLDS = f"{{quote: '{QUOTE}', kind: force, start: 2025-04-01, certainty: exact}}"


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ([HOLDS, APPLY], set()),
        ([HOLDS], {"E405"}),
        ([APPLY], {"E405"}),
        ([HOLDS.replace("certainty", "end: 2025-06-30, certainty"), APPLY], {"E405"}),
        ([APPLY.replace("end: 2025-06-30", "end: 2025-04-01"), HOLDS], {"E405"}),
    ],
)
def test_a_quote_of_both_is_two_dates_that_are_not_mixed(tmp_path: Path, entries: list[str], codes: set[str]) -> None:
    listed = "deadlines:\n" + "\n".join(f"  - {one}" for one in entries)
    own = (listed, "unsaid: [until]" if HOLDS[:20] in "".join(entries) else "unsaid: [from, until]")
    found = laid(tmp_path, BOTH, own=own).codes - {"E414", "E416"}
    assert found == codes


@pytest.mark.parametrize(
    ("words", "quote", "codes"),
    [
        ("2025年6月30日前提交材料。", "2025年6月30日前", {"E413"}),
        ("2025年6月30日截止受理。", "2025年6月30日", {"E413"}),
        ("2025年6月30日前减收摊位费。", "2025年6月30日前", {"Q410"}),
        ("减收摊位费的政策执行至2025年6月30日。", "执行至2025年6月30日", set()),
        ("摊位费减半，期限截至2025年6月30日。", "截至2025年6月30日", set()),
    ],
)
def test_a_day_to_apply_by_is_no_validity(tmp_path: Path, words: str, quote: str, codes: set[str]) -> None:
    certainty = "derived, basis: “前”含当日" if quote.endswith("前") else "exact"
    own = (force(quote, f"start: null, end: 2025-06-30, certainty: {certainty}"), "unsaid: [from]")
    assert laid(tmp_path, words, own=own).codes - {"E306"} == codes


INDUCTION = "岗前培训，每人补贴不超过500元；"
TWO = "岗前培训，每人补贴不超过500元，执行至2025年12月31日。在岗培训，每人补贴不超过300元；"
SECOND = """      - id: in-service
        name: 在岗培训补贴
        quote: 在岗培训，每人补贴不超过300元
        kind: subsidy
        payer: unstated
        to: 家政服务企业
        gives: 每人补贴不超过300元
        cap: 300元
        headline: 每人最高300元
"""


@pytest.mark.parametrize(
    ("of", "codes"),
    [("of: [induction], ", set()), ("of: [in-service], ", {"E417"}), ("of: [upskilling], ", {"E415"}), ("", {"Q405"})],
)
def test_a_date_of_one_benefit_is_not_its_neighbours(tmp_path: Path, of: str, codes: set[str]) -> None:
    data = Data(tmp_path, CORPUS)
    for file in ("shili-2024-7/04.yml", "shili-2024-7/source.txt"):
        data.apply({"file": file, "find": INDUCTION, "replace": TWO})
    date = f"quote: 执行至2025年12月31日, kind: force, {of}start: null, end: 2025-12-31, certainty: exact"
    listed = f"    deadlines:\n      - {{{date}}}\n    benefits:\n{SECOND}      - id: induction\n"
    data.apply({"file": "shili-2024-7/04.yml", "find": "    benefits:\n      - id: induction\n", "replace": listed})
    assert data.codes == codes


def test_the_last_article_speaks_for_the_whole_document(tmp_path: Path) -> None:
    """第六条 本规定自2024年5月1日起施行，有效期2年: it may be entered there, or in notice.yml."""
    assert Data(tmp_path / "there", CORPUS).codes == set()
    moved = Data(tmp_path / "moved", CORPUS)
    text = (moved.folder / "shili-2024-7/06.yml").read_text(encoding="utf-8")
    entries = text.partition("deadlines:\n")[2].partition("benefits:")[0]
    moved.apply({"file": "shili-2024-7/06.yml", "find": f"deadlines:\n{entries}", "replace": "deadlines: 原文没有\n"})
    moved.apply(
        {
            "file": "shili-2024-7/notice.yml",
            "find": "complete: true\n",
            "replace": f"deadlines:\n{entries}complete: true\n",
        }
    )
    assert moved.codes == set()


RULE = "places:\n  - place: {}\n    document: 《示例市规定》\n    quote: {}\n    date: 2018-01-01\n    years: {{{}}}\n"
SAID = "未明确有效期的，有效期为5年；名称冠以“试行”“暂行”的，有效期为2年"


@pytest.mark.parametrize(
    ("place", "quote", "years", "way"),
    [
        ("示例市", SAID, "default: 5, 试行: 2, 暂行: 2", None),
        ("[示例省, 示例市]", "有效期五年，试行的二年", "default: 5, 试行: 2", None),
        ("示例市", SAID, "default: 3", ("years", "default")),
        ("示例市", SAID, "default: 5, 试行: 5", ("years", "试行")),
        ("示例市", SAID, "default: 5, 通告: 2", ("years", "通告")),
        ("实例市", SAID, "default: 5", ("place",)),
    ],
)
def test_a_rule_of_a_place_is_in_its_words(
    tmp_path: Path, place: str, quote: str, years: str, way: tuple[str, ...] | None
) -> None:
    data = Data(tmp_path, CORPUS).apply({"file": "places.yml", "write": RULE.format(place, quote, years)})
    found = [(one.code, one.place.path) for one in data.problems]
    assert found == ([("E431", ("places", 0, *way))] if way else [])


def test_a_measure_that_speaks_of_itself_does_not_speak_for_the_document(tmp_path: Path) -> None:
    """Of the words of measures only those about the whole document are its own."""
    data = Data(tmp_path, CORPUS)
    entry = "deadlines:\n  - {quote: 3月底前提出申请, kind: force, start: null, end: null, certainty: unspecified}\n"
    data.apply({"file": "shili-2024-7/notice.yml", "find": "complete: true\n", "replace": f"{entry}complete: true\n"})
    assert ("E301", ("deadlines", 0, "quote")) in {(one.code, one.place.path) for one in data.problems}


def test_words_without_a_figure_are_waived_too_where_they_sound_like_a_term(tmp_path: Path) -> None:
    words = "及时更换失效的招牌。"
    assert "E416" in laid(tmp_path / "open", words).codes
    waived = "waived:\n  - {quote: 失效的招牌, kind: 别的事, why: 招牌，不是文件}"
    assert laid(tmp_path / "waived", words, own=("unsaid: [from, until]", waived)).codes == set()
    idle = "waived:\n  - {quote: 及时更换, kind: 别的事, why: 没有必要}"
    assert laid(tmp_path / "idle", "请及时更换。", own=("unsaid: [from, until]", idle)).codes == {"E309"}
