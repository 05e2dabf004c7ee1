"""Nothing is lost on paper, whatever a notice is: all ink stands inside the text area, on pages that are not empty, and
no label stands alone at the foot; what cannot be set is an error that names it."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest
from policyref.handbook.book import whole_book
from policyref.handbook.formats import PAPERS, Format
from policyref.handbook.leaves import leaflet, task_list
from policyref.handbook.press import Press, PressError
from policyref.handbook.site import book_pages, press_problems
from policyref.model.host import Host

from tests.handbook.extreme import Extreme, library_of
from tests.handbook.geometry import wrong
from tests.handbook.pdf import Pdf

HOST = Host("试", "https://www.example.gov.cn/zwgk/policy/")
SHAPES = {
    "one": (Extreme(measures=1), Format()),
    "short": (Extreme(measures=1, title=5, text=20, benefits=0, notes=0, dates=0), Format("a5")),
    "long titles": (Extreme(title=120, items=3), Format("a5", "booklet")),
    "long titles, large": (Extreme(measures=2, title=120, benefits=4), Format("a5", "booklet", large=True)),
    "forty of everything": (Extreme(measures=1, units=40, dates=40, targets=40, benefits=15, notes=10), Format("16k")),
    "wide tables": (Extreme(measures=2, columns=12), Format("a5")),
    "narrow tables": (Extreme(measures=2, columns=2), Format("16k", "book", large=True)),
    "nothing to get": (Extreme(measures=4, benefits=0, dates=0, notes=0), Format()),
    "only a repeal": (Extreme(measures=1, repeals=True), Format()),
}


def _faults(extreme: Extreme, wanted: Format, folder: Path, press: Press) -> list[str]:
    library = library_of(extreme, folder)
    entries = [("book", whole_book(library.notices[0], library, HOST))]
    entries += [("leaflet", leaflet(library.measures[0], library, HOST))]
    units = [unit for unit in library.units[:1] if unit.id in library.measures_of_unit]
    entries += [
        ("tasks", task_list(unit, library, HOST, partial(book_pages, library=library, host=HOST, press=press)))
        for unit in units
    ]
    return [
        f"{template}: {fault}"
        for template, entry in entries
        for fault in wrong(
            press.print(template, entry, None, wanted), wanted, template, right_hand=wanted.of(entry)["right_hand"]
        )
    ]


@pytest.mark.parametrize(("extreme", "wanted"), SHAPES.values(), ids=SHAPES)
def test_all_ink_has_its_place(extreme: Extreme, wanted: Format, tmp_path: Path, press: Press) -> None:
    assert _faults(extreme, wanted, tmp_path, press) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(80))
def test_all_ink_has_its_place_at_random(seed: int, tmp_path: Path, press: Press) -> None:
    chance = random.Random(seed)
    wanted = Format(chance.choice([*PAPERS]), chance.choice([None, "leaf", "booklet", "book"]), chance.random() < 0.3)
    assert _faults(Extreme.at_random(seed), wanted, tmp_path, press) == []


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
def test_all_ink_of_four_hundred_measures_has_its_place(paper: str, tmp_path: Path, press: Press) -> None:
    assert _faults(Extreme(measures=400, notes=1), Format(paper), tmp_path, press) == []


def test_what_cannot_be_set_is_an_error_that_names_it(tmp_path: Path, press: Press) -> None:
    library = library_of(Extreme(measures=1), tmp_path)
    entry = whole_book(library.notices[0], library, HOST)
    entry["title"] = "很长的名称" * 400
    entry["phrases"] = [*entry["title"]]
    with pytest.raises(PressError) as stopped:
        press.print("book", entry, None, Format("a5", "booklet"))
    problems = list(press_problems(stopped.value, "手册", library.notices[0].place, library))
    assert {one.code for one in problems} == {"E703"} and "很长的名称" in problems[0].message


def test_a_booklet_has_pages_in_fours_and_a_leaf_no_cover(tmp_path: Path, press: Press) -> None:
    library = library_of(Extreme(measures=3), tmp_path)
    entry = whole_book(library.notices[0], library, HOST)
    sheets = {layout: Pdf(press.print("book", entry, None, Format("a5", layout))) for layout in ("leaf", "booklet")}
    assert len(sheets["booklet"].pages) % 4 == 0
    assert "编印单位" in sheets["booklet"].pages[1] and "内容号" in sheets["booklet"].pages[-1]
    assert "给什么" in sheets["leaf"].pages[0] and len(sheets["leaf"].pages) < len(sheets["booklet"].pages)
