"""The data folder → Library and everything that could not be read.

A notice can be read knowing only the vocabulary; what notices say of one another is looked at when all are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from policyref.load.files import DataFolder
from policyref.load.finder import FINDER, load_questions
from policyref.load.notice import load_notice
from policyref.load.snapshot import Snapshot
from policyref.load.vocabulary import Vocabulary, load_vocabulary
from policyref.model.finder import Question
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.places import apart
from policyref.model.revisions import FactsLock
from policyref.problems.problem import Place, Problem, problem
from policyref.revisions import lock
from policyref.text.dates import parse_date
from policyref.time.versions import name_all


@dataclass(frozen=True)
class Shared:
    """What all notices of a data folder share, and which notices there are. `root` is what names of files start at.

    `lock` is what was published of them.
    """

    root: Path
    data: Path
    vocabulary: Vocabulary
    questions: tuple[Question, ...] | None
    ids: tuple[str, ...]
    lock: FactsLock
    problems: tuple[Problem, ...]
    snapshot: Snapshot = field(repr=False)

    def notice(self, notice_id: str, parsed: dict[str, Any] | None = None) -> tuple[Notice | None, list[Problem]]:
        """One notice and what is wrong with its files; None where its record or its source cannot be read.

        `parsed` are the values of its files, as `DataFolder` has them.
        """
        problems: list[Problem] = []
        folder = DataFolder(self.root, self.data, problems, self.snapshot, {} if parsed is None else parsed)
        return load_notice(notice_id, folder, self.vocabulary), problems

    def only(self, notice_id: str) -> Shared:
        """What is enough to read one notice, wherever there is no data folder."""
        return replace(self, snapshot=self.snapshot.below(self.data / notice_id))

    def library(self, notices: Iterable[Notice]) -> Library:
        """The library of these notices."""
        read = sorted(notices, key=_age)
        unread = {*self.ids} - {notice.id for notice in read} | self.vocabulary.unread
        unread |= {FINDER} if self.questions is None else set()
        told = (one.date for one in self.vocabulary.guide)
        library = Library(
            notices=tuple(read),
            levels=self.vocabulary.levels,
            open_ended=self.vocabulary.open_ended,
            units=self.vocabulary.units,
            sectors=self.vocabulary.sectors,
            terms=self.vocabulary.terms,
            site=self.vocabulary.site,
            redirects=self.vocabulary.redirects,
            aliases=self.vocabulary.aliases,
            questions=self.questions or (),
            unread=frozenset(unread),
            places=apart(notice.region for notice in read if notice.measures),
            rules_of_places=self.vocabulary.rules_of_places,
            guide=self.vocabulary.guide,
            group_sets=self.vocabulary.group_sets,
            lock=self.lock,
            published=self.lock.day,
            newest=max((*(day for notice in read for day in _days(notice)), *told), default=date.min),
        )
        name_all(library)
        return library


def load_shared(
    root: Path, data: Path, snapshot: Snapshot | None = None, taken: frozenset[str] = frozenset()
) -> tuple[Shared, list[Problem]]:
    """What the notices share; file names in problems are relative to `root`. `taken` names are no notice's."""
    problems: list[Problem] = []
    folder = DataFolder(root, data, problems, snapshot or Snapshot(), taken=taken)
    vocabulary = load_vocabulary(folder, problems)
    ids = tuple(folder.notices())
    questions = load_questions(folder, problems)
    published = _read_lock(folder, problems)
    return Shared(root, data, vocabulary, questions, ids, published, tuple(problems), folder.snapshot), problems


def _read_lock(folder: DataFolder, problems: list[Problem]) -> FactsLock:
    """What was published; nothing where there is no such file."""
    text = (folder.exists(lock.NAME) and folder.text(lock.NAME)) or ""
    try:
        return lock.read(text)
    except lock.LineError as error:
        problems.append(problem("E521", Place(folder.name(lock.NAME), offset=error.offset), line=error.number))
        return FactsLock()


def load_library(root: Path, data: Path) -> tuple[Library, list[Problem]]:
    """The library of a data folder, read at one go, as far as it can be read."""
    shared, problems = load_shared(root, data)
    notices = []
    for notice_id in shared.ids:
        notice, wrong = shared.notice(notice_id)
        problems += wrong
        notices += [notice] if notice else []
    return shared.library(notices), problems


def _days(notice: Notice) -> Iterator[date]:
    """On which something was done that the data tells of: the notice itself, questions about it."""
    yield from filter(None, (notice.issued, notice.printed, parse_date((notice.online or "").partition(" ")[0])))
    yield from (one.date for one in notice.checked)
    yield from (one.date for measure in notice.measures for one in measure.checked)


def _age(notice: Notice) -> tuple[date, str]:
    return notice.issued or date.max, notice.id
