"""The notices that one has to do with: what is shown of it may take words from them."""

from __future__ import annotations

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice


def chain(notice: Notice, library: Library) -> set[str]:
    """The notice that it forwards, and those that forward it."""
    return {one.id for one in library.forwarded_by.get(notice.id, [])} | {*filter(None, [notice.forwards])}


def named(measure: Measure, library: Library) -> set[str]:
    """The notices of the measures that a measure names."""
    keys = [*(one.key for one in measure.related), *(one.key for one in measure.elsewhere if not one.of_notice)]
    keys += [key for one in measure.together for key in one.keys]
    return {key.rpartition("/")[0] for key in keys}
