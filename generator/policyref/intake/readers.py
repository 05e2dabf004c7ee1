"""Which reader takes a file: by the end of its name, held against its first bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import NamedTuple

from policyref.intake.blocks import LEFT_OUT, Document, IntakeError, within_limits

BIGGEST_FILE = 50_000_000
_MOST_TOLD = 100
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_KINDS = {_ZIP: "压缩包（例如 docx）", _OLE: "旧的或加密的 Office 文件", _PDF: "PDF", b"Rar!": "RAR 压缩包"}
_RTF = b"{\\rtf"
_OTHERS = "docx、pdf、html、txt"


class Reader(NamedTuple):
    """`edition` changes where the same file gives other blocks; `needs` are the libraries of an extra."""

    read: Callable[[bytes], Document]
    edition: str
    needs: tuple[str, ...] = ()
    starts: bytes = b""  # what every file of the kind begins with


def _txt(content: bytes) -> Document:
    from policyref.intake.txt import read

    return read(content)


def _html(content: bytes) -> Document:
    from policyref.intake.html import read

    return read(content)


def _docx(content: bytes) -> Document:
    from policyref.intake.docx import read

    return read(content)


def _pdf(content: bytes) -> Document:
    from policyref.intake.pdf import read

    return read(content)


def _ofd(content: bytes) -> Document:
    from policyref.intake.ofd import read

    return read(content)


def _office(kind: str) -> Callable[[bytes], Document]:
    def converted(content: bytes) -> Document:
        from policyref.intake.office import read

        return read(content, kind)

    return converted


BY_LIBREOFFICE = "LibreOffice, docx 1"
"""What LibreOffice makes of a file differs from one version of it to the next."""

READERS = {
    **dict.fromkeys((".txt", ".text", ".md", ""), Reader(_txt, "txt 1")),
    **dict.fromkeys((".html", ".htm"), Reader(_html, "html 1", ("lxml",))),
    ".docx": Reader(_docx, "docx 1", ("lxml",), _ZIP),
    ".pdf": Reader(_pdf, "pdf 1", ("pdfminer",), _PDF),
    ".ofd": Reader(_ofd, "ofd 1", ("lxml",), _ZIP),
    ".doc": Reader(_office(".doc"), BY_LIBREOFFICE, ("lxml",), _OLE),
    ".wps": Reader(_office(".wps"), BY_LIBREOFFICE, ("lxml",), _OLE),
    ".odt": Reader(_office(".odt"), BY_LIBREOFFICE, ("lxml",), _ZIP),
    ".rtf": Reader(_office(".rtf"), BY_LIBREOFFICE, ("lxml",), _RTF),
}


def gives_the_same(name: str, read_by: str) -> bool:
    """Whether what reads a file of that name is here, and gives the blocks that were read by that edition."""
    reader = READERS.get(PurePath(name).suffix.lower())
    same = reader is not None and reader.edition == read_by != BY_LIBREOFFICE
    return same and reader is not None and all(map(find_spec, reader.needs))


def read(path: Path, *, accept_changes: bool = False) -> Document:
    """The blocks of a file. Raises `IntakeError` with a sentence that names the file where it cannot be read safely."""
    try:
        document = within_limits(_read(path))
        pictures = sum(block.kind == "picture" for block in document.blocks)
        if pictures and all(block.kind in LEFT_OUT for block in document.blocks):
            raise IntakeError(
                "", f"没有文字，只有 {pictures} 张图片，可能是扫描件", "请先识别成文字，校对后存成 txt 再试"
            )
        if document.changes and not accept_changes:
            raise IntakeError(
                "", _tracked(document.changes), "请在 Word 或 WPS 里定稿，或确认全部接受后加上 --accept-changes"
            )
        return document
    except IntakeError as refused:
        raise IntakeError(str(path), str(refused), "没有写任何文件") from refused


def _read(path: Path) -> Document:
    _reader(path.name)
    try:
        size = path.stat().st_size
        if size > BIGGEST_FILE:
            raise IntakeError(
                "", f"文件有 {size // 1_000_000} MB，超过 {BIGGEST_FILE // 1_000_000} MB", "请检查是不是放错了文件"
            )
        content = path.read_bytes()
    except OSError as error:
        raise IntakeError("", "文件打不开", "请检查它是不是还在、有没有权限读、是不是正被别的程序占用") from error
    return read_content(path.name, content)


def _reader(name: str) -> tuple[str, Reader]:
    suffix = PurePath(name).suffix.lower()
    if suffix not in READERS:
        raise IntakeError("", f"还不能读“{suffix or '没有扩展名'}”这类文件", f"请另存为 {_OTHERS} 再试")
    return suffix, READERS[suffix]


def read_content(name: str, content: bytes) -> Document:
    """The blocks of a file of that name, changes taken as accepted. Raises `IntakeError`."""
    suffix, reader = _reader(name)
    kind = next((name for start, name in _KINDS.items() if content.startswith(start)), "")
    if not content.startswith(reader.starts) or (kind and not reader.starts):
        raise IntakeError(
            "", f"名称是 {suffix}，内容却是{kind or '别的东西'}", f"请用原来的程序打开，另存为 {_OTHERS} 再试"
        )
    try:
        return replace(reader.read(content), read_by=reader.edition)
    except ImportError as error:
        raise IntakeError("", f"读 {suffix} 还缺 {error.name}", "请运行 pip install 'policyref[intake]'") from error


def _tracked(changes: tuple[str, ...]) -> str:
    others = f"；另有 {len(changes) - _MOST_TOLD} 处" if len(changes) > _MOST_TOLD else ""
    return f"有 {len(changes)} 处没有定稿的修订：{'；'.join(changes[:_MOST_TOLD])}{others}"
