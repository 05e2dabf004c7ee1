"""`new --redo`: the corrected outline counts, official words come anew, what a person has filled in stays."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from policyref.cli import main

from tests.data import Data

NOTICE = """某县若干措施
一、支持开店。给予补助，最高3万元。（责任单位：县商务局）
对连锁店另行奖励。
二、支持装修。下列情形给予补助：
（一）新装修；
（二）改造。
三、支持培训。免费培训。（责任单位：县人社局）
"""


@pytest.fixture
def data(tmp_path: Path) -> Data:
    data = Data(tmp_path)
    run(data, "--from", str(made(tmp_path, NOTICE)))
    return data


def made(root: Path, words: str) -> Path:
    path = root / "notice.txt"
    path.write_text(words, encoding="utf-8")
    return path


def run(data: Data, *more: str) -> Result:
    return CliRunner().invoke(main, ["new", "new-1", *more, "--data", str(data.folder)], catch_exceptions=False)


def redo(data: Data, *changes: tuple[str, str], **expected: Any) -> str:
    """What is said after the outline was changed."""
    outline = data.folder / "new-1/outline.txt"
    text = outline.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in\n{text}"
        text = text.replace(old, new)
    outline.write_text(text, encoding="utf-8")
    result = run(data, "--redo")
    assert result.exit_code == expected.get("exit_code", 0), result.output
    return result.output


def text(data: Data, name: str) -> str:
    return (data.folder / "new-1" / name).read_text(encoding="utf-8")


def value(data: Data, name: str) -> dict[str, Any]:
    return dict(yaml.load(text(data, name), Loader=yaml.BaseLoader))


def add(data: Data, name: str, words: str, instead: str = "") -> None:
    path = data.folder / "new-1" / name
    now = path.read_text(encoding="utf-8")
    assert instead in now
    path.write_text(now.replace(instead, words) if instead else now + words, encoding="utf-8")


def files(data: Data) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (data.folder / "new-1").rglob("*") if path.is_file()}


def test_nothing_changes_where_the_outline_did_not(data: Data) -> None:
    before = files(data)
    redo(data)
    assert files(data) == before


def test_nothing_that_was_filled_in_changes_either(data: Data) -> None:
    add(data, "01.yml", "# 问过商务局\nsummary: 开店补助。\n")
    add(
        data,
        "02.yml",
        "    text: |-\n      新装修；\n    deadlines: 原文没有 # 核对过\n",
        "    text: |-\n      新装修；\n",
    )
    add(data, "notice.yml", "summary: 某县的措施。\n")
    before = files(data)
    redo(data)
    assert files(data) == before


def test_what_was_filled_in_follows_its_words(data: Data) -> None:
    add(data, "02.yml", "# 看过现场\nsummary: 装修补助。\naudience: [商店]\n")
    add(data, "03.yml", "sectors: [trade]\n")
    redo(data, ("文\t3\t", "措\t3\t"))
    assert value(data, "02.yml")["text"] == "对连锁店另行奖励。"
    assert "summary" not in value(data, "02.yml")
    assert value(data, "03.yml")["summary"] == "装修补助。"
    assert "# 看过现场\nsummary" in text(data, "03.yml")
    assert value(data, "04.yml")["sectors"] == ["trade"]


def test_a_measure_that_becomes_an_item_keeps_what_an_item_can_have(data: Data) -> None:
    add(data, "03.yml", "deadlines: 原文没有\nsummary: 培训。\n")
    said = redo(data, ("措\t7\t", "项\t7\t"))
    item = value(data, "02.yml")["items"][2]
    assert item["deadlines"] == "原文没有"
    assert not (data.folder / "new-1/03.yml").exists()
    assert "放不进新的条里的" in said
    assert "原来的 03.yml\nsummary: 培训。" in text(data, "leftover.txt")


def test_an_item_that_becomes_a_measure_keeps_everything(data: Data) -> None:
    add(data, "02.yml", "    text: |-\n      改造。\n    benefits: 原文没有\n", "    text: |-\n      改造。\n")
    redo(data, ("项\t6\t", "措\t6\t"))
    assert value(data, "03.yml")["benefits"] == "原文没有"
    assert not (data.folder / "new-1/leftover.txt").exists()


def test_what_drafting_wrote_itself_comes_anew(data: Data) -> None:
    assert value(data, "01.yml")["units"] == ["县商务局"]
    said = redo(data, ("措\t2\t", "文\t2\t"), ("文\t3\t", "措\t3\t"))
    assert "units" not in value(data, "01.yml")
    assert "放不进" not in said


def test_what_a_person_changed_stays_and_the_new_proposal_is_told(data: Data) -> None:
    add(data, "03.yml", "units: [县人社局, 县财政局] # 电话核实", "units: [县人社局]")
    said = redo(data, ("二、支持装修", "二、支持装修"))
    assert value(data, "03.yml")["units"] == ["县人社局", "县财政局"]
    assert "# 电话核实" in text(data, "03.yml")
    said = redo(data, ("措\t7\t", "文\t7\t"))
    assert "原来的 03.yml" in said
    assert "县财政局" in text(data, "leftover.txt")


def test_a_key_that_a_person_took_out_does_not_come_back(data: Data) -> None:
    add(data, "03.yml", "", "units: [县人社局]\n")
    redo(data)
    assert "units" not in value(data, "03.yml")


def test_official_words_come_anew(data: Data) -> None:
    add(
        data,
        "01.yml",
        "text: 改了原文。",
        text(data, "01.yml")[text(data, "01.yml").index("text:") :].split("units")[0].strip(),
    )
    redo(data)
    assert "给予补助，最高3万元" in value(data, "01.yml")["text"]


def test_a_measure_that_nobody_drafted_is_not_lost(data: Data) -> None:
    (data.folder / "new-1/04.yml").write_text("number: 4\ntitle: 另加\ntext: 另加的。\n", encoding="utf-8")
    assert "原来的 04.yml" in redo(data)
    assert "另加的。" in text(data, "leftover.txt")
    assert not (data.folder / "new-1/04.yml").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([("措\t4\t", "条\t4\t")], "outline.txt:"),
        ([("措\t4\t", "# 措\t4\t")], "缺第 4 段"),
    ],
)
def test_nothing_is_touched_where_the_outline_has_a_slip(data: Data, changes: list[tuple[str, str]], said: str) -> None:
    before = files(data)
    assert said in redo(data, *changes, exit_code=1)
    before["outline.txt"] = files(data)["outline.txt"]
    assert files(data) == before


def test_nothing_is_touched_where_a_file_cannot_be_read(data: Data) -> None:
    add(data, "02.yml", "summary: [\n")
    before = files(data)
    assert "02.yml" in redo(data, exit_code=1)
    assert files(data) == before


def test_nothing_is_touched_where_the_disk_is_full(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(data)
    write_text = Path.write_text

    def until_full(path: Path, *words: Any, **options: Any) -> int:
        if "02.yml" in path.name:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write_text(path, *words, **options)

    monkeypatch.setattr(Path, "write_text", until_full)
    result = run(data, "--redo")
    assert result.exit_code == 3 and "02.yml" in result.output and "满" in result.output
    assert files(data) == before


@pytest.mark.parametrize("name", ["outline.txt", "blocks.json"])
def test_what_is_missing_is_told(data: Data, name: str) -> None:
    (data.folder / "new-1" / name).unlink()
    assert name in redo_without_changes(data)


def redo_without_changes(data: Data) -> str:
    result = run(data, "--redo")
    assert result.exit_code == 1
    return result.output


def test_blocks_that_were_changed_by_hand_are_refused(data: Data) -> None:
    (data.folder / "new-1/blocks.json").write_text('{"blocks": 3}', encoding="utf-8")
    assert "不是 policyref new 写下的样子" in redo_without_changes(data)


def test_only_the_outline_is_written_where_that_is_asked_for(tmp_path: Path) -> None:
    data = Data(tmp_path)
    result = run(data, "--from", str(made(tmp_path, NOTICE)), "--outline")
    assert result.exit_code == 0
    assert sorted(files(data)) == ["blocks.json", "notice.txt", "outline.txt"]
    redo(data)
    assert value(data, "03.yml")["title"] == "支持培训"


def test_only_the_outline_is_written_where_it_is_not_sure_which_level_the_measures_are(tmp_path: Path) -> None:
    data = Data(tmp_path)
    words = "某县要点\n一、开店\n（一）补助\n（二）奖励\n二、装修\n（一）补助\n"
    result = run(data, "--from", str(made(tmp_path, words)))
    assert result.exit_code == 1
    assert "看不出哪一级是措施" in result.output
    assert sorted(files(data)) == ["blocks.json", "notice.txt", "outline.txt"]


@pytest.mark.parametrize("more", [(), ("--redo", "--from", "x.txt")])
def test_one_of_drafting_and_doing_again_is_to_be_chosen(data: Data, more: tuple[str, ...]) -> None:
    more = tuple(str(data.root / "notice.txt") if word == "x.txt" else word for word in more)
    result = run(data, *more)
    assert result.exit_code == 2
    assert "--redo" in result.output


def test_notes_of_a_person_on_official_words_stay(data: Data) -> None:
    path = data.folder / "new-1/01.yml"
    words = path.read_text(encoding="utf-8")
    noted = words.replace("number: 1\n", "number: 1 # 已对照原件\n").replace("title:", "# 标题问过\ntitle:")
    path.write_text("# 第一条由我整理\n" + noted, encoding="utf-8")
    redo(data, ("措\t4", "项\t4"))
    kept = text(data, "01.yml")
    assert kept.startswith("# 第一条由我整理\n")
    assert "number: 1 # 已对照原件\n" in kept
    assert "# 标题问过\ntitle:" in kept
    again = kept
    redo(data)
    assert text(data, "01.yml") == again


def test_notes_on_a_measure_that_has_gone_are_given_back(data: Data) -> None:
    path = data.folder / "new-1/02.yml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("title:", "# 这一条要问财政局\ntitle:"), encoding="utf-8")
    said = redo(data, ("措\t4", "文\t4"), ("项\t5", "文\t5"), ("项\t6", "文\t6"))
    assert "leftover.txt" in said
    assert "# 这一条要问财政局" in text(data, "leftover.txt")


def test_what_is_joined_goes_past_a_page_number_that_is_left_out(tmp_path: Path) -> None:
    data = Data(tmp_path)
    run(data, "--from", str(made(tmp_path, "某县若干措施\n1.开店。给予补助\n5\n最高3万元。\n2.培训。免费培训。\n")))
    assert "补助5最高" in text(data, "source.txt")
    redo(data, ("+\t3", "略\t3"))
    assert "1.开店。给予补助最高3万元。\n" in text(data, "source.txt")


def test_a_text_with_characters_that_nobody_sees_is_drafted_and_stays_true_to_its_file(tmp_path: Path) -> None:
    data = Data(tmp_path)
    run(
        data,
        "--from",
        str(made(tmp_path, "某县若干措施\n一、开\u200b店。补助\u202e3万元。\n二、培\u00ad训。免费\x07培训。\n")),
    )
    assert "一、开店。补助3万元。\n二、培训。免费培训。\n" in text(data, "source.txt")
    assert "\\u200b" in text(data, "blocks.json")
    checked = CliRunner().invoke(main, ["check", "--data", str(data.folder)]).output
    assert not [code for code in ("E112", "E383", "E384", "E385") if code in checked], checked


def test_what_lies_in_leftover_is_never_overwritten(data: Data) -> None:
    (data.folder / "new-1/04.yml").write_text("number: 4\ntitle: 另加\ntext: 另加的。\n", encoding="utf-8")
    (data.folder / "new-1/leftover.txt").write_bytes("旧的".encode("gb18030"))
    redo(data, exit_code=1)
    assert (data.folder / "new-1/leftover.txt").read_bytes() == "旧的".encode("gb18030")
    assert (data.folder / "new-1/04.yml").exists()
