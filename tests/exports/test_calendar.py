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


def test_every_dated_deadline_is_an_event_on_its_last_day(real_site: Site) -> None:
    spans = sorted((event.decoded("dtstart"), event.decoded("dtend")) for event in events(real_site, "all"))
    expected = []
    for deadline in dated(real_site):
        last = date.fromisoformat(deadline["end"] or deadline["start"])
        expected.append((last, last + timedelta(days=1)))
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


def test_a_period_is_told_beside_its_last_day(real_site: Site) -> None:
    told = [one for one in dated(real_site) if one["start"] and one["end"] and one["kind"] != "force"]
    words = "".join(str(event["description"]) for event in events(real_site, "all"))
    assert told and words.count("期间：") == len(told)


def test_programs_that_subscribe_are_told_to_look_again(real_site: Site) -> None:
    text = real_site.files["data/calendar/all.ics"].decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in text and "X-PUBLISHED-TTL:P1D\r\n" in text


def test_alarms_are_by_choice_in_a_second_file_with_the_same_events(real_site: Site) -> None:
    plain, woken = events(real_site, "all"), events(real_site, "alarm/all")
    assert [str(one["uid"]) for one in plain] == [str(one["uid"]) for one in woken]
    assert not any(one.walk("VALARM") for one in plain)
    for one in woken:
        alarms = one.walk("VALARM")
        assert len(alarms) == (one.get("status") != "CANCELLED")
        assert all(alarm.decoded("trigger") == timedelta(days=-7) for alarm in alarms)


def test_what_has_no_day_is_named_in_the_description_of_the_calendar(site: Site) -> None:
    [calendar] = Calendar.from_ical(site.files["data/calendar/all.ics"]).walk("VCALENDAR")
    undated = [
        one["quote"]
        for measure in load(site)["measures"]
        for one in measure["deadlines"]
        if one["kind"] in ("due", "window") and not (one["start"] or one["end"] or one.get("rule"))
    ]
    assert undated and all(quote in str(calendar["description"]) for quote in undated)


def test_a_calendar_can_be_subscribed_to_where_the_site_has_an_address(known: Site, real_site: Site) -> None:
    public = "webcal://www.example.gov.cn/zwgk/policy/data/calendar/"
    for site, subscribed in ((known, True), (real_site, False)):
        pages = [one for one in site.files if one.startswith(("deadlines.html", "units/", "sectors/"))]
        linked = [site.page(one).links() for one in pages if one.endswith(".html")]
        offering = [links for links in linked if any(link.endswith(".ics") for link in links)]
        assert offering
        assert {any(link.startswith(public) for link in links) for links in offering} == {subscribed}
