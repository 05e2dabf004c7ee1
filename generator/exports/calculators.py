"""The data of the calculators as files, one for every measure that can be computed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.library import Library
from generator.views.calculator_data import calculator
from generator.views.plan import Asset
from generator.views.store import as_json, store


def calculator_files(library: Library) -> Iterator[Asset]:
    parts = {one.key: as_json(calculator(one, library)) for one in library.measures if one.rules.rules}
    if parts:
        yield from store("calculators", {}, parts)
