"""What a unit has to do, a row a duty: the one record of lists on pages, on paper, in XLSX and in CSV.

A measure with items is a row each, and one for its words before and after them. A row of a 分工表 is a row. Whatever is
tied to words (dates, targets) stands in the row of these words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from policyref.facts.spans import Quoted
from policyref.model.duties import TableDuty
from policyref.model.facts import Deadline, Note, Target
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized
from policyref.model.notice import Notice
from policyref.model.passages import Passage
from policyref.model.vocabulary import Unit
from policyref.present.citations import short_number
from policyref.present.items import item_address
from policyref.present.units import ShownUnit, shown_units
from policyref.present.validity import no_deadline, part_key, told
from policyref.time.status import Status
from policyref.time.times import times
from policyref.words import ROLE, absent

_NOT_ISSUED = frozenset(("draft", "not-issued"))


@dataclass(frozen=True)
class Duty:
    """`does` are official words, paragraph by paragraph, without the brackets that name units.

    `who` are all that it is given to, in the order of the text, those that the notice names for all last; where the
    words are of an item alone that has units of its own, only these. `item` is None for the words around the items;
    `row` is that of a 分工表, which has no measure.
    """

    notice: Notice
    does: str
    who: tuple[ShownUnit, ...]
    by_when: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    notes: tuple[Note, ...]
    status: Status
    no_day: str
    measure: Measure | None = None
    item: int | None = None
    row: TableDuty | None = None

    @cached_property
    def clause(self) -> str:
        """As it is cited within its notice: 第27条第（1）项, 附件1第3行."""
        if self.row:
            return self.row.where
        assert self.measure
        return self.measure.called + self.measure.part_called(self.item)

    @property
    def number(self) -> str:
        """In a column of numbers: 11, 二、（一）, 3."""
        return str(self.row.number) if self.row else short_number(self._measure)

    @property
    def title(self) -> str:
        """Of the item, else of the measure, as `Measure.title` has it; a row of a table has none."""
        return self._own_title or (self.measure.title if self.measure else "")

    @property
    def title_mark(self) -> str:
        """What has to be said of a title that is not official."""
        return "" if self._own_title or not self.measure else self.measure.title_mark

    @property
    def _own_title(self) -> str:
        items = self.measure.items if self.measure and self.item else ()
        return next((one.title for one in items if one.number == self.item and one.title), "")

    @property
    def summary(self) -> str:
        """Ours, of the whole measure; never to be shown as what the text says."""
        return (self.measure.summary or "") if self.measure else ""

    @property
    def address(self) -> str:
        """Of its words, relative to the site root."""
        if self.row:
            return self.row.address
        return item_address(self._measure, self.item)

    @property
    def unit(self) -> str:
        """By which its status is asked for."""
        return part_key(self.measure, self.item) if self.measure else self.notice.id

    @property
    def state(self) -> str:
        """Whether it holds as of the day of the data, with all marks."""
        return told(self.status)

    @property
    def is_open(self) -> bool:
        """Whether it is anybody's to do: what has ended is not, and what nobody has issued yet."""
        return not self.status.is_ended and self.status.code not in _NOT_ISSUED

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple({one.mention.unit.id: one.mention.unit for one in self.who if one.mention.unit}.values())

    def roles(self, unit: Unit) -> tuple[str, ...]:
        """What the text calls the unit's part in it (牵头, 配合); nothing where it only names the unit."""
        return tuple(dict.fromkeys(ROLE[one.role] for one in self.who if one.mention.unit is unit if ROLE[one.role]))

    def beside(self, unit: Unit | None) -> tuple[ShownUnit, ...]:
        """With whom, once each and as written; open words (等部门) are among them."""
        others = (one for one in self.who if unit is None or one.mention.unit is not unit)
        return tuple({(one.mention.words, one.role): one for one in others}.values())

    @property
    def _measure(self) -> Measure:
        assert self.measure, "what is no row of a table is of a measure"
        return self.measure


def duties(library: Library, *, unit: Unit | None = None, notices: Collection[str] | None = None) -> Iterator[Duty]:
    """Notice by notice, first what its measures say, then its 分工表; of one unit, or all."""
    measures: dict[str, list[Measure]] = {}
    for measure in library.measures if unit is None else library.measures_of_unit.get(unit.id, ()):
        measures.setdefault(measure.notice, []).append(measure)
    for notice in library.notices:
        if notices is not None and notice.id not in notices:
            continue
        for measure in measures.get(notice.id, ()):
            yield from (one for one in of_measure(measure, library) if _is_of(one, unit))
        yield from (one for one in _of_tables(notice, library) if _is_of(one, unit))


def _is_of(duty: Duty, unit: Unit | None) -> bool:
    """Words around the items are of whoever has one of these: what they say is said of them all."""
    if unit is None or any(one.mention.unit is unit for one in duty.who):
        return True
    return bool(duty.measure and duty.measure.items) and duty.item is None


@memoized
def of_measure(measure: Measure, library: Library) -> tuple[Duty, ...]:
    around = _joined((*measure.passages, *measure.closing))
    found: dict[int | None, str] = {} if measure.items and not around else {None: around}
    found |= {one.number: one.heading + _joined(one.passages) for one in measure.items}
    return tuple(
        _duty(measure, item, words, item is None or None not in found, library) for item, words in found.items()
    )


def _duty(measure: Measure, item: int | None, words: str, takes_rest: bool, library: Library) -> Duty:
    """`takes_rest`: it has what stands in no item, as there is no row for the words around these."""
    notice = library.notice_by_id[measure.notice]

    def is_here(fact: Quoted) -> bool:
        at = fact.item or (fact.span.item if fact.span else None)
        return at == item or (at is None and takes_rest) or not measure.items

    return Duty(
        notice,
        words,
        _who(measure, item, notice, library),
        tuple(one for one in measure.deadlines if one.counts and is_here(one)),
        tuple(one for one in measure.targets if is_here(one)),
        tuple(one for one in measure.notes if is_here(one)),
        times(library).status(part_key(measure, item), library.day),
        no_deadline(measure, library, item=item),
        measure,
        item,
    )


def _who(measure: Measure, item: int | None, notice: Notice, library: Library) -> tuple[ShownUnit, ...]:
    """An item that names no unit of its own is given to those of the measure."""
    shown = shown_units(measure, notice, library)
    own = [one for one in shown if item and one.item == item]
    return tuple(own + [one for one in shown if one.item is None and (not own or one.mention in notice.units_for_all)])


def _of_tables(notice: Notice, library: Library) -> Iterator[Duty]:
    for row in notice.duties:
        who = tuple(ShownUnit(one, one.role, None) for one in row.units)
        due = (row.due,) if row.due else ()
        status = times(library).status(notice.id, library.day)
        yield Duty(notice, row.task, who, due, (), (), status, absent("none"), row=row)


def _joined(passages: Iterable[Passage]) -> str:
    """Without the brackets that name units, which other columns have."""
    paragraphs = ("".join(one.text for one in passage.sentences if one.number) for passage in passages)
    return "\n".join(filter(None, paragraphs))
