"""An amount that an amendment changes says so, also where nobody has entered what it is then."""

from __future__ import annotations

import pytest
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.present.amounts import amount

from tests.site import ROOT

AMENDED = ROOT / "tests/corpora/amended"
NOTICE = "wangxi-2025-3"


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = load_library(AMENDED.parent, AMENDED)
    assert found and not problems
    return found


def said(library: Library, number: int, ordinal: int, benefit: str) -> str:
    text = library.measure_by_key[f"{NOTICE}/{number}"].texts[ordinal - 1]
    return amount(next(one for one in text.benefits if one.id == benefit), text, library)


def test_a_sum_says_what_it_will_be(library: Library) -> None:
    assert said(library, 1, 1, "reward").startswith("最高5万元，2026年3月1日至2027年1月31日最高8万元，")


def test_what_an_amendment_leaves_alone_says_nothing(library: Library) -> None:
    assert said(library, 2, 1, "night") == "2万元"


def test_an_amendment_that_nobody_has_entered_is_told(library: Library) -> None:
    assert said(library, 3, 1, "fair").endswith("，2027年2月1日起修改，改后的数额尚未整理")


def test_without_the_document_that_amends_there_is_nothing_to_say(library: Library) -> None:
    alone = library.only([NOTICE])
    text = alone.measure_by_key[f"{NOTICE}/3"]
    assert amount(text.benefits[0], text, alone) == text.benefits[0].headline
