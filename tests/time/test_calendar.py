"""An event says for whom it is, whether it still holds and by which act; the end of a validity is an event, too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from icalendar import Calendar
from policyref.exports.calendar import calendar_of_all
from policyref.model.host import Host
from policyref.model.library import Library

from tests.time.test_prints import LONGER, MEASURES, OLD, REPEAL, of

DAY = {"kind": "due", "quote": "2024年11月30日前申请", "end": "2024-11-30", "certainty": "exact"}


def events(library: Library) -> list[Any]:
    made = {one.address: one.content for one in calendar_of_all(library, Host("试", ""))}
    return list(Calendar.from_ical(made["data/calendar/all.ics"]).walk("VEVENT"))


def event(library: Library, words: str) -> Any:
    (found,) = [one for one in events(library) if words in one["summary"]]
    return found


def test_the_last_day_of_a_validity_is_an_event_on_the_day_to_which_it_was_extended(tmp_path: Path) -> None:
    own = event(of(tmp_path, measures={5: {}}), "有效期的最后一天")
    assert own.decoded("dtstart") == date(2025, 5, 31)
    assert "效力（截至2024年6月20日）：有效" in own["description"]
    longer = event(of(tmp_path, LONGER, measures={5: {}}), "有效期的最后一天")
    assert longer.decoded("dtstart") == date(2027, 5, 31) and longer["uid"] == own["uid"]
    assert "有效 · 已延长（原至2025年5月31日）" in longer["description"]
    assert "见《关于liuhe-2024-8的通知》（柳政发〔2024〕8号）：“其余继续执行至2027年5月31日”" in longer["description"]


def test_a_derived_day_is_called_so_until_an_act_says_it(tmp_path: Path) -> None:
    derived = {**OLD["deadlines"][0], "certainty": "derived", "basis": "三年"}
    assert "（推定）" in event(of(tmp_path, deadlines=[derived], measures={5: {}}), "有效期的最后一天")["summary"]
    longer = of(tmp_path, LONGER, deadlines=[derived], measures={5: {}})
    assert "推定" not in event(longer, "有效期的最后一天")["summary"]


def test_a_day_that_comes_after_the_repeal_bears_its_word_and_act(tmp_path: Path) -> None:
    measures = {8: {**MEASURES[8], "name": "办好展会", "deadlines": [DAY]}}
    found = event(of(tmp_path, REPEAL, measures=measures), "办好展会")
    assert found["summary"] == "办好展会（已废止）" and found["status"] == "CANCELLED"
    assert "自2024年4月1日起废止，见《关于liuhe-2024-8的通知》" in found["description"]
    assert event(of(tmp_path, measures=measures), "办好展会")["summary"] == "办好展会"


def test_a_repeal_that_is_still_to_come_is_not_called_done(tmp_path: Path) -> None:
    measures = {8: {**MEASURES[8], "name": "办好展会", "deadlines": [DAY]}}
    found = event(of(tmp_path, REPEAL, printed="2024-03-20", measures=measures), "办好展会")
    assert found["summary"] == "办好展会（将于2024年4月1日废止）" and found["status"] == "CANCELLED"


def test_what_comes_again_comes_no_longer_than_the_text_is_known_to_hold(tmp_path: Path) -> None:
    again = {"kind": "due", "quote": "每年10月31日前申请", "certainty": "unspecified"}
    measures = {8: {**MEASURES[8], "name": "办好展会", "deadlines": [again]}}

    def until(*acts: Any) -> Any:
        rule = event(of(tmp_path, *acts, measures=measures), "办好展会").get("rrule")
        return rule and rule["UNTIL"][0]

    assert until() == date(2025, 5, 31)
    assert until(LONGER) == date(2027, 5, 31)
    assert until(REPEAL) == date(2024, 3, 31)
    assert until({**REPEAL, "from": "2022-10-01"}) is None, "it is ended before the day comes a first time"


def test_a_day_of_one_benefit_names_it(tmp_path: Path) -> None:
    measures = {5: {**MEASURES[5], "name": "办好展会", "deadlines": [{**DAY, "of": ["opening"]}]}}
    assert event(of(tmp_path, measures=measures), "办好展会")["summary"] == "办好展会（只指“opening奖励”）"
