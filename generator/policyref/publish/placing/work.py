"""The place of a folder, the work folder beside it, and the step from one to the other.

The work folder (`.site.policyref` for `site`) is held by a lock that ends with its process. What a process that is gone
has left in it is taken away by the next.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from policyref.publish.guard import alone
from policyref.publish.placing.exchange import exchange

_MOUNTS = Path("/proc/self/mountinfo")


class ReplaceError(Exception):
    """Why nothing can be put there, in words for people."""


@dataclass(frozen=True)
class Place:
    """`folder` is the name that people use; `current` what is there now, which may be where a link leads; `final` what
    will be there: another folder beside it where `folder` is a link."""

    folder: Path
    work: Path
    current: Path
    final: Path

    @property
    def fresh(self) -> Path:
        """What is written, to be put in place. Once it is, what was there before may have this name."""
        return self.work / "new"

    @property
    def old(self) -> Path:
        return self.work / "old"

    @classmethod
    def of(cls, folder: Path) -> Place:
        """Raises ReplaceError where there can be none."""
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 - the last name may be a link and stays one
        current = folder.resolve() if folder.is_symlink() else folder.parent.resolve() / folder.name
        work = current.with_name(f".{folder.name}.policyref")
        for path in (current, work):
            if os.path.lexists(path) and not path.is_dir():
                raise ReplaceError(f"{path} 不是文件夹；生成时要用这个名字，请把它移走")
        if current in (mounts := _mounts(current)):
            raise ReplaceError(mount_point(folder))
        if mounts:
            raise ReplaceError(
                f"{folder} 里面的 {mounts[0].relative_to(current)} 是挂载点，换网站的时候会连同它一起移走；"
                "请挂到别处，在网站的文件夹里放一个指到那里的链接：链接会留着"
            )
        return cls(folder, work, current, _release(current) if folder.is_symlink() else current)

    def is_placed(self, identity: tuple[int, int]) -> bool:
        return identity_of(self.folder) == identity

    def put(self, identity: tuple[int, int]) -> Path | None:
        """Puts the fresh folder, known by its identity, in place, unless it is; where what was there is now.

        May be called again where it was ended in the middle. Raises OSError, what was there is there.
        """
        if self.is_placed(identity):
            return self._before(identity)
        try:
            if self.folder.is_symlink():
                self._switch(identity)
            elif not self.current.exists():
                self.fresh.rename(self.current)
            elif not exchange(self.fresh, self.current):
                self._rename()
        except OSError as error:
            if error.errno in (errno.EBUSY, errno.EXDEV):
                raise ReplaceError(mount_point(self.folder)) from error
            raise
        return self._before(identity)

    def take_back(self, identity: tuple[int, int]) -> None:
        """Undoes what `put` has begun."""
        if self.final != self.current and identity_of(self.final) == identity:
            self.final.rename(self.fresh)
        self.restore()

    def restore(self) -> None:
        """Puts back what was there, where a process was ended just between two renames."""
        if self.old.is_dir() and not os.path.lexists(self.current):
            self.old.rename(self.current)

    def _before(self, identity: tuple[int, int]) -> Path | None:
        places = [self.current] if self.final != self.current else [self.old, self.fresh]
        return next((path for path in places if path.is_dir() and identity_of(path) != identity), None)

    def _rename(self) -> None:
        """In two steps: between them there is nothing in the place. Whoever comes next finishes it."""
        self.current.rename(self.old)
        try:
            self.fresh.rename(self.current)
        except OSError:
            self.old.rename(self.current)
            raise

    def _switch(self, identity: tuple[int, int]) -> None:
        if identity_of(self.final) != identity:
            self.fresh.rename(self.final)
        leads = self.folder.readlink()
        beside = self.folder.with_name(f".{self.folder.name}.policyref-link")
        beside.unlink(missing_ok=True)
        beside.symlink_to(leads.with_name(self.final.name))
        beside.replace(self.folder)


def identity_of(folder: Path) -> tuple[int, int] | None:
    """What a folder is known by under any name."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _release(current: Path) -> Path:
    """The next name behind that of the folder where a link leads: releases/7 → releases/8, releases/first → first-2."""
    if not current.exists():
        return current
    found = re.fullmatch(r"(.*?)(\d+)", current.name)
    stem, number = (found[1], int(found[2])) if found and len(found[2]) < 18 else (f"{current.name}-", 1)
    while os.path.lexists(current.with_name(f"{stem}{number + 1}")):
        number += 1
    return current.with_name(f"{stem}{number + 1}")


def mount_point(folder: Path) -> str:
    return (
        f"{folder} 是挂载点，不能整个换成新的；请在挂载的文件夹里面放一个链接（例如 {folder}/current → releases/1），"
        "让 site_dir 和网站服务器都用这个链接"
    )


def _mounts(folder: Path) -> list[Path]:
    """The mount points that a folder is or has in it. A folder that is moved takes them with it."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:  # another system: it knows those of other disks
        there = [folder, *(Path(at, name) for at, names, _ in os.walk(folder) for name in names)]
        return [path for path in there if os.path.ismount(path)]
    points = [Path(re.sub(r"\\(\d{3})", lambda one: chr(int(one[1], 8)), line.split()[4])) for line in lines]
    return sorted(point for point in points if point.is_relative_to(folder))


@contextmanager
def work_on(folder: Path, say: Callable[[str], None] = print) -> Iterator[Place]:
    """The place of a folder, with an empty work folder that is nobody else's while this lasts. Raises ReplaceError."""
    work = Place.of(folder).work
    lock = work / "lock"
    if work.is_dir() and any(work.iterdir()) and not lock.exists():
        raise ReplaceError(f"{work} 里有别的东西；生成时要用这个名字，请把它移走")
    with alone(lock, say):
        place = Place.of(folder)
        place.restore()
        _clear(place)
        try:
            yield place
        finally:
            _clear(place)
            with suppress(OSError):  # what is left, with the lock as its mark, the next run takes away
                if [*work.iterdir()] == [lock]:
                    lock.unlink()
                    work.rmdir()


def _clear(place: Place) -> None:
    """What is left of a new folder, or of one that was replaced; never the only one. It first gets a name that nobody
    asks for: half of it is never taken for the whole."""
    for path in (place.old, place.fresh):
        gone = place.work / "gone"
        shutil.rmtree(gone, ignore_errors=True)
        if path == place.fresh or os.path.lexists(place.current):
            with suppress(OSError):
                path.rename(gone)
                shutil.rmtree(gone, ignore_errors=True)


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """The folder to write in, beside the one that it then replaces. Whatever is raised leaves that one as it was.

    Raises ReplaceError where one of the names needed is taken by something else.
    """
    with work_on(folder) as place:
        yield place.fresh
        if identity := identity_of(place.fresh):
            place.put(identity)
