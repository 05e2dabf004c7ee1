"""The data folder → Library and everything that could not be read."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.load.files import DataFolder
from generator.load.finder import load_questions
from generator.load.notice import load_notice
from generator.load.vocabulary import load_vocabulary
from generator.model.library import Library
from generator.model.notice import Notice
from generator.problems.problem import Problem


def load_library(root: Path, data: Path) -> tuple[Library | None, list[Problem]]:
    """The library of a data folder; file names in problems are relative to `root`.

    None where the vocabulary itself cannot be read, for then every measure would seem wrong.
    """
    problems: list[Problem] = []
    folder = DataFolder(root, data, problems)
    vocabulary = load_vocabulary(folder, problems)
    if problems or vocabulary.site is None:
        return None, problems
    ids = folder.notices()
    loaded = [load_notice(notice_id, folder, vocabulary) for notice_id in ids]
    read = [notice for notice in loaded if notice]
    unread = set(ids) - {notice.id for notice in read}
    notices = sorted((_without(unread, notice) for notice in read), key=_age)
    library = Library(
        notices=tuple(notices),
        levels=vocabulary.levels,
        open_ended=vocabulary.open_ended,
        units=vocabulary.units,
        sectors=vocabulary.sectors,
        terms=vocabulary.terms,
        site=vocabulary.site,
        redirects=vocabulary.redirects,
        aliases=vocabulary.aliases,
        questions=load_questions(folder, problems),
    )
    return library, problems


def _without(unread: Set[str], notice: Notice) -> Notice:
    """The notice without its references to notices that cannot be read: why they cannot is a problem already."""
    if not unread:
        return notice
    measures = []
    for measure in notice.measures:
        related = tuple(one for one in measure.related if one.key.rpartition("/")[0] not in unread)
        measures.append(replace(measure, related=related))
    forwards = None if notice.forwards in unread else notice.forwards
    return replace(notice, measures=tuple(measures), forwards=forwards)


def _age(notice: Notice) -> tuple[date, str]:
    return notice.issued or date.max, notice.id
