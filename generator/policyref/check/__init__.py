"""Whether the data is true to the official text and whole. Each check is a function Library → problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from policyref.check.absence import check_absence
from policyref.check.acts_open import check_acts_open
from policyref.check.aliases import check_aliases
from policyref.check.benefits import check_benefits
from policyref.check.complete import left_open
from policyref.check.confirmed import settle
from policyref.check.consequences import without_consequences
from policyref.check.deadlines import check_deadlines
from policyref.check.editions import check_editions
from policyref.check.effects import check_effects
from policyref.check.figures import check_figures
from policyref.check.finder import check_finder
from policyref.check.force import check_force
from policyref.check.groups import check_groups
from policyref.check.guide import check_guide
from policyref.check.labels import check_labels
from policyref.check.left_over_labels import check_left_over_labels
from policyref.check.not_listed import check_not_listed
from policyref.check.numbering import check_numbering, check_vocabulary
from policyref.check.order_of_acts import check_order_of_acts
from policyref.check.original import check_original
from policyref.check.places import check_places
from policyref.check.provenance import check_provenance, check_related
from policyref.check.questions import check_questions
from policyref.check.record import check_forwarding, check_record
from policyref.check.references import check_references
from policyref.check.revisions import check_revisions
from policyref.check.rules import check_rules
from policyref.check.rules_of_places import check_rules_of_places
from policyref.check.source import check_source
from policyref.check.tables import check_tables
from policyref.check.targets import check_targets
from policyref.check.units import check_units
from policyref.check.versions import check_versions, of_versions
from policyref.model.library import Library
from policyref.problems.problem import Problem

Check = Callable[[Library], Iterable[Problem]]

# What can be said of a notice without knowing the others.
OF_A_NOTICE: tuple[Check, ...] = (
    of_versions(check_numbering),
    check_labels,
    check_left_over_labels,
    check_source,
    check_original,
    of_versions(check_provenance),
    of_versions(check_tables),
    of_versions(check_figures),
    of_versions(check_deadlines),
    of_versions(check_force),
    check_effects,
    check_acts_open,
    of_versions(check_units),
    check_record,
    of_versions(check_absence),
    of_versions(check_benefits),
    of_versions(check_rules),
)
OF_ALL_NOTICES: tuple[Check, ...] = (
    check_vocabulary,
    check_places,
    check_forwarding,
    of_versions(check_references),
    of_versions(check_related),
    check_aliases,
    of_versions(check_finder),
    check_questions,
    check_revisions,
    check_editions,
    check_targets,
    check_not_listed,
    check_order_of_acts,
    check_rules_of_places,
    check_guide,
    check_groups,
    check_versions,
)


def check_notice(library: Library) -> list[Problem]:
    """What is wrong within each notice of the library, for which a library of one notice will do."""
    alone = (library.only([notice.id]) for notice in library.notices)
    return [problem for one in alone for check in OF_A_NOTICE for problem in check(one)]


def check_together(library: Library, known: Iterable[Problem]) -> list[Problem]:
    """Every problem, open point and question of the library, but for those that only follow from another.

    `known` are those of reading the files and those within the notices.
    """
    found = [*known, *(problem for check in OF_ALL_NOTICES for problem in check(library))]
    return without_consequences(left_open(settle(found, library), library.notices), library.unread)
