"""Typst at work: the data of a print → PDF bytes. Whatever Typst warns of is an error.

PDF/A-2a (to keep) and PDF/UA-1 (for screen readers) in one file. Bytes depend on data, templates, fonts and the
version of Typst, on nothing else: the file bears the day that it speaks of, not the day on which it was made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from policyref import words
from policyref.handbook.entries import Entry
from policyref.handbook.fonts import FontSet, find_fonts
from policyref.handbook.formats import Format
from policyref.model.notice import Notice

_TEMPLATES = Path(__file__).with_name("templates")
DEFAULT = Format()
_EARLIEST = date(1970, 1, 1)  # of data without any day
_PLACES = re.compile("PLACES (.*)")
BookPages = Callable[[Notice], Mapping[str, str]]
"""On which pages of its book the marks of a notice stand."""


@cache
def find_press(folder: Path | None) -> Press | None:
    """The press with the fonts that there are (see `fonts.py`); None where there are none."""
    fonts = find_fonts(folder)
    return Press(fonts) if fonts else None


class PressError(Exception):
    """A print that Typst refused or warned of; `words` is what it said."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Press:
    """One set of fonts, read once, for any number of prints."""

    def __init__(self, fonts: FontSet) -> None:
        import typst  # only where something is printed: a check prints nothing

        self.fonts = fonts
        folders = sorted({str(path.parent) for path in fonts.files})  # Typst reads folders, not files
        self._refused = typst.TypstError
        loaded = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
        self._compiler = typst.Compiler(root=_TEMPLATES, font_paths=loaded)

    @property
    def key(self) -> str:
        """Changes with the fonts: two presses with the same key print the same bytes."""
        sizes = (f"{path.name} {path.stat().st_size}" for path in self.fonts.files)
        return " ".join([self.fonts.serif, self.fonts.sans, *sizes])

    def print(self, template: str, entry: Entry, dated: date | None, wanted: Format = DEFAULT) -> bytes:
        """The PDF that `{template}.typ` makes of the entry. Raises PressError."""
        return self._print(template, entry, dated, wanted, asked=False)

    def pages(self, book: Entry, wanted: Format = DEFAULT) -> dict[str, str]:
        """On which page of a book each mark stands, without making it; of one that cannot be set, on none."""
        try:
            self._print("book", book, None, wanted, asked=True)
        except PressError as error:
            told = _PLACES.search(error.words)
            return {key: str(page) for key, page in json.loads(told[1]).items()} if told else {}
        raise AssertionError("a book that is asked for its pages has told none")

    def _print(self, template: str, entry: Entry, dated: date | None, wanted: Format, *, asked: bool) -> bytes:
        fonts = {"serif": self.fonts.serif, "sans": self.fonts.sans}
        known = {"fonts": fonts, "words": words.on_prints(), "format": wanted.of(entry), "asked": asked}
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                _TEMPLATES / f"{template}.typ",
                format="pdf",
                sys_inputs={"data": json.dumps({**entry, **known}, ensure_ascii=False)},
                pdf_standards=["a-2a", "ua-1"],
                timestamp=datetime.combine(max(dated or _EARLIEST, _EARLIEST), time(), UTC),
            )
        except self._refused as error:
            raise PressError(f"{error.message}\n{error.diagnostic}") from error
        if warnings:
            raise PressError("\n".join(warning.message for warning in warnings))
        assert isinstance(pdf, bytes)
        return pdf
