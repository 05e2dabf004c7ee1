"""Where the data lies and how one file of it becomes a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from policyref.facts.spans import attach
from policyref.load.snapshot import Input, Snapshot, is_odd, shown
from policyref.load.structure import structure, structure_without
from policyref.load.yaml_file import MAX_BYTES, check_file, read_text, read_yaml
from policyref.problems.problem import Place, Problem, problem

R = TypeVar("R")

_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_MEASURE_FILE = re.compile(r"^\d{2,4}\.yml$")
_VERSION_FILE = re.compile(r"^(\d{2,4})-v([1-9]\d*)\.yml$")
_OF_NOTICE = {"notice.yml", "revisions.yml"}
_SCHEMA = "schema"  # a folder of the data that is no notice
_DATA = {".yml", ".yaml", ".txt", ".json"}
_ORIGINAL = "original"  # the folder of the file that a notice was read from
_BIGGEST_ORIGINAL = 50_000_000


@dataclass(frozen=True)
class DataFolder:
    """The folder of the data files. Places name files relative to `root`, as an editor sees them.

    `parsed` holds the values of files without a problem: what is in it is not parsed again, what is parsed is added.
    `taken` are the folders of the site itself: no notice can be called so.
    """

    root: Path
    path: Path
    problems: list[Problem]
    snapshot: Snapshot = field(default_factory=Snapshot)
    parsed: dict[str, Any] = field(default_factory=dict)
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
        raw = self._values(relative)
        return None if raw is None else structure(kind, raw, self.name(relative), self.problems)

    def left(self, kind: type[R], relative: str) -> R | None:
        """The record in a file without what is wrong in it; None where it cannot do without."""
        raw = self._values(relative)
        return None if raw is None else structure_without(kind, raw, self.name(relative), self.problems)

    def placed(self, kind: type[R], relative: str, bare: str = "") -> R | None:
        """A record that quotes nothing; one list, under the key `bare`, may be written without the key."""
        raw = self._values(relative, bare)
        found = None if raw is None else structure(kind, raw, self.name(relative), self.problems)
        if found is not None:
            attach(found, self.place(relative), None)
        return found

    def text(self, relative: str) -> str | None:
        return read_text(self._input(relative), self.name(relative), self.problems)

    def exists(self, relative: str) -> bool:
        return self._input(relative).kind != "missing"

    def inputs(self, folder: str) -> list[tuple[str, Input]]:
        """Names and inputs of all data files right in a folder: to tell whether anything has changed."""
        names = (name for name in self.snapshot.folder(self.path / folder) if Path(name).suffix in _DATA)
        found = [(name, self._input(f"{folder}/{name}" if folder else name)) for name in names]
        originals = self.snapshot.folder(self.path / folder / _ORIGINAL) if folder else ()
        return found + [(f"{_ORIGINAL}/{name}", self.original(folder, name)) for name in originals]

    def original(self, notice: str, name: str) -> Input:
        """The file of that name that the notice was read from."""
        return self.snapshot.file(self.path / notice / _ORIGINAL / name, _BIGGEST_ORIGINAL)

    def _input(self, relative: str) -> Input:
        return self.snapshot.file(self.path / relative, MAX_BYTES)

    def _values(self, relative: str, bare: str = "") -> dict[str, Any] | None:
        """What a YAML file says, None with a problem."""
        if relative in self.parsed:
            return self.parsed[relative]  # type: ignore[no-any-return]
        known = len(self.problems)
        values = read_yaml(self._input(relative), self.name(relative), self.problems, bare)
        if len(self.problems) == known:
            self.parsed[relative] = values
        return values

    def is_address(self, name: str) -> bool:
        """Whether a folder of this name can be a notice's address."""
        return bool(_ID.match(name)) and name != _SCHEMA and name not in self.taken

    def notices(self) -> list[str]:
        """The ids of the notices: every folder but that of schemas. A name that cannot be an address is a problem."""
        found = []
        out = self._links_out("")
        for name, is_folder in self.snapshot.folder(self.path).items():
            if name in out:
                continue
            if not is_folder and is_odd(name):
                self._odd(name)
            elif not is_folder and self.is_address(name):  # a link that leads nowhere, a pipe: no notice is passed over
                check_file(self.snapshot.file(self.path / name, most=0), self.place(name), self.problems)
            if not is_folder or name == _SCHEMA or name.startswith("."):
                continue
            if self.is_address(name):
                found.append(name)
            else:
                self.problems.append(problem("E114", self.place(shown(name)), name=shown(name)))
        return found

    def measure_files(self, notice: str) -> list[str]:
        """The file names of a notice's measures, in order. Any other YAML file in its folder is a problem."""
        found = []
        self._links_out(notice)
        for name in self.snapshot.folder(self.path / notice):
            if is_odd(name):
                self._odd(f"{notice}/{name}")
            elif _MEASURE_FILE.match(name):
                found.append(name)
            elif Path(name).suffix in {".yml", ".yaml"} and name not in _OF_NOTICE and not _VERSION_FILE.match(name):
                self.problems.append(problem("E115", self.place(f"{notice}/{name}"), name=name))
        return sorted(found, key=lambda name: int(name.split(".")[0]))

    def _links_out(self, folder: str) -> list[str]:
        """What leads out of the data is no data of ours, and on no other machine."""
        found = self.snapshot.links_out(self.path / folder, self.path)
        for name in found:
            relative = f"{folder}/{name}" if folder else name
            self.problems.append(problem("E119", self.place(shown(relative)), name=shown(name)))
        return found

    def _odd(self, relative: str) -> None:
        self.problems.append(problem("E118", self.place(shown(relative)), name=shown(relative.rpartition("/")[2])))

    def version_files(self, notice: str) -> dict[str, list[tuple[int, str]]]:
        """The file names of later texts of measures, each with the number of its version, by that of the measure."""
        found: dict[str, list[tuple[int, str]]] = {}
        for name in self.snapshot.folder(self.path / notice):
            if match := _VERSION_FILE.match(name):
                found.setdefault(f"{match[1]}.yml", []).append((int(match[2]), name))
        return {name: sorted(versions) for name, versions in found.items()}
