"""A PDF: glyphs and rules as pdfminer.six finds them, within limits; `layout.py` makes blocks of them.

Nothing is run and nothing fetched. What a file packs into a stream is unpacked up to a limit only, and what it draws is
counted while it is drawn, so that a small file cannot take the machine.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, decode_text

from policyref.intake.blocks import Document, IntakeError
from policyref.intake.layout import document
from policyref.intake.layout_lines import UNREAD
from policyref.intake.page import Glyph, Page
from policyref.intake.pdf_limits import TooMuch, limited

MOST_FIGURES = 20_000  # of a page
_ASCENT, _DESCENT = 0.88, 0.12  # of Chinese type, from the line that it stands on
_INVISIBLE = (3, 7)  # ways to paint text that leave nothing on the page
_SAVE_AGAIN = "请用 PDF 阅读器打开看看，重新导出或打印成 PDF，或取得 docx 再试"

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def read(content: bytes) -> Document:
    with limited():
        return document(pages_of(content))


def pages_of(content: bytes) -> Iterator[Page]:
    number = 0
    try:
        pdf = PDFDocument(PDFParser(BytesIO(content)))
        device = _Device(PDFResourceManager())
        interpreter = PDFPageInterpreter(device.rsrcmgr, device)
        for number, page in enumerate(PDFPage.create_pages(pdf), 1):
            device.number = number
            interpreter.process_page(page)
            device.page.over += _laid_over(page)
            yield device.page
    except IntakeError:
        raise
    except PDFEncryptionError as error:
        raise IntakeError("", "文件加了密码", "请去掉密码再试") from error
    except TooMuch as error:
        place = f"第 {number} 页" if number else ""
        raise IntakeError(place, f"解压后大得不正常（{error}）", _SAVE_AGAIN) from error
    except Exception as error:  # pdfminer raises whatever it stumbles over: KeyError, TypeError, struct.error …
        place = f"第 {number} 页之后" if number else ""
        raise IntakeError(place, "PDF 读不通，文件不完整或已损坏", _SAVE_AGAIN) from error
    if not number:
        raise IntakeError("", "PDF 里一页也没有", _SAVE_AGAIN)


def _laid_over(page: PDFPage) -> Iterator[str]:
    """The words of remarks and of fields that were filled in: they stand over a page and are not drawn with it."""
    laid = resolve1(page.annots)
    for about in map(resolve1, laid if isinstance(laid, list) else ()):
        kind = literal_name(about.get("Subtype")) if isinstance(about, dict) else "Link"
        words = None if kind in ("Link", "Popup") else resolve1(about.get("V" if kind == "Widget" else "Contents"))
        if isinstance(words, bytes) and (text := decode_text(words).strip()):
            yield text


class _Device(PDFTextDevice):
    """What is drawn on a page, put at its place."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.number = 0
        self.page = Page(0, 0, 0)
        self._figures = 0
        self._depth = 0
        self._invisible = False

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        left, low, right, high = apply_matrix_rect(ctm, page.cropbox)
        self.page = Page(self.number, right - left, high - low)
        self._left, self._high = left, high
        self._figures = self._depth = 0

    def end_page(self, page: PDFPage) -> None:
        pass

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        self._figures += 1
        self._depth += 1
        if self._figures > MOST_FIGURES or self._depth > 50:
            raise IntakeError(self.page.place, "图形套得太多或太深", _SAVE_AGAIN)

    def end_figure(self, name: str) -> None:
        self._depth -= 1

    def render_image(self, name: str, stream: Any) -> None:
        assert self.ctm
        left, low, right, high = apply_matrix_rect(self.ctm, (0, 0, 1, 1))
        self.page.pictures.append(abs((right - left) * (high - low)))

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        assert self.ctm
        part: list[tuple[float, float]] = []
        for name, *points in path:
            if name in "cvy":
                self.page.drawings += 1
                return
            if name == "m":
                self.page.outline(part, stroke)
                part = []
            if name in "ml" and len(points) >= 2:
                x, y = apply_matrix_pt(self.ctm, (points[-2], points[-1]))
                part.append((x - self._left, self._high - y))
            elif name == "h" and part:
                part.append(part[0])
        self.page.outline(part, stroke)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._invisible = textstate.render in _INVISIBLE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any, state: Any
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNREAD
            self.page.unread += 1
        advance: float = font.char_width(cid) * fontsize * scaling
        a, b, _, d, *_ = matrix
        x, y = apply_matrix_pt(matrix, (0, rise))
        if self._invisible:
            self.page.leave(text, self.page.unseen)
        elif font.is_vertical() or abs(b) > 0.1 * abs(a) or a <= 0 or d <= 0:
            self.page.leave(text, self.page.turned)
        else:
            size, foot = abs(fontsize * d), self._high - y
            left = x - self._left
            around = left, foot - _ASCENT * size, left + advance * a, foot + _DESCENT * size
            self.page.put(Glyph(text, *around, size))
        return advance
