"""What the rules of a measure need of its notice: what it says that 以上 and 以下 include."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.kept import kept
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.rules.lowering import Surroundings
from generator.text.bounds import AFTER
from generator.text.definitions import Definition, read_definitions


@kept
def definitions_of(measure: Measure, library: Library) -> tuple[Definition, ...]:
    """Those that hold for a measure: its own first, then what is said of the whole notice."""
    notice = next(one for one in library.notices if measure in one.measures)
    return (*read_definitions(_text(measure)), *_of_all(notice))


def _of_all(notice: Notice) -> Iterator[Definition]:
    """In the words of the notice itself what is said is said of all; in a measure only what says so."""
    yield from read_definitions(notice.own_text)
    for measure in notice.measures:
        yield from (one for one in read_definitions(_text(measure)) if one.scope == "notice")


def _text(measure: Measure) -> str:
    parts = [measure.text, *(item.text for item in measure.items), *(passage.text for passage in measure.closing)]
    return "\n".join(parts)


def surroundings(measure: Measure, library: Library) -> Surroundings:
    found: dict[str, bool] = {}
    for one in reversed(definitions_of(measure, library)):  # the measure's own go before those of the notice
        found |= dict.fromkeys([one.word] if one.word else AFTER, one.includes)
    return Surroundings(found)
