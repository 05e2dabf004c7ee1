"""Groups of units (专项推进组) as pages, prints and tables show them: set up by whom, in which words, and the duties
that are given to each, with who says so."""

from __future__ import annotations

from dataclasses import dataclass

from policyref.model.groups import Given, Group, GroupSet
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.present.citations import cite_measure
from policyref.present.duties import Duty, of_measure
from policyref.text.citations import cite
from policyref.text.quotation import quoted
from policyref.time.provisions import find
from policyref.words import GROUP_GIVEN, GROUP_SET_UP, OURS


@dataclass(frozen=True, slots=True)
class GivenDuty:
    """`why` says which document gives it to the group, or that only we do: `is_ours`."""

    duty: Duty
    why: str
    url: str | None
    is_ours: bool


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """`set_up` says which clause has set it up, with its words; `address` is that of the clause."""

    group: Group
    kind: str
    notice: Notice
    set_up: str
    address: str
    duties: tuple[GivenDuty, ...]

    @property
    def name(self) -> str:
        return f"{self.group.name}（{self.kind}）"

    @property
    def count(self) -> int:
        """Of the clauses that it has."""
        return len(self.group.given)


def shown_groups(library: Library) -> list[ShownGroup]:
    """All, in the order of their file. Groups of what is not in the library are left out: the check says so."""
    return [found for one in library.group_sets for group in one.groups if (found := _shown(group, one, library))]


def _shown(group: Group, one: GroupSet, library: Library) -> ShownGroup | None:
    provision = find(one.clause, library)
    if provision is None or provision.measure is None:
        return None
    measure = provision.measure
    set_up = GROUP_SET_UP.format(clause=cite_measure(measure, library), quote=quoted(one.quote))
    duties = tuple(duty for given in group.given for duty in _duties(given, library))
    return ShownGroup(group, one.kind, provision.notice, set_up, measure.address, duties)


def _duties(given: Given, library: Library) -> list[GivenDuty]:
    """All rows of a measure, or that of one item."""
    provision = find(given.clause, library)
    if provision is None or provision.measure is None:
        return []
    item = provision.item.number if provision.item else None
    rows = [one for one in of_measure(provision.measure, library) if item in (None, one.item)]
    source = given.source
    if source is None:
        return [GivenDuty(one, f"{OURS}：{given.ours}", None, True) for one in rows]
    why = GROUP_GIVEN.format(document=cite(source.title, source.number), quote=quoted(source.quote))
    return [GivenDuty(one, why, source.url, False) for one in rows]
