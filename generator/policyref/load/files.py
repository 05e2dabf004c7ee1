"""Where the data lies and how one file of it becomes a record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from policyref.facts.spans import attach
from policyref.load.structure import structure, structure_without
from policyref.load.yaml_file import read_text, read_yaml
from policyref.problems.problem import Place, Problem, problem

R = TypeVar("R")

_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_MEASURE_FILE = re.compile(r"^\d{2,4}\.yml$")
_SCHEMA = "schema"  # a folder of the data that is no notice
_DATA = {".yml", ".yaml", ".txt"}


@dataclass(frozen=True)
class DataFolder:
    """The folder of the data files. Places name files relative to `root`, as an editor sees them.

    `taken` are the folders of the site itself: no notice can be called so.
    """

    root: Path
    path: Path
    problems: list[Problem]
    taken: frozenset[str] = frozenset()

    @cached_property
    def prefix(self) -> str:
        return f"{self.path.relative_to(self.root).as_posix()}/"

    def name(self, relative: str) -> str:
        return self.prefix + relative

    def place(self, relative: str) -> Place:
        return Place(self.name(relative))

    def record(self, kind: type[R], relative: str) -> R | None:
        """The record in a file, in which nothing is attached yet."""
        name = self.name(relative)
        raw = read_yaml(self.path / relative, name, self.problems)
        return None if raw is None else structure(kind, raw, name, self.problems)

    def left(self, kind: type[R], relative: str) -> R | None:
        """The record in a file without what is wrong in it; None where it cannot do without."""
        name = self.name(relative)
        raw = read_yaml(self.path / relative, name, self.problems)
        return None if raw is None else structure_without(kind, raw, name, self.problems)

    def placed(self, kind: type[R], relative: str) -> R | None:
        """A record that quotes nothing."""
        found = self.record(kind, relative)
        if found is not None:
            attach(found, self.place(relative), None)
        return found

    def text(self, relative: str) -> str | None:
        return read_text(self.path / relative, self.name(relative), self.problems)

    def content(self, folder: str) -> tuple[tuple[str, bytes], ...]:
        """Names and bytes of all data files right in a folder: to tell whether anything has changed, or to send."""
        files = (entry for entry in _entries(self.path / folder) if entry.suffix in _DATA)
        return tuple((entry.name, _bytes(entry)) for entry in files if entry.is_file())

    def is_address(self, name: str) -> bool:
        """Whether a folder of this name can be a notice's address."""
        return bool(_ID.match(name)) and name != _SCHEMA and name not in self.taken

    def notices(self) -> list[str]:
        """The ids of the notices: every folder but that of schemas. A name that cannot be an address is a problem."""
        found = []
        for entry in _entries(self.path):
            if not entry.is_dir() or entry.name == _SCHEMA or entry.name.startswith("."):
                continue
            if self.is_address(entry.name):
                found.append(entry.name)
            else:
                self.problems.append(problem("E114", self.place(entry.name), name=entry.name))
        return found

    def measure_files(self, notice: str) -> list[str]:
        """The file names of a notice's measures, in order. Any other YAML file in its folder is a problem."""
        found = []
        for entry in _entries(self.path / notice):
            if _MEASURE_FILE.match(entry.name):
                found.append(entry.name)
            elif entry.suffix in {".yml", ".yaml"} and entry.name != "notice.yml":
                self.problems.append(problem("E115", self.place(f"{notice}/{entry.name}"), name=entry.name))
        return sorted(found, key=lambda name: int(name.split(".")[0]))


def _entries(folder: Path) -> list[Path]:
    """What is in a folder, by name. Of one that may not be looked into nothing: what must be there is missed later."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _bytes(file: Path) -> bytes:
    """The content of a file, to tell whether it has changed; whoever needs its words says that it cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
