"""revisions.yml: what it may say, what of it stays for ever, and how `publish` numbers it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from policyref.publish.numbered import numbered
from policyref.publish.promises import NotPublishedError
from policyref.revisions.changed import untold
from policyref.revisions.serials import Given

from tests.data import Data
from tests.site import ROOT

NOTICE = "shili-2024-7"
FILE = f"{NOTICE}/revisions.yml"
ENTRY = "- {size: major, why: correction, touches: [4/2], was: 50%, now: 60%, what: 比例误写为50%}\n"
MORE = "- {size: minor, why: wording, touches: [1-3], what: 摘要改得好懂}\n"


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """A library that was published on 20 November, and on 21 with one entry."""
    data = Data(tmp_path)
    data.publish("2026-11-20")
    data.apply({"file": FILE, "write": ENTRY})
    data.publish("2026-11-21")
    return data


def words(data: Data) -> str:
    return (data.folder / FILE).read_text(encoding="utf-8")


def write(data: Data, text: str) -> Data:
    return data.apply({"file": FILE, "write": text})


class TestAnEntry:
    @pytest.mark.parametrize("touches", ["[4]", "[4/1]", "[4/1-2]", "[1-6]", "[1, 3-5]", "[notice]", "4"])
    def test_may_name_whatever_is_there(self, tmp_path: Path, touches: str) -> None:
        data = write(Data(tmp_path), f"- {{size: minor, why: wording, touches: {touches}, what: 话改得好懂}}\n")
        assert not data.problems, data.report

    @pytest.mark.parametrize(
        ("touches", "said"),
        [
            ("[7]", "没有第7条"),
            ("[1-9]", "没有第7条"),
            ("[4/3]", "第4条没有第3项"),
            ("[6-1]", "前面的数比后面的大"),
            ("[1/1]", "没有第1项"),
        ],
    )
    def test_may_not_name_what_is_not(self, tmp_path: Path, touches: str, said: str) -> None:
        data = write(Data(tmp_path), f"- {{size: minor, why: wording, touches: {touches}, what: 话改得好懂}}\n")
        assert [one.code for one in data.problems] == ["E517"] and said in data.report

    @pytest.mark.parametrize("touches", ["[]", "[第4条]", "[4-]", "[0]", "[all]", "[1/2/3]"])
    def test_is_refused_where_nobody_knows_what_it_names(self, tmp_path: Path, touches: str) -> None:
        data = write(Data(tmp_path), f"- {{size: minor, why: wording, touches: {touches}, what: 话改得好懂}}\n")
        assert "E207" in data.codes and f"{FILE}:1:" in data.report

    @pytest.mark.parametrize("wrong", ["size: big", "why: because", "date: 2026-02-30", "what: ''", "whta: 试"])
    def test_has_the_keys_and_values_that_are_known(self, tmp_path: Path, wrong: str) -> None:
        key = wrong.partition(":")[0]
        keys = {"size": "minor", "why": "wording", "touches": "[1]", "what": "试"}
        rest = ", ".join(f"{name}: {value}" for name, value in keys.items() if name != key)
        assert write(Data(tmp_path), f"- {{{rest}, {wrong}}}\n").problems

    def test_may_stand_under_a_key_or_as_the_file_alone(self, tmp_path: Path) -> None:
        for number, text in enumerate([ENTRY, f"revisions:\n{ENTRY}", f"revisions:\n  {ENTRY}"]):
            data = write(Data(tmp_path / str(number)), text)
            assert not data.problems, data.report
            assert [one.now for one in data.library.notice_by_id[NOTICE].revisions] == ["60%"]

    def test_is_found_by_line_and_column_in_either(self, tmp_path: Path) -> None:
        for number, text in enumerate([f"# 说明\n{ENTRY}", f"revisions:\n{ENTRY}"]):
            data = write(Data(tmp_path / str(number)), text.replace("4/2", "9"))
            assert f"measures_data/{FILE}:2:44  E517" in data.report


class TestPublishing:
    def test_gives_the_next_serials_and_the_day_and_leaves_all_else(self, data: Data) -> None:
        write(
            data, "# 更正\n" + words(data) + f"# 又\n{MORE}- size: minor\n  why: wording\n  touches: [4]\n  what: 试\n"
        )
        data.publish("2026-11-25")
        first = ENTRY.replace("{", "{serial: 1, date: 2026-11-21, ")
        second = MORE.replace("{", "{serial: 2, date: 2026-11-25, ")
        third = "- serial: 3\n  date: 2026-11-25\n  size: minor\n  why: wording\n  touches: [4]\n  what: 试\n"
        assert words(data) == f"# 更正\n{first}# 又\n{second}{third}"
        assert data.run().found == []

    def test_keeps_a_day_that_is_written(self, data: Data) -> None:
        write(data, words(data) + MORE.replace("{", "{date: 2026年11月23日, "))
        data.publish("2026-11-25")
        assert "{serial: 2, date: 2026年11月23日, size: minor" in words(data)

    def test_numbers_by_day_whatever_the_order_in_the_file(self, data: Data) -> None:
        later, earlier = MORE.replace("{", "{date: 2026-11-24, "), MORE.replace("{", "{date: 2026-11-22, ")
        write(data, words(data) + later + earlier)
        data.publish("2026-11-25")
        assert "{serial: 3, date: 2026-11-24" in words(data) or "serial: 3, " in words(data).splitlines()[1]
        assert "serial: 2, " in words(data).splitlines()[2]

    def test_waits_for_a_day_that_has_not_come(self, data: Data) -> None:
        write(data, words(data) + MORE.replace("{", "{date: 2026-11-28, "))
        with pytest.raises(NotPublishedError, match=NOTICE):
            data.publish("2026-11-25")

    def test_refuses_a_day_on_which_it_was_not_there(self, data: Data) -> None:
        write(data, words(data) + MORE.replace("{", "{date: 2026-11-03, "))
        assert not data.problems and [one.code for one in data.result.left] == ["E520"]
        with pytest.raises(NotPublishedError, match="E520"):
            data.publish("2026-11-25")

    @pytest.mark.parametrize("day", ["2026-11-20", "2025-01-01"])
    def test_refuses_a_day_before_the_last(self, data: Data, day: str) -> None:
        with pytest.raises(NotPublishedError, match="2026-11-21"):
            data.publish(day)

    def test_may_be_done_twice_on_a_day(self, data: Data) -> None:
        before = words(data)
        data.publish("2026-11-21")
        assert words(data) == before


class TestWhatWasPublished:
    def test_may_not_be_changed(self, data: Data) -> None:
        write(data, words(data).replace("now: 60%", "now: 65%"))
        assert [one.code for one in data.problems] == ["E519"] and "改动过" in data.report

    def test_may_not_go(self, data: Data) -> None:
        (data.folder / FILE).unlink()
        assert [one.code for one in data.problems] == ["E519"] and "不见了" in data.report

    def test_may_be_laid_out_otherwise(self, data: Data) -> None:
        text = "- serial: 1\n  date: 2026年11月21日\n  size: major\n  why: correction\n  touches: 4/2\n"
        write(data, text + "  was: 50%\n  now: 60%\n  what: 比例误写为50%\n")
        assert not data.problems, data.report

    def test_has_a_serial_of_its_own(self, data: Data) -> None:
        write(data, words(data) + MORE.replace("{", "{serial: 1, date: 2026-11-21, "))
        assert "E518" in data.codes

    def test_has_a_day(self, data: Data) -> None:
        write(data, words(data) + MORE.replace("{", "{serial: 2, "))
        assert "E522" in data.codes

    @pytest.mark.parametrize("day", ["2026-11-24", "2026-11-25"])
    def test_of_two_branches_stays_when_one_of_them_is_numbered_anew(
        self, data: Data, tmp_path: Path, day: str
    ) -> None:
        """Both have published a second entry; their files are joined line by line, and the serial of one taken away."""
        other = Data(tmp_path / "other", data.folder)
        for branch, entry, of in ((data, MORE, "2026-11-25"), (other, MORE.replace("1-3", "5"), day)):
            write(branch, words(branch) + entry)
            branch.publish(of)
        for name in (FILE, "facts.lock"):
            mine, theirs = ((one.folder / name).read_text(encoding="utf-8").splitlines() for one in (data, other))
            data.apply({"file": name, "write": "\n".join(dict.fromkeys([*mine, *theirs])) + "\n"})
        assert {one.code for one in data.run().problems} == {"E518"}
        head, _, last = words(data).rpartition("- {serial: 2, ")
        write(data, f"{head}- {{{last}")
        assert not data.run().found
        data.publish("2026-11-26")
        assert not data.run().found
        assert sorted(one.serial or 0 for one in data.library.notice_by_id[NOTICE].revisions) == [1, 2, 3]


class TestAnEdition:
    @pytest.mark.parametrize(
        ("editions", "said"),
        [
            ("[{name: 甲, date: 2026-11-22, upto: {shili-2024-7: 1}}]", ""),
            ("[{name: 甲, date: 2026-11-20}, {name: 乙, date: 2026-11-22, upto: {shili-2024-7: 1}}]", ""),
            ("[{name: 甲, date: 2026-11-22, upto: {shili-2024-7: 2}}]", "没有第 2 次"),
            ("[{name: 甲, date: 2026-11-22, upto: {shili-2024-8: 1}}]", "shili-2024-7"),
            ("[{name: 甲, date: 2026-11-22}, {name: 乙, date: 2026-11-22}]", "不晚于前一版"),
            (
                "[{name: 甲, date: 2026-11-21, upto: {shili-2024-7: 1}}, {name: 乙, date: 2026-11-22}]",
                "",
            ),
            (
                "[{name: 甲, date: 2026-11-21, upto: {shili-2024-7: 1}}, "
                "{name: 乙, date: 2026-11-22, upto: {shili-2024-7: 0}}]",
                "已经收到",
            ),
        ],
    )
    def test_takes_in_what_is_published(self, data: Data, editions: str, said: str) -> None:
        with (data.folder / "site.yml").open("a", encoding="utf-8") as site:
            site.write(f"editions: {editions}\n")
        assert [one.code for one in data.problems] == (["E523"] if said else [])
        assert said in data.report


def test_entries_of_any_layout_are_numbered() -> None:
    text = "revisions:\n  - size: minor\n    what: 甲\n  - { size: minor }\n"
    given = {0: Given(1, date(2026, 1, 2)), 1: Given(2, None)}
    wanted = "revisions:\n  - serial: 1\n    date: 2026-01-02\n    size: minor\n    what: 甲\n"
    assert numbered(text, given) == f"{wanted}  - {{serial: 2,  size: minor }}\n"


def test_a_rule_of_the_place_is_a_fact_of_the_notices_that_it_reaches(tmp_path: Path) -> None:
    """Their last day follows from it; a notice that says one itself is not asked about."""
    rule = "places:\n- {place: 安洲县, document: 《规定》, quote: 有效期为5年, date: 2018-01-01, years: {default: 5}}\n"
    data = Data(tmp_path, ROOT / "tests/corpora/acts")
    data.publish("2026-11-20")
    data.apply({"file": "places.yml", "write": rule})
    assert [*untold(data.run().library)] == ["anzhou-2021-9"]
