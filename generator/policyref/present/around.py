"""The notices that one has to do with: what is shown of it may take words from them."""

from __future__ import annotations

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice


def chain(notice: Notice, library: Library) -> set[str]:
    """The notice that it forwards, and those that forward it."""
    return {one.id for one in library.forwarded_by.get(notice.id, [])} | {*filter(None, [notice.forwards])}


def related(measure: Measure, library: Library) -> list[tuple[Measure, str, bool]]:
    """The measures that it names as related, why, and whether it does; then those that name it, with their reason."""
    own = [(library.measure_by_key[one.key], one.why, True) for one in measure.related]
    keys = {one.key for one in measure.related}
    others = library.related_by.get(measure.key, [])
    return [*own, *((other, why, False) for other, why in others if other.key not in keys)]


def named(measure: Measure, library: Library) -> set[str]:
    """The notices of the measures that a measure names, and of those that name it."""
    keys = [other.key for other, _, _ in related(measure, library)]
    keys += [*(one.key for one in measure.elsewhere if not one.of_notice)]
    keys += [key for one in measure.together for key in one.keys]
    return {key.rpartition("/")[0] for key in keys}
