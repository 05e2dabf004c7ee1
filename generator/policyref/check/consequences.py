"""A mistake often breaks several rules. What only follows from another problem is not said: it goes with that one.

A check does not judge what rests on a file that cannot be read (`Library.unread`, `Notice.is_read`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from policyref.problems.problem import Problem

_NOT_OFFICIAL = frozenset({"E303", "E304", "E310", "E853", "E856"})
# In one file: while the first stand, the second are or may be only their consequence, and so is every question.
_RESTING_ON_WORDS = frozenset({"E301", "E305", "E306", "E307", "E309", "E312", "E330", "E340", "E341", "E408"})
# A quote or a date that fits nothing: the figure that it should cover seems unused.
_FITS_NOTHING = frozenset({"E301", "E316", "E331"})
_RESTING_ON_QUOTES = frozenset({"E306", "E309", "E330", "E408"})
# Words of the source are nobody's, or a number is left out: a measure is missing, and what leads to it seems wrong.
_MISSING = frozenset({"E211", "E302"})


# What may only seem wrong while a shared file cannot be read.
_RESTING_ON_FILES = {
    "units.yml": frozenset({"E203", "E305", "E312", "E330", "Q301"}),
    "sectors.yml": frozenset({"E204"}),
    "glossary.yml": frozenset({"E205", "E306", "E309", "E408"}),
    "site.yml": frozenset({"E411"}),
}


def without_consequences(problems: Iterable[Problem], unread: Collection[str]) -> list[Problem]:
    """The problems that an editor has to mend; `unread` are the shared files that cannot be read."""
    silent = {code for name in unread for code in _RESTING_ON_FILES.get(name, ())}
    kept = [problem for problem in problems if problem.code not in silent]
    lacking = {_folder(problem) for problem in kept if problem.code in _MISSING}
    misnumbered = {problem.place.file for problem in kept if _wrong_label(problem)}
    misplaced = {_folder(problem) for problem in kept if problem.code == "E218"}
    disordered = misplaced | {_folder(problem) for problem in kept if problem.code == "E217"}
    placeless = {_folder(one) for one in kept if one.code == "E202" and one.place.path == ("place",)}
    nobody = {(one.place.file, one.place.path[:-2]) for one in kept if one.code == "E203" and one.is_error}
    kept = [
        problem
        for problem in kept
        if not ((_rests_on_words(problem) or problem.code in _NOT_OFFICIAL) and problem.place.file in misnumbered)
        and not (problem.code == "E206" and _folder(problem) in lacking)
        and not (problem.code == "E414" and _folder(problem) in lacking)
        and not (problem.code == "E219" and lacking)
        and not (problem.code == "E217" and _folder(problem) in misplaced)
        and not (problem.code == "E318" and _folder(problem) in disordered)
        and not (problem.code == "E203" and _folder(problem) in placeless)
        and not (problem.code == "E305" and (problem.place.file, problem.place.path) in nobody)
    ]
    altered = {problem.place.file for problem in kept if problem.code in _NOT_OFFICIAL}
    kept = [problem for problem in kept if not (_rests_on_words(problem) and problem.place.file in altered)]
    misquoted = {problem.place.file for problem in kept if problem.code in _FITS_NOTHING}
    return [
        problem for problem in kept if problem.code not in _RESTING_ON_QUOTES or problem.place.file not in misquoted
    ]


def _rests_on_words(problem: Problem) -> bool:
    return problem.is_question or problem.code in _RESTING_ON_WORDS


def _wrong_label(problem: Problem) -> bool:
    """The number of a measure or item is wrong, and with it the label that the source should show."""
    path = problem.place.path
    return path[-1:] == ("number",) and (problem.code == "E209" or (problem.code == "E211" and "items" in path))


def _folder(problem: Problem) -> str:
    return problem.place.file.rpartition("/")[0]
