"""facts.lock knows every fact that was published, and whether it is another now; nothing but facts counts."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
import yaml
from policyref.facts.provenance import declared
from policyref.model.host import Host
from policyref.model.measure import Item, Measure
from policyref.model.notice import Notice
from policyref.model.revisions import FactsLock, LockedFacts
from policyref.pipeline import read
from policyref.publish.promises import NotPublishedError
from policyref.revisions import canonical, lock
from policyref.revisions.changed import changes, untold
from policyref.revisions.publishing import next_lock
from policyref.words import FACTS

from tests.data import Data
from tests.site import DATA, DESK, FORMS, SHAPES

NOTICE = "shili-2024-7"


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """A library that was published on 20 November."""
    data = Data(tmp_path)
    data.publish("2026-11-20")
    return data


def edit(data: Data, name: str, old: str, new: str) -> Data:
    return data.apply({"file": f"{NOTICE}/{name}", "find": old, "replace": new})


def told(data: Data) -> dict[str, list[str]]:
    assert data.result.library is not None
    return {notice: [one.what for one in those] for notice, those in untold(data.result.library).items()}


@pytest.mark.parametrize("kind", [Measure, Item, Notice])
def test_every_field_of_the_data_is_a_kind_of_fact_or_none(kind: type) -> None:
    keys = {one.key for one in declared(kind)} - {"number", "items"}
    assert keys <= {*canonical.KIND_OF, *canonical.NO_FACTS}, "name the new field in revisions/canonical.py"
    assert set(canonical.KIND_OF.values()) == set(FACTS)


def forget(data: Data, words: str) -> None:
    """Leaves what was published without the lines that begin so."""
    path = data.folder / lock.NAME
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in lines if not one.startswith(words)), encoding="utf-8")


class TestNothingHasChanged:
    def test_when_nothing_was_done(self, data: Data) -> None:
        assert told(data) == {} and not data.result.left

    def test_by_another_layout_of_the_files(self, data: Data) -> None:
        for path in (data.folder / NOTICE).glob("*.yml"):
            values = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
            turned = dict(reversed(values.items()))
            text = yaml.safe_dump(turned, allow_unicode=True, sort_keys=False, width=10**6, indent=4)
            path.write_text("# 一行说明\n" + text.replace(": 'null'", ": null"), encoding="utf-8")
        assert not data.problems, data.report
        assert told(data) == {}

    def test_by_saying_a_day_in_other_figures_or_what_goes_without_saying(self, data: Data) -> None:
        edit(data, "04.yml", "start: 2024年5月1日", "start: 2024-05-01")
        with (data.folder / NOTICE / "notice.yml").open("a", encoding="utf-8") as record:
            record.write("draft: false\n")
        assert told(data) == {}

    def test_by_what_only_proves_the_data(self, data: Data) -> None:
        edit(data, "04.yml", "complete: true\n", "")
        assert told(data) == {}

    def test_where_hashes_are_of_another_format(self, data: Data) -> None:
        """An upgrade of the program asks for nothing."""
        path = data.folder / lock.NAME
        path.write_text(path.read_text(encoding="utf-8").replace(" 1 2026-11-20 ", " 0 2026-11-20 "), encoding="utf-8")
        edit(data, "04.yml", "每人最高500元", "每人最高补500元")
        assert told(data) == {}

    def test_in_a_notice_that_was_never_published(self, data: Data) -> None:
        forget(data, f"facts {NOTICE}")
        edit(data, "04.yml", "每人最高500元", "每人最高补500元")
        assert told(data) == {}


class TestWhatHasChanged:
    def test_is_a_measure_that_a_published_notice_did_not_have(self, data: Data) -> None:
        forget(data, f"facts {NOTICE}/4 ")
        assert told(data) == {NOTICE: ["收录了第4条"]}

    def test_is_said_by_its_kind(self, data: Data) -> None:
        edit(data, "04.yml", "每人最高500元", "每人最高补500元")
        assert told(data) == {NOTICE: ["第4条的给什么、怎么算改了"]}

    def test_alike_in_many_measures_is_one(self, data: Data) -> None:
        for number in (1, 2, 3):
            path = data.folder / NOTICE / f"0{number}.yml"
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("summary: ", "summary: 又，"), encoding="utf-8")
        assert told(data) == {NOTICE: ["第1—3条的本站编写的文字改了"]}

    def test_in_the_record_of_the_notice(self, data: Data) -> None:
        edit(data, "notice.yml", "summary: ", "summary: 又，")
        assert told(data) == {NOTICE: ["文件本身的本站编写的文字改了"]}

    def test_is_no_matter_of_notices_that_cannot_be_read(self, data: Data) -> None:
        edit(data, "04.yml", "number: 4", "numbr: 4")
        assert "E515" not in data.codes


class TestAnOpenPoint:
    def test_has_an_entry_ready_to_paste_and_keeps_nobody_from_building(self, data: Data) -> None:
        edit(data, "04.yml", "每人最高500元", "每人最高补500元")
        assert not data.problems and data.result.plan is not None
        (point,) = data.result.left
        assert (point.code, point.place.file) == ("E515", f"measures_data/{NOTICE}/revisions.yml")
        assert point.ready in data.report and "1 处改动没有记" in data.report

    def test_keeps_from_publishing(self, data: Data) -> None:
        edit(data, "04.yml", "每人最高500元", "每人最高补500元")
        before = (data.folder / lock.NAME).read_bytes()
        with pytest.raises(NotPublishedError, match="还不能公布"):
            data.publish("2026-11-21")
        assert (data.folder / lock.NAME).read_bytes() == before

    def test_is_settled_by_its_entry_as_it_stands(self, data: Data) -> None:
        edit(data, "04.yml", "每人最高500元", "每人最高补500元")
        ready = data.result.left[0].ready
        data.apply({"file": f"{NOTICE}/revisions.yml", "write": ready + "\n"})
        data.publish("2026-11-21")
        assert data.run().found == []
        text = (data.folder / NOTICE / "revisions.yml").read_text(encoding="utf-8")
        assert text == ready.replace("- {", "- {serial: 1, date: 2026-11-21, ") + "\n"

    @pytest.mark.parametrize(
        ("touches", "settled"),
        [("[4]", True), ("4", True), ("[4/1]", True), ("[1-6]", True), ("[5]", False), ("[notice]", False)],
    )
    def test_is_settled_by_an_entry_about_its_place(self, data: Data, touches: str, settled: bool) -> None:
        edit(data, "04.yml", "每人最高500元", "每人最高补500元")
        words = f"- {{size: minor, why: wording, touches: {touches}, what: 话改得好懂}}\n"
        data.apply({"file": f"{NOTICE}/revisions.yml", "write": words})
        assert (told(data) == {}) == settled

    def test_is_not_settled_by_what_was_published_before(self, data: Data) -> None:
        words = "- {size: minor, why: wording, touches: [4], what: 话改得好懂}\n"
        data.apply({"file": f"{NOTICE}/revisions.yml", "write": words})
        data.publish("2026-11-21")
        edit(data, "04.yml", "每人最高500元", "每人最高补500元")
        assert told(data) != {}

    def test_is_none_before_anything_was_published(self, tmp_path: Path) -> None:
        assert told(Data(tmp_path)) == {}


class TestTheFile:
    @pytest.mark.parametrize("folder", [DATA, SHAPES, FORMS, DESK])
    def test_is_read_as_it_was_written(self, folder: Path) -> None:
        library = read(folder)
        assert library is not None
        made = next_lock(library, Host("试", "https://www.example.gov.cn/"), date(2026, 11, 20), {})
        text = lock.written(made)
        assert lock.written(lock.read(text)) == text
        assert lock.read(text).day == date(2026, 11, 20)
        lines = text.splitlines()[1:]
        assert lines == sorted(lines)

    def test_keeps_its_lines_while_their_facts_stay(self, data: Data) -> None:
        before = (data.folder / lock.NAME).read_text(encoding="utf-8").splitlines()
        data.publish("2026-11-25")
        after = (data.folder / lock.NAME).read_text(encoding="utf-8").splitlines()
        assert set(before) ^ set(after) == {"published 2026-11-20", "published 2026-11-25"}

    def test_of_two_branches_is_that_of_the_newest_day(self) -> None:
        text = "facts a-1/1 1 2026-11-20 text:aa\nfacts a-1/1 1 2026-11-22 text:bb\n"
        text += "published 2026-11-20\npublished 2026-11-22\n"
        found = lock.read(text)
        assert found.day == date(2026, 11, 22)
        assert found.facts == {"a-1/1": (LockedFacts("1", date(2026, 11, 22), {"text": "bb"}),)}

    def test_of_two_branches_of_one_day_knows_what_either_says(self) -> None:
        found = lock.read("facts a-1/1 1 2026-11-22 text:aa\nfacts a-1/1 1 2026-11-22 text:bb\n")
        assert [one.hashes for one in found.facts["a-1/1"]] == [{"text": "aa"}, {"text": "bb"}]

    @pytest.mark.parametrize(
        "line", ["published", "published 2026-13-01", "facts a-1", "entry a-1 x y", "event a-1 b", "other x", "ids a b"]
    )
    def test_that_cannot_be_read_is_a_problem_with_its_line(self, tmp_path: Path, line: str) -> None:
        data = Data(tmp_path)
        data.apply({"file": lock.NAME, "write": f"# 说明\npublished 2026-11-20\n{line}\n"})
        (found,) = data.problems
        assert found.code == "E521" and "measures_data/facts.lock:3:1" in data.report

    def test_is_empty_where_nothing_was_published(self) -> None:
        assert lock.read("") == FactsLock()


def test_a_content_number_is_the_same_for_the_same_facts() -> None:
    first, again = read(SHAPES), read(SHAPES)
    assert first is not None and again is not None
    both = [NOTICE, "shili-draft"]
    number = canonical.content_number(first, both)
    assert canonical.content_number(again, both) == number
    assert canonical.content_number(first, [NOTICE]) != number
    assert canonical.content_number(dataclasses.replace(first, published=date(2030, 1, 1)), both) == number


def test_what_is_only_published_again_has_no_changes(data: Data) -> None:
    assert data.result.library is not None and changes(data.result.library) == {}
