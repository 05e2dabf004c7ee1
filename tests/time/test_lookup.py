"""The script knows no rules: what it looks up for a day is what Python works out for that day."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from policyref import words
from policyref.present.force import stretches_as_data
from policyref.time.times import times

from tests.site import ROOT
from tests.time.folder import library_of

FIRST, DAYS = date(2020, 1, 1), 3000
LIBRARIES, ASKED = 25, 40


def in_node(stretches: Sequence[Any], elapsed: Sequence[Any] = ()) -> dict[str, Any]:
    node = shutil.which("node")
    assert node, "node is needed: see CONTRIBUTING.md"
    asked = {"words": words.scripts()["words"], "stretches": stretches, "elapsed": elapsed}
    done = subprocess.run(
        [node, Path(__file__).with_name("lookup.cjs"), ROOT / "site_overrides/components"],
        input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert not done.returncode, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def some_day(random: Random) -> date:
    return FIRST + timedelta(days=random.randrange(DAYS))


def force(random: Random, first: date) -> dict[str, Any]:
    """A period of validity, of which either end may be open."""
    start = (first + timedelta(days=random.randrange(60))).isoformat() if random.random() < 0.8 else None
    end = (
        (first + timedelta(days=random.randrange(100, 1500))).isoformat()
        if random.random() < 0.6 or not start
        else None
    )
    quote = "".join(["自" + start + "起施行" if start else "", "有效期至" + end if end else ""])
    return {"kind": "force", "quote": quote, "start": start, "end": end, "certainty": "exact"}


WORDS = {
    "extends": "有效期延长", "repeals": "废止", "suspends": "暂停执行", "confirms": "继续有效",
    "amends": "修改为新的写法", "replaces": "代替", "prevails": "以本通知为准",
}  # fmt: skip


def act(random: Random, older: Sequence[str], issued: date) -> dict[str, Any]:
    does = random.choice(sorted(WORDS))
    found: dict[str, Any] = {
        "does": does,
        "to": random.choice(older),
        "quote": f"{WORDS[does]}{random.randrange(10**6)}",
    }
    if does == "extends" or (does == "suspends" and random.random() < 0.7):
        found["until"] = (issued + timedelta(days=random.randrange(30, 900))).isoformat()
    if random.random() < 0.4:
        found["from"] = (issued + timedelta(days=random.randrange(200))).isoformat()
    return found


def notices(random: Random) -> dict[str, Any]:
    """A few documents, each of which may act on any part of the older ones."""
    found: dict[str, Any] = {}
    units: list[str] = []
    for place, issued in enumerate(sorted(some_day(random) for _ in range(random.randrange(2, 6)))):
        name = f"huaishu-{issued.year}-{place + 1}"
        one: dict[str, Any] = {"issued": issued.isoformat(), "measures": {}}
        if random.random() < 0.6:
            one["deadlines"] = [force(random, issued)]
        if random.random() < 0.6:
            one["unsaid"] = random.choice([["from", "until"], ["until"]])
        if units:
            one["effects"] = [act(random, units, issued) for _ in range(random.randrange(3))]
        for number in range(1, random.randrange(2, 5)):
            measure: dict[str, Any] = {"items": {1: {}, 2: {}}} if random.random() < 0.5 else {}
            if random.random() < 0.3:
                measure["deadlines"] = [force(random, issued)]
            one["measures"][number] = measure
        found[name] = one
        units += [name, *(f"{name}/{number}" for number in one["measures"])]
        units += [f"{name}/{number}/2" for number, measure in one["measures"].items() if "items" in measure]
    return found


def test_a_day_looked_up_is_the_day_worked_out(tmp_path: Path) -> None:
    random, asked, expected = Random(20261120), [], []
    codes = set()
    for at in range(LIBRARIES):
        library = library_of(tmp_path / str(at), notices(random))
        known = times(library)
        for notice in library.notices:
            for unit in known.units(notice.id):
                timeline = stretches_as_data(unit, library)
                days = [*(date.fromisoformat(one[0]) for one in timeline[1:]), *(some_day(random) for _ in range(4))]
                for day in days:
                    status = known.status(unit, day)
                    asked.append((timeline, day.isoformat()))
                    expected.append([status.code, status.word, status.version, status.told, status.is_gone])
                    codes.add(status.code)
    found = [[one[1], one[2], one[4], one[5], gone] for one, gone in in_node(asked)["found"]]
    assert found == expected
    assert codes >= {
        "in-force",
        "over",
        "ended",
        "replaced",
        "suspended",
        "upcoming",
        "open-ended",
        "partial",
        "gap",
    }, codes


def test_how_long_ago_is_said_alike() -> None:
    random = Random(1)
    pairs = [sorted([some_day(random), some_day(random)]) for _ in range(2000)]
    pairs += [[date(2024, 1, 31), date(2024, 2, 29)], [date(2024, 2, 29), date(2025, 2, 28)], [FIRST, FIRST]]
    said = in_node([], [[first.isoformat(), last.isoformat()] for first, last in pairs])["elapsed"]
    assert said == [words.elapsed(first, last) for first, last in pairs]


def test_how_long_ago_is_said_as_people_say_it() -> None:
    assert words.elapsed(date(2022, 12, 26), date(2026, 11, 30)) == "3年11个月"
    assert words.elapsed(date(2023, 4, 30), date(2026, 11, 30)) == "3年7个月"
    assert words.elapsed(date(2025, 11, 30), date(2026, 11, 30)) == "1年"
    assert words.elapsed(date(2026, 11, 2), date(2026, 11, 30)) == "28天"
