"""The data of the calculators as files: a store for every notice, a part for every measure that can be computed."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.exports.calculator_data import calculator
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.store import store


def calculator_files(notice: Notice, library: Library, host: Host) -> Iterator[Asset]:
    parts = {str(one.number): calculator(one, library) for one in notice.measures if one.computes}
    if parts:
        yield from store(f"calculators/{notice.id}", {}, parts)


KIND = FileKind(
    name="calculators",
    about="notice",
    addresses=("calculators/{notice}/at.js", "calculators/{notice}/{folder}/{number}.js"),
    make=calculator_files,
)
