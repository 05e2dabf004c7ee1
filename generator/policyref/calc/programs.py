"""The program of a measure, in the surroundings of its notice."""

from __future__ import annotations

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized
from policyref.problems.problem import Problem
from policyref.rules.lower import lower
from policyref.rules.lowering import Surroundings
from policyref.rules.program import Program
from policyref.text.definitions import Definition, read_definitions


@memoized  # checks, pages, calculators and files of one measure are made one after the other
def lowered(measure: Measure, library: Library) -> tuple[Program, list[Problem]]:
    """The program, which is not to be run where there are problems."""
    notice = library.notice_by_id[measure.notice]
    around = Surroundings(definitions_of(measure, library), notice.tables_for(measure), notice.issued)
    return lower(measure.rules, around)


def program_of(measure: Measure, library: Library) -> Program:
    """The program of a measure that has been checked."""
    program, problems = lowered(measure, library)
    if problems:
        raise ValueError(f"{measure.key}: {problems[0]}")
    return program


@memoized
def definitions_of(measure: Measure, library: Library) -> tuple[Definition, ...]:
    """What 以上, 以下 … mean in a measure: what it says for itself, before what its notice says for all.

    A sentence that names its words but not what it is about (“以上”均含本数) is about the notice.
    """
    own = [one for one in read_definitions(measure.text) if one.scope != "notice" and not _of_all(one)]
    return (*own, *(one for one in library.notice_by_id[measure.notice].definitions if _of_all(one)))


def _of_all(one: Definition) -> bool:
    return one.scope == "notice" or (one.scope == "unsaid" and bool(one.word))
