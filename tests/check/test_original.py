"""The file that a notice was read from, its blocks and the official text say the same; it is told where they part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from policyref.cli import main
from policyref.intake import readers

from tests.data import Data
from tests.intake.sheets import as_ofd, pdf
from tests.intake.word import Word, run

LINES = ["某市托育若干措施", "一、扩大供给。新增托位补助3000元。", "二、提高质量。每年培陪训1500人次。"]
ID = "new-1"


def word() -> Word:
    return Word().say(*LINES)


def plain(made: Word) -> bytes:
    """The document without the name of whoever wrote it."""
    made.document.core_properties.author = ""
    return made.content()


def drafted(data: Data, name: str, content: bytes, *more: str) -> Data:
    file = data.root / name
    file.write_bytes(content)
    words = ["new", ID, "--from", str(file), "--data", str(data.folder), *more]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    known = {"issuer": "某市", "place": "[某市]"}  # what the text does not say, and no record can do without
    lines = notice(data).read_text(encoding="utf-8").splitlines()
    filled = [f"{key}: {known[key]}" if (key := line.split(":")[0]) in known else line for line in lines]
    notice(data).write_text("\n".join(filled) + "\n", encoding="utf-8")
    return data


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path)


def codes(data: Data) -> set[str]:
    """Told of the folder as it is now."""
    return {one.code for one in data.run().found if "E381" <= one.code <= "E387"}


def notice(data: Data) -> Path:
    return data.folder / ID / "notice.yml"


def add(data: Data, text: str) -> Data:
    notice(data).write_text(notice(data).read_text(encoding="utf-8") + text, encoding="utf-8")
    return data


def redone(data: Data) -> None:
    result = CliRunner().invoke(main, ["new", ID, "--redo", "--data", str(data.folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def correction(block: int, wrong: str, right: str) -> str:
    return f"corrections:\n  - {{block: {block}, from: {wrong}, to: {right or chr(39) * 2}, why: 原件多印了一个字}}\n"


SHEET = pdf("\n\n".join(LINES))
FILES: dict[str, bytes] = {
    "通知.docx": plain(word()),
    "通知.pdf": SHEET,
    "通知.ofd": as_ofd(SHEET),
    "通知.txt": "\n".join(LINES).encode(),
    "通知.html": "".join(f"<p>{line}</p>" for line in LINES).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_what_new_writes_is_true_to_the_file(name: str, data: Data) -> None:
    drafted(data, name, FILES[name])
    assert (data.folder / ID / "original" / name).read_bytes() == FILES[name]
    written = yaml.safe_load(notice(data).read_text(encoding="utf-8"))["original"]
    assert (written["file"], written["bytes"], written["publish"]) == (name, len(FILES[name]), False)
    assert codes(data) == set()


SLIPS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "gone": ("E381", lambda folder: (folder / "original/通知.docx").unlink()),
    "changed": ("E382", lambda folder: (folder / "original/通知.docx").write_bytes(FILES["通知.pdf"])),
    "no blocks": ("E383", lambda folder: (folder / "blocks.json").unlink()),
    "spoilt blocks": ("E383", lambda folder: edit(folder / "blocks.json", '"n": 2', '"n": 7')),
    "blocks of another file": ("E383", lambda folder: edit(folder / "blocks.json", '"sha256": "', '"sha256": "0')),
    "a block altered": ("E384", lambda folder: edit(folder / "blocks.json", "3000", "8000")),
    "text altered": ("E385", lambda folder: edit(folder / "source.txt", "3000", "8000")),
    "text left out": ("E385", lambda folder: edit(folder / "source.txt", "新增托位补助3000元。", "")),
    "text added": ("E385", lambda folder: edit(folder / "source.txt", "人次。", "人次。另有奖励。")),
    "lines in another order": ("E385", lambda folder: (folder / "source.txt").write_text("\n".join(LINES[::-1]))),
}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_between_file_blocks_and_text_is_told(slip: str, data: Data) -> None:
    code, make = SLIPS[slip]
    drafted(data, "通知.docx", FILES["通知.docx"])
    make(data.folder / ID)
    assert code in codes(data), data.report


def test_where_the_text_parts_from_the_file_is_said(data: Data) -> None:
    drafted(data, "通知.docx", FILES["通知.docx"])
    edit(data.folder / ID / "source.txt", "3000", "8000")
    assert "source.txt:2:14" in data.report
    assert "这里是“给。新增托位补助8000元。" in data.report


def test_space_and_the_width_of_marks_are_no_slip(data: Data) -> None:
    drafted(data, "通知.docx", plain(Word().say(LINES[0], "一、 扩大供给(一).新增 托位", "二、提高。")))
    assert codes(data) == set()


def test_a_correction_stands_between_the_file_and_the_text(data: Data) -> None:
    drafted(data, "通知.docx", FILES["通知.docx"])
    add(data, correction(3, "培陪训", "培训"))
    edit(data.folder / ID / "source.txt", "培陪训", "培训")
    assert codes(data) == set()


def test_a_correction_that_the_text_does_not_follow_is_told(data: Data) -> None:
    drafted(data, "通知.docx", FILES["通知.docx"])
    assert codes(add(data, correction(3, "培陪训", "培训"))) == {"E385"}


def test_redo_writes_the_text_as_it_is_corrected(data: Data) -> None:
    drafted(data, "通知.docx", FILES["通知.docx"])
    add(data, correction(3, "陪", ""))
    redone(data)
    assert "每年培训1500人次" in (data.folder / ID / "source.txt").read_text(encoding="utf-8")
    assert "corrections" in notice(data).read_text(encoding="utf-8")
    assert codes(data) == set()


@pytest.mark.parametrize(
    ("block", "wrong", "said"),
    [(9, "陪", "没有这一块"), (3, "培训", "出现 0 次"), (2, "供", "E385"), (2, "。", "出现 2 次")],
)
def test_a_correction_is_of_words_that_stand_once_in_their_block(block: int, wrong: str, said: str, data: Data) -> None:
    drafted(data, "通知.docx", FILES["通知.docx"])
    add(data, correction(block, wrong, "改"))
    assert said in data.report


def test_corrections_of_one_block_are_counted_one_after_the_other(data: Data) -> None:
    drafted(data, "通知.docx", FILES["通知.docx"])
    two = correction(3, "培陪训", "培训") + "  - {block: 3, from: 年培训, to: 年轮训, why: 原件印错}\n"
    add(data, two)
    edit(data.folder / ID / "source.txt", "年培陪训", "年轮训")
    assert codes(data) == set()
    edit(notice(data), "from: 年培训", "from: 培陪训")
    assert "E386" in codes(data)  # the words were there, and the first correction has taken them


@pytest.mark.parametrize("split", ["", "略", "文"])
def test_a_piece_of_a_block_is_text_or_left_out_as_the_outline_says(split: str, data: Data) -> None:
    drafted(data, "通知.docx", FILES["通知.docx"])
    outline = data.folder / ID / "outline.txt"
    more = f"{split}\t3.2\t每年培陪训\n" if split else ""
    outline.write_text(outline.read_text(encoding="utf-8") + more, encoding="utf-8")
    redone(data)
    assert ("每年" in (data.folder / ID / "source.txt").read_text(encoding="utf-8")) == (split != "略")
    assert codes(data) == set()
    edit(data.folder / ID / "source.txt", "提高", "提升")
    assert codes(data) == {"E385"}


def test_a_line_that_the_outline_moves_stands_there_in_the_text(data: Data) -> None:
    drafted(data, "通知.docx", FILES["通知.docx"])
    outline = data.folder / ID / "outline.txt"
    title, *others = [line for line in outline.read_text(encoding="utf-8").splitlines() if line[:1] not in "# "]
    outline.write_text("\n".join([title, *reversed(others)]), encoding="utf-8")
    redone(data)
    assert (data.folder / ID / "source.txt").read_text(encoding="utf-8").splitlines()[1].startswith("二、")
    assert codes(data) == set()


def test_a_notice_without_a_file_stays_legal_and_has_nothing_to_correct(data: Data) -> None:
    assert codes(data) == set()
    other = Data(data.root / "other")
    path = other.folder / "shili-2024-7/notice.yml"
    path.write_text(path.read_text(encoding="utf-8") + correction(1, "甲", "乙"), encoding="utf-8")
    assert codes(other) == {"E386"}


def test_without_its_reader_only_the_hash_is_compared_and_that_is_said(
    data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(data, "通知.docx", FILES["通知.docx"])
    edit(data.folder / ID / "blocks.json", '"kind": "para", "place": "第 1 段"', '"kind": "para", "place": "第 9 段"')
    monkeypatch.setattr(readers, "find_spec", lambda name: None)
    assert codes(data) == set()
    result = CliRunner().invoke(main, ["check", "--data", str(data.folder), "--docs", str(data.docs)])
    assert f"只核对了 SHA-256、没有重读的（读它的程序没有装，或换了版本）：{ID}" in result.output


def published(data: Data) -> Data:
    edit(notice(data), "publish: false", "publish: true")
    return data


def test_a_file_may_be_published_where_it_tells_nothing_else(data: Data) -> None:
    for name in ("通知.docx", "通知.pdf", "通知.ofd"):
        other = Data(data.root / name)
        drafted(other, name, FILES[name])
        assert codes(published(other)) == set(), other.report


def authored() -> bytes:
    made = word()
    made.document.core_properties.author = "某某"
    return made.content()


TELLING: dict[str, tuple[str, Callable[[], bytes]]] = {
    "作者“某某”": ("a.docx", authored),
    "1 处批注": (
        "b.docx",
        lambda: plain(word().part("comments", f'<w:comment w:id="0"><w:p>{run("再核")}</w:p></w:comment>')),
    ),
    "1 处隐藏的文字": ("c.docx", lambda: plain(word().raw(run("公开。") + run("暗字", "<w:vanish/>")))),
    "网页的脚本": ("e.html", lambda: FILES["通知.html"]),
    "作者“某甲”": ("d.pdf", lambda: pdf("\n\n".join(LINES), '#set document(author: "某甲")\n')),
}


@pytest.mark.parametrize("said", TELLING)
def test_a_file_that_tells_more_than_its_pages_is_not_published(said: str, data: Data) -> None:
    name, make = TELLING[said]
    drafted(data, name, make())
    assert codes(data) == set()
    other = Data(data.root / "other")
    drafted(other, name, make())
    assert codes(published(other)) == {"E387"}
    assert said in other.report


def test_tracked_changes_are_never_published(data: Data) -> None:
    made = word().raw(run("每年") + '<w:del w:id="1" w:author="x"><w:r><w:delText>2万元</w:delText></w:r></w:del>')
    drafted(data, "通知.docx", plain(made), "--accept-changes")
    assert codes(published(data)) == {"E387"}
    assert "1 处没有定稿的修订" in data.report
