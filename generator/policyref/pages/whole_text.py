"""The lines of a whole notice, for its page: nothing in them is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Part, Section
from policyref.model.passages import Passage
from policyref.model.tables import Table, following
from policyref.present.tables import ShownTable

Lines = list[str | ShownTable]


@dataclass(frozen=True, slots=True)
class WholeText:
    """The lines of a whole notice, with its tables where they stand."""

    notice: Notice
    tables: Mapping[str, ShownTable]

    def part(self, part: Part | Section, place: str, *, last: bool = False) -> Lines:
        own = self.notice.tables_at(place)
        return self._pieces(part.passages, own, last=last) if own else [*part.text.splitlines()]

    def end(self, place: str) -> Lines:
        """The tables that stand after all parts of a place."""
        return self._pieces((), self.notice.tables_at(place))

    def clause(self, measure: Measure) -> Lines:
        """The words of a measure after its heading: what comes first runs into it."""
        found = self._pieces(measure.passages, measure.tables) or [""]
        for item in measure.items:
            if item.tables:
                first, *rest = self._pieces(item.passages, item.tables)
                found += [item.heading + first, *rest] if isinstance(first, str) else [item.heading, first, *rest]
            else:
                found.append(item.heading + item.text)
        return [*found, *self._pieces(measure.closing, measure.tables, last=False)]

    def _pieces(self, given: Iterable[Passage], own: Sequence[Table], *, last: bool = True) -> Lines:
        pieces = following(given, own, last=last)
        return [self.tables[one.id] if isinstance(one, Table) else one.text for one in pieces]
