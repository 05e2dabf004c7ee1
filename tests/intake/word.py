"""Word documents made for the tests: python-docx writes the file, raw XML what it has no words for."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from policyref.intake.blocks import Block, Document
from policyref.intake.readers import read

NS = nsdecls("w")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


class Word:
    """A document that is built up step by step and then read as a file."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.body = self.document.element.body

    def say(self, *texts: str) -> Word:
        for text in texts:
            self.document.add_paragraph(text)
        return self

    def raw(self, inner: str, tag: str = "w:p") -> Word:
        """An element written out, the last of the body so far."""
        self.body.insert(len(self.body) - 1, parse_xml(f"<{tag} {NS} {MORE}>{inner}</{tag}>"))
        return self

    def numbering(self, abstract: str) -> Word:
        """Replaces the lists of the template: `w:abstractNum` and `w:num` elements."""
        root = self.document.part.numbering_part.element
        for old in list(root):
            root.remove(old)
        for one in parse_xml(f"<w:numbering {NS}>{abstract}</w:numbering>"):
            root.append(one)
        return self

    def style(self, name: str, inner: str, based_on: str = "") -> Word:
        based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
        self.document.styles.element.append(
            parse_xml(
                f'<w:style {NS} w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
                f"{based}{inner}</w:style>"
            )
        )
        return self

    def part(self, kind: str, inner: str) -> Word:
        """A part beside the text: `footnotes`, `comments`."""
        blob = f"<w:{kind} {NS}>{inner}</w:{kind}>".encode()
        part = Part(PackURI(f"/word/{kind}.xml"), _TYPE.format(kind), blob, self.document.part.package)
        self.document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))
        return self

    def content(self) -> bytes:
        made = BytesIO()
        self.document.save(made)
        return made.getvalue()

    def file(self, folder: Path) -> Path:
        path = folder / "通知.docx"
        path.write_bytes(self.content())
        return path

    def read(self, folder: Path, **options: bool) -> Document:
        return read(self.file(folder), **options)


MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def run(text: str, settings: str = "") -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="x"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="2" w:author="x">{run(text)}</w:ins>'


def level(depth: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(number: str, *levels: str, more: str = "") -> str:
    """A list and the number that uses it."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


def in_list(text: str, depth: int = 0, number: str = "1") -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(text)}'


def words(document: Document, *kinds: str) -> list[str]:
    return [block.words for block in document.blocks if not kinds or block.kind in kinds]


def first(document: Document, kind: str) -> Block:
    return next(block for block in document.blocks if block.kind == kind)


def rezipped(path: Path, change: Callable[[dict[str, bytes]], Any]) -> Path:
    """The file with its parts changed."""
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    path.write_bytes(made.getvalue())
    return path
