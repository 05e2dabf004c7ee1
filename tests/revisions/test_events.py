"""Events of calendars keep their ids, say how often they were changed, and are cancelled and kept where they end."""

from __future__ import annotations

import random
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from policyref.exports.calendar import calendar_of_all
from policyref.model.host import Host
from policyref.publish.promises import NotPublishedError

from tests.data import Data
from tests.site import ROOT

NOTICE, MEASURE = "shili-2024-7", "shili-2024-7/04.yml"
ACTS = ROOT / "tests/corpora/acts"
ADDRESS = "https://www.example.gov.cn/zt/"


def events(data: Data) -> dict[str, Any]:
    """By id, as a reader of calendars has them."""
    library = data.run().library
    assert library is not None
    asset, _with_alarms = calendar_of_all(library, Host("试", ADDRESS))
    assert isinstance(asset.content, bytes)
    calendar = Calendar.from_ical(asset.content)
    assert not calendar.errors
    found = calendar.walk("VEVENT")
    assert len({str(one["uid"]) for one in found}) == len(found)
    return {str(one["uid"]): one for one in found}


def told(event: Any) -> tuple[date, date, int, date]:
    """First day, the day after the last, how often changed, when last."""
    assert event.decoded("dtstamp") == event.decoded("last-modified")
    days = event.decoded("dtstart"), event.decoded("dtend")
    return *days, event.get("sequence", 0), event.decoded("dtstamp").date()


def edit(data: Data, old: str, new: str, file: str = MEASURE) -> None:
    data.apply({"file": file, "find": old, "replace": new})


def tell(
    data: Data, touches: str, day: str, size: str = "major", notice: str = NOTICE, why: str = "correction"
) -> None:
    path = data.folder / notice / "revisions.yml"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"- {{size: {size}, why: {why}, touches: [{touches}], what: 试}}\n")
    data.publish(day, ADDRESS)


def move(data: Data, old: str = "2024年5月1日", new: str = "2024年6月1日") -> None:
    """The day from which the fourth measure can be had, in text and data."""
    for name in (MEASURE, f"{NOTICE}/source.txt"):
        path = data.folder / name
        text = path.read_text(encoding="utf-8").replace(f"自{old}起申领", f"自{new}起申领")
        path.write_text(text.replace(f"start: {old}", f"start: {new}"), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Data:
    data = Data(tmp_path)
    data.publish("2026-11-20", ADDRESS)
    return data


@pytest.fixture
def acts(tmp_path: Path) -> Data:
    """The notices on which others act, published before those others came."""
    data = Data(tmp_path, ACTS)
    for notice in ("anzhou-2026-2", "anzhou-2026-6"):
        shutil.move(data.folder / notice, tmp_path / notice)
    shutil.rmtree(data.folder / "anzhou-2020-5")
    for name in ("notice.yml", "source.txt"):
        path = data.folder / "anzhou-2021-9" / name
        text = path.read_text(encoding="utf-8").replace(
            "2022年1月1日起施行", "2022年1月1日起施行，有效期至2027年12月31日"
        )
        text = text.replace("end: null, certainty: exact", "end: 2027-12-31, certainty: exact")
        path.write_text(text.replace("unsaid: [until]\n", ""), encoding="utf-8")
    data.publish("2026-01-20", ADDRESS)
    return data


class TestAnId:
    def test_comes_of_the_place_and_of_no_words(self, data: Data) -> None:
        found = events(data)
        assert f"{NOTICE}.4-i2-due@www.example.gov.cn" in found
        assert all(uid.endswith("@www.example.gov.cn") for uid in found)

    def test_stays_when_a_quote_is_widened(self, data: Data, tmp_path: Path) -> None:
        unpublished = Data(tmp_path / "unpublished")
        for one in (data, unpublished):
            before = set(events(one))
            edit(one, "quote: 自2024年5月1日起申领", "quote: 前款补贴自2024年5月1日起申领")
            assert set(events(one)) == before

    def test_stays_when_all_but_one_thing_about_it_changes(self, data: Data) -> None:
        uid = f"{NOTICE}.4-window@www.example.gov.cn"
        move(data)
        assert uid in events(data)
        tell(data, "4", "2026-11-25")
        edit(data, "what: 可以申领", "what: 开始申领")
        assert uid in events(data)

    def test_is_that_of_the_first_address_for_ever(self, data: Data) -> None:
        before = set(events(data))
        data.publish("2026-11-21", "https://moved.example.org/")
        assert set(events(data)) == before

    def test_of_one_fact_is_not_given_to_another(self, data: Data) -> None:
        before = set(events(data))
        added = "deadlines:\n  - {quote: 长期有效, what: 又一项, kind: window, start: 2024-05-01, end: null, "
        edit(data, "deadlines:\n  - {quote: 自", f"{added}certainty: derived, basis: 试}}\n  - {{quote: 自")
        after = set(events(data))
        assert before < after and f"{NOTICE}.4-window-2@www.example.gov.cn" in after - before


class TestAChange:
    def test_of_the_day_is_told_with_the_day_of_its_entry(self, data: Data) -> None:
        uid = f"{NOTICE}.4-window@www.example.gov.cn"
        assert told(events(data)[uid]) == (date(2024, 5, 1), date(2024, 5, 2), 0, date(2024, 4, 10))
        move(data)
        tell(data, "4", "2026-11-25")
        assert told(events(data)[uid]) == (date(2024, 6, 1), date(2024, 6, 2), 1, date(2026, 11, 25))

    def test_of_other_facts_of_the_measure_is_none_of_the_event(self, data: Data) -> None:
        before = {uid: told(one) for uid, one in events(data).items()}
        edit(data, "每人最高500元", "每人最高补500元")
        tell(data, "4", "2026-11-25")
        assert {uid: told(one) for uid, one in events(data).items()} == before

    def test_of_its_words_alone_counts_if_it_is_a_major_one(self, data: Data) -> None:
        uid = f"{NOTICE}.4-window@www.example.gov.cn"
        edit(data, "what: 可以申领", "what: 开始申领")
        tell(data, "4", "2026-11-25", "minor", why="wording")
        assert told(events(data)[uid])[2:] == (0, date(2024, 4, 10))
        edit(data, "what: 开始申领", "what: 可以申请")
        tell(data, "4", "2026-11-26")
        assert told(events(data)[uid])[2:] == (1, date(2026, 11, 26))

    def test_of_days_cannot_be_told_as_a_small_one(self, data: Data) -> None:
        move(data)
        with pytest.raises(NotPublishedError, match="E516"):
            tell(data, "4", "2026-11-25", "minor")


class TestWhatEnds:
    def test_is_cancelled_and_kept(self, data: Data) -> None:
        uid = f"{NOTICE}.4-window@www.example.gov.cn"
        path = data.folder / MEASURE
        text = path.read_text(encoding="utf-8")
        start = text.index("deadlines:\n  - {quote: 自")
        end = text.index("\n", start + 12) + 1
        waived = "waived:\n  - {quote: 自2024年5月1日起申领, kind: 别的事, why: 试}\n"
        path.write_text(text[:start] + waived + text[end:], encoding="utf-8")
        tell(data, "4", "2026-11-25")
        for day in ("2026-11-26", "2026-11-27"):
            event = events(data)[uid]
            assert event["status"] == "CANCELLED" and told(event)[2:] == (1, date(2026, 11, 25))
            data.publish(day, ADDRESS)

    def test_is_kept_when_its_measure_goes_with_its_notice(self, data: Data) -> None:
        before = set(events(data))
        shutil.rmtree(data.folder / NOTICE)
        for name in ("shili-draft/01.yml", "shili-draft/02.yml", "shili-draft/03.yml"):
            path = data.folder / name
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            path.write_text("".join(one for one in lines if f"measure: {NOTICE}/" not in one), encoding="utf-8")
        found = events(data)
        assert before <= set(found)
        assert {str(found[uid].get("status")) for uid in before if uid.startswith(NOTICE)} == {"CANCELLED"}

    def test_by_extension_moves_on(self, acts: Data, tmp_path: Path) -> None:
        uid = "anzhou-2023-4-force@www.example.gov.cn"
        assert told(events(acts)[uid]) == (date(2026, 3, 31), date(2026, 4, 1), 0, date(2023, 3, 20))
        shutil.move(tmp_path / "anzhou-2026-2", acts.folder)
        (point,) = (one for one in acts.run().left if one.code == "E515")
        assert "why: document, touches: [notice]" in point.ready
        tell(acts, "notice", "2026-02-20", notice="anzhou-2023-4", why="document")
        assert told(events(acts)[uid]) == (date(2028, 12, 31), date(2029, 1, 1), 1, date(2026, 2, 20))
        assert "status" not in events(acts)[uid]

    def test_by_repeal_before_its_day_is_cancelled(self, acts: Data, tmp_path: Path) -> None:
        uid = "anzhou-2021-9-force@www.example.gov.cn"
        assert "status" not in events(acts)[uid]
        shutil.move(tmp_path / "anzhou-2026-6", acts.folder)
        for notice, touches in (("anzhou-2021-9", "notice"), ("anzhou-2023-4", "2, 3")):
            text = f"- {{size: major, why: document, touches: [{touches}], what: 试}}\n"
            acts.apply({"file": f"{notice}/revisions.yml", "write": text})
        acts.publish("2026-06-20", ADDRESS)
        event = events(acts)[uid]
        assert event["status"] == "CANCELLED" and told(event)[2:] == (1, date(2026, 6, 20))


def test_whatever_is_edited_and_published_no_id_is_lost_and_no_count_goes_back(tmp_path: Path) -> None:
    """Editors at random: days move, words change, facts come and go; entries are pasted as they are offered."""
    for seed in range(4):
        chance = random.Random(seed)
        data = Data(tmp_path / str(seed))
        seen: dict[str, int] = {}
        for step in range(6):
            data.publish(f"2026-11-{10 + step}", ADDRESS)
            found = {uid: int(one.get("sequence", 0)) for uid, one in events(data).items()}
            assert found.keys() >= seen.keys()
            assert all(found[uid] >= count for uid, count in seen.items())
            seen = found
            path = data.folder / MEASURE
            text = path.read_text(encoding="utf-8")
            day = text[text.index("起申领") - 9 : text.index("起申领")]
            move(data, day, f"{chance.choice((2024, 2025, 2026))}年{chance.choice((5, 6, 7))}月1日")
            text = path.read_text(encoding="utf-8")
            words = chance.choice(("可以申领", "开始申领", "起领"))
            text = re.sub("what: (可以申领|开始申领|起领)", f"what: {words}", text)
            path.write_text(text, encoding="utf-8")
            entries = [one.ready for one in data.run().left if one.ready]
            if entries:
                with (data.folder / NOTICE / "revisions.yml").open("a", encoding="utf-8") as file:
                    file.write("\n".join(entries) + "\n")
