"""What documents do to earlier ones, as the pages of both sides tell it; what an act is called is said elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.present.validity import Piece, Sentence, act_sentence, all_but, own_act_sentence, unit_named
from policyref.text.quotation import quoted
from policyref.time.acts import Act
from policyref.words import ACT, OURS


@dataclass(frozen=True, slots=True)
class ShownAct:
    """`unit` is what the act works on, if the library has it."""

    act: Act
    unit: str | None
    sentence: Sentence


def acted_on(acts: Iterable[Act], library: Library, unit: str) -> tuple[ShownAct, ...]:
    """On the page of a unit: what works on it, on the document that it stands in, or on parts of it."""
    return tuple(
        ShownAct(one, one.on, (*_part(one, library, unit), *act_sentence(one, library, unit), *_rest(one)))
        for one in acts
    )


def acting(acts: Iterable[Act], library: Library, beside: Measure | None = None) -> tuple[ShownAct, ...]:
    """On the page of the document, or of the measure, that does it. The document names the measure that says so."""
    return tuple(
        ShownAct(
            one,
            one.on,
            (*_where(one, beside), *own_act_sentence(one, library), *_rest(one), *_touched(one, library)),
        )
        for one in acts
    )


def _where(act: Act, beside: Measure | None) -> Iterator[Piece]:
    if act.measure and not (beside and act.measure.key == beside.key):
        yield Piece(act.measure.called, act.address)
        yield Piece("：")


def instead(acts: Iterable[Act], library: Library, unit: str) -> Iterator[tuple[Act, str, Piece]]:
    """Where to look for what an act ends: the old part as it is cited, and the new one; of a part only its own."""
    number = unit.partition("/")[2]
    for act in acts:
        for part, key in act.effect.instead.items() if act.surely else ():
            if act.on and (not number or f"{number}/".startswith(f"{part}/")):
                notice = act.on.partition("/")[0]
                yield act, unit_named(f"{notice}/{part}", library, beside=notice).words, unit_named(key, library)


def _part(act: Act, library: Library, unit: str) -> Iterator[Piece]:
    notice = unit.partition("/")[0]
    if act.spares and act.on != unit:
        yield all_but(act, library, beside=notice)
    elif act.on == notice != unit:
        yield Piece(ACT["whole"], library.notice_by_id[notice].address)
    elif act.on and act.on != unit:
        yield unit_named(act.on, library, beside=notice)


def _rest(act: Act) -> Iterator[Piece]:
    """What else it says of itself, and what the editors say of it."""
    for said in (act.effect.retroactive, act.effect.own_dates):
        if said:
            yield Piece(f"；{quoted(said.quote)}")
    if act.effect.why:
        yield Piece(f"；{act.effect.why}（{OURS}）")


def _touched(act: Act, library: Library) -> Iterator[Piece]:
    """What it may touch without naming it."""
    for place, key in enumerate(act.may_touch):
        yield Piece("、" if place else f"；{ACT['may_touch']}（{OURS}）：")
        yield unit_named(key, library)
