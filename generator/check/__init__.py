"""Whether the data is true to the official text and whole. Each check is a function Library → problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.check.aliases import check_aliases
from generator.check.consequences import without_consequences
from generator.check.deadlines import check_deadlines
from generator.check.figures import check_figures
from generator.check.finder import check_finder
from generator.check.numbering import check_numbering
from generator.check.quotes import check_quotes
from generator.check.record import check_record
from generator.check.references import check_references
from generator.check.rules import check_rules
from generator.check.source import check_source
from generator.check.units import check_units
from generator.check.wording import check_wording
from generator.model.library import Library
from generator.problems.problem import Problem

CHECKS: tuple[Callable[[Library], Iterable[Problem]], ...] = (
    check_record,
    check_numbering,
    check_references,
    check_source,
    check_quotes,
    check_figures,
    check_deadlines,
    check_units,
    check_wording,
    check_rules,
    check_aliases,
    check_finder,
)


def check_library(library: Library) -> list[Problem]:
    """Every problem that every check finds, but for those that only follow from another."""
    return without_consequences(problem for check in CHECKS for problem in check(library))
