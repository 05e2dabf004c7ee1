"""What an act that nobody has entered anew withdraws: what rests on the words that it is on, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from policyref.facts.record import changed
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.present.amounts import other_amounts
from policyref.present.finder import found_in
from policyref.time.rewritten import rewritten
from policyref.time.texts import held_texts, withdrawals, withdrawn_in_words, withdrawn_now
from policyref.time.versions import not_consolidated

from tests.data import CORPUS, Data

AMENDED = CORPUS.with_name("amended")
KEY = "wangxi-2025-3/4"
FILE = "wangxi-2025-3/04.yml"
BOTH = {"launch", "show"}


def read(folder: Path) -> Library:
    library, problems = load_library(folder.parent, folder)
    assert not problems
    return library


def touched(library: Library, unit: str) -> set[str]:
    """Of 4, by the act on it, were that on another unit."""
    measure = library.measure_by_key[KEY]
    ((act,),) = not_consolidated(measure, library)
    return {*rewritten([replace(act, effect=changed(act.effect, to=unit))], measure)}


@pytest.mark.parametrize(
    ("unit", "gone"),
    [
        (f"{KEY}/1", {"launch"}),
        (f"{KEY}/2", {"show"}),
        (f"{KEY}@show", {"show"}),
        (f"{KEY}/1@launch", {"launch"}),
        (KEY, BOTH),
        ("wangxi-2025-3", BOTH),
        (f"{KEY}/9", BOTH),  # an item that this text does not have
    ],
)
def test_an_act_on_an_item_or_a_benefit_leaves_the_others_alone(unit: str, gone: set[str]) -> None:
    assert touched(read(AMENDED), unit) == gone


_OWN = "closing: 上述奖励可以叠加享受。（责任单位：市商务局）"
_BENEFIT = """
benefits:
  - id: more
    name: 再奖
    quote: 两者都有的再奖1万元
    kind: reward
    payer: unstated
    to: 两者都有的
    gives: 再奖1万元
    headline: 1万元
"""


@pytest.mark.parametrize(
    ("find", "put", "gone"),
    [
        # What stands in no item cannot be told apart from any.
        (
            _OWN,
            f"closing: 上述奖励可以叠加享受，两者都有的再奖1万元。（责任单位：市商务局）{_BENEFIT}",
            {"launch", "more"},
        ),
        # A rule of one item that goes by words of the other.
        ("{fixed: 4万元}", "{table: {是: {pay: 3万元, quote: 奖励3万元, item: 1}}, by: shown}", BOTH),
        # What the item says of 以上 is about all.
        ("奖励3万元。", "奖励3万元，本条所称“以上”均含本数。", BOTH),
    ],
)
def test_what_rests_on_its_words_goes_with_it(tmp_path: Path, find: str, put: str, gone: set[str]) -> None:
    library = read(Data(tmp_path, AMENDED).apply({"file": FILE, "find": find, "replace": put}).folder)
    assert touched(library, f"{KEY}/1") == gone


def test_from_which_day_on_which_of_them() -> None:
    library = read(AMENDED)
    measure = library.measure_by_key[KEY]
    assert [(one.first, {*one.withdrawn}, one.is_empty) for one in held_texts(measure, library)] == [
        (None, set(), False),
        (date(2027, 2, 1), {"launch"}, False),
    ]
    said = [withdrawn_in_words(one) for one in withdrawals(measure, library)]
    assert len(said) == 1 and said[0].startswith("自2027年2月1日起，“首发活动奖励”已修改，本站尚未整理修改后的文字。")
    of_item = {number: withdrawals(measure, library, lambda one, n=number: one.item == n) for number in (1, 2)}
    assert not of_item[2] and withdrawn_in_words(of_item[1][0]).startswith("自2027年2月1日起，已修改")
    days = (date(2027, 1, 31), date(2027, 2, 1))
    assert [withdrawn_now(measure, replace(library, published=day)) for day in days] == [set(), {"launch"}]


def test_the_finder_computes_the_others() -> None:
    library = read(AMENDED)
    for day, computed in (("2027-01-31", [["launch"], ["show"]]), ("2027-02-01", [[], ["show"]])):
        now = replace(library, published=date.fromisoformat(day))
        found = [json.loads(one.shown) for notice in now.notices for one in found_in(notice, now, Host("站", ""))]
        assert [one["rules"] for one in found if one["key"] == KEY] == computed


def test_acts_of_two_days_withdraw_one_after_the_other(tmp_path: Path) -> None:
    data = Data(tmp_path, AMENDED)
    quote = "将第4条第（1）项中“奖励3万元”修改为“奖励5万元”"
    later = f"  - {{does: amends, to: wangxi-2025-3/4/2, quote: {quote}, from: 2027-03-01}}\n"
    edit = {"file": "wangxi-2027-2/notice.yml", "find": "opening:\n", "replace": f"{later}opening:\n"}
    library = read(data.apply(edit).folder)
    held = held_texts(library.measure_by_key[KEY], library)
    assert [(one.first, {*one.withdrawn}, one.is_empty) for one in held] == [
        (None, set(), False),
        (date(2027, 2, 1), {"launch"}, False),
        (date(2027, 3, 1), BOTH, True),
    ]


def test_only_the_amount_of_that_item_is_said_to_be_open() -> None:
    library = read(AMENDED)
    measure = library.measure_by_key[KEY]
    told = {one.id: other_amounts(one, measure, library) for one in measure.benefits}
    assert told == {"launch": ["2027年2月1日起修改，改后的数额尚未整理"], "show": []}
