"""What is asked of the times of a library: acts and their words, units by key, what a page has to look at."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from policyref.model.library import Library
from policyref.time.acts import Act
from policyref.time.bounds import last_of_years
from policyref.time.provisions import find
from policyref.time.times import times

from tests.time.folder import library_of

SILENT = ["from", "until"]
PARTS = {1: {}, 2: {"items": {1: {"benefits": {"rent": "1万元"}}, 2: {}}}, 3: {"benefits": {"opening": "2万元"}}}


def acting(folder: Path, *effects: dict[str, Any], **later: Any) -> Library:
    """An older notice, and a later one that does something to it."""
    return library_of(
        folder,
        {
            "muqiao-2020-1": {
                "number": "木政发〔2020〕1号",
                "issued": "2020-01-01",
                "unsaid": SILENT,
                "measures": PARTS,
            },
            "muqiao-2023-4": {"issued": "2023-04-05", "unsaid": SILENT, "effects": list(effects), **later},
        },
    )


def only_act(library: Library) -> Act:
    (act,) = times(library).acts_by("muqiao-2023-4")
    return act


@pytest.mark.parametrize(
    ("does", "quote", "word", "ends_as"),
    [
        ("repeals", "《木桥办法》同时废止", "废止", "ended"),
        ("repeals", "自即日起停止执行", "停止执行", "stopped"),
        ("repeals", "第三条不再执行", "不再执行", "stopped"),
        ("repeals", "下列文件宣布失效：《木桥市关于废止若干规定的办法》", "宣布失效", "lapsed"),
        ("repeals", "到期后自动失效", "自动失效", "lapsed"),
        ("replaces", "由本办法取代", "取代", "replaced"),
    ],
)
def test_an_act_is_called_what_it_calls_itself(does: str, quote: str, word: str, ends_as: str, tmp_path: Path) -> None:
    act = only_act(acting(tmp_path, {"does": does, "to": "muqiao-2020-1", "quote": quote}))
    assert (act.word, act.ends_as) == (word, ends_as)


@pytest.mark.parametrize(
    ("effect", "later", "start", "is_said"),
    [
        ({"from": "2023-06-01"}, {}, date(2023, 6, 1), True),
        ({}, {"deadlines": [{"start": "2023-05-01", "certainty": "exact"}]}, date(2023, 5, 1), True),
        (
            {},
            {"deadlines": [{"start": "2023-04-05", "certainty": "derived", "basis": "按成文日期"}]},
            date(2023, 4, 5),
            False,
        ),
        ({}, {}, date(2023, 4, 5), False),
    ],
)
def test_an_act_begins_when_it_says_or_its_document_does_or_was_issued(
    effect: dict[str, Any], later: dict[str, Any], start: date, is_said: bool, tmp_path: Path
) -> None:
    later = {key: [{"kind": "force", "quote": "自那天起施行", **one} for one in value] for key, value in later.items()}
    act = only_act(acting(tmp_path, {"does": "repeals", "to": "muqiao-2020-1", "quote": "废止", **effect}, **later))
    assert (act.start, act.start_is_said, act.issued) == (start, is_said, date(2023, 4, 5))


def test_an_act_stands_where_its_words_are(tmp_path: Path) -> None:
    effect = {"does": "repeals", "to": "muqiao-2020-1/1", "quote": "第一条废止"}
    library = acting(tmp_path, effect, measures={1: {"effects": [{**effect, "quote": "原第一条同时废止"}]}})
    assert [act.address for act in times(library).acts_by("muqiao-2023-4")] == [
        "muqiao-2023-4/index.html",
        "muqiao-2023-4/1.html#s2",
    ]


def test_what_acts_on_a_unit_and_within_it_is_told_apart(tmp_path: Path) -> None:
    effects = [
        {"does": "prevails", "to": "muqiao-2020-1", "quote": "以本通知为准"},
        {"does": "repeals", "to": "muqiao-2020-1/2/1", "quote": "第二条第（一）项废止"},
        {"does": "repeals", "to": {"title": "别的办法"}, "quote": "别的办法废止"},
    ]
    known = times(acting(tmp_path, *effects))
    assert [act.does for act in known.acts_on("muqiao-2020-1/2/1")] == ["repeals", "prevails"]  # the nearest first
    assert [act.does for act in known.acts_on("muqiao-2020-1/2")] == ["prevails"]
    assert [act.on for act in known.acts_within("muqiao-2020-1/2")] == ["muqiao-2020-1/2/1"]
    assert [act.on for act in known.acts_by("muqiao-2023-4")] == ["muqiao-2020-1", "muqiao-2020-1/2/1", None]
    assert known.acts_on("muqiao-2023-4") == known.acts_within("muqiao-2023-4") == ()


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("muqiao-2020-1", "muqiao-2020-1"),
        ("muqiao-2020-1/2/1", "muqiao-2020-1/2/1"),
        ("muqiao-2020-1/3@opening", "muqiao-2020-1/3@opening"),
        ("muqiao-2020-1/2/1@rent", "muqiao-2020-1/2/1@rent"),
        ("muqiao-2020-1/2@rent", "muqiao-2020-1/2/1@rent"),
        ("muqiao-2020-1/2/2@rent", None),
        ("muqiao-2020-1@rent", None),
        ("muqiao-2020-1/4", None),
        ("muqiao-2020-1/02", None),
        ("muqiao-2020-1/2/1/1", None),
        ("muqiao-2020-2", None),
        ("", None),
        ("/", None),
        ("muqiao-2020-1/", None),
    ],
)
def test_a_unit_is_found_by_its_key(key: str, found: str | None, tmp_path: Path) -> None:
    provision = find(key, acting(tmp_path))
    assert (provision.key if provision else None) == found


def test_units_are_those_of_the_text_and_benefits_that_are_told_apart(tmp_path: Path) -> None:
    library = acting(tmp_path, {"does": "repeals", "to": "muqiao-2020-1/2@rent", "quote": "租金奖励停止执行"})
    assert times(library).units("muqiao-2020-1") == [
        "muqiao-2020-1",
        "muqiao-2020-1/1",
        "muqiao-2020-1/2",
        "muqiao-2020-1/2/1",
        "muqiao-2020-1/2/1@rent",
        "muqiao-2020-1/2/2",
        "muqiao-2020-1/3",
    ]


def test_what_has_nothing_of_its_own_shares_one_timeline(tmp_path: Path) -> None:
    """Ten thousand measures on which nothing acts cost what their notices do."""
    known = times(acting(tmp_path))
    assert known.timeline("muqiao-2020-1/1") is known.timeline("muqiao-2020-1/2/2") is known.timeline("muqiao-2020-1")
    acted = times(acting(tmp_path / "acted", {"does": "repeals", "to": "muqiao-2020-1/1", "quote": "第一条废止"}))
    assert acted.timeline("muqiao-2020-1/2") is acted.timeline("muqiao-2020-1/3@opening")
    assert acted.timeline("muqiao-2020-1/1") is not acted.timeline("muqiao-2020-1/2")


def test_a_notice_hangs_on_what_acts_on_it_and_on_that_and_on_what_its_marks_name(tmp_path: Path) -> None:
    act = {"does": "repeals", "quote": "予以废止"}
    library = library_of(
        tmp_path,
        {
            "a-2020-1": {"issued": "2020-01-01", "unsaid": SILENT},
            "a-2021-1": {"issued": "2021-01-01", "effects": [{**act, "to": "a-2020-1", "instead": {1: "a-2021-2"}}]},
            "a-2021-2": {"issued": "2021-02-01"},
            "a-2022-1": {"issued": "2022-01-01", "effects": [{**act, "to": "a-2021-1"}]},
            "a-2023-1": {"issued": "2023-01-01", "forwards": "a-2020-1"},
            "a-2024-1": {"issued": "2024-01-01"},
        },
    )
    known = times(library)
    assert known.hangs_on("a-2020-1") == {"a-2020-1", "a-2021-1", "a-2021-2", "a-2022-1"}
    assert known.hangs_on("a-2023-1") == {"a-2023-1", *known.hangs_on("a-2020-1")}
    assert known.hangs_on("a-2024-1") == {"a-2024-1"}
    assert known.works_on("a-2021-1") == {"a-2020-1"}


@pytest.mark.parametrize(
    "does",
    [{"does": "repeals"}, {"does": "suspends"}, {"does": "prevails"}, {"does": "extends", "until": "2030-12-31"}],
)
def test_of_those_that_act_on_each_other_on_one_day_none_does_anything(does: dict[str, Any], tmp_path: Path) -> None:
    """The check asks a person which came first."""
    circle = {1: 2, 2: 3, 3: 1}
    notices = {
        f"b-2020-{one}": {"issued": "2020-01-01", "effects": [{**does, "to": f"b-2020-{other}", "quote": "词"}]}
        for one, other in circle.items()
    }
    known = times(library_of(tmp_path, notices))
    assert [known.status(f"b-2020-{one}", date(2021, 1, 1)).told for one in circle] == ["有效期尚未整理"] * 3
    open_ended = {**notices, "b-2020-3": {"issued": "2020-01-01"}}
    known = times(library_of(tmp_path, open_ended))
    assert [known.works(act) for act in known.acts_by("b-2020-1")] == [True]


def test_the_day_of_a_library_is_the_newest_on_which_anything_was_done(tmp_path: Path) -> None:
    asked = [{"date": "2026-11-02", "by": "县政务公开科", "asked": "县商务局", "found": "unknown"}]
    library = acting(tmp_path, measures={1: {"checked": asked}})
    assert library.day == date(2026, 11, 2)
    assert library.only(["muqiao-2020-1"]).day == library.day


def test_what_was_worked_out_of_a_library_stays_where_it_was(tmp_path: Path) -> None:
    library = acting(tmp_path, {"does": "repeals", "to": "muqiao-2020-1/1", "quote": "第一条废止"})
    word = times(library).status("muqiao-2020-1/1").word
    sent = pickle.loads(pickle.dumps(library))
    assert not sent.worked_out and times(sent).status("muqiao-2020-1/1").word == word
    assert times(library) is times(library) is not times(sent)


@pytest.mark.parametrize(
    ("start", "years", "last"),
    [
        (date(2024, 2, 1), 3, date(2027, 1, 31)),
        (date(2026, 8, 22), 5, date(2031, 8, 21)),
        (date(2024, 1, 1), 1, date(2024, 12, 31)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2023, 3, 1), 1, date(2024, 2, 29)),
    ],
)
def test_years_end_on_the_day_before_their_anniversary(start: date, years: int, last: date) -> None:
    assert last_of_years(start, years) == last
