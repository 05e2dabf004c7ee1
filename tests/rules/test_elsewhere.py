"""Words of another clause, or of another sentence, are quoted from there, and hold what rests on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.calc.programs import lowered
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.pages.measure import measure_page
from policyref.rules.evaluate import calculate
from policyref.rules.expr import Const

from tests.data import Data
from tests.site import FORMS

NOTICE = "shili-2025-9"
RENT, SMALL, LEVEL, WORDS = (f"{NOTICE}/{number}.yml" for number in (16, 17, 15, 18))


@pytest.mark.parametrize(
    ("file", "find", "replace", "code", "at"),
    [
        (RENT, "最高20万元}", "最高30万元}", "E301", ("cap", "quote")),
        (RENT, "sum: 20万元", "sum: 30万元", "E611", ("cap",)),
        (RENT, "clause: 18", "clause: 99", "E206", ("cap", "clause")),
        (RENT, "clause: 18", "clause: shili-2030-1/2", "E206", ("cap", "clause")),
        (RENT, "clause: 18", "clause: shili-2025-3/1", "E301", ("cap", "quote")),
        (SMALL, "300人以下的企业}", "300人以内的企业}", "E301", ("when", 1, "staff", "quote")),
        (SMALL, "quote: 培训补贴为最高标准}", "quote: 补贴为最低标准}", "E301", ("bound", "quote")),
        (LEVEL, "奖励8万元, item: 1}", "奖励9万元, item: 1}", "E301", ("pay", "table", "一级", "quote")),
        (LEVEL, "奖励8万元, item: 1}", "奖励8万元, item: 2}", "E301", ("pay", "table", "一级", "quote")),
    ],
)
def test_a_quote_that_is_not_there_is_told(
    tmp_path: Path, file: str, find: str, replace: str, code: str, at: tuple[str | int, ...]
) -> None:
    data = Data(tmp_path, FORMS).apply({"file": file, "find": find, "replace": replace})
    assert (code, at) in [(one.code, one.place.path[2:]) for one in data.problems], data.report


def test_a_number_that_another_clause_rests_on_is_used(tmp_path: Path) -> None:
    data = Data(tmp_path, FORMS)
    data.apply(
        {"file": RENT, "find": "    cap: {sum: 20万元, clause: 18, quote: 房租补贴每户最高20万元}\n", "replace": ""}
    )
    assert ("E306", "20万元") in [(one.code, one.place.near) for one in data.problems]


def test_a_notice_that_counts_the_number_in_gives_another_answer(tmp_path: Path) -> None:
    data = Data(tmp_path, FORMS)
    for file in (WORDS, f"{NOTICE}/source.txt"):
        data.apply({"file": file, "find": "不含本数", "replace": "包括本数"})
    assert "E604" in data.codes  # 2000万元以下 pays at 2000万元 now


def test_the_surroundings_of_a_notice_are_its_own() -> None:
    library, problems = load_library(FORMS.parent, FORMS)
    assert library and not problems
    program, problems = lowered(library.measure_by_key[f"{NOTICE}/17"], library)
    assert not problems
    found = calculate(program, {"年营业收入": "2000万元", "从业人员数": "20", "培训人数": "1"})
    assert found["benefits"]["small-reward"]["kind"] == "not_met"
    assert found["benefits"]["training"] == {"kind": "at_most", "value": "2000.00"}


def test_the_page_links_the_clause_that_a_rule_rests_on() -> None:
    library, _ = load_library(FORMS.parent, FORMS)
    assert library
    [page] = measure_page(library.measure_by_key[f"{NOTICE}/16"], library, Host("试", ""))
    assert '<q>房租补贴每户最高20万元</q>，见<a href="18.html#s3">（十八）</a>' in page.html


def test_the_words_of_a_cap_say_where_they_stand() -> None:
    library, _ = load_library(FORMS.parent, FORMS)
    assert library
    program, _ = lowered(library.measure_by_key[f"{NOTICE}/16"], library)
    cap = program.rules[0].cap
    assert isinstance(cap, Const) and cap.source and cap.source.span
    assert (cap.source.quote, cap.source.span.sentence) == ("房租补贴每户最高20万元", 3)
