"""Other ways to write the data that are right too, and what they yield.

Each file of `good/` makes `edits` in a copy of the corpus, which then has no problem, and says what is so: what is
`left` to enter, and of a measure by its key, of `published` addresses, of the `redirects`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from policyref.facts.spans import Quoted
from policyref.model.measure import Measure
from policyref.model.passages import Passage

from tests.data import Data

GOOD = sorted((Path(__file__).parent / "good").glob("*.yml"))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_right_way_to_write_it_yields_what_it_says(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    data = Data(tmp_path)
    for edit in case["edits"]:
        data.apply(edit)
    assert not data.problems, data.report
    assert [one.left for one in data.result.found] == case.get("left", [])
    for name, wanted in case["yields"].items():
        found = facts(data, name)
        assert {key: found[key] for key in wanted} == wanted, name


def facts(data: Data, name: str) -> dict[str, Any]:
    """What is so of the thing of this name."""
    if name == "published":
        return {address: clauses(anchors) for address, anchors in data.result.published.items()}
    if name == "pages":
        assert data.result.plan is not None
        return {page.address: page.kind for page in data.result.plan.pages}
    return of_measure(data.library.measure_by_key[name])


def clauses(anchors: frozenset[str]) -> list[str]:
    """The anchors that a clause is cited by, among all of a page."""
    return sorted(anchor for anchor in anchors if re.fullmatch(r"[si]\d+", anchor))


def of_measure(measure: Measure) -> dict[str, Any]:
    everything = [*measure.passages, *(one for item in measure.items for one in item.passages), *measure.closing]
    return {
        "heading": measure.heading,
        "title": measure.title,
        "text": measure.text,
        "paragraphs": [passage.text for passage in measure.passages],
        "sentences": numbered(everything),
        "items": [item.heading for item in measure.items],
        "units": [mention.words for mention in measure.all_units()],
        "unit ids": [mention.unit.id if mention.unit else None for mention in measure.all_units()],
        "states": {
            "units": measure.units_state,
            "deadlines": measure.deadlines_state,
            "benefits": measure.benefits_state,
        },
        "summary": measure.summary,
        "audience": list(measure.audience),
        "benefits": [f"{one.id} {around(measure, one)}" for one in measure.benefits],
        "deadlines": [f"{one.start} {one.end} {one.certainty}" for one in measure.deadlines],
    }


def around(measure: Measure, quoted: Quoted) -> str:
    """What stands right before the words of a fact, and the words."""
    assert quoted.span
    words = measure.official.words
    return f"{words[max(0, quoted.span.start - 7) : quoted.span.start]}|{words[quoted.span.start : quoted.span.end]}"


def numbered(passages: list[Passage]) -> list[str]:
    return [f"{one.number} {one.text}" for passage in passages for one in passage.sentences if one.number]
