"""Tables as XLSX. XlsxWriter makes the workbook of a kind of table once; each table puts its rows into a copy of it.

A workbook is ten files, all but three the same for every unit: making them anew took nine tenths of the time.
Days are days and numbers numbers, so that they sort and filter; a link is only what the site itself leads to. Nothing
in a cell is a formula: words are written as words.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from policyref.exports.dmn.xml import NOT_XML

_SHEET, _BOOK, _LINKS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/worksheets/_rels/sheet1.xml.rels"
_CODE = re.compile(r"(?=_x[0-9A-Fa-f]{4}_)")  # spreadsheet programs take it for the character of that number
_MOST = 32_767
_MOST_LINKS = 65_530  # with one more, a spreadsheet program takes the file for damaged
_CUT = "……（单元格写不下，全文见网页）"
MADE = datetime(2000, 1, 1)  # fixed, so that two builds are the same
_NUMBER = "\0"  # stands for the number of a row until it has one; no cell can hold it
_FIRST_DAY, _DAY_ZERO = date(1900, 3, 1), date(1899, 12, 30)  # before it, spreadsheet programs count a day too many
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site; without a public address they lead nowhere."""

    words: str
    url: str | None


Cell = str | int | date | Link
Row = Sequence[Cell]


class WrittenRow(NamedTuple):
    """A row that may stand anywhere in a table, and where its links lead, by column."""

    xml: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Mould:
    """A workbook without its sheet; the sheet up to its rows and after them; the styles of cells.

    `row` makes a row of a table, to stand anywhere, and `filled` the workbook with such rows under its header.
    """

    files: bytes
    book: str
    before: str
    after: str
    styles: Mapping[type, str]
    columns: tuple[str, ...]

    def filled(self, rows: Sequence[WrittenRow]) -> bytes:
        column, last = self.columns[-1], len(rows) + 1
        before = self.before.replace(f'<dimension ref="A1:{column}4"', f'<dimension ref="A1:{column}{last}"', 1)
        after = self.after.replace(f'<autoFilter ref="A1:{column}2"', f'<autoFilter ref="A1:{column}{last}"', 1)
        written = (row.xml.replace(_NUMBER, str(number)) for number, row in enumerate(rows, start=2))
        links = list(islice(_numbered(rows), _MOST_LINKS))
        after = after.replace("<printOptions", f"{_hyperlinks(links)}<printOptions", 1)
        book = io.BytesIO()
        book.write(self.files)
        with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as files:
            _add(files, _BOOK, self.book.replace(f"$A$1:${column}$2", f"$A$1:${column}${last}", 1))
            _add(files, _SHEET, f"{before}{''.join(written)}{after}")
            if links:
                _add(files, _LINKS, _targets(links))
        return book.getvalue()

    def row(self, row: Row) -> WrittenRow:
        cells = [self._cell(f"{column}{_NUMBER}", cell) for column, cell in zip(self.columns, row, strict=True)]
        pairs = zip(self.columns, row, strict=True)
        links = tuple((column, cell.url) for column, cell in pairs if isinstance(cell, Link) and cell.url)
        return WrittenRow(f'<row r="{_NUMBER}" spans="1:{len(row)}">{"".join(cells)}</row>', links)

    def _cell(self, place: str, cell: Cell) -> str:
        if isinstance(cell, date) and cell >= _FIRST_DAY:
            return f'<c r="{place}" s="{self.styles[date]}"><v>{(cell - _DAY_ZERO).days}</v></c>'
        if isinstance(cell, int):
            return f'<c r="{place}" s="{self.styles[str]}"><v>{cell}</v></c>'
        style = self.styles[Link if isinstance(cell, Link) and cell.url else str]
        if not (words := in_words(cell)):
            return f'<c r="{place}" s="{style}"/>'
        words = escape(NOT_XML.sub("\ufffd", _CODE.sub("_x005F", that_fits(words))))
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def in_words(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.words if isinstance(cell, Link) else str(cell)


def that_fits(cell: str) -> str:
    """The words, or as many as a cell takes: with one more, a spreadsheet program takes the file for damaged."""
    units = cell.encode("utf-16-le")  # what such a program counts
    if len(units) <= 2 * _MOST:
        return cell
    return units[: 2 * (_MOST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _numbered(rows: Sequence[WrittenRow]) -> Iterator[tuple[str, str]]:
    return ((f"{column}{at}", url) for at, row in enumerate(rows, start=2) for column, url in row.links)


def _hyperlinks(links: Sequence[tuple[str, str]]) -> str:
    found = "".join(f'<hyperlink {_R} ref="{place}" r:id="rId{at}"/>' for at, (place, _) in enumerate(links, start=1))
    return f"<hyperlinks>{found}</hyperlinks>" if found else ""


def _targets(links: Sequence[tuple[str, str]]) -> str:
    found = (
        f'<Relationship Id="rId{at}" Type="{_HYPERLINK}" Target={quoteattr(url)} TargetMode="External"/>'
        for at, (_, url) in enumerate(links, start=1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Relationships xmlns="{_RELATIONS}">{"".join(found)}</Relationships>'


@cache
def mould(title: str, header: tuple[str, ...], widths: tuple[int, ...]) -> Mould:
    """The workbook of tables with this header: what XlsxWriter makes of it and a row of each style."""
    from xlsxwriter import Workbook
    from xlsxwriter.utility import xl_col_to_name

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"title": title, "created": MADE})
    sheet = book.add_worksheet(title)
    plain = {"text_wrap": True, "valign": "top"}
    heading = book.add_format({**plain, "bold": True, "bottom": 1})
    for column, (name, width) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, heading)
    styles: dict[type, dict[str, object]] = {
        str: plain, date: {**plain, "num_format": "yyyy-mm-dd"}, Link: {**plain, "font_color": "blue", "underline": 1},
    }  # fmt: skip
    for at, style in enumerate(styles.values(), start=1):
        sheet.write_blank(at, 0, None, book.add_format(style))
    sheet.autofilter(0, 0, 1, len(header) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.center_horizontally()  # so that XlsxWriter writes printOptions, before which links stand
    book.close()

    with zipfile.ZipFile(target) as made:
        contents = {name: made.read(name).decode() for name in made.namelist()}
    found = re.fullmatch(r'(.*?)<row r="2".*</row>(.*)', sheet_of := contents.pop(_SHEET), re.DOTALL)
    numbers = re.findall(r'<c r="A[234]" s="(\d+)"/>', sheet_of)
    assert found and len(numbers) == len(styles), "XlsxWriter writes rows differently now"
    book_xml, rest = contents.pop(_BOOK), io.BytesIO()
    with zipfile.ZipFile(rest, "w", zipfile.ZIP_DEFLATED) as files:
        for name, text in contents.items():
            _add(files, name, text)
    columns = tuple(xl_col_to_name(column) for column in range(len(header)))
    return Mould(rest.getvalue(), book_xml, found[1], found[2], dict(zip(styles, numbers, strict=True)), columns)


def _add(files: zipfile.ZipFile, name: str, text: str) -> None:
    """A file as of the day that all files are of."""
    entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    files.writestr(entry, text)
