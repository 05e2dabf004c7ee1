"""A wrong way to write what a sentence says, what is found of it, and its right twin; and short ways to write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.check.rules.written import found_in

Written = Sequence[Mapping[str, Any]]


class Twins(NamedTuple):
    """`code` and `near` are what is found of `wrong`, and nothing is found of `right`."""

    text: str
    wrong: Written
    code: str
    near: str
    right: Written
    inputs: Mapping[str, Any]


def choice(label: str, *options: str) -> dict[str, Any]:
    return {"label": label, "type": "choice", "options": list(options)}


def money(label: str) -> dict[str, Any]:
    return {"label": label, "type": "money"}


def count(label: str, unit: str) -> dict[str, Any]:
    return {"label": label, "type": "count", "unit": unit}


LEVELS = {"level": choice("级别", "省级", "市级")}
THREE = {"level": choice("级别", "国家级", "省级", "市级")}
SALES = {"sales": money("销售额")}
SHOP = {"shop": {"label": "示范店", "type": "yesno"}}
AREA = {"area": count("面积", "平方米")}


def table(by: str = "level", **rows: str) -> dict[str, Any]:
    return {"pay": {"by": by, "table": rows}}


def both_of(twins: Mapping[str, Twins]) -> Callable[[str, Path], None]:
    """A test of each of some twins."""

    @pytest.mark.parametrize("name", twins)
    def test_the_wrong_one_is_found_or_settled_and_the_right_one_passes(name: str, tmp_path: Path) -> None:
        one = twins[name]

        def found(where: str, rules: Written) -> set[tuple[str, str]]:
            # An input that only one of the twins needs is E610 of the other.
            return {
                each for each in found_in(tmp_path / where, one.text, rules, inputs=one.inputs) if each[0] != "E610"
            }

        assert (one.code, one.near) in found("wrong", one.wrong)
        assert found("right", one.right) == set()
        quote = one.wrong[0].get("quote", one.text.removesuffix("。"))
        waived = dict(one.wrong[0]) | {"waived": [{"quote": quote, "why": "已对照原文"}]}
        assert found("settled", [waived]) == set(), "an editor settles what is found in words"

    return test_the_wrong_one_is_found_or_settled_and_the_right_one_passes
