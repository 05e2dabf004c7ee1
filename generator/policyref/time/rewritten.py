"""Which benefits and answers of a text an act has given other words: those of the item that it names, or of more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policyref.facts.spans import InClause, Quoted, Span
from policyref.model.facts import Benefit, Suit
from policyref.model.measure import Measure
from policyref.model.rules import Answer
from policyref.text.definitions import read_definitions
from policyref.time.acts import Act
from policyref.time.amended import Flow, Place


def rewritten(acts: Sequence[Act], text: Measure) -> frozenset[str]:
    """The ids of what rests on words that some acts are on.

    An act on an item, or on a benefit, leaves the others alone. What stands in no item cannot be told apart from any;
    and where the words of the item say what 以上 or 以下 mean, they are about all.
    """
    return frozenset(one.id for act in acts for one in _rewritten(act, text))


def _rewritten(act: Act, text: Measure) -> Iterator[Benefit | Answer]:
    target, _, benefit = (act.effect.unit or "").partition("@")
    parts = target.split("/")[1:]
    places = Flow(text).scope(parts, benefit) if len(parts) > 1 or benefit else []
    of_all = not places or any(read_definitions(text.official.words[start:end]) for start, end in places)
    tables = {table.id for item in text.items if parts[1:] == [str(item.number)] for table in item.tables}
    for one in text.records:
        if not isinstance(one, Benefit | Answer):
            continue
        alone = one.item is None and not benefit
        if of_all or alone or one.id == benefit or any(_is_in(own, places, tables) for own in _parts(one, text)):
            yield one


def _parts(one: Benefit | Answer, text: Measure) -> Iterator[Any]:
    """All that it is made of, but for what says whom it suits: that computes nothing."""
    yield one
    yield from (own for own in text.records if getattr(own, "within", None) is one and not isinstance(own, Suit))


def _is_in(one: Any, places: Sequence[Place], tables: set[str]) -> bool:
    cell = one.cell.table if isinstance(one, Quoted) and one.cell else None
    if cell or isinstance(one, InClause):  # its words stand in no sentence of this text
        return cell in tables
    span: Span | None = getattr(one, "span", None)
    stands = span is not None and any(span.start < end and start < span.end for start, end in places)
    return stands or getattr(one, "of_table", None) in tables
