"""Codes to scan lead to the page they are printed on; where there is no public address there is none."""

from __future__ import annotations

import re
import struct
import zlib

import pytest
import zxingcpp
from policyref.present.qr import qr_png

from tests.site import ADDRESS, Site

MEASURES = [f"shili-2024-7/{number}" for number in range(1, 7)] + [f"shili-draft/{number}" for number in range(1, 4)]
Dots = list[list[bool]]


def scanned(dots: Dots) -> str:
    """What a scanner reads in these dots, each three wide, with the quiet zone that it needs."""
    blank = [False] * (len(dots) + 8)
    framed = [blank] * 4 + [[False] * 4 + row + [False] * 4 for row in dots] + [blank] * 4
    rows = [bytes(0 if dot else 255 for dot in row for _ in range(3)) * 3 for row in framed]
    side = len(framed) * 3
    (found,) = zxingcpp.read_barcodes(memoryview(b"".join(rows)).cast("B", shape=[side, side]))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return str(found.text)


def dots_of_png(content: bytes) -> tuple[Dots, int]:
    """The dots of a picture without its white margin, and how many dots wide the margin is."""
    width, height, depth, colours = struct.unpack(">IIBB", content[16:26])
    assert (depth, colours) in ((1, 0), (1, 3)), "two colours need one bit each"
    data, at = b"", 8
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        data += content[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    line = (width + 7) // 8 + 1
    packed = zlib.decompress(data)
    above = bytes(line - 1)
    dark = []
    for start in range(0, line * height, line):
        kind_of_line, written = packed[start], packed[start + 1 : start + line]
        assert kind_of_line in (0, 2), "lines as they are, or as the difference to the line above"
        above = bytes((a + b) % 256 for a, b in zip(written, above, strict=True)) if kind_of_line else written
        dark.append([not above[x // 8] >> (7 - x % 8) & 1 for x in range(width)])
    margin = next(index for index, row in enumerate(dark) if any(row))
    first = dark[margin]
    scale = (first.index(False, margin) - margin) // 7  # the corner mark is seven dots wide
    within = range(margin + scale // 2, width - margin, scale)
    return [[dark[y][x] for x in within] for y in within], margin // scale


def dots_of_svg(path: str, border: int, size: int) -> Dots:
    """The dots of a path of horizontal strokes: `M4 4.5h7m1 0h2 …`."""
    dots = [[False] * size for _ in range(size)]
    x = y = 0.0
    for command, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", path):
        if command == "h":
            for step in range(int(first)):
                dots[int(y) - border][int(x) + step - border] = True
        x = float(first) if command == "M" else x + float(first)
        y = y if command == "h" else float(second) + (y if command == "m" else 0)
    return dots


@pytest.mark.parametrize("measure", MEASURES)
def test_the_picture_to_print_is_the_code_of_the_whole_address(known: Site, measure: str) -> None:
    dots, margin = dots_of_png(known.files[f"data/qr/{measure}.png"])
    assert scanned(dots) == f"{ADDRESS}{measure}.html"
    assert margin >= 4, "scanners need a quiet zone of four dots"


@pytest.mark.parametrize("measure", MEASURES)
def test_the_drawing_on_the_page_is_the_same_code(known: Site, measure: str) -> None:
    svg = known.page(f"{measure}.html").one("figure svg.qr")
    _, _, side, height = map(int, (svg.attributes["viewBox"] or "").split())
    assert side == height
    assert scanned(dots_of_svg(svg.css("path")[0].attributes["d"] or "", 0, side)) == f"{ADDRESS}{measure}.html"


@pytest.mark.parametrize("length", range(20, 200, 9))
def test_addresses_of_any_length_can_be_scanned(length: int) -> None:
    """The mask of the dots is the same for all: also where another would spread them more evenly."""
    for mark in "1a-/":
        address = "https://example.gov.cn/".ljust(length, mark) + ".html"
        assert scanned(dots_of_png(qr_png(address))[0]) == address


def test_only_measures_have_a_picture(known: Site) -> None:
    pictures = {address for address in known.files if address.startswith("data/qr/")}
    assert pictures == {f"data/qr/{measure}.png" for measure in MEASURES}
    for measure in MEASURES:
        assert f"../data/qr/{measure}.png" in known.page(f"{measure}.html").links("figure")


def test_without_an_address_there_is_no_code(site: Site) -> None:
    assert not [
        page.address for page in site.pages() if page.all("svg.qr") or "qr" in "".join(page.links("main aside"))
    ]


class TestTheAddressElsewhere:
    """What else a site says of its address; links and canonical addresses are in tests/pages."""

    def test_the_site_map_dates_pages_by_what_they_show(self, known: Site) -> None:
        listed = dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", known.files["sitemap.xml"].decode()))
        assert set(listed.values()) == {"2024-04-10"}
        about = [address for address in listed if "/shili-2024-7/" in address]
        assert len(about) == len(listed) == known.files["sitemap.xml"].count(b"/shili-2024-7/")

    def test_no_page_offers_itself_to_foreign_networks(self, known: Site) -> None:
        names = [page.address for page in known.pages() if page.all("meta[property^='og:'], meta[name^='twitter:']")]
        assert names == []

    def test_pages_name_the_feeds_beside_them_not_at_the_address(self, known: Site) -> None:
        links = known.page("shili-2024-7/1.html").all("link[rel=alternate]")
        assert [link.attributes["href"] for link in links] == ["../feed.xml", "../feed.json", "../changes.xml"]
