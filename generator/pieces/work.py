"""The two kinds of work: to read a notice, to make a piece. What is on the shelf already is not done again."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.check import check_notice
from generator.handbook.press import Press
from generator.handbook.site import PrintError
from generator.load.library import Shared
from generator.model.host import Host
from generator.model.library import Library
from generator.pieces.contents import PRINTS_OF_A_NOTICE, PRINTS_OF_A_UNIT, Material, Piece, contents, pieces
from generator.pieces.crew import Crew
from generator.pieces.keys import Keys
from generator.pieces.parcel import Parcel, pack, pack_parcel, read_parcel, unpack
from generator.pieces.shelf import Shelf
from generator.problems.problem import Problem
from generator.search.notice import NoticeIndex, notice_index

_PRINTS = (PRINTS_OF_A_NOTICE, PRINTS_OF_A_UNIT)
_LONGEST_FIRST = ("all", "notice", "sector", "unit", *_PRINTS)


@dataclass(frozen=True)
class _ReadNotice:
    """A notice's id → the notice, what is wrong with its files and within it; and its share of the search. Packed."""

    shared: Shared

    def __call__(self, notice_id: str) -> tuple[bytes, bytes]:
        notice, problems = self.shared.notice(notice_id)
        within = check_notice(self.shared.library([notice])) if notice else []
        index = notice_index(notice) if notice and not problems and not within else None
        return pack((notice, problems, within)), pickle.dumps(index, 5)


@dataclass
class ReadLibrary:
    """The library, what is wrong with the files of its notices, and what is wrong within the notices."""

    library: Library
    problems: list[Problem]
    within: list[Problem]


def read_notices(shared: Shared, keys: Keys, crew: Crew, shelf: Shelf) -> ReadLibrary:
    packed = {one: shelf.get(keys.notices[one]) for one in shared.ids}
    for notice_id, (done, index) in crew.run(_ReadNotice(shared), [one for one in shared.ids if packed[one] is None]):
        shelf.put(keys.index(notice_id), index)
        shelf.put(keys.notices[notice_id], done)
        packed[notice_id] = done
    vocabulary = shared.library(())
    read = [unpack(done, vocabulary) for done in packed.values() if done]
    return ReadLibrary(
        shared.library(notice for notice, _, _ in read if notice),
        [problem for _, problems, _ in read for problem in problems],
        [problem for _, _, within in read for problem in within],
    )


@dataclass(frozen=True)
class _Indexes:
    """What the search must know of each notice, in the order of the library."""

    keys: tuple[str, ...]
    shelf: Shelf

    def __call__(self) -> Iterator[NoticeIndex]:
        for key in self.keys:
            packed = self.shelf.get(key)
            assert packed is not None, "the shelf was emptied during a build"
            yield pickle.loads(packed)


@dataclass(frozen=True)
class _MakePiece:
    """A piece and its key → its parcel, and the packed contents where there is no shelf to put them on."""

    material: Material
    shelf: Shelf | None

    def __call__(self, job: tuple[Piece, str]) -> tuple[Parcel, bytes | None]:
        piece, key = job
        parcel, packed = pack_parcel(key, contents(piece, self.material))
        if self.shelf is None:
            return parcel, packed
        self.shelf.put(key, packed)
        return parcel, None


@dataclass
class Made:
    """Parcels in the order of the pieces, and what kept a print from being made."""

    parcels: list[Parcel] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def make_pieces(library: Library, host: Host, press: Press | None, keys: Keys, crew: Crew, shelf: Shelf) -> Made:
    wanted = [(piece, keys.piece(piece, library, host, press)) for piece in pieces(library, press is not None)]
    found = {key: read_parcel(packed) for _, key in wanted if (packed := shelf.get(key))}
    missing = [job for job in wanted if job[1] not in found]
    missing.sort(key=lambda job: _LONGEST_FIRST.index(job[0].kind))
    indexes = _Indexes(tuple(keys.index(notice.id) for notice in library.notices), shelf)
    material = Material(library, host, press, indexes)
    work = _MakePiece(material, shelf if crew.shares_disk else None)
    for (_, key), (parcel, packed) in crew.run(work, [job for job in missing if job[0].kind not in _PRINTS]):
        if packed is not None:
            shelf.put(key, packed)
        found[key] = parcel
    made = Made()
    # Typst uses all cores by itself, with threads that a forked process would miss.
    for job in missing:
        if job[0].kind in _PRINTS:
            try:
                found[job[1]], _ = _MakePiece(material, shelf)(job)
            except PrintError as error:
                made.problems += error.problems
    made.problems = list(dict.fromkeys(made.problems))
    made.parcels = [found[key] for _, key in wanted if key in found]
    return made
