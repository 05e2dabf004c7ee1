"""The two kinds of work: to read a notice, to make a piece. What is on the shelf already is not done again."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from policyref.build.contents import (
    OF_A_NOTICE_IN_LISTS,
    PRINTS_OF_A_NOTICE,
    PRINTS_OF_A_UNIT,
    Material,
    Piece,
    contents,
    pieces,
)
from policyref.build.crew import Processes, growing
from policyref.build.keys import Keys, looked_at, volumes
from policyref.build.means import Means, Read
from policyref.build.parcel import Parcel, pack, pack_parcel, read_parcel, unpack
from policyref.build.shelf import Shelf
from policyref.check import check_notice
from policyref.check.figures import coverage
from policyref.handbook.press import Press
from policyref.handbook.site import PrintError
from policyref.load.library import Shared
from policyref.model.host import Host
from policyref.model.kept import keep_with
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.problems.problem import Problem
from policyref.search.index import SearchIndex, joined
from policyref.search.notice import notice_index

# Notices before the lists of them, what takes longest before the rest.
_ORDER = (PRINTS_OF_A_NOTICE, "notice", "all", "sector", "unit", PRINTS_OF_A_UNIT)
_LONGEST = "search"


@dataclass(frozen=True, slots=True)
class _Unread:
    """A notice to read. `files` are names and contents where whoever reads does not have the data folder."""

    id: str
    files: tuple[tuple[str, bytes], ...] | None


@dataclass(frozen=True)
class _ReadNotice:
    """The notice, what is wrong with its files and within it; and its share of the search. Both packed."""

    shared: Shared

    def __call__(self, job: _Unread) -> tuple[bytes, bytes]:
        if job.files is None:
            return self._read(job.id, self.shared)
        with TemporaryDirectory() as root:
            return self._read(job.id, self.shared.laid_out(Path(root), job.id, job.files))

    @staticmethod
    def _read(notice_id: str, shared: Shared) -> tuple[bytes, bytes]:
        notice, problems = shared.notice(notice_id)
        if notice is None:
            return pack((None, problems, [], None)), pickle.dumps(None, 5)
        alone = shared.library([notice])
        within = check_notice(alone)
        wrong = any(not one.is_question for one in (*problems, *within))
        index = None if wrong else notice_index(notice)
        return pack((notice, problems, within, coverage(alone, notice))), pickle.dumps(index, 5)


@dataclass
class ReadLibrary:
    """The library, what is wrong with the files of its notices, and what is wrong within the notices."""

    library: Library
    problems: list[Problem]
    within: list[Problem]


def read_notices(shared: Shared, keys: Keys, means: Means) -> ReadLibrary:
    known, shelf = means.known, means.shelf
    if known.shared and known.shared[0] == keys.shared:
        shared = replace(known.shared[1], ids=shared.ids)
    else:
        known.notices.clear()
    known.shared = keys.shared, shared
    vocabulary = shared.library(())

    def take(notice_id: str, packed: bytes) -> None:
        known.notices[keys.notices[notice_id]] = Read(*unpack(packed, vocabulary))

    missing = []
    with growing():
        for one in shared.ids:
            if keys.notices[one] in known.notices:
                continue
            if packed := shelf.get(keys.notices[one]):
                take(one, packed)
            else:
                missing.append(one)
        jobs = [_Unread(one, None if means.crew.shares_disk else shared.files(one)) for one in missing]
        for job, (packed, index) in means.crew.run("读文件", _ReadNotice(shared), jobs):
            shelf.put(keys.index(job.id), index)
            shelf.put(keys.notices[job.id], packed)
            take(job.id, packed)
    known.notices = {key: known.notices[key] for key in keys.notices.values()}
    read = known.notices.values()
    figures = {one.notice.id: one.coverage for one in read if one.notice and one.coverage}
    return ReadLibrary(
        replace(shared.library(one.notice for one in read if one.notice), coverage=figures),
        [problem for one in read for problem in one.problems],
        [problem for one in read for problem in one.within],
    )


@dataclass(frozen=True)
class _Index:
    """What the search must know of all notices, put together in volumes that are kept."""

    notices: tuple[Notice, ...]
    keys: Keys
    shelf: Shelf

    def __call__(self) -> SearchIndex:
        return joined([self._volume(notices) for notices in volumes(self.notices)])

    def _volume(self, notices: Sequence[Notice]) -> SearchIndex:
        key = self.keys.volume(notices)
        if packed := self.shelf.get(key):
            return _index(packed)
        volume = joined([self._of(notice) for notice in notices])
        self.shelf.put(key, pickle.dumps(volume, 5))
        return volume

    def _of(self, notice: Notice) -> SearchIndex:
        packed = self.shelf.get(self.keys.index(notice.id))
        return _index(packed) if packed else notice_index(notice)


def _index(packed: bytes) -> SearchIndex:
    found: SearchIndex = pickle.loads(packed)
    return found


@dataclass(frozen=True)
class _OnShelf:
    """What lists need of a notice, on the shelf (see model/kept.py)."""

    vocabulary: Library
    keys: Keys
    shelf: Shelf

    def get(self, name: str, notice: Notice, host: Host) -> Any | None:
        packed = self.shelf.get(self.keys.in_lists(name, notice.id, host))
        return unpack(packed, self.vocabulary) if packed else None

    def put(self, name: str, notice: Notice, host: Host, value: Any) -> None:
        self.shelf.put(self.keys.in_lists(name, notice.id, host), pack(value))


@dataclass(frozen=True)
class _MakePiece:
    """A piece and its key → its parcel, or what kept a print from being made. What is in it goes onto the shelf."""

    material: Material
    shelf: Shelf

    def __call__(self, job: tuple[Piece, str]) -> Parcel | list[Problem]:
        piece, key = job
        try:
            parcel, packed = pack_parcel(key, contents(piece, self.material))
        except PrintError as error:
            return error.problems
        self.shelf.put(key, packed)
        if piece.kind == "notice":
            library = self.material.library
            for in_lists in OF_A_NOTICE_IN_LISTS:
                in_lists(library.notice_by_id[piece.id], library, self.material.host)
        return parcel


@dataclass(frozen=True)
class _MakeElsewhere:
    """The same where there is no shelf and no library: a piece, its key and the notices that it looks at are sent."""

    host: Host

    def __call__(self, job: tuple[Piece, str, Library]) -> tuple[Parcel, bytes]:
        piece, key, library = job
        return pack_parcel(key, contents(piece, Material(library, self.host, None, partial(joined, ()))))


@dataclass
class Made:
    """Parcels in the order of the pieces, and what kept a print from being made. `late`: some are of an earlier run."""

    parcels: list[Parcel] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    late: bool = False


def make_pieces(library: Library, host: Host, press: Press | None, keys: Keys, means: Means) -> Made:
    shelf, known = means.shelf, means.known.parcels
    keep_with(_OnShelf(library.only(()), keys, shelf), library)
    wanted = {piece: keys.piece(piece, library, host, press) for piece in pieces(library, press is not None)}
    with growing():
        found = {piece: parcel for piece, key in wanted.items() if (parcel := _had(piece, key, means))}
    made = Made(late=any(found[piece].key != wanted[piece] for piece in found))
    missing = [(piece, key) for piece, key in wanted.items() if piece not in found]
    missing.sort(key=lambda job: (_ORDER.index(job[0].kind), job[0].id != _LONGEST))
    make = _MakePiece(Material(library, host, press, _Index(library.notices, keys, shelf)), shelf)
    crew = means.crew
    if not crew.shares_disk:
        far = [(*job, library.only(looked_at(job[0], library))) for job in missing if job[0].kind == "notice"]
        for sent, (parcel, packed) in crew.run("做网页", _MakeElsewhere(host), far):
            shelf.put(sent[1], packed)
            found[sent[0]] = parcel
        missing, crew = [job for job in missing if job[0] not in found], Processes()
    faults: dict[Piece, list[Problem]] = {}
    for job, result in crew.run("做网页", make, missing):
        if isinstance(result, Parcel):
            found[job[0]] = result
        else:
            faults[job[0]] = result
    made.problems = list(dict.fromkeys(fault for piece in wanted for fault in faults.get(piece, ())))
    known.clear()
    known.update((piece, found[piece]) for piece in wanted if piece in found)
    made.parcels = list(known.values())
    return made


def _had(piece: Piece, key: str, means: Means) -> Parcel | None:
    """The parcel of a piece that need not be made, or not now."""
    parcel = means.known.parcels.get(piece)
    if parcel and (parcel.key == key or (means.hurry and piece.kind != "notice")):
        return parcel if means.shelf.has(parcel.key) else None
    packed = means.shelf.get(key)
    return read_parcel(packed) if packed else None
