"""The data of the calculators as files: a store for every notice, a part for every measure that can be computed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.host import Host
from generator.model.library import Library
from generator.model.notice import Notice
from generator.views.calculator_data import calculator
from generator.views.plan import Asset
from generator.views.store import store


def calculator_files(notice: Notice, library: Library, host: Host) -> Iterator[Asset]:
    parts = {str(one.number): calculator(one, library) for one in notice.measures if one.rules.rules}
    if parts:
        yield from store(f"calculators/{notice.id}", {}, parts)
