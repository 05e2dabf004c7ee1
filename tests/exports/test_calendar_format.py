"""Calendar files as another library than their writer reads them, and as RFC 5545 wants their bytes."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
import yaml

from tests.exports.test_measures_json import load
from tests.pages.dates import iso, listed
from tests.site import DATA, NOTICE, Project, Site

FOLDER = "data/calendar/"
LONG = "服务业企业补缴缓缴的社会保险费" * 12


def calendars(site: Site) -> list[str]:
    return [address for address in site.files if address.startswith(FOLDER)]


def events(site: Site, name: str) -> list[Any]:
    """The events as vobject reads them; it raises on what is no calendar."""
    calendar = vobject.readOne(site.files[f"{FOLDER}{name}.ics"].decode())
    calendar.validate()
    return list(calendar.vevent_list)


def written(measure: dict[str, Any]) -> list[tuple[date, date, str]]:
    """Last day, day after it and quote of what an editor dated in a measure, from the YAML itself."""
    path = DATA / NOTICE / f"{measure['number']:02}.yml"
    record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    deadlines = [one for owner in (record, *record.get("items", [])) for one in listed(owner, "deadlines")]
    found = []
    for deadline in deadlines:
        start, end = iso(deadline.get("start")), iso(deadline.get("end"))
        if deadline["kind"] in ("due", "window", "force") and (start or end):
            last = date.fromisoformat(end or start)
            found.append((last, last + timedelta(days=1), deadline["quote"]))
    return found


def shown(event: Any) -> tuple[date, date, str]:
    quote = re.match("原文：(.*)", event.description.value)
    assert quote
    return event.dtstart.value, event.dtend.value, quote[1]


def groups(site: Site) -> list[tuple[str, list[dict[str, Any]]]]:
    """The name of every file there may be, with the measures that belong in it."""
    data = load(site)
    measures = data["measures"]
    units = [
        (f"unit-{u['id']}", [m for m in measures if u["id"] in {x["id"] for x in m["units"]}]) for u in data["units"]
    ]
    sectors = [(f"sector-{s['id']}", [m for m in measures if s["id"] in m["sectors"]]) for s in data["sectors"]]
    return [("all", measures), *units, *sectors]


def test_every_file_has_exactly_the_dated_deadlines_of_its_measures(real_site: Site) -> None:
    expected = {f"{FOLDER}{name}.ics": [d for m in part for d in written(m)] for name, part in groups(real_site)}
    expected = {name: deadlines for name, deadlines in expected.items() if deadlines}
    with_alarms = {name.replace(FOLDER, f"{FOLDER}alarm/") for name in expected}
    assert {*calendars(real_site)} == {*expected, *with_alarms}
    for address, deadlines in expected.items():
        found = events(real_site, address.removeprefix(FOLDER).removesuffix(".ics"))
        assert Counter(map(shown, found)) == Counter(deadlines), address


def test_days_are_days_without_an_hour(site: Site) -> None:
    for event in events(site, "all"):
        for line in (event.dtstart, event.dtend):
            assert type(line.value) is date
            assert line.params["VALUE"] == ["DATE"]
        assert event.dtend.value > event.dtstart.value


def test_a_unit_that_answers_for_every_measure_has_every_deadline(site: Site) -> None:
    """各区人民政府 is named once in the notice and in no measure of it."""
    of_notice = {
        one.uid.value for one in events(site, "all") if one.uid.value.startswith(("shili-2024-7-", "shili-2024-7."))
    }
    assert of_notice and {one.uid.value for one in events(site, "unit-shili-districts")} == of_notice


def test_the_time_stamp_is_the_date_of_the_notice(real_site: Site) -> None:
    assert {one.dtstamp.value for one in events(real_site, "all")} == {datetime(2022, 12, 26, tzinfo=UTC)}


@pytest.mark.parametrize(("quote", "mark"), [("12月底前", "（推定）"), ("2023年6月前", "（有两种理解）")])
def test_a_guess_is_called_one(real_site: Site, quote: str, mark: str) -> None:
    found = [one.summary.value for one in events(real_site, "all") if shown(one)[2] == quote]
    assert found and all(words.endswith(mark) for words in found)


def test_an_event_is_the_same_whatever_the_order_of_the_data(real_site: Site, tmp_path: Path) -> None:
    """Editors rearrange; a phone that already has the event must not get it again."""
    turned = Project.of_real_data(tmp_path / "checkout")
    for path in (turned.data / NOTICE).glob("[0-9]*.yml"):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        for owner in (record, *record.get("items", [])):
            listed(owner, "deadlines").reverse()
        path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    before, after = ([(one.uid.value, shown(one)) for one in events(s, "all")] for s in (real_site, turned.build()))
    assert before != after, "nothing was rearranged"
    assert sorted(before) == sorted(after)


def test_deadlines_that_rest_on_the_same_words_are_events_of_their_own(shapes: Project) -> None:
    lines = shapes.read("shili-2024-7/04.yml").splitlines()
    first = next(line for line in lines if line.startswith("  - {quote: 自2024年5月1日起申领"))
    second = first.replace("可以申领", "开始受理")
    names = []
    shapes.edit("shili-2024-7/04.yml", first, f"{first}\n{second}")
    names.append({one.uid.value: one.summary.value for one in events(shapes.build(), "all")})
    shapes.edit("shili-2024-7/04.yml", f"{first}\n{second}", f"{second}\n{first}")
    names.append({one.uid.value: one.summary.value for one in events(shapes.build(), "all")})
    assert names[0] == names[1] and {"可以申领", "开始受理"} < set(names[0].values())


class TestBytes:
    """What programs read that are less forgiving than libraries."""

    @pytest.fixture
    def lines(self, shapes: Project) -> list[bytes]:
        shapes.edit("shili-2024-7/04.yml", "what: 可以申领", f"what: {LONG}")
        return shapes.build().files[f"{FOLDER}all.ics"].split(b"\r\n")

    def test_lines_end_with_both_characters_and_are_short(self, lines: list[bytes]) -> None:
        assert lines[-1] == b"" and len(lines) > 20
        assert [line for line in lines if b"\n" in line or b"\r" in line or len(line) > 75] == []

    def test_no_chinese_character_is_torn_by_a_fold(self, lines: list[bytes]) -> None:
        folded = [line for line in lines if line.startswith(b" ")]
        assert len(folded) > 5
        for line in lines:
            line.decode()

    def test_a_long_text_comes_out_whole(self, lines: list[bytes]) -> None:
        calendar = vobject.readOne(b"\r\n".join(lines).decode())
        assert LONG in [event.summary.value for event in calendar.vevent_list]
