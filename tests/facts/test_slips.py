"""Every field of ours of every record of two corpora, spoilt one after the other: none is passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from policyref.check.deadlines import check_deadlines
from policyref.check.provenance import check_provenance, check_related
from policyref.facts.provenance import Claim, OfQuote, Remark, declared
from policyref.facts.record import put
from policyref.model.library import Library
from policyref.model.notice import Notice

from tests.data import Data
from tests.site import FORMS, SHAPES

SLIPS = ("另奖7777元", "按33%补", "2031年7月31日前", "一万二千三百元", "Ⅶ万元")


@pytest.fixture(scope="module", params=[FORMS, SHAPES], ids=["forms", "shapes"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Data(tmp_path_factory.mktemp("slips"), request.param).library


def spoilt(record: Any, name: str, slip: str) -> Iterator[tuple[Any, Any]]:
    """The value before, and the value with a slip in it, of a field that has one."""
    value = getattr(record, name)
    if isinstance(value, str):
        yield value, value + slip
    elif isinstance(value, tuple) and value:
        yield value, (*value[:-1], value[-1] + slip)
    elif isinstance(value, dict) and value:
        *_, last = value
        yield value, {**value, last: value[last] + slip}


def found(library: Library, notices: tuple[Notice, ...]) -> set[tuple[str, tuple[str | int, ...]]]:
    some = replace(library, notices=notices)
    problems = (*check_provenance(some), *check_deadlines(some), *check_related(library))
    return {(one.place.file, one.place.path) for one in problems}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_number_or_a_date_that_the_text_does_not_have_is_found_in_every_field(library: Library, slip: str) -> None:
    tried = 0
    for notice in library.notices:
        for owner in (notice, *notice.measures):
            for record in owner.records:
                for one in declared(type(record)):
                    if not isinstance(one.whose, (Claim, OfQuote, Remark)):
                        continue
                    for before, after in spoilt(record, one.name, slip):
                        put(record, one.name, after)
                        place = record.place.at(one.key)
                        said = [
                            path[: len(place.path)] for file, path in found(library, (notice,)) if file == place.file
                        ]
                        put(record, one.name, before)
                        assert place.path in said, f"{place.in_words} passes with {slip}"
                        tried += 1
    assert tried > 50 and not found(library, library.notices)
