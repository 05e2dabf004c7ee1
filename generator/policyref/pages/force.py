"""Whether something holds, as pages show it: its stretches in words, what acted on it, whom to ask.

The words are those of the library's own day. A script takes those of the reader's day out of the same stretches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import Checked
from policyref.pages.acts import ShownAct, acted_on, instead
from policyref.present.force import stretches_as_data
from policyref.present.units import ShownUnit
from policyref.present.validity import Piece, part_key, told, whom_to_ask
from policyref.text.dates import format_date
from policyref.time.acts import Act, issued_on
from policyref.time.provisions import Provision, find
from policyref.time.status import Status
from policyref.time.times import Stretch, times
from policyref.words import FOUND_IN_FORCE, SINCE, elapsed


@dataclass(frozen=True, slots=True)
class Since:
    """What is said of the days of a status. `{}` in the words stands for the time between `day` and the reader's."""

    words: str
    day: date | None

    def on(self, day: date) -> str:
        return "".join(self.apart(day))

    def apart(self, day: date) -> tuple[str, str]:
        """The same as what stays true, and what is true of this day alone: its clause with the time that is past."""
        if self.day is None:
            return self.words, ""
        until = self.day > day
        said, comma, ages = self.words.rpartition("，")
        return said, (comma + ages).format(f"{(self.day - day).days}天" if until else elapsed(self.day, day))


@dataclass(frozen=True, slots=True)
class ShownStretch:
    """`last` is the day before the next begins. What is told in the same words is one."""

    first: date | None
    last: date | None
    status: Status
    told: str
    since: Since

    @property
    def begins(self) -> str:
        return self.first.isoformat() if self.first else ""


@dataclass(frozen=True, slots=True)
class ForceBand:
    """What stands above the page of a notice, an annex or a measure.

    `own` are the words that say how long it holds, each with its address and whose they are; `ask` is whom to ask where
    the texts do not say it; `named` are the number and the day of the document.
    """

    unit: str
    day: date
    status: Status
    stretches: tuple[ShownStretch, ...]
    own: tuple[tuple[str, str, str], ...]
    unsaid: tuple[str, ...]
    acts: tuple[ShownAct, ...]
    instead: tuple[tuple[Act, str, Piece], ...]
    checked: tuple[tuple[Checked, Since], ...]
    units: tuple[ShownUnit, ...]
    issuer: str
    ask: str
    named: str

    @property
    def since(self) -> tuple[str, str]:
        return self.now.since.apart(self.day)

    @property
    def now(self) -> ShownStretch:
        return [one for one in self.stretches if one.first is None or one.first <= self.day][-1]


def force_of(unit: str, library: Library) -> Status:
    """As of the library's own day."""
    return times(library).status(unit)


def says_no_more(unit: str, above: str, library: Library) -> bool:
    """Whether what stands above a unit says the same already, so that its own word would be noise. What is ended or
    over always says so: its sums must not look open far below a heading."""
    found = force_of(unit, library)
    return unit == above or (not found.is_gone and found.told == force_of(above, library).told_of_rest)


def force_band(
    notice: Notice, library: Library, measure: Measure | None, units: Sequence[ShownUnit], item: int | None = None
) -> ForceBand:
    unit = (part_key(measure, item) if measure else None) or notice.id
    known, provision = times(library), find(unit, library)
    assert provision, "a page is about what there is"
    acts = (*known.acts_on(unit), *known.acts_within(unit))
    asked = sorted((one for owner in (measure, notice) if owner for one in owner.checked), key=lambda one: one.date)
    return ForceBand(
        unit=unit,
        day=library.day,
        status=known.status(unit),
        stretches=_shown(known.timeline(unit), notice),
        own=tuple(_own(provision)),
        unsaid=notice.unsaid,
        acts=acted_on(acts, library, unit),
        instead=tuple(instead(acts, library, unit)),
        checked=tuple((one, _asked(one)) for one in reversed(asked) if one.date <= library.day),
        units=(to_ask := _to_ask(units)),
        issuer=notice.issuer,
        ask=whom_to_ask(known.status(unit), [one.mention.words for one in to_ask] or [notice.issuer]),
        named="，".join(_named(notice)),
    )


def _named(notice: Notice) -> Iterable[str]:
    if notice.number:
        yield notice.number
    if notice.issued:
        yield f"{format_date(notice.issued)}印发"


def _own(provision: Provision) -> Iterable[tuple[str, str, str]]:
    for one in provision.up:
        for deadline in one.force:
            owner = one.measure or one.notice
            anchor = f"#s{deadline.sentence}" if one.measure and deadline.sentence else ""
            yield deadline.quote, owner.address + anchor, one.called


def _asked(one: Checked) -> Since:
    return Since(
        SINCE["asked"].format(day=format_date(one.date), asked=one.asked, found=FOUND_IN_FORCE[one.found]), one.date
    )


def _to_ask(units: Sequence[ShownUnit]) -> tuple[ShownUnit, ...]:
    """Whoever leads; where nobody is said to, whoever is responsible."""
    leads = [one for one in units if one.role == "lead"]
    named = leads or [one for one in units if one.role != "support"] or units
    return tuple({one.mention.words: one for one in named if one.mention.unit}.values())


def _shown(stretches: Sequence[Stretch], notice: Notice) -> tuple[ShownStretch, ...]:
    rows: list[ShownStretch] = []
    for one in stretches:
        words, since = told(one.status), _since(one, notice)
        if rows and (rows[-1].told, rows[-1].since) == (words, since):
            continue
        if rows and one.first:
            rows[-1] = replace(rows[-1], last=one.first - timedelta(days=1))
        rows.append(ShownStretch(one.first, None, one.status, words, since))
    return tuple(rows)


def _since(stretch: Stretch, notice: Notice) -> Since:
    """How long it is past, or has to come; of what says nothing of its days, how old the document is."""
    found, issued = stretch.status, issued_on(notice)
    if found.code == "upcoming" and found.start:
        return _said("upcoming", found.start)
    if found.code == "over" and found.until:
        return _said("past", found.until)
    if found.is_ended and stretch.first:
        return _said("past", stretch.first)
    if found.code in ("in-force", "partial") and found.until:
        return Since(SINCE["until"].format(day=format_date(found.until)), None)
    if issued is None or found.code in ("draft", "not-issued"):
        return Since("", None)
    return Since(SINCE["issued"].replace("{month}", f"{issued.year}年{issued.month}月"), issued)


def _said(key: str, day: date) -> Since:
    return Since(SINCE[key].replace("{day}", format_date(day)), day)


def of_benefit(benefit: Benefit, measure: Measure, library: Library) -> str | None:
    """The key of a benefit of which not the same is true as of its measure."""
    unit, known = part_key(measure, benefit.item, benefit.id), times(library)
    same = known.timeline(unit) is known.timeline(measure.key)
    return None if same or stretches_as_data(unit, library) == stretches_as_data(measure.key, library) else unit
