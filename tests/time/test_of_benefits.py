"""A day of one benefit is not its neighbour's: wherever it is listed, it stands with the name of that benefit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.deadlines import deadline_pages
from policyref.pages.home import home_page
from policyref.pages.measure import measure_page
from policyref.pages.unit import unit_pages

from tests.site import squeeze
from tests.time.test_prints import MEASURES, UNIT, of

HOST = Host("试", "")
DAY = {"kind": "due", "quote": "2024年11月30日前申请", "end": "2024-11-30", "certainty": "exact"}
NAMED = "只指“opening奖励”"


def library(folder: Path, **deadline: Any) -> Library:
    measure = {**MEASURES[5], "deadlines": [{**DAY, **deadline}]}
    return of(folder, measures={5: measure})


def pages(library: Library) -> dict[str, str]:
    measure = library.measure_by_key["liuhe-2022-3/5"]
    unit = next(one for one in library.units if UNIT in one.written)
    made = [
        *measure_page(measure, library, HOST),
        *deadline_pages(library, HOST),
        *unit_pages(unit, library, HOST),
        *home_page(library, HOST),
    ]
    return {page.kind: squeeze(page.html) for page in made}


@pytest.mark.parametrize("kind", ["deadlines", "unit", "home"])
def test_a_list_tells_it_with_its_benefit(tmp_path: Path, kind: str) -> None:
    assert NAMED in pages(library(tmp_path, of=["opening"]))[kind]


def test_a_card_has_the_day_of_its_own_benefit_and_not_that_of_its_neighbour(tmp_path: Path) -> None:
    _, opening, closing, *_ = pages(library(tmp_path, of=["opening"]))["measure"].split("data-benefit=")
    assert "2024年11月30日" in opening.partition("</article>")[0]
    assert "2024年11月30日" not in closing.partition("</article>")[0]


@pytest.mark.parametrize("kind", ["measure", "deadlines", "unit", "home"])
def test_a_day_of_all_of_a_measure_names_none(tmp_path: Path, kind: str) -> None:
    assert "只指" not in pages(library(tmp_path))[kind]
