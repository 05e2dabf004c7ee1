"""Printed labels run on: 二、 stands behind 一、, the first of a section or measure is a first one.

A notice may count wrongly; then a person says so. Mostly a label that does not fit is a slip of the copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Section
from policyref.problems.problem import Problem, problem
from policyref.text.labels import Label, read_label


def check_labels(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        yield from _order_of(notice.sections)
        if not notice.is_read or _has_gaps(notice.measures):
            continue  # what runs on cannot be told where something is missing
        yield from _runs(notice)


def _order_of(sections: Sequence[Section]) -> Iterator[Problem]:
    """Sections are numbered as they stand, and no level is left out on the way down."""
    for at, section in enumerate(sections, start=1):
        if section.number != at and all(one.number != at for one in sections[: at - 1]):
            yield problem("E224", section.place.at("number"), found=section.number, wanted=at)
            return
    for before, after in pairwise([None, *sections]):
        assert after
        highest = before.level + 1 if before else 1
        if after.level > highest:
            yield problem("E223", after.place.at("level"), title=after.heading, found=after.level, highest=highest)


def _has_gaps(numbered: Iterable[Measure | Item]) -> bool:
    return any(one.number != at for at, one in enumerate(numbered, start=1))


@dataclass
class _Run:
    """The labels met so far: of each family the last one, and within what it stands."""

    last: dict[str, tuple[Label, tuple[int, ...]]] = field(default_factory=dict)

    def where(self, label: Label | None) -> tuple[int, ...]:
        """Within what the last label of the same family stands."""
        return self.last[label.family][1] if label and label.family in self.last else ()

    def take(self, one: Section | Measure | Item, within: tuple[int, ...]) -> Iterator[Problem]:
        """A label goes on from the last of its family, or is the first one within something else."""
        label = read_label(one.label)
        if label is None:
            return
        before, where = self.last.get(label.family, (None, None))
        self.last[label.family] = label, within
        if label.number != (before.number + 1 if before else 1) and not (label.number == 1 and where != within):
            place = one.place.at("label" if one.printed_label else "number")
            told = f"它前面的是“{before.printed}”" if before else "它前面没有同样的序号"
            yield problem("Q201", place, asked=one.label, found=one.label, before=told)


def _runs(notice: Notice) -> Iterator[Problem]:
    """Of sections and measures together, for a measure may stand beside sections; labels begin anew in each section."""
    run = _Run()
    for one in notice.flow:
        path = notice.path(one)
        yield from run.take(one, tuple(above.number for above in (path[:-1] if isinstance(one, Section) else path)))
        if isinstance(one, Measure) and not _has_gaps(one.items):
            items = _Run()
            for at, item in enumerate(one.items):
                # ① … below （一） begin anew behind each of these.
                before = read_label(one.items[at - 1].label) if at else None
                own = read_label(item.label)
                anew = before and own and before.family != own.family
                yield from items.take(item, (at,) if anew else items.where(own))
