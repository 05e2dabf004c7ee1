"""Who a file says has written it: names that stand in its properties and that nobody sees on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath

from policyref.intake.blocks import IntakeError

_PLAIN = ("", ".txt", ".text", ".md")
_NO_PERSON = {"", "python-docx", "administrator", "user", "unknown"}
_OF_WORD = {"creator": "作者", "lastModifiedBy": "最后保存的人", "Manager": "经理"}
_OF_OFD = {"Author": "作者"}
_OF_PDF = {"Author": "作者"}


def traces(name: str, content: bytes) -> Iterator[str]:
    """Each name with what it is. Of kinds of files that cannot be looked into it says so."""
    kind = PurePath(name).suffix.lower()
    if kind == ".docx":
        yield from _of_archive(content, ("docProps/core.xml", "docProps/app.xml"), _OF_WORD)
    elif kind == ".ofd":
        yield from _of_archive(content, ("OFD.xml",), _OF_OFD)
    elif kind == ".pdf":
        yield from _of_pdf(content)
    elif kind in (".html", ".htm"):
        yield "网页的脚本（它会成为本站的一页，在本站里运行；请另存为 pdf 再提供下载）"
    elif kind not in _PLAIN:
        yield "看不了的文件属性（请另存为 pdf 或 docx 再提供下载）"


def _of_archive(content: bytes, parts: tuple[str, ...], names: dict[str, str]) -> Iterator[str]:
    from policyref.intake.archive import Archive, local

    archive = Archive(content, "")
    for part in parts:
        root = archive.xml(part)
        for one in root.iter() if root is not None else ():
            words = (one.text or "").strip()
            if local(one) in names and words.lower() not in _NO_PERSON:
                yield f"{names[local(one)]}“{words}”"


def _of_pdf(content: bytes) -> Iterator[str]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1, stream_value
    from pdfminer.utils import decode_text

    from policyref.intake.pdf_limits import TooMuch, limited

    try:
        with limited():
            document = PDFDocument(PDFParser(BytesIO(content)))
            for info in document.info:
                for key, called in _OF_PDF.items():
                    value = resolve1(info.get(key))
                    words = decode_text(value).strip() if isinstance(value, bytes) else ""
                    if words.lower() not in _NO_PERSON:
                        yield f"{called}“{words}”"
            if "Metadata" in document.catalog:
                xml = stream_value(document.catalog["Metadata"]).get_data().decode("utf-8", "ignore")
                block = re.search(r"<dc:creator\b[^>]*>(.*?)</dc:creator>", xml, re.DOTALL)
                words = re.sub(r"<[^>]*>", "", block[1]).strip() if block else ""
                if words.lower() not in _NO_PERSON:
                    yield f"作者“{words}”"
    except (Exception, TooMuch) as error:
        raise IntakeError("", "PDF 的属性读不通", "请重新导出 PDF 再试") from error
