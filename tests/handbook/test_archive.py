"""PDF/UA-1 and PDF/A-2a in one file, judged by programs that did not write it, each shown able to say no."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import outloud
import pikepdf
import pikepdf.pdfa
import pytest
from policyref.model.library import Library
from policyref.text.dates import format_date

from tests.handbook.pdf import Pdf
from tests.site import NOTICE, Site

# pikepdf approves only what it knows; these it does not know of Typst's files, and none is against PDF/A-2a:
# indirect destinations and page labels, name spaces of XMP that carry their own schema, subset CID fonts, and
# the level, which pikepdf takes as 2b where the file claims the stricter 2a.
_NOT_KNOWN_TO_PIKEPDF = {
    "pikepdf:schema-LinkAnnot",
    "pikepdf:schema-PageLabelsNode",
    "pikepdf:schema-OutlineItem",
    "pikepdf:font-program",
    "ISO_19005_2:6.2.11.4.2-2",  # it does not look into the CIDSet of a TrueType subset
    "ISO_19005_2:6.6.2.3.1-1",
    "ISO_19005_2:6.6.2.3.1-2",
    "ISO_19005_2:6.6.4-3",
}


@pytest.fixture(
    scope="module", params=[f"handbook/{NOTICE}.pdf", f"handbook/{NOTICE}/27.pdf", "handbook/units/finance.pdf"]
)
def content(request: pytest.FixtureRequest, real_site: Site) -> bytes:
    return real_site.files[request.param]


def unheard(content: bytes, folder: Path) -> list[str]:
    """The rules of PDF/UA-1 that a file breaks."""
    path = folder / "judged.pdf"
    path.write_bytes(content)
    return [finding.rule for finding in outloud.check(str(path)).findings if finding.severity == "error"]


def unfit(content: bytes) -> set[str]:
    """The rules of PDF/A-2b that pikepdf holds against a file."""
    with pikepdf.open(io.BytesIO(content)) as file:
        return {finding.rule for finding in pikepdf.pdfa.check(file, "2b").findings}


def spoiled(content: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        spoil(file)
        file.save(target)
    return target.getvalue()


def _untagged(file: pikepdf.Pdf) -> None:
    del file.Root.StructTreeRoot
    del file.Root.MarkInfo


def _nameless(file: pikepdf.Pdf) -> None:
    del file.Root.Lang


def _acting(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))


def _without_fonts(file: pikepdf.Pdf) -> None:
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.FontDescriptor:
            for key in ("/FontFile2", "/FontFile3"):
                if key in thing:
                    del thing[key]


def test_a_screen_reader_can_read_every_kind_of_print(content: bytes, tmp_path: Path) -> None:
    assert unheard(content, tmp_path) == []


@pytest.mark.parametrize("spoil", [_untagged, _nameless])
def test_the_judge_of_pdf_ua_can_say_no(real_site: Site, tmp_path: Path, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    leaflet = real_site.files[f"handbook/{NOTICE}/11.pdf"]
    assert unheard(spoiled(leaflet, spoil), tmp_path)


def test_nothing_stands_against_keeping_it(content: bytes) -> None:
    assert unfit(content) <= _NOT_KNOWN_TO_PIKEPDF


@pytest.mark.parametrize("spoil", [_acting, _without_fonts])
def test_the_judge_of_pdf_a_can_say_no(content: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    assert unfit(spoiled(content, spoil)) - _NOT_KNOWN_TO_PIKEPDF


def test_the_file_says_what_it_is(book: Pdf) -> None:
    with pikepdf.open(io.BytesIO(book.content)) as file:
        assert file.Root.Lang == "zh-CN"
        assert file.Root.MarkInfo.Marked
        assert file.Root.ViewerPreferences.DisplayDocTitle
        with file.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
            assert meta["dc:title"] == "晋城市加快复工复产和服务业提振回升若干措施·手册"


def test_fonts_are_embedded_and_only_what_is_used_of_them(book: Pdf) -> None:
    with pikepdf.open(io.BytesIO(book.content)) as file:
        found = [
            thing
            for thing in file.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.FontDescriptor
        ]
        assert found
        for font in found:
            assert "/FontFile2" in font or "/FontFile3" in font
            assert str(font.FontName)[7] == "+"


def test_a_print_of_the_site_bears_the_day_on_which_the_data_were_published(book: Pdf, library: Library) -> None:
    assert library.published
    assert book.file.metadata["creationDate"].startswith(f"D:{library.published:%Y%m%d}")
    assert format_date(library.published) in book.pages[1]
