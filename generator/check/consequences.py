"""A mistake often breaks several rules. What only follows from another problem is not said: it goes with that one."""

from __future__ import annotations

from collections.abc import Iterable

from generator.problems.problem import Problem

_NOT_OFFICIAL = frozenset({"E303", "E304", "E310"})
# In one file: while the first stand, the second are or may be only their consequence.
_RESTING_ON_WORDS = frozenset({"E301", "E305", "E306", "E307", "E309", "E312", "E340", "E341", "E408"})
_EXPLAINS = (
    # Words that are not the source's: quotes, figures and units of them mislead.
    (_NOT_OFFICIAL, _RESTING_ON_WORDS),
    # A quote or a date that fits nothing: the figure that it should cover seems unused.
    (frozenset({"E301", "E316"}), frozenset({"E306", "E309", "E408"})),
)


def without_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that an editor has to mend."""
    kept = list(problems)
    misnumbered = {problem.place.file for problem in kept if _wrong_label(problem)}
    misplaced = {_folder(problem) for problem in kept if problem.code == "E218"}
    disordered = misplaced | {_folder(problem) for problem in kept if problem.code == "E217"}
    kept = [
        problem
        for problem in kept
        if not (problem.code in _NOT_OFFICIAL | _RESTING_ON_WORDS and problem.place.file in misnumbered)
        and not (problem.code == "E217" and _folder(problem) in misplaced)
        and not (problem.code == "E318" and _folder(problem) in disordered)
    ]
    for causes, effects in _EXPLAINS:
        files = {problem.place.file for problem in kept if problem.code in causes}
        kept = [problem for problem in kept if problem.code not in effects or problem.place.file not in files]
    return kept


def _wrong_label(problem: Problem) -> bool:
    """The number of a measure or item is wrong, and with it the label that the source should show."""
    path = problem.place.path
    return path[-1:] == ("number",) and (problem.code == "E209" or (problem.code == "E211" and "items" in path))


def _folder(problem: Problem) -> str:
    return problem.place.file.rpartition("/")[0]
