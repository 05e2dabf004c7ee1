"""With what the work is done: by whom, with what shelf, and with what this process still has in hand."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from policyref.build.contents import Piece
from policyref.build.crew import Crew, Here
from policyref.build.parcel import Parcel
from policyref.build.shelf import Folder, Memory, Shelf
from policyref.load.library import Shared
from policyref.model.facts import Coverage
from policyref.model.notice import Notice
from policyref.problems.problem import Problem

_SHELF = ".cache/policyref"


@dataclass(frozen=True)
class Read:
    """A notice, None where it cannot be read; what is wrong with its files, and what within it; its figures."""

    notice: Notice | None
    problems: list[Problem]
    within: list[Problem]
    coverage: Coverage | None


@dataclass
class Known:
    """What a process that runs several times keeps of its last run. Keys say whether it still holds.

    A notice kept is one of the vocabulary kept with it: its units are those units.
    """

    shared: tuple[str, Shared] | None = None
    notices: dict[str, Read] = field(default_factory=dict)
    parcels: dict[Piece, Parcel] = field(default_factory=dict)


@dataclass
class Means:
    """`hurry`: of whatever is no notice, the last known state will do for now; the run says so (`Result.late`)."""

    crew: Crew = field(default_factory=Here)
    shelf: Shelf = field(default_factory=Memory)
    known: Known = field(default_factory=Known)
    hurry: bool = False

    @classmethod
    def beside(cls, project: Path, crew: Crew) -> Means:
        """With a shelf in the folder of a project; where that cannot be written, all in this process, without one."""
        path = project.resolve() / _SHELF
        try:
            shelf = Folder(path)
        except OSError:
            return cls()
        return cls(crew, shelf) if os.access(path, os.W_OK) else cls()
