"""An amount that is known to change says so, from when and to what; so does one of which nobody has entered the new."""

from __future__ import annotations

import pytest
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.present.later import later_sum

from tests.site import ROOT

AMENDED = ROOT / "tests/corpora/amended"
NOTICE = "wangxi-2025-3"


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = load_library(AMENDED.parent, AMENDED)
    assert found and not problems
    return found


def said(library: Library, number: int, ordinal: int, benefit: str, *, cap: bool = False) -> str:
    text = library.measure_by_key[f"{NOTICE}/{number}"].texts[ordinal - 1]
    return later_sum(next(one for one in text.benefits if one.id == benefit), text, library, cap=cap)


def test_a_sum_and_its_cap_say_what_they_will_be(library: Library) -> None:
    assert said(library, 1, 1, "reward") == "2026年3月1日起最高8万元"
    assert said(library, 1, 1, "reward", cap=True) == "2026年3月1日起8万元"


def test_of_the_text_that_has_it_already_nothing_is_to_come(library: Library) -> None:
    assert said(library, 1, 2, "reward") == said(library, 1, 3, "reward") == ""


def test_what_a_later_text_no_longer_has_is_said_to_go(library: Library) -> None:
    assert said(library, 2, 1, "renewal") == "2026年3月1日起没有这一项"


def test_what_an_amendment_leaves_alone_says_nothing(library: Library) -> None:
    assert said(library, 2, 1, "night") == said(library, 2, 1, "first-shop") == ""


def test_an_amendment_that_nobody_has_entered_withholds_no_change(library: Library) -> None:
    assert said(library, 3, 1, "fair") == "2027年2月1日起修改，改后的数额尚未整理"


def test_without_the_document_that_amends_there_is_nothing_to_say(library: Library) -> None:
    alone = library.only([NOTICE])
    text = alone.measure_by_key[f"{NOTICE}/3"]
    assert later_sum(text.benefits[0], text, alone) == ""
