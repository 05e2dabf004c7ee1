"""What the rules of a measure need of its notice: what it says that 以上 and 以下 include."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from generator.model.kept import kept
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.rules.lowering import Surroundings
from generator.text.bounds import AFTER
from generator.text.definitions import Definition, read_definitions

Definitions = tuple[Definition, ...]
_known: WeakKeyDictionary[Library, dict[str, Definitions]] = WeakKeyDictionary()


def definitions_of(measure: Measure, library: Library) -> Definitions:
    """Those that hold for a measure: its own first, then what is said of the whole notice."""
    known = _known.setdefault(library, {})
    if measure.key not in known:
        notice = next(one for one in library.notices if measure in one.measures)
        known |= _by_measure(notice)
    return known[measure.key]


def _by_measure(notice: Notice) -> dict[str, Definitions]:
    """In the words of the notice itself what is said is said of all; in a measure only what says so."""
    own = {measure.key: read_definitions(_text(measure)) for measure in notice.measures}
    of_all = read_definitions(notice.own_text)
    of_all += tuple(one for found in own.values() for one in found if one.scope == "notice")
    return {key: found + of_all for key, found in own.items()}


def _text(measure: Measure) -> str:
    parts = [measure.text, *(item.text for item in measure.items), *(passage.text for passage in measure.closing)]
    return "\n".join(parts)


@kept
def surroundings(measure: Measure, library: Library) -> Surroundings:
    found: dict[str, bool] = {}
    for one in reversed(definitions_of(measure, library)):  # the measure's own go before those of the notice
        found |= dict.fromkeys([one.word] if one.word else AFTER, one.includes)
    return Surroundings(found)
