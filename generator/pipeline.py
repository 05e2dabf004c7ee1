"""The whole flow on one screen: load → check → plan. Publishing the plan is up to a host."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.check import check_library
from generator.load.library import load_library
from generator.model.library import Library
from generator.problems.problem import Problem


@dataclass(frozen=True)
class Checked:
    library: Library | None
    problems: list[Problem]


def check(data: Path) -> Checked:
    """Everything wrong with a data folder, in one run."""
    library, problems = load_library(data.resolve().parent, data.resolve())
    if library is not None:
        problems = problems + check_library(library)
    return Checked(library, problems)
