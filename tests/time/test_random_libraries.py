"""What is true of every library: notices, parts and acts at random, and every day on which anything may change."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from policyref.model.library import Library
from policyref.time.status import ENDED, Status
from policyref.time.times import Times, times
from policyref.words import FORCE, PARTLY_OVER

from tests.time.folder import library_of

Notices = dict[str, dict[str, Any]]
FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 2400).map(lambda number: FIRST + timedelta(days=number))
QUOTES = {
    "repeals": ["予以废止", "停止执行", "宣布失效"],
    "replaces": ["由本通知代替"],
    "extends": ["有效期延长至"],
    "suspends": ["暂停执行"],
    "confirms": ["继续有效"],
    "amends": ["修改为"],
    "prevails": ["以本通知为准"],
}
PLACES = [
    {"place": "示例省", "document": "《规定》", "quote": "有效期为3年", "date": "2020-06-01", "years": {"default": 3}}
]


@st.composite
def force(draw: st.DrawFn, about: str) -> list[dict[str, Any]]:
    """None, a first day, a last day, or both; sometimes two readings of the last."""
    start, end = sorted(draw(st.tuples(DAYS, DAYS)))
    kind = draw(st.sampled_from(["", "", "start", "end", "both", "two"]))
    if not kind:
        return []
    found: dict[str, Any] = {"kind": "force", "quote": f"{about}的时间", "certainty": "exact"}
    if kind == "two":
        readings = [{"name": "早", "end": end}, {"name": "晚", "end": end + timedelta(days=40)}]
        return [{**found, "certainty": "ambiguous", "readings": readings}]
    if kind != "end":
        found["start"] = start
    if kind != "start":
        found["end"] = end
    return [found]


@st.composite
def effect(draw: st.DrawFn, units: list[str], index: int) -> dict[str, Any]:
    does = draw(st.sampled_from(sorted(QUOTES)))
    words = f"{draw(st.sampled_from(QUOTES[does]))}{index}"
    found: dict[str, Any] = {"does": does, "to": draw(st.sampled_from(units)), "quote": words}
    if draw(st.booleans()):
        found["from"] = draw(DAYS)
    if does == "extends" or (does == "suspends" and draw(st.booleans())):
        found["until"] = draw(DAYS)
    if does == "extends" and draw(st.booleans()):
        found[draw(st.sampled_from(["retroactive", "own_dates"]))] = {"quote": words}
    return found


@st.composite
def libraries(draw: st.DrawFn) -> Notices:
    """Up to five notices, each able to act on those issued before it and on their parts."""
    issued = sorted(draw(st.lists(DAYS, min_size=1, max_size=5)))
    notices: Notices = {}
    units: list[str] = []
    for at, day in enumerate(issued):
        measures: dict[int, Any] = {}
        for number in range(1, draw(st.integers(0, 3)) + 1):
            items = {
                one: {"deadlines": draw(force(f"第{number}条第{one}项"))}
                for one in range(1, draw(st.integers(0, 2)) + 1)
            }
            measures[number] = {
                "deadlines": draw(force(f"第{number}条")),
                "items": items,
                "benefits": {"sum": f"{number}万元"},
            }
        name = f"n-{at}"
        notices[name] = {
            "issued": day,
            "draft": draw(st.integers(0, 9)) == 0,
            "unsaid": draw(st.sampled_from([[], ["until"], ["from"], ["from", "until"]])),
            "deadlines": draw(force("本通知")),
            "effects": [draw(effect(units, index)) for index in range(draw(st.integers(0, 3)))] if units else [],
            "measures": measures,
        }
        units += [name, *(f"{name}/{number}" for number in measures), *(f"{name}/{number}@sum" for number in measures)]
        units += [f"{name}/{number}/{item}" for number, one in measures.items() for item in one["items"]]
    return notices


def read(notices: Notices) -> Library:
    with tempfile.TemporaryDirectory() as folder:
        return library_of(Path(folder), notices, PLACES)


def all_units(library: Library) -> list[str]:
    known = times(library)
    return [unit for notice in library.notices for unit in known.units(notice.id)]


def days_of(known: Times, unit: str) -> Iterator[date]:
    """Those on which something begins, with those before and after, and some in between."""
    yield from (FIRST - timedelta(days=400), FIRST + timedelta(days=5000))
    yield from (FIRST + timedelta(days=number) for number in range(0, 2500, 37))
    for row in known.timeline(unit)[1:]:
        assert row.first
        yield from (row.first - timedelta(days=1), row.first, row.first + timedelta(days=1))


def told(status: Status) -> dict[str, Any]:
    """What is said of it; acts are other objects in another library."""
    return status.as_json()


def history(library: Library, unit: str) -> list[tuple[date | None, dict[str, Any]]]:
    return [(row.first, told(row.status)) for row in times(library).timeline(unit)]


@given(libraries())
@settings(max_examples=20)
def test_a_timeline_says_of_every_day_what_is_worked_out_for_that_day(notices: Notices) -> None:
    library = read(notices)
    known = times(library)
    for unit in all_units(library):
        for day in days_of(known, unit):
            assert known.status(unit, day) == known.worked_out(unit, day), (unit, day)


@given(libraries())
@settings(max_examples=20)
def test_there_is_exactly_one_word_and_what_an_act_has_ended_stays_ended(notices: Notices) -> None:
    library = read(notices)
    for unit in all_units(library):
        rows = times(library).timeline(unit)
        assert rows[0].first is None and [row.first for row in rows[1:]] == sorted({row.first for row in rows[1:]})  # type: ignore[type-var]
        for row in rows:
            assert row.status.word in (
                {FORCE["partial"], PARTLY_OVER} if row.status.code == "partial" else {FORCE[row.status.code]}
            )
        assert all(one.status != two.status for one, two in pairwise(rows))
        if "/" in unit and not any(other.startswith((f"{unit}/", f"{unit}@")) for other in all_units(library)):
            codes = [row.status.code for row in rows]
            first = next((at for at, code in enumerate(codes) if code in ENDED), len(codes))
            assert set(codes[first:]) <= ENDED


@given(libraries())
@settings(max_examples=20)
def test_a_whole_is_gone_where_all_its_parts_are(notices: Notices) -> None:
    library = read(notices)
    known = times(library)
    for notice in library.notices:
        parts = [unit for unit in known.units(notice.id) if unit.count("/") == 1 and "@" not in unit]
        for day in days_of(known, notice.id):
            whole = known.status(notice.id, day)
            gone = [known.status(part, day).is_gone for part in parts]
            if gone and all(gone):
                assert whole.is_gone or whole.code in ("draft", "suspended", "not-issued"), (notice.id, day)
            if whole.is_ended and not any(known.status(part, day).code == "partial" for part in parts):
                assert all(gone), (notice.id, day)


@given(libraries(), st.data())
@settings(max_examples=20)
def test_what_is_unrelated_or_dead_changes_nothing(notices: Notices, data: st.DataObject) -> None:
    library = read(notices)
    before = {unit: history(library, unit) for unit in all_units(library)}
    target = data.draw(st.sampled_from(sorted(notices)))
    act, last = data.draw(effect([target], 99)), max(one["issued"] for one in notices.values())
    more: Notices = {
        "z-unrelated": {"issued": data.draw(DAYS), "unsaid": ["from", "until"], "measures": {1: {}}},
        "z-draft": {"issued": last, "draft": True, "effects": [act]},
        "z-dead": {"issued": last, "effects": [{**act, "from": last + timedelta(days=30)}]},
        "z-kills": {"issued": last, "effects": [{"does": "repeals", "to": "z-dead", "quote": "予以废止"}]},
    }
    after = read({**notices, **more})
    assert {unit: history(after, unit) for unit in before} == before


@given(libraries())
@settings(max_examples=20)
def test_the_notices_that_one_hangs_on_are_enough_to_say_whether_it_holds(notices: Notices) -> None:
    """A page is made of these alone, wherever it is made."""
    library = read(notices)
    for notice in library.notices:
        enough = library.only(times(library).hangs_on(notice.id))
        for unit in times(library).units(notice.id):
            assert history(enough, unit) == history(library, unit), unit
