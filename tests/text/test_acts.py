"""What sentences do to other documents: which act, on which document, which clause, and in which words."""

from __future__ import annotations

import pytest
from policyref.text.act_changes import Change
from policyref.text.acts import UNNAMED, Acting, acts_in, quote_start, reaches_own_dates, savings, sentences


def told(sentence: str) -> list[tuple[str, list[str]]]:
    """Each act with the titles or numbers of its documents."""
    return [(one.does, [each.title or each.number for each in one.on]) for one in acts_in(sentence)]


def quote(sentence: str, one: Acting) -> str:
    return sentence[quote_start(sentence, one) : one.end]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("经研究，决定废止《甲》（云政规〔2019〕6号）。", [("repeals", ["甲"])]),
        ("《甲》、《乙》同时废止。", [("repeals", ["甲", "乙"])]),
        ("《甲》，《乙》同时废止。", [("repeals", ["甲", "乙"])]),
        ("决定废止《甲》、《乙》和《丙》，《丁》继续有效。", [("repeals", ["甲", "乙", "丙"]), ("confirms", ["丁"])]),
        ("《甲》废止，《乙》有效期延长至2028年12月31日。", [("repeals", ["甲"]), ("extends", ["乙"])]),
        ("《新》自2026年1月1日起施行，原《旧》同时废止。", [("repeals", ["旧"])]),
        ("根据《条例》，决定废止《甲》。", [("repeals", ["甲"])]),
        ("根据《条例》，《甲》自2026年1月1日起停止执行。", [("repeals", ["甲"])]),
        ("《旧》由《新》代替。", [("replaces", ["旧"])]),
        ("本办法取代《旧》。", [("replaces", ["旧"])]),
        ("云政办发〔2023〕6号文件有效期延长至2028年12月31日。", [("extends", ["云政办发〔2023〕6号"])]),
        ("延长《甲》有效期至2028年12月31日。", [("extends", ["甲"])]),
        ("自2026年4月1日起继续执行《甲》，有效期至2028年12月31日。", [("extends", ["甲"])]),
        ("《甲》暂停执行至2026年6月30日。", [("suspends", ["甲"])]),
        ("与《甲》不一致的，以本办法为准。", [("prevails", ["甲"])]),
        ("《甲》第二条所称“小微企业”是指雇员不足20人的企业。", [("interprets", ["甲"])]),
        ("对《甲》作如下修改：", [("amends", ["甲"])]),
        ("废止下列文件：《甲》、《乙》。", [("repeals", ["甲", "乙"])]),
        ("决定废止《甲》，自2026年1月1日起停止执行。", [("repeals", ["甲"])]),
        ("《甲》（云政规〔2019〕6号）试行期满后继续试行至2027年3月31日。", [("extends", ["甲"])]),
        ("自2026年4月1日起恢复执行《甲》。", [("confirms", ["甲"])]),
    ],
)  # fmt: skip
def test_each_act_is_found_with_its_documents(sentence: str, acts: list[tuple[str, list[str]]]) -> None:
    assert told(sentence) == acts


@pytest.mark.parametrize(
    "sentence",
    [
        "按照《甲》（云政办发〔2019〕30号）执行。",
        "《甲》已于2020年废止。",
        "《甲》将于2024年12月31日到期。",
        "《甲》届满自行失效。",
        "各县要及时修改或者废止与《甲》不一致的文件。",
        "《甲》废止后，由市商务局另行规定。",
        "本办法自2026年1月1日起施行，有效期至2030年12月31日。",
        "第五条写作“《甲》同时废止。”",
    ],
)
def test_what_is_only_told_is_no_act(sentence: str) -> None:
    assert acts_in(sentence) == [] or all(not one.on for one in acts_in(sentence))


@pytest.mark.parametrize(
    ("sentence", "unnamed"),
    [
        ("此前出台的有关政策同时废止。", "此前出台的有关政策"),
        ("未列入继续有效目录的规范性文件一律失效。", "未列入继续有效目录的规范性文件"),
        ("没有列入附件的，自2026年4月1日起一律停止执行。", "没有列入附件的"),
        ("未纳入目录的项目不予补助。", ""),
        ("未列入本年度计划的企业应当一律重新申报。", ""),
    ],
)
def test_documents_are_meant_without_a_name(sentence: str, unnamed: str) -> None:
    found = UNNAMED.search(sentence)
    assert (found.group() if found else "") == unnamed


@pytest.mark.parametrize(
    ("sentence", "clauses", "change"),
    [
        ("将第7条中“5万元”修改为“8万元”。", ("第7条",), Change(old="5万元", new="8万元")),
        ("第五条修改为：“奖励5万元。《甲》同时废止。”", ("第五条",), Change(new="奖励5万元。《甲》同时废止。")),
        ("删去第三条第二项。", ("第三条第二项",), Change(delete=True)),
        ("第三条第（二）项删去。", ("第三条第（二）项",), Change(delete=True)),
        ("删去第二条中的“超市”。", (), Change(old="超市", delete=True)),
        ("第二条增加一款，作为第二款：“不包括网店。”", ("第二条",), Change(new="不包括网店。")),
        ("在第二条“超市”后增加“、便利店”。", ("第二条",), Change(new="、便利店", add_after="超市")),
        ("第七条的标准由5万元提高到8万元。", ("第七条",), Change(old="5万元", new="8万元")),
    ],
)
def test_an_amendment_says_what_it_changes(sentence: str, clauses: tuple[str, ...], change: Change) -> None:
    [one] = acts_in(sentence)
    assert (one.does, one.change) == ("amends", change)
    assert one.clauses == clauses or not clauses


def test_two_changes_of_one_clause_are_two_acts_on_it() -> None:
    first, second = acts_in("将第7条中“5万元”修改为“8万元”，“每年”修改为“每两年”。")
    assert first.clauses == second.clauses == ("第7条",)
    assert second.change == Change(old="每年", new="每两年")


def test_a_slip_is_corrected() -> None:
    sentence = "《甲》第三条中“5万元”应为“50万元”，现予更正。"
    [one] = acts_in(sentence)
    assert (one.does, one.change) == ("corrects", Change(old="5万元", new="50万元"))
    assert quote(sentence, one) == sentence.rstrip("。")


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("因故，经研究，决定废止《甲》，自2026年1月1日起停止执行。", ["决定废止《甲》，自2026年1月1日起停止执行"]),
        ("《甲》自2026年1月1日起废止，《乙》继续有效。", ["《甲》自2026年1月1日起废止", "《乙》继续有效"]),
        ("经同意，自3月1日至12月31日，暂停执行《甲》第三条。", ["自3月1日至12月31日，暂停执行《甲》第三条"]),
        ("此前有关规定与本办法不一致的，以本办法为准。", ["此前有关规定与本办法不一致的，以本办法为准"]),
    ],
)  # fmt: skip
def test_the_quote_of_an_act_is_its_clauses(sentence: str, quotes: list[str]) -> None:
    assert [quote(sentence, one) for one in acts_in(sentence)] == quotes


def test_what_stands_in_marks_does_not_end_a_sentence() -> None:
    text = "第五条修改为：“奖励5万元。\n每年一次。”\n本决定自公布之日起施行。"
    assert list(sentences(text)) == ["第五条修改为：“奖励5万元。每年一次。”", "本决定自公布之日起施行。"]
    assert list(sentences("“没有合上。下一句。")) == ["“没有合上。", "下一句。"]


def test_savings_and_own_dates_are_read_in_their_words() -> None:
    assert savings("已受理的申请按原规定办理。") == "已受理的申请按原规定办理"
    assert savings("本决定自公布之日起施行。") == ""
    assert reaches_own_dates("《甲》有效期延长至2028年，其中各条政策期限一并延长") == "其中各条政策期限一并延长"
    assert reaches_own_dates("《甲》有效期延长至2028年") == ""
