"""Calendar files: every dated deadline is an event of whole days, the same event at every build."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from tests.exports.test_measures_json import load
from tests.site import Site


def events(site: Site, name: str) -> list[Any]:
    return list(Calendar.from_ical(site.files[f"data/calendar/{name}.ics"]).walk("VEVENT"))


def dated(site: Site) -> list[dict[str, Any]]:
    """The deadlines that measures.json gives a date; a condition on persons is none to keep."""
    found = [one for measure in load(site)["measures"] for one in measure["deadlines"]]
    return [one for one in found if (one["start"] or one["end"]) and one["kind"] in ("due", "window", "force")]


def test_every_dated_deadline_is_an_event_from_its_first_to_its_last_day(real_site: Site) -> None:
    spans = sorted((event.decoded("dtstart"), event.decoded("dtend")) for event in events(real_site, "all"))
    expected = []
    for deadline in dated(real_site):
        first, last = deadline["start"] or deadline["end"], deadline["end"] or deadline["start"]
        if deadline["kind"] == "force":  # of a validity only the last day is one to keep
            first = last
        expected.append((date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)))
    assert expected and spans == sorted(expected)


def test_an_event_says_the_words_it_rests_on_and_where_they_stand(real_site: Site) -> None:
    words = [str(event["description"]) for event in events(real_site, "all")]
    assert all("晋市政办发电〔2022〕12号" in text and "以正式文件为准" in text for text in words)
    assert [text for text in words if "12月底前" in text and "第4条" in text]


def test_no_two_events_are_taken_for_one(real_site: Site) -> None:
    names = [str(event["uid"]) for event in events(real_site, "all")]
    assert len(set(names)) == len(names)


def test_an_event_keeps_its_name_whatever_stands_beside_it(real_site: Site, site: Site) -> None:
    alone = {str(event["uid"]) for event in events(real_site, "all")}
    assert alone < {str(event["uid"]) for event in events(site, "all")}


@pytest.mark.parametrize("name", ["unit-finance", "sector-employment"])
def test_a_unit_and_a_sector_have_their_part_of_them(real_site: Site, name: str) -> None:
    part = {str(event["uid"]) for event in events(real_site, name)}
    assert part and part < {str(event["uid"]) for event in events(real_site, "all")}


def test_lines_are_folded_as_the_format_wants(real_site: Site) -> None:
    for line in real_site.files["data/calendar/all.ics"].split(b"\r\n"):
        assert len(line) <= 75
