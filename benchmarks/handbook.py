"""Typesetting one book of every measure: seconds from reading the fonts to the PDF, and peak memory of the process.

Each print has a process of its own: python -m benchmarks.handbook DATA OUT. The notices of the folder are made one
there: their sections and measures follow each other under the title of the first, numbered through.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from policyref.facts.record import changed
from policyref.handbook.book import whole_book
from policyref.handbook.press import find_press
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Section

from benchmarks.budgets import Row, row_of
from benchmarks.builds import prepared
from benchmarks.measured import in_turns, measure

SIZES = (38, 380)
ROUNDS = 3


def rows(_: list[int]) -> Iterator[Row]:
    data = {str(size): prepared(size) / "ours/measures_data" for size in SIZES}
    command = [sys.executable, "-m", "benchmarks.handbook"]
    books = {of: folder.parent / "book.pdf" for of, folder in data.items()}
    runs = in_turns({of: partial(measure, [*command, str(data[of]), str(books[of])]) for of in data}, ROUNDS)
    for of, prints in runs.items():
        yield row_of("handbook", of, "s", [json.loads(run.said)["seconds"] for run in prints])
        size = f"{books[of].stat().st_size / 1e6:.2f} MB of PDF"
        yield row_of("handbook, peak memory", of, "MB", [run.peak for run in prints], size)


def as_one(library: Library) -> tuple[Notice, Library]:
    """All notices that have measures as one notice, and the library with it in their place."""
    parts = [notice for notice in library.notices if notice.measures]
    measures: list[Measure] = []
    sections: list[Section] = []
    keys = {one.key: f"{parts[0].id}/{at}" for at, one in enumerate(library.measures, start=1)}
    for notice in parts:
        before = len(sections)
        sections += [changed(one, number=one.number + before) for one in notice.sections]
        for one in notice.measures:
            section = None if one.section is None else one.section + before
            related = tuple(changed(link, key=keys[link.key]) for link in one.related)
            number = len(measures) + 1
            measures.append(changed(one, notice=parts[0].id, number=number, section=section, related=related))
    book = changed(parts[0], sections=tuple(sections), measures=tuple(measures))
    others = tuple(notice for notice in library.notices if not notice.measures)
    return book, replace(library, notices=(book, *others))


def main(data: Path, out: Path) -> None:
    loaded, problems = load_library(data.parent, data)
    assert loaded is not None and not problems, f"{data} has problems: run `policyref check` on it"
    notice, library = as_one(loaded)
    start = time.perf_counter()
    press = find_press(None)
    assert press is not None, "there are no fonts: run `policyref fonts`"
    out.write_bytes(press.print("book", whole_book(notice, library, Host("试", "")), library.day))
    print(json.dumps({"seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main(*(Path(one).resolve() for one in sys.argv[1:]))
