"""Wrong values that nobody notices are known one by one, each with the reason why a machine cannot know.

`survivors.txt` lists them by file; it may only shrink. `reasons.yml` says why, by field and kind of change: the first
that fits counts. `MUTATIONS=overwrite pytest tests/mutations -m slow` writes the list anew: read what is new in it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.mutations.judge import Judge
from tests.mutations.maker import Mutation, mutations
from tests.site import DATA

HERE = Path(__file__).parent
LIST = HERE / "survivors.txt"
REASONS = yaml.safe_load((HERE / "reasons.yml").read_text(encoding="utf-8"))
EVERY = 100  # of the mutations, in `make test`


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(DATA)


def made(judge: Judge) -> Iterator[tuple[str, Mutation]]:
    for file, raw in judge.raws.items():
        for mutation in mutations(raw):
            yield file, mutation


def listed() -> list[str]:
    return LIST.read_text(encoding="utf-8").splitlines()


def named(file: str, mutation: Mutation) -> str:
    return f"{file} {mutation.name}"


def test_a_wrong_value_is_noticed_or_known_to_pass(judge: Judge) -> None:
    """A part of them, another in each file."""
    known = set(listed())
    some = [one for number, one in enumerate(made(judge)) if number % EVERY == 7]
    assert len(some) > 100
    new = [named(file, one) for file, one in some if not judge.notices_of(one, file) and named(file, one) not in known]
    assert new == [], "nobody notices these any more"


@pytest.mark.slow
def test_the_list_is_of_those_that_nobody_notices(judge: Judge) -> None:
    everything = list(made(judge))
    survivors = [named(file, one) for file, one in everything if not judge.notices_of(one, file)]
    if os.environ.get("MUTATIONS") == "overwrite":
        LIST.write_text("".join(f"{name}\n" for name in survivors), encoding="utf-8")
    known = listed()
    assert [name for name in survivors if name not in set(known)] == [], "nobody notices these any more"
    assert [name for name in known if name not in set(survivors)] == [], "noticed now: take them off the list"
    print(table(everything, set(survivors)))


def table(everything: list[tuple[str, Mutation]], survivors: set[str]) -> str:
    """Survivors by field, for the output of the test."""
    made_of = Counter(one.field for _, one in everything)
    left = Counter(one.field for file, one in everything if named(file, one) in survivors)
    lines = [f"{field}: {left[field]} of {count}" for field, count in sorted(made_of.items()) if left[field]]
    return "\n".join([*lines, f"{sum(left.values())} of {sum(made_of.values())} wrong values pass"])


def reason(name: str) -> str | None:
    _, steps, change = re.match(r"(\S+) (\S+) (.*)", name).groups()  # type: ignore[union-attr]
    return next(
        (one["why"] for one in REASONS if re.search(one["field"], steps) and re.search(one["change"], change)), None
    )


def test_every_one_that_passes_has_a_reason() -> None:
    assert [name for name in listed() if reason(name) is None] == []


def test_every_reason_is_the_reason_of_some() -> None:
    given = {reason(name) for name in listed()}
    assert [one["why"] for one in REASONS if one["why"] not in given] == []
