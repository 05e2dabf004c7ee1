"""Whether a wrong value is noticed: a notice is read and checked again, with that value in one of its files.

A measure is judged alone, in a library of its notice: what is then missing is missing with the right value as well.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from policyref.check import OF_ALL_NOTICES, check_notice
from policyref.check.confirmed import settle
from policyref.facts.record import put
from policyref.load.files import DataFolder
from policyref.load.library import load_shared
from policyref.load.notice import load_notice
from policyref.load.structure import structure, structure_without
from policyref.load.yaml_file import read_yaml
from policyref.model.library import Library
from policyref.model.notice import Notice

from tests.mutations.maker import Mutation

R = TypeVar("R")
Raws = Mapping[str, Mapping[str, Any]]
Said = Counter[tuple[str, str]]
_NOTICE = "notice.yml"
# A published fact that changed asks for an entry, be it right or wrong.
_OF_ANY_CHANGE = "E515"
# Fields about other measures are held against all of them.
_ABOUT_OTHERS = ("forwards", "related", "together", "items.together", "suits", "items.suits")
# What stands in the source is looked for there.
_OF_SOURCE = ("text", "title", "closing", "items", "items.text", "items.title", "section", "number", "items.number")
# These keys of a notice say how its measures are to be read, or are held against the whole source.
_OF_MEASURES = (
    "numbering",
    "section_numbering",
    "item_numbering",
    "numbering_restarts",
    "sections",
    "place",
    "lead_rule",
    "opening",
    "closing",
    "deadlines",
    "unsaid",
    "effects",
)


@dataclass(frozen=True)
class _InMemory(DataFolder):
    """A data folder whose YAML files are at hand."""

    raws: Raws = field(default_factory=dict)
    texts: Mapping[str, str | None] = field(default_factory=dict)

    def record(self, kind: type[R], relative: str) -> R | None:
        return structure(kind, self.raws[relative], self.name(relative), self.problems)

    def left(self, kind: type[R], relative: str) -> R | None:
        return structure_without(kind, self.raws[relative], self.name(relative), self.problems)

    def text(self, relative: str) -> str | None:
        return self.texts[relative]

    def measure_files(self, notice: str) -> list[str]:
        names = (name.partition("/")[2] for name in self.raws if name.startswith(f"{notice}/"))
        return sorted(name for name in names if name != _NOTICE)


class Judge:
    def __init__(self, data: Path) -> None:
        self.data = data
        shared, problems = load_shared(data.parent, data)
        assert not problems
        self.shared = shared
        self.raws: dict[str, dict[str, Any]] = {}
        self.texts: dict[str, str | None] = {}
        for notice in shared.ids:
            folder = DataFolder(data.parent, data, [])
            self.texts[f"{notice}/source.txt"] = folder.text(f"{notice}/source.txt")
            for name in (_NOTICE, *folder.measure_files(notice)):
                raw = read_yaml(folder.snapshot.file(data / notice / name), name, [])
                assert raw is not None
                self.raws[f"{notice}/{name}"] = raw
        self._before: dict[tuple[str, str], Said] = {}

    def notices_of(self, mutation: Mutation, file: str) -> bool:
        """Whether anything is said of the wrong value that is not said of the right one."""
        way = self._way(mutation, file)
        if (file, way) not in self._before:
            self._before[file, way] = self._said(self.raws[file], file, way)
        after = self._said(mutation.raw, file, way)
        return bool(after - self._before[file, way])

    @staticmethod
    def _way(mutation: Mutation, file: str) -> str:
        if mutation.field.startswith(_ABOUT_OTHERS):
            return "others"
        if file.endswith(_NOTICE):
            return "whole" if mutation.field.split(".")[0] in _OF_MEASURES else "record"
        return "source" if mutation.field in _OF_SOURCE else "alone"

    def _said(self, raw: Mapping[str, Any], file: str, way: str) -> Said:
        notice_id = file.partition("/")[0]
        record = f"{notice_id}/{_NOTICE}"
        raws: dict[str, Mapping[str, Any]] = {record: self.raws[record], file: raw}
        if way == "whole":
            raws = {**{name: one for name, one in self.raws.items() if name.startswith(f"{notice_id}/")}, file: raw}
        folder = _InMemory(self.data.parent, self.data, [], raws=raws, texts=self.texts)
        notice = load_notice(notice_id, folder, self.shared.vocabulary)
        found = list(folder.problems)
        if notice is not None and not found:
            put(notice, "is_read", way in ("whole", "source"))
            library = self.shared.library([notice])
            found += check_notice(library)
            if way == "others":
                library = self._all_with(notice)
                found += [problem for check in OF_ALL_NOTICES for problem in check(library)]
            found = list(settle(found, library))
        return Counter((problem.code, problem.message) for problem in found if problem.code != _OF_ANY_CHANGE)

    @cached_property
    def _all(self) -> dict[str, Notice]:
        found = {notice_id: self.shared.notice(notice_id)[0] for notice_id in self.shared.ids}
        return {notice_id: notice for notice_id, notice in found.items() if notice is not None}

    def _all_with(self, notice: Notice) -> Library:
        """All notices, this one with those of its measures that it was read without."""
        whole = copy.copy(notice)
        changed = {measure.number: measure for measure in notice.measures}
        put(whole, "measures", tuple(changed.get(one.number, one) for one in self._all[notice.id].measures))
        put(whole, "is_read", True)
        return self.shared.library([*(one for key, one in self._all.items() if key != notice.id), whole])
