"""✓ only where the text names the visitor, ✗ only where it excludes, else ?; the script decides as Python does."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from policyref.calc.deciding import Decided, Row, decide
from policyref.model.host import Host
from policyref.present.finder import all_found

from tests.finder.libraries import Suit, library
from tests.site import ROOT

SCRIPT = ROOT / "site_overrides/components/finder/finder-decide.js"
HOST = Host("试", "")
PERSON, TOPIC = [False, False], [False, True]


def row(named: tuple[int, ...], excluded: tuple[int, ...] = (0, 0), only: int = 0, entered: bool = True) -> Row:
    return Row(named, excluded, only, 0, entered)


@pytest.mark.parametrize(
    ("of", "given", "state"),
    [
        (row((0b01, 0)), (0b01, 0), "yes"),  # named
        (row((0b01, 0)), (0b10, 0), "ask"),  # another is named: that says nothing of this one
        (row((0b01, 0), only=1), (0b10, 0), "no"),  # none but the named
        (row((0b01, 0), (0b10, 0)), (0b10, 0), "no"),  # excluded
        (row((0, 0), (0b10, 0)), (0b01, 0), "ask"),  # that another is excluded names nobody
        (row((0, 0)), (0b01, 0), "ask"),  # silence
        (row((0b01, 0)), (0b01, 0b1), "yes"),  # a size of which the text says nothing limits nothing
        (row((0, 0b1)), (0b1, 0b1), "ask"),  # but of whom it speaks is the first question
        (row((0b01, 0b1)), (0b01, 0), "ask"),  # what was not answered is open
        (row((0b01, 0b1)), (0b01, 0b10), "ask"),
        (row((0b01, 0b1), only=0b10), (0b01, 0b10), "no"),  # one exclusion is enough
        (row((0b01, 0)), (0b11, 0), "yes"),  # of several trades one is named
        (row((0b01, 0), (0b10, 0)), (0b11, 0), "ask"),  # one is named and another excluded
        (row((0b01, 0), entered=False), (0b01, 0b1), "ask"),  # nobody has looked whether it says more
        (row((0b01, 0)), (0, 0), "ask"),  # nothing was answered
    ],
)
def test_of_a_person_the_text_decides(of: Row, given: tuple[int, ...], state: str) -> None:
    assert decide(of, PERSON, given).state == state


def test_a_topic_excludes_nothing_and_names_nobody() -> None:
    assert decide(row((0b01, 0b1)), TOPIC, (0b01, 0b10)) == Decided("yes", False, ("yes", "ask"))
    assert decide(row((0b01, 0b1)), TOPIC, (0b01, 0b01)) == Decided("yes", True, ("yes", "yes"))
    assert decide(row((0, 0b1)), TOPIC, (0b01, 0b01)).state == "ask"


def in_node(asked: list[Any]) -> list[Any]:
    node = shutil.which("node")
    assert node, "node is needed: see CONTRIBUTING.md"
    done = subprocess.run(
        [node, Path(__file__).with_name("decide.cjs"), SCRIPT],
        input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found: list[Any] = json.loads(done.stdout)
    return found


def said(suits: list[Suit], question: dict[str, Any], given: list[str]) -> str:
    """What the YAML says to one answer, read without the generator."""
    own = [one for one in suits if one["question"] == question["id"]]
    named = {id_ for one in own for id_ in one.get("answers", [])}
    excluded = {id_ for one in own for id_ in one.get("not", [])}
    if not given:
        return "open" if own else "none"
    if named & {*given} and not excluded & {*given}:
        return "yes"
    only = any(one.get("only") for one in own)
    if {*given} <= excluded or (only and not named & {*given}):
        return "no"
    return "ask" if own else "silent"


def test_pages_decide_as_the_yaml_says_over_random_libraries(tmp_path: Path) -> None:
    random = Random(11)
    asked, known = [], []
    for number in range(8):
        found, questions, told = library(tmp_path / str(number), random)
        rows = {one.entry.unit: one for one in all_found(found, HOST)}
        assert {*told} < {*rows}
        for _ in range(40):
            most = [len(one["answers"]) if one["several"] else 1 for one in questions]
            given = [
                random.sample([a["id"] for a in one["answers"]], random.randint(0, high))
                for one, high in zip(questions, most, strict=True)
            ]
            topics = [bool(one.get("topic")) for one in questions]
            bits = [found.questions[at].bits(tuple(ids)) for at, ids in enumerate(given)]
            for unit, one in rows.items():
                decided = decide(one.row, topics, bits)
                expected = [said(told.get(unit, []), q, ids) for q, ids in zip(questions, given, strict=True)]
                assert [*decided.said] == expected
                asked.append([one.decides, [*map(list, zip(topics, bits, strict=True))]])
                known.append([decided.state, decided.about, [*decided.said]])
    assert in_node(asked) == known
    assert {one[0] for one in known} == {"yes", "ask", "no"}
