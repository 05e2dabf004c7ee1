"""Old and other formats of offices: LibreOffice makes a .docx of them, which is read as any other."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from policyref.intake import office
from policyref.intake.blocks import IntakeError, doubts
from policyref.intake.readers import read

from tests.intake.reading import source_text
from tests.intake.word import Word, deleted, first, in_list, inserted, level, listed, run

LINES = [
    "某市托育若干措施",
    "一、扩大供给。新增托位补助3000元。",
    "二、提高质量。每年培训1500人次。",
    "甲⇥6000",
    "乙⇥7500",
    "某市人民政府",
]
KINDS = ["doc", "wps", "odt"]


def notice(label: str = "chineseCounting", mark: str = "、") -> Word:
    word = Word().numbering(listed("1", level(0, label, f"%1{mark}")))
    word.say(LINES[0]).raw(in_list("扩大供给。新增托位补助3000元。")).raw(in_list("提高质量。每年培训1500人次。"))
    table = word.document.add_table(2, 2, "Table Grid")
    for cell, text in zip((one for row in table.rows for one in row.cells), ["甲", "6000", "乙", "7500"], strict=True):
        cell.text = text
    return word.say("某市人民政府")  # LibreOffice saves no table that a document ends with


def saved_as(folder: Path, kind: str, word: Word) -> Path:
    """The document as LibreOffice saves it; a .wps of Kingsoft is a .doc by another name."""
    target = "doc" if kind == "wps" else kind
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        target,
    ]
    subprocess.run([*command, "--outdir", folder, word.file(folder)], check=True, capture_output=True, timeout=120)
    return (folder / f"通知.{target}").rename(folder / f"公文.{kind}")


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_of_another_format_is_read_with_its_numbers_and_cells(kind: str, tmp_path: Path) -> None:
    document = read(saved_as(tmp_path, kind, notice()))
    assert source_text(document).splitlines() == LINES
    assert first(document, "table").rows == (("甲", "6000"), ("乙", "7500"))
    assert document.read_by.startswith("LibreOffice, docx")


def test_a_number_that_a_conversion_has_spoilt_is_told(tmp_path: Path) -> None:
    """LibreOffice writes an automatic 一、 into an .rtf as 一?; what Word writes there is read as it is."""
    plain = read(saved_as(tmp_path, "rtf", notice("decimal", ".")))
    assert source_text(plain).splitlines() == [line.replace("一、", "1.").replace("二、", "2.") for line in LINES]
    assert any("里有问号" in said for said in doubts(read(saved_as(tmp_path, "rtf", notice()))))


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_what_was_deleted_is_never_published(kind: str, tmp_path: Path) -> None:
    path = saved_as(tmp_path, kind, notice().raw(run("每年奖励") + deleted("2万元") + inserted("3万元") + run("。")))
    with pytest.raises(IntakeError, match="没有定稿的修订"):
        read(path)
    document = read(path, accept_changes=True)
    assert "每年奖励3万元。" in source_text(document)
    assert "2万元" not in source_text(document)
    assert any("删去" in said for said in doubts(document))


def test_without_libreoffice_it_says_what_to_save_as(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "soffice", lambda: None)
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(IntakeError, match=r"没有 LibreOffice。请在 Word 或 WPS 里打开，另存为 \.docx 再试"):
        read(tmp_path / "a.doc")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("doc", b"\xd0\xcf\x11\xe0"),
        ("doc", b"\xd0\xcf\x11\xe0" + "补贴3000元。".encode("gbk") * 99),
        ("odt", b"PK\x03\x04" + bytes(60)),
    ],
)
def test_what_is_broken_is_never_taken_for_a_plain_text(kind: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / f"a.{kind}").write_bytes(content)
    with pytest.raises(IntakeError, match="打不开它，可能加了密码或已损坏"):
        read(tmp_path / f"a.{kind}")


def test_a_conversion_that_never_ends_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\nsleep 1000 & echo $! > {tmp_path}/child\nwait\n", encoding="utf-8")
    slow.chmod(0o700)
    monkeypatch.setattr(office, "soffice", lambda: str(slow))
    monkeypatch.setattr(office, "LONGEST", 1)
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(IntakeError, match="转换了 1 秒还没有完"):
        read(tmp_path / "a.doc")
    child = int((tmp_path / "child").read_text())
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z", "the child of the command still runs"


def test_it_runs_in_a_profile_of_its_own_that_forbids_macros(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "soffice"
    fake.write_text(f'#!/bin/sh\nenv > {tmp_path}/env\ncp -r profile {tmp_path}/kept\necho "$@" > {tmp_path}/args\n')
    fake.chmod(0o700)
    monkeypatch.setattr(office, "soffice", lambda: str(fake))
    monkeypatch.setenv("SECRET", "1")
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(IntakeError):
        read(tmp_path / "a.doc")
    settings = (tmp_path / "kept/user/registrymodifications.xcu").read_text()
    for said in ("DisableMacrosExecution", "MacroSecurityLevel", "BlockUntrustedRefererLinks"):
        assert said in settings
    assert "SECRET" not in (tmp_path / "env").read_text()
    assert os.environ["HOME"] not in (tmp_path / "args").read_text()
    assert "--infilter=MS Word 97" in (tmp_path / "args").read_text()
