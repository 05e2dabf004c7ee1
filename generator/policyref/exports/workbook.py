"""Tables as XLSX. XlsxWriter makes the workbook of a kind of table once; each table puts its rows into a copy of it.

A workbook is ten files, all but one the same for every unit: making them anew took nine tenths of the time.
Nothing in a cell is a formula or a link: words are written as words.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from policyref.exports.dmn.xml import NOT_XML
from policyref.words import OURS

_SHEET = "xl/worksheets/sheet1.xml"
_CODE = re.compile(r"(?=_x[0-9A-Fa-f]{4}_)")  # spreadsheet programs take it for the character of that number
_MOST = 32_767
_CUT = "……（单元格写不下，全文见网页）"
MADE = datetime(2000, 1, 1)  # fixed, so that two builds are the same
_NUMBER = "\0"  # stands for the number of a row until it has one; no cell can hold it
_WIDTHS = {"标题": 28, "任务": 60, f"摘要（{OURS}）": 50, "责任单位": 40, "共同负责的单位": 40, "期限": 30, "文件": 28}
Row = Sequence[str | int]


@dataclass(frozen=True)
class Mould:
    """A workbook without its sheet; the sheet up to its rows and after them; the style of a cell.

    `row` makes a row of a table, to stand anywhere, and `filled` the workbook with such rows under its header.
    """

    files: bytes
    before: str
    after: str
    style: str
    columns: tuple[str, ...]

    def filled(self, rows: Sequence[str]) -> bytes:
        last = f"{self.columns[-1]}{len(rows) + 1}"
        before = self.before.replace(f'<dimension ref="A1:{self.columns[-1]}2"', f'<dimension ref="A1:{last}"', 1)
        written = (row.replace(_NUMBER, str(number)) for number, row in enumerate(rows, start=2))
        book = io.BytesIO()
        book.write(self.files)
        with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as files:
            _add(files, _SHEET, f"{before}{''.join(written)}{self.after}")
        return book.getvalue()

    def row(self, row: Row) -> str:
        cells = [self._cell(f"{column}{_NUMBER}", cell) for column, cell in zip(self.columns, row, strict=True)]
        return f'<row r="{_NUMBER}" spans="1:{len(row)}">{"".join(cells)}</row>'

    def _cell(self, place: str, cell: str | int) -> str:
        if isinstance(cell, int):
            return f'<c r="{place}" s="{self.style}"><v>{cell}</v></c>'
        if not cell:
            return f'<c r="{place}" s="{self.style}"/>'
        words = escape(NOT_XML.sub("\ufffd", _CODE.sub("_x005F", that_fits(cell))))
        return f'<c r="{place}" s="{self.style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def that_fits(cell: str) -> str:
    """The words, or as many as a cell takes: with one more, a spreadsheet program takes the file for damaged."""
    units = cell.encode("utf-16-le")  # what such a program counts
    if len(units) <= 2 * _MOST:
        return cell
    return units[: 2 * (_MOST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


@cache
def mould(title: str, header: tuple[str, ...]) -> Mould:
    """The workbook of tables with this header: what XlsxWriter makes of it and one empty row."""
    from xlsxwriter import Workbook
    from xlsxwriter.utility import xl_col_to_name

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"title": title, "created": MADE})
    sheet = book.add_worksheet(title)
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for column, name in enumerate(header):
        sheet.set_column(column, column, _WIDTHS.get(name, 10))
        sheet.write_string(0, column, name, heading)
        sheet.write_blank(1, column, None, body)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()

    with zipfile.ZipFile(target) as made:
        contents = {name: made.read(name).decode() for name in made.namelist()}
    found = re.fullmatch(r'(.*)<row r="2"[^>]*><c r="A2" s="(\d+)"/>.*?</row>(.*)', contents.pop(_SHEET), re.DOTALL)
    assert found, "XlsxWriter writes rows differently now"
    rest = io.BytesIO()
    with zipfile.ZipFile(rest, "w", zipfile.ZIP_DEFLATED) as files:
        for name, text in contents.items():
            _add(files, name, text)
    columns = tuple(xl_col_to_name(column) for column in range(len(header)))
    return Mould(rest.getvalue(), found[1], found[3], found[2], columns)


def _add(files: zipfile.ZipFile, name: str, text: str) -> None:
    """A file as of the day that all files are of."""
    entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    files.writestr(entry, text)
