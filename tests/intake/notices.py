"""The notices of `corpora/files` as the files that a clerk has: texts and pages are kept, the rest is made of text."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.intake.word import Word, in_list, level, listed, run

FILES = Path(__file__).parent.parent / "corpora/files"
_CELL = "⇥"
_LISTS = listed(
    "1",
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3.", '<w:lvlRestart w:val="0"/>'),
)
_LABELS = (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+\.")


def text(name: str, files: Path = FILES) -> list[str]:
    return (files / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def made(name: str, kind: str, folder: Path) -> Path:
    """The notice as a file of a kind: `txt`, `gb18030`, `html`, `gb2312`, `docx`, `odt`, `pdf`."""
    return made_of(FILES, name, kind, folder)


def made_of(files: Path, name: str, kind: str, folder: Path) -> Path:
    """The same of the texts in another folder."""
    suffix = {"gb18030": "txt", "gb2312": "html"}.get(kind, kind)
    path = folder / f"{name}.{suffix}"
    if kind in ("docx", "odt", "pdf"):
        path = _word(text(name, files)).file(folder)
        if kind != "docx":
            _saved_as(kind, path)
        return path.with_suffix(f".{kind}").rename(folder / f"{name}.{kind}")
    words = (files / path.name).read_text(encoding="utf-8")
    path.write_bytes(words.encode("gb18030" if kind.startswith("gb") else "utf-8"))
    return path


def _word(lines: list[str]) -> Word:
    """Labels become automatic numbers, lines with cells a table, short lines without a stop are set in bold."""
    word, rows = Word().numbering(_LISTS), []
    for line in [*lines, ""]:
        if _CELL in line:
            rows.append(line.split(_CELL))
            continue
        if rows:
            table = word.document.add_table(len(rows), len(rows[0]), "Table Grid")
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, inner in zip(row.cells, cells, strict=True):
                    cell.text = inner
            rows = []
        _paragraph(word, line)
    return word


def _paragraph(word: Word, line: str) -> None:
    for depth, label in enumerate(_LABELS):
        if found := re.match(label, line):
            word.raw(in_list(line[found.end() :], depth))
            return
    word.raw(run(line, "" if re.search("[。：；]", line) else "<w:b/>"))


def _saved_as(kind: str, path: Path) -> None:
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command: list[str | Path] = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", path.parent, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
