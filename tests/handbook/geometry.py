"""Where the ink of a print lies: outside of its text area, on other ink; pages that should have some and have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pymupdf
from policyref.handbook.formats import PAPERS, Format
from policyref.words import FILL

from tests.site import squeeze

_MM = 72 / 25.4
EMPTY = "is empty"
_SLACK = 3.0  # points: a bracket or a stop at the end of a line hangs a little
_LABEL = re.compile(r"^.{0,80}(官方原文|编者按|另一种理解|参见|算一算|自己算（填空，打勾）)(（.*）)?(编者编写)?$")


def wrong(content: bytes, wanted: Format, template: str, *, right_hand: bool = False) -> list[str]:
    """What is wrong with the pages of a print; one whose parts begin on right-hand pages has empty ones by design."""
    file = pymupdf.open(stream=content)
    found = ((page.number + 1, one) for page in file for one in _of_page(page, wanted, template))
    return [f"page {page} of {len(file)}: {one}" for page, one in found if one != EMPTY or not right_hand]


def _of_page(page: pymupdf.Page, wanted: Format, template: str) -> Iterator[str]:
    lines = _lines(page)
    if not lines:
        yield EMPTY
        return
    left, top, right, bottom = _area(page, wanted, template)
    body = [line for line in lines if top - 6 < line["y"] < bottom + 4]
    for line in lines:
        if line["x0"] < left - _SLACK - line["size"] / 2 or line["x1"] > right + _SLACK + line["size"] / 2:
            yield f"stands outside at the side: {line['words'][:30]}"
        if line["top"] < 5 * _MM or line["bottom"] > page.rect.height - 4 * _MM:
            yield f"stands outside above or below: {line['words'][:30]}"
    for line in lines:
        if line["y"] >= bottom + 4 and not _is_foot(line, bottom):
            yield f"runs below the text area: {line['words'][:30]}"
    for drawing in page.get_drawings():
        box = drawing["rect"]
        if box.x0 < left - 4 or box.x1 > right + 4 or (box.y1 > bottom + 6 and box.height > 12):
            yield f"a line or a box reaches outside: {box}"
    if body and _LABEL.match(squeeze(body[-1]["words"])):
        yield f"ends with a label: {body[-1]['words']}"
    if FILL in page.get_text():
        yield "has a blank in words"
    for one, other in _on_each_other(page):
        yield f"stands on each other: {one} {other}"


def _area(page: pymupdf.Page, wanted: Format, template: str) -> tuple[float, float, float, float]:
    paper = PAPERS[wanted.paper]
    width, height = page.rect.width, page.rect.height
    if template == "tasks":
        side = min(paper.outside, 16)
        return side * _MM, side * _MM, width - side * _MM, height - paper.bottom * _MM
    if template == "leaflet":
        side = paper.outside * 0.8 * _MM
        return side, paper.top * 0.9 * _MM, width - side, height - paper.bottom * _MM
    if width > height:  # turned: the binding is above or below
        least = min(paper.inside, paper.outside, paper.top, paper.bottom) * _MM
        return least, least, width - least, height - least
    even = (page.number + 1) % 2 == 0
    left, right = (paper.outside, paper.inside) if even else (paper.inside, paper.outside)
    return left * _MM, paper.top * _MM, width - right * _MM, height - paper.bottom * _MM


def _is_foot(line: dict[str, Any], bottom: float) -> bool:
    """Page numbers and the lines of an imprint stand below the text area, a little apart from it."""
    return bool(line["y"] > bottom + 6)


def _lines(page: pymupdf.Page) -> list[dict[str, Any]]:
    rows: dict[float, list[Any]] = {}
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            for span in line["spans"]:
                if span["text"].strip():
                    rows.setdefault(round(span["origin"][1]), []).append(span)
    return [
        {
            "y": y,
            "x0": min(one["bbox"][0] for one in spans),
            "x1": max(one["bbox"][2] for one in spans),
            "top": y - 0.9 * max(one["size"] for one in spans),
            "bottom": y + 0.2 * max(one["size"] for one in spans),
            "size": max(one["size"] for one in spans),
            "words": "".join(one["text"] for one in sorted(spans, key=lambda one: one["bbox"][0])),
        }
        for y, spans in sorted(rows.items())
    ]


def _on_each_other(page: pymupdf.Page) -> Iterator[tuple[str, str]]:
    spans = [
        (
            span["bbox"][0],
            span["origin"][1] - 0.7 * span["size"],
            span["bbox"][2],
            span["origin"][1],
            span["size"],
            span["text"],
        )
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", [])
        for span in line["spans"]
        if span["text"].strip()
    ]
    spans.sort(key=lambda one: one[1])
    for at, (x0, y0, x1, y1, size, one) in enumerate(spans):
        for a0, b0, a1, b1, _, other in spans[at + 1 :]:
            if b0 > y1:
                break
            # A stop and the bracket behind it share a square.
            most = size * (1.1 if abs(b1 - y1) < 0.5 else 0.7)
            if min(x1, a1) - max(x0, a0) > most and min(y1, b1) - max(y0, b0) > size * 0.3:
                yield one, other
