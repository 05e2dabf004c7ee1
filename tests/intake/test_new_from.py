"""`policyref new --from FILE`: from the file on the desk to a draft in one command, and nothing half-written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from policyref.cli import main

from tests.data import Data
from tests.intake.word import Word, deleted, in_list, inserted, level, listed, run

LINES = ["某市托育若干措施", "1.扩大供给。新增托位补助3000元。", "2.提高质量。每年培训1500人次。"]
BODY = "<div><a href=/>首页</a></div><div>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div>"


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path)


def new(data: Data, file: Path, *more: str, option: str = "--from") -> Result:
    words = ["new", "new-1", option, str(file), "--data", str(data.folder), *more]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def document() -> Word:
    word = Word().numbering(listed("1", level(0, "decimal", "%1."))).say(LINES[0])
    return word.raw(in_list(LINES[1][2:])).raw(in_list(LINES[2][2:]))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def made(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def test_the_same_notice_is_drafted_alike_from_every_kind_of_file(data: Data) -> None:
    text = "\n".join(LINES)
    drafts = []
    for file in (
        made(data.root, "a.txt", text.encode()),
        made(data.root, "b.txt", text.encode("gbk")),
        made(data.root, "c.txt", text.encode("utf-16")),
        made(data.root, "d.html", f"<meta charset=gb2312>{BODY}".encode("gb18030")),
        document().file(data.root),
    ):
        before = files(data.folder)
        assert new(data, file).exit_code == 0
        draft = files(data.folder / "new-1")
        words = {path: draft[path] for path in draft if path.endswith((".yml", "source.txt"))}
        drafts.append({path: text.partition(b"\noriginal:")[0] for path, text in words.items()})
        shutil.rmtree(data.folder / "new-1")
        assert files(data.folder) == before
    assert all(draft == drafts[0] for draft in drafts)
    assert "\n".join(LINES) + "\n" == drafts[0][str(data.folder / "new-1/source.txt")].decode()


def test_what_was_left_out_is_said(data: Data) -> None:
    result = new(data, made(data.root, "a.html", BODY.encode()))
    assert result.exit_code == 0
    assert "没有收进原文的：网页第 1 行" in result.stdout
    assert "“首页”" in result.stdout


def test_text_is_still_another_word_for_it(data: Data) -> None:
    assert new(data, made(data.root, "a.txt", "\n".join(LINES).encode("gbk")), option="--text").exit_code == 0


def test_a_document_with_changes_waits_for_a_person(data: Data) -> None:
    word = document().raw(run("最高") + deleted("2万元") + inserted("3万元"))
    file = word.file(data.root)
    before = files(data.folder)
    result = new(data, file)
    assert result.exit_code == 1
    assert "删去“2万元”" in result.stderr
    assert files(data.folder) == before
    result = new(data, file, "--accept-changes")
    assert result.exit_code == 0
    assert "按接受读入的修订" in result.stdout
    assert "增加“3万元”" in result.stdout
    assert "2万元" not in (data.folder / "new-1/source.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", b"PK\x03\x04"), ("a.pdf", b"%PDF-1.7"), ("a.html", b"<html></html>"), ("a.txt", b"\0")],
)
def test_a_file_that_is_refused_leaves_the_library_as_it_was(data: Data, name: str, content: bytes) -> None:
    before = files(data.folder)
    result = new(data, made(data.root, name, content))
    assert result.exit_code == 1
    assert f"{data.root / name}：" in result.stderr
    assert "Traceback" not in result.output
    assert files(data.folder) == before
