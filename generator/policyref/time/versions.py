"""The later texts of a measure: which act each is of, and which sentence of it is which of the text before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from weakref import WeakKeyDictionary

from policyref.facts.record import put
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.version import Left, Version
from policyref.text.amending import Gone, Named, name_same, name_sentences
from policyref.time.acts import Act, acts_by
from policyref.time.amended import Amended, Flow, amend, touches

CHANGES_WORDS = ("amends", "corrects")
_changing: WeakKeyDictionary[Library, list[Notice]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Lasting:
    """From which day to which a text holds, as far as amendments decide; None where they set no bound.

    `by` is the notice whose `acts` made it, none of the text as issued. A text that was corrected is void: the one
    after it has held in its place from the start.
    """

    text: Measure
    by: Notice | None = None
    acts: tuple[Act, ...] = ()
    first: date | None = None
    last: date | None = None
    is_void: bool = False

    @property
    def is_correction(self) -> bool:
        return bool(self.acts) and all(act.does == "corrects" for act in self.acts)

    @property
    def first_is_said(self) -> bool:
        return all(act.start_is_said for act in self.acts)


def acts_on_words(text: Measure, notice: Notice, library: Library) -> list[tuple[Act, ...]]:
    """What a notice does to the words of a measure, by the day on which it works: each day makes a text of its own.

    `text` is the last that is known; words that an act of a whole notice is about may stand in an earlier one only.
    """
    texts = [one for one in text.texts if one.ordinal <= text.ordinal]
    by_day: dict[date, list[Act]] = {}
    for act in acts_by(notice, library):
        if act.does in CHANGES_WORDS and any(touches(act.effect, one) for one in texts):
            by_day.setdefault(date.min if act.does == "corrects" else act.start, []).append(act)
    return [tuple(by_day[day]) for day in sorted(by_day)]


def acts_of(version: Version, library: Library) -> tuple[Act, ...]:
    """The acts that made a text: of its notice those of a day of which no earlier text is."""
    notice = library.notice_by_id.get(version.after)
    earlier = sum(one.after == version.after for one in version.first.versions if one.ordinal < version.ordinal)
    found = acts_on_words(version.before, notice, library) if notice else []
    return found[earlier] if earlier < len(found) else ()


def changing(library: Library) -> list[Notice]:
    """The notices that change words of others: few of many, and asked for of every measure."""
    if library not in _changing:
        _changing[library] = [notice for notice in library.notices if any(_changes(notice))]
    return _changing[library]


def _changes(notice: Notice) -> Iterator[bool]:
    owners: list[Notice | Measure] = [notice, *notice.measures]
    return (effect.does in CHANGES_WORDS for owner in owners for effect in owner.effects)


def amended(version: Version, library: Library) -> Amended | None:
    """The text before it beside this one; None while the act is not to be found."""
    acts = acts_of(version, library)
    return amend(version.before, version, [act.effect for act in acts]) if acts else None


def lasting(measure: Measure, library: Library) -> tuple[Lasting, ...]:
    """All texts of a measure, that as issued first."""
    found = [Lasting(measure.as_issued)]
    for version in measure.as_issued.versions:
        acts = acts_of(version, library)
        before = found[-1]
        if not acts or all(act.does == "corrects" for act in acts):
            found[-1] = replace(before, is_void=True)
            found.append(Lasting(version, library.notice_by_id.get(version.after), acts, before.first))
            continue
        first = min(act.start for act in acts if act.does == "amends")
        found[-1] = replace(before, last=first - timedelta(days=1))
        found.append(Lasting(version, library.notice_by_id[version.after], acts, first))
    return tuple(found)


def version_on(measure: Measure, day: date, library: Library) -> Measure:
    """The text that holds on a day."""
    held = [one.text for one in lasting(measure, library) if not one.is_void and (not one.first or one.first <= day)]
    return held[-1]


def not_consolidated(measure: Measure, library: Library) -> list[tuple[Act, ...]]:
    """The acts that change its words, or those of a part of it, and of which nobody has made a later text yet."""
    known = Counter(version.after for version in measure.as_issued.versions)
    last = measure.texts[-1]
    return [acts for notice in changing(library) for acts in acts_on_words(last, notice, library)[known[notice.id] :]]


def first_day(version: Version, library: Library) -> date | None:
    """None where it holds from the start, or nobody can tell."""
    return next((one.first for one in lasting(version, library) if one.text is version), None)


def current(library: Library) -> Library:
    """The library with the texts that hold on its day: what lists and data show of each measure."""
    return with_texts(library, lambda one: version_on(one, library.day, library) if one.as_issued.versions else one)


def name_all(library: Library) -> None:
    """Gives the sentences of all later texts their names, and these texts what they have no longer."""
    for measure in library.measures:
        taken = {name for name in (one.name for one in Flow(measure).pieces) if name} if measure.versions else set()
        for version in measure.versions:
            found = _named(version, library, taken)
            numbers = (part.sentence for part in version.official.parts)
            names = {number: name for number, name in zip(numbers, found.names, strict=False) if number}
            put(version, "names", {number: name for number, name in names.items() if name != str(number)})
            put(version, "left", tuple(_left(version, found.gone)))
            taken |= {*names.values()}


def _named(version: Version, library: Library, taken: Iterable[str]) -> Named:
    """By the edits of the act; where it spells nothing out and all was published again, by what is the same."""
    found = amended(version, library)
    if found and found.holds:
        return name_sentences(found.old.pieces, found.new.pieces, found.edits, taken)
    return name_same(Flow(version.before).pieces, Flow(version).pieces, taken)


def _left(version: Version, gone: Iterable[Gone]) -> Iterator[Left]:
    """What went with this version and before it; where the sentence before it has gone since, the one before that."""
    fresh = {one.name: one for one in gone}
    yield from (Left(one, version.ordinal) for one in gone)
    for one, ordinal in getattr(version.before, "left", ()):
        after = one.after
        while after in fresh:
            after = fresh[after].after
        into = one.into if one.into not in fresh else fresh[one.into].into
        yield Left(Gone(one.name, after, into), ordinal)


def with_texts(library: Library, choose: Callable[[Measure], Measure]) -> Library:
    """The library with another text of each measure; a notice of which none has another stays the same."""
    notices = []
    for notice in library.notices:
        measures = tuple(map(choose, notice.measures))
        is_same = all(one is other for one, other in zip(measures, notice.measures, strict=True))
        notices.append(notice if is_same else notice.with_measures(measures))
    return replace(library, notices=tuple(notices))
