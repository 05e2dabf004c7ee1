"""What follows from the program alone is kept beside it, and believed for no longer than it holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from policyref.pages.compiled import Compiled
from policyref.present.readings import cut, in_syllables, reading
from policyref.program import keep_beside, read_beside, table_of


@pytest.fixture(autouse=True)
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty place to keep things in, as `PYTHONPYCACHEPREFIX` names one."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield tmp_path


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def said(text: str) -> str:
    templates = Environment(loader=DictLoader({"a/b.html": text}), bytecode_cache=Compiled("test"))
    return templates.get_template("a/b.html").render(word="好")


def test_a_template_is_compiled_once(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said("{{ word }}！") == "好！"
    monkeypatch.setattr(Environment, "_generate", None)
    assert said("{{ word }}！") == "好！"


def test_a_template_that_has_changed_takes_the_place_of_what_it_was(beside: Path) -> None:
    assert [said(f"{{{{ word }}}}{mark}") for mark in "！？！"] == ["好！", "好？", "好！"]
    assert len(kept(beside)) == 1


@pytest.mark.parametrize("cut_to", [0, 3, 40, -1])
def test_what_is_spoiled_is_made_again(beside: Path, cut_to: int) -> None:
    said("{{ word }}！")
    (file,) = kept(beside)
    file.write_bytes(file.read_bytes()[:cut_to])
    assert said("{{ word }}！") == "好！"


def test_a_table_is_worked_out_once(beside: Path) -> None:
    asked = []

    def table() -> list[object]:
        asked.append("asked")
        return ["一", {"二": 3}]

    assert [table_of(["pypinyin"], table) for _ in range(3)] == [["一", {"二": 3}]] * 3
    assert len(asked) == 1
    assert table_of(["pypinyin", "Jinja2"], table) and len(asked) == 2, "another library, another table"


def test_python_that_keeps_nothing_keeps_nothing(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said("{{ word }}！") == "好！"
    assert not kept(beside)


def test_a_place_that_cannot_be_written_is_none(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (beside / "file").write_text("no folder")
    monkeypatch.setattr(sys, "pycache_prefix", str(beside / "file"))
    keep_beside("anything", b"anything")
    assert read_beside("anything") is None
    assert said("{{ word }}！") == "好！"


@pytest.mark.parametrize("word", ["银行", "行业", "行", "重庆", "绿", "女", "〇", "㙟", "嗯", "𡋾", "保险"])
def test_a_word_is_read_as_pypinyin_reads_it(word: str) -> None:
    from pypinyin import lazy_pinyin

    assert list(reading(word)) == lazy_pinyin(word)


def test_characters_are_read_in_the_word_that_they_make() -> None:
    assert list(cut("到银行办")) == ["到", "银行", "办"]
    assert in_syllables("到银行办A4") == ["dao", "yin", "hang", "ban", "A", "4"]
