"""How well the search answers people: judged queries, asked of the built site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.judged import HITS, SETS, read_wishes
from benchmarks.search import scores_of, wishes_of
from tests.site import Project

KINDS = ("typo", "trad", "pinyin", "number", "clause")
OTHERS: dict[str, Callable[[Path], Project]] = {
    "acts": Project.of_acts,
    "amended": Project.of_amended,
    "desk": Project.of_desk,
    "forms": Project.of_forms,
    "shapes": Project.of_shapes,
}


@pytest.mark.parametrize("file", [one.name for one in sorted(SETS.glob("*.csv"))])
def test_the_judged_queries_find_what_they_should(real: Project, browser: Browser, file: str) -> None:
    found, missed = scores_of(browser, Path(real.published), SETS / file)
    assert found["R@5"] >= 0.97, missed
    assert found["MRR"] >= 0.95, missed
    assert found["zero"] <= 0.01, missed
    assert found.get("items", 1) >= 0.98, missed
    assert all(found.get(f"R@5 {kind}", 1) >= 0.95 for kind in KINDS), missed


@pytest.mark.parametrize("file", ["developing.csv", "second.csv", "held-out.csv", "nothing.csv"])
def test_whoever_has_not_seen_the_index_finds_every_item_that_answers(
    real: Project, browser: Browser, file: str
) -> None:
    found, missed = wishes_of(browser, Path(real.published), read_wishes(HITS / file))
    assert found.get("hits", 1) >= 0.95, missed
    assert found["nothing"] >= 0.95, missed


@pytest.mark.parametrize("corpus", sorted(OTHERS))
def test_other_notices_are_found_by_words_of_every_day_that_nobody_entered_for_them(
    tmp_path: Path, browser: Browser, corpus: str
) -> None:
    site = OTHERS[corpus](tmp_path / "checkout").build()
    wishes = [one for one in read_wishes(HITS / "elsewhere.csv") if one.corpus == corpus]
    found, missed = wishes_of(browser, site.root, wishes)
    assert found["hits"] >= 0.95, missed
    assert found.get("nothing", 1) == 1, missed
