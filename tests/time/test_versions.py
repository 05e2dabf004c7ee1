"""Later texts of amended measures: what an act makes of the words, which text holds when, what nobody has entered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from policyref.calc.ask import ask
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.time.texts import shown_versions
from policyref.time.times import times
from policyref.time.versions import current, lasting, version_on

from tests.data import CORPUS, Data

AMENDED = CORPUS.with_name("amended")
FIRST = "wangxi-2025-3/1"


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path, AMENDED)


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = load_library(AMENDED.parent, AMENDED)
    assert not problems
    return found


def edited(data: Data, name: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Another notice or measure of the corpus."""
    path = data.folder / name
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    change(raw)
    written = yaml.safe_dump(raw, allow_unicode=True, sort_keys=False, width=200)
    path.write_text(written.replace("'null'", "null").replace("'true'", "true"), encoding="utf-8")


def amended_by(data: Data, effects: list[dict[str, str]], version: Callable[[dict[str, Any]], None]) -> None:
    """2 of the first notice, amended by other effects, and the text that somebody has made of it."""

    said = "".join(f"{one['quote']}。\n" for one in effects)

    def reworded(words: str) -> str:
        """Its fourth and fifth lines, which change 2, are others."""
        return words[: words.index("四、")] + said + words[words.index("本通知自") :]

    def act(raw: dict[str, Any]) -> None:
        raw["effects"] = [one for one in raw["effects"] if one["to"] == FIRST]
        raw["effects"] += [{"does": "amends", **one} for one in effects]
        raw["closing"][0]["text"] = reworded(raw["closing"][0]["text"])

    edited(data, "wangxi-2026-1/notice.yml", act)
    source = data.folder / "wangxi-2026-1/source.txt"
    source.write_text(reworded(source.read_text(encoding="utf-8")), encoding="utf-8")
    text = data.folder / "wangxi-2025-3/02.yml"
    (data.folder / "wangxi-2025-3/02-v2.yml").write_text(
        text.read_text(encoding="utf-8") + "after: wangxi-2026-1\n", encoding="utf-8"
    )
    edited(data, "wangxi-2025-3/02-v2.yml", version)


def names(text: Measure) -> list[str]:
    return [text.name_of(part.sentence) for part in text.official.parts if part.sentence]


def said(number: int, words: str) -> dict[str, str]:
    return {"quote": f"（{number}）对望政办发〔2025〕3号第2条的修改：{words}"}


def test_a_text_holds_until_the_day_before_the_act(library: Library) -> None:
    first = library.measure_by_key[FIRST]
    spans = [(one.text.code, one.first, one.last) for one in lasting(first, library)]
    assert spans == [
        ("v1", None, date(2026, 2, 28)),
        ("v2", date(2026, 3, 1), date(2027, 1, 31)),
        ("v3", date(2027, 2, 1), None),
    ]
    for day, code in [((2026, 2, 28), "v1"), ((2026, 3, 1), "v2"), ((2027, 1, 31), "v2"), ((2027, 2, 1), "v3")]:
        assert version_on(first, date(*day), library).code == code
        assert times(library).status(FIRST, date(*day)).version == code


def test_texts_are_called_by_their_days_and_none_the_present_one(library: Library) -> None:
    headings = [one.heading for one in shown_versions(library.measure_by_key[FIRST], library)]
    assert headings == [
        "自2027年2月1日起的文字",
        "2026年3月1日至2027年1月31日的文字",
        "至2026年2月28日的文字",
    ]
    assert not shown_versions(library.measure_by_key["wangxi-2025-3/3"], library)


def test_lists_have_the_text_of_the_day_of_the_library(library: Library) -> None:
    assert library.day == date(2027, 1, 15)
    assert [one.code for one in current(library).measures] == ["v2", "v2", "v1", "v1"]


def test_sentences_and_items_keep_their_addresses(library: Library) -> None:
    first, second = (library.measure_by_key[key] for key in (FIRST, "wangxi-2025-3/2"))
    assert [names(text) for text in first.texts] == [["1", "2", "3"], ["1", "2", "2a"], ["1", "2", "2a"]]
    assert [(one.gone.name, one.ordinal) for one in first.versions[1].left] == [("3", 2)]
    assert [(item.number, item.label) for item in second.versions[0].items] == [
        (1, "（1）"),
        (3, "（2）"),
        (4, "（3）"),
    ]
    assert names(second.versions[0]) == ["1", "3", "3a"]


@pytest.mark.parametrize(
    ("day", "code", "total"),
    [("2026-02-28", "v1", "50000.00"), ("2026-03-01", "v2", "80000.00"), ("2027-02-01", "v3", "80000.00")],
)
def test_a_question_is_answered_by_the_text_of_its_day(library: Library, day: str, code: str, total: str) -> None:
    answer = ask(library, FIRST, ["年销售额=900万元"], date.fromisoformat(day)).plain
    assert (answer["text"], answer["total"]) == (code, total)


def test_what_nobody_has_entered_gives_no_sum_from_its_day_on(library: Library) -> None:
    third = library.measure_by_key["wangxi-2025-3/3"]
    before, after = (
        ask(library, third.key, ["举办展销会=是"], day).plain for day in (date(2027, 1, 31), date(2027, 2, 1))
    )
    assert before["total"] == "60000.00"
    assert after["total"] is None
    assert after["errors"]["validity"] == "not_consolidated"


def test_a_day_of_application_decides_by_which_text(data: Data) -> None:
    def ask_when(raw: dict[str, Any]) -> None:
        raw["inputs"]["applied"] = {"label": "申请日期", "type": "date"}

    for name in ("01", "01-v2", "01-v3"):
        edited(data, f"wangxi-2025-3/{name}.yml", ask_when)
    library, problems = load_library(data.folder.parent, data.folder)
    assert not problems
    given = ["年销售额=900万元", "申请日期=2026-02-20"]
    answer = ask(library, FIRST, given, date(2027, 3, 1)).plain
    assert (answer["text"], answer["total"], answer["asof"]) == ("v1", "50000.00", "2026-02-20")


def without_second(raw: dict[str, Any]) -> None:
    del raw["items"][1]
    raw["items"][1]["label"] = "（2）"
    raw["summary"] = "新开首店奖励10万元，夜间经营的商场奖励2万元。"


def cheaper(raw: dict[str, Any]) -> None:
    item = raw["items"][1]
    item["text"] = "对改造老店的，奖励4万元。"
    item["benefits"][0] |= {"quote": "对改造老店的，奖励4万元", "gives": "奖励4万元", "headline": "4万元"}
    raw["summary"] = raw["summary"].replace("3万元", "4万元")


def retitled(raw: dict[str, Any]) -> None:
    raw["title"] = "支持开店经营"


def other_unit(raw: dict[str, Any]) -> None:
    raw["closing"] = "（责任单位：市商务局）"
    raw["units"] = ["市商务局"]


def rewritten(raw: dict[str, Any]) -> None:
    item = raw["items"][1]
    item["text"] = "对改造老店的，分期奖励。奖励4万元。"
    item["benefits"][0] |= {"quote": "奖励4万元", "gives": "奖励4万元", "headline": "4万元", "to": "改造老店的"}
    raw["summary"] = raw["summary"].replace("3万元", "4万元")


SECOND = "wangxi-2025-3/2"
SHAPES: dict[str, tuple[list[dict[str, str]], Callable[[dict[str, Any]], None], list[str]]] = {
    "an item goes": ([{"to": f"{SECOND}/2", "delete": "true", **said(1, "删去第（2）项")}], without_second, ["1", "3"]),
    "words of an item": (
        [
            {
                "to": f"{SECOND}/2",
                "old": "奖励3万元",
                "new": "奖励4万元",
                **said(1, "将第（2）项的“奖励3万元”修改为“奖励4万元”"),
            }
        ],
        cheaper,
        ["1", "2", "3"],
    ),
    "words of a benefit": (
        [{"to": f"{SECOND}@renewal", "old": "3万元", "new": "4万元", **said(1, "将第（2）项的“3万元”修改为“4万元”")}],
        cheaper,
        ["1", "2", "3"],
    ),
    "an item written anew": (
        [
            {
                "to": f"{SECOND}/2",
                "new": "对改造老店的，分期奖励。奖励4万元。",
                **said(1, "第（2）项修改为：“对改造老店的，分期奖励。奖励4万元。”"),
            }
        ],
        rewritten,
        ["1", "2", "2a", "3"],
    ),
    "the title": (
        [{"to": SECOND, "old": "支持开店", "new": "支持开店经营", **said(1, "将“支持开店”改为“支持开店经营”")}],
        retitled,
        ["1", "2", "3"],
    ),
    "a bracket of units": (
        [{"to": SECOND, "old": "、市财政局", "delete": "true", **said(1, "删去“、市财政局”")}],
        other_unit,
        ["1", "2", "3"],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_is_what_the_act_makes_of_the_one_before(data: Data, shape: str) -> None:
    effects, version, expected = SHAPES[shape]
    amended_by(data, effects, version)
    assert not data.problems, data.report
    library, _ = load_library(data.folder.parent, data.folder)
    assert names(library.measure_by_key[SECOND].versions[0]) == expected


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_without_the_change_is_refused(data: Data, shape: str) -> None:
    effects, _, _ = SHAPES[shape]
    amended_by(data, effects, lambda raw: None)
    assert "E853" in data.codes, data.report


def test_what_a_whole_notice_renames_is_renamed_wherever_it_stands(data: Data) -> None:
    """Of a measure that does not have the words no later text is missing."""
    quote = "将望政办发〔2025〕3号中的“市财政局”修改为“市商务局”"
    amended_by(
        data,
        [
            {
                "to": "wangxi-2025-3",
                "old": "市财政局",
                "new": "市商务局",
                "quote": quote,
            }
        ],
        lambda raw: raw.update(closing="（责任单位：市商务局、市商务局）", units=["市商务局", "市商务局"]),
    )
    found = [one for one in data.result.found if one.code in ("E853", "E854", "E851")]
    assert not found, data.report
    assert [one.place.file for one in data.result.found if one.code == "E858"] == 2 * [
        "measures_data/wangxi-2027-2/notice.yml"
    ]


def test_what_was_published_again_is_held_against_that(data: Data) -> None:
    """A text that the issuer printed in full needs no edits, and a sentence that stands in both keeps its name."""
    words = "对举办展销会的企业，奖励9万元。同一企业每年一次。"

    def act(raw: dict[str, Any]) -> None:
        quote = "对望政办发〔2025〕3号第3条作相应修改，重新公布"
        raw["effects"] = [raw["effects"][0], {"does": "amends", "to": "wangxi-2025-3/3", "quote": quote}]
        printed = f"{quote}。\n3.支持展销。{words}（责任单位：市商务局）"
        body = raw["closing"][0]
        body["text"] = body["text"].replace("二、将第3条中“奖励6万元”修改为“奖励9万元”。", printed)

    edited(data, "wangxi-2027-2/notice.yml", act)
    source = data.folder / "wangxi-2027-2/source.txt"
    printed = f"对望政办发〔2025〕3号第3条作相应修改，重新公布。\n3.支持展销。{words}（责任单位：市商务局）"
    text = source.read_text(encoding="utf-8").replace("二、将第3条中“奖励6万元”修改为“奖励9万元”。", printed)
    source.write_text(text, encoding="utf-8")
    issued = (data.folder / "wangxi-2025-3/03.yml").read_text(encoding="utf-8")
    again = issued.replace("对举办展销会的企业，奖励6万元。", words).replace("6万元", "9万元")
    again += "after: wangxi-2027-2\nofficial: true\n"
    (data.folder / "wangxi-2025-3/03-v2.yml").write_text(again, encoding="utf-8")
    assert not [one for one in data.result.found if one.code.startswith("E85")], data.report
    (data.folder / "wangxi-2025-3/03-v2.yml").write_text(again.replace("每年一次", "每年两次"), encoding="utf-8")
    assert "E856" in {one.code for one in data.run().found}


def test_a_correction_holds_from_the_start(data: Data) -> None:
    def correct(raw: dict[str, Any]) -> None:
        for effect in raw["effects"]:
            effect["does"] = "corrects"

    edited(data, "wangxi-2026-1/notice.yml", correct)
    library, problems = load_library(data.folder.parent, data.folder)
    assert not problems
    first = library.measure_by_key[FIRST]
    assert [one.is_void for one in lasting(first, library)] == [True, False, False]
    assert version_on(first, date(2025, 3, 1), library).code == "v2"
    assert times(library).status(FIRST, date(2025, 3, 1)).version == "v2"
    assert [one.heading for one in shown_versions(first, library)][1:] == ["至2027年1月31日的文字", "更正前的文字"]
