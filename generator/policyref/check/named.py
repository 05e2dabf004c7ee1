"""Who does and who pays: a unit or a payer that our own words name and the text does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from policyref.text.benefit_words import MAY_PAY, payers_in
from policyref.text.unit_names import names_in_text


@dataclass(frozen=True)
class Named:
    """The words of a measure with what its notice says for all, in which who is named must stand.

    `units` are the written names of units as the notice means them, each with its unit.
    """

    words: str
    units: Mapping[str, str]
    region: tuple[str, ...]

    @cached_property
    def present(self) -> set[str]:
        return {unit for name, unit in self.units.items() if name in self.words}

    @cached_property
    def payers(self) -> set[str]:
        return {one.value for one in payers_in(self.words, self.region)}

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self.units)

    def foreign(self, ours: str) -> Iterator[str]:
        for found in names_in_text(ours, self.names):
            if self.units[found.name] not in self.present:
                yield found.name
        for said in payers_in(ours, self.region) if MAY_PAY.search(ours) else ():
            if said.value not in self.payers:
                yield said.words
