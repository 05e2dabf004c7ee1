"""One book of every measure in a data folder, printed once; called by benchmarks/handbook.py in a process of its own.

Usage: python -m benchmarks.book DATA OUT. The notices of the folder are made one: their sections and measures follow
each other under the title of the first, numbered through. Prints measures, wall and CPU seconds, and bytes, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from policyref.handbook.book import newest_date, whole_book
from policyref.handbook.press import find_press
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice, Section


def as_one(library: Library) -> tuple[Notice, Library]:
    """All notices that have measures as one notice, and the library with it in their place."""
    parts = [notice for notice in library.notices if notice.measures]
    measures: list[Measure] = []
    sections: list[Section] = []
    keys = {one.key: f"{parts[0].id}/{at}" for at, one in enumerate(library.measures, start=1)}
    for notice in parts:
        before = len(sections)
        sections += [replace(one, number=one.number + before) for one in notice.sections]
        for one in notice.measures:
            section = None if one.section is None else one.section + before
            related = tuple(replace(link, key=keys[link.key]) for link in one.related)
            number = len(measures) + 1
            measures.append(replace(one, notice=parts[0].id, number=number, section=section, related=related))
    book = replace(parts[0], sections=tuple(sections), measures=tuple(measures))
    others = tuple(notice for notice in library.notices if not notice.measures)
    return book, replace(library, notices=(book, *others))


def main(data: Path, out: Path) -> None:
    loaded, problems = load_library(data.parent, data)
    assert loaded is not None and not problems, f"{data} has problems: run `policyref check` on it"
    notice, library = as_one(loaded)
    start, busy = time.perf_counter(), time.process_time()
    press = find_press(None)
    assert press is not None, "there are no fonts: run `policyref fonts`"
    entry = whole_book(notice, library, Host("试", ""))
    pdf = press.print("book", entry, newest_date(notice, library))
    took = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - busy}
    out.write_bytes(pdf)
    print(json.dumps({"measures": len(notice.measures), **took, "bytes": len(pdf)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
