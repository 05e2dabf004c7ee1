"""The later texts of a measure: which act each is of, and which sentence of it is which of the text before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from policyref.facts.record import put
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import Effect
from policyref.model.version import Left, Version
from policyref.text.amending import Gone, Named, name_same, name_sentences
from policyref.time.amended import Amended, Flow, amend, touches

CHANGES_WORDS = ("amends", "corrects")


def effects_on(measure: Measure, notice: Notice) -> tuple[Effect, ...]:
    """What a notice does to the words of this text of a measure, in the order of its words."""
    owners = (notice, *notice.measures)
    every = (effect for owner in owners for effect in owner.effects if effect.does in CHANGES_WORDS)
    return tuple(effect for effect in every if touches(effect, measure))


def amended(version: Version, library: Library) -> Amended | None:
    """The text before it beside this one; None while the act is not to be found."""
    notice = library.notice_by_id.get(version.after)
    effects = effects_on(version.before, notice) if notice else ()
    return amend(version.before, version, effects) if effects else None


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
    """By the edits of the act; where the issuer published all of it again and spelt nothing out, by what is the same."""
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
