"""PDF and OFD files made for the tests: Typst sets the pages, and what stands on them can be written as OFD, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import typst
from policyref.intake.blocks import Document
from policyref.intake.page import Glyph, Page
from policyref.intake.pdf import pages_of
from policyref.intake.readers import read

_SHEET = """
#set page(paper: "a4", margin: (x: 28mm, y: 36mm), numbering: "— 1 —")
#set text(font: ("Noto Serif CJK SC", "Noto Sans CJK SC"), size: 16pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
"""
_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72


def pdf(source: str, head: str = "") -> bytes:
    """A notice as offices set it: A4, indented paragraphs, page numbers. `source` is Typst."""
    return typst.compile((_SHEET + head + source).encode())


def ofd(pages: Iterable[Page], **parts: str) -> bytes:
    """The pages as an OFD: a text object for each glyph row, a path for each rule."""
    return zipped({**ofd_parts(pages), **parts})


def ofd_parts(pages: Iterable[Page]) -> dict[str, str]:
    contents = list(map(_content, pages))
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at, _ in enumerate(contents, 1))
    return {
        "OFD.xml": f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": document(listed),
        **{f"Doc_0/Pages/Page_{at}/Content.xml": content for at, content in enumerate(contents, 1)},
    }


def document(pages: str, before: str = "", after: str = "") -> str:
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    return (
        f"<ofd:Document {_NS}><ofd:CommonData>{area}{before}</ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages>{after}</ofd:Document>"
    )


def content(inner: str, before: str = "") -> str:
    return f"<ofd:Page {_NS}>{before}<ofd:Content><ofd:Layer>{inner}</ofd:Layer></ofd:Content></ofd:Page>"


def text(words: str, x: float, y: float, size: float = 5, more: str = "") -> str:
    """Words whose first character stands at a place, in millimetres."""
    delta = f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} 150 {size + 2}" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {delta}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def _content(page: Page) -> str:
    rows: dict[tuple[float, float], list[Glyph]] = {}
    for glyph in page.glyphs:
        rows.setdefault((round(glyph.bottom, 1), glyph.size), []).append(glyph)
    return content(
        "".join(_row(row) for row in rows.values())
        + "".join(
            f'<ofd:PathObject ID="8" Boundary="0 0 210 297"><ofd:AbbreviatedData>M {rule.x0 * _MM} {rule.top * _MM} '
            f"L {rule.x1 * _MM} {rule.bottom * _MM}</ofd:AbbreviatedData></ofd:PathObject>"
            for rule in page.rules
        )
    )


def _row(row: list[Glyph]) -> str:
    first, size = row[0], row[0].size * _MM
    deltas = " ".join(f"{(b.x0 - a.x0) * _MM:.4f}" for a, b in pairwise(row))
    words = "".join(glyph.text for glyph in row).replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<ofd:TextObject ID="9" Boundary="{first.x0 * _MM} {first.top * _MM} 150 {size}" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{0.88 * size}" DeltaX="{deltas}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def as_ofd(content: bytes) -> bytes:
    """A PDF as an OFD."""
    return ofd(pages_of(content))


def zipped(parts: dict[str, str], rename: Callable[[str], str] = str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name, words in parts.items():
            new.writestr(rename(name), words)
    return made.getvalue()


def read_as(folder: Path, name: str, content: bytes, **options: bool) -> Document:
    path = folder / name
    path.write_bytes(content)
    return read(path, **options)
