"""Files and a folder put in place together: what is not finished when a process ends, the next command finishes.

Once the journal is there, everything is: the new files beside their places, the new folder in the work folder. What is
left to do are renames, which may be done again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from policyref.publish.guard import BusyError, alone
from policyref.publish.placing.work import Place, identity_of

JOURNAL = ".cache/policyref.journal"
LOCK = ".cache/policyref.lock"


@dataclass(frozen=True)
class Change:
    """What a file says and will say; None where it was not there."""

    path: Path
    before: bytes | None
    after: bytes


@dataclass(frozen=True)
class _Step:
    """A change as the journal has it: what is known of it without its content."""

    path: str
    before: str | None
    after: str

    @property
    def new(self) -> Path:
        return _beside(Path(self.path), "new")

    @property
    def old(self) -> Path:
        return _beside(Path(self.path), "old")

    @property
    def now(self) -> str | None:
        return _digest(_content(Path(self.path)))

    def do(self) -> None:
        if self.now != self.after:
            self.new.replace(self.path)

    def undo(self) -> None:
        if self.now != self.after:
            return  # not done, or somebody has edited it
        if self.before is None:
            Path(self.path).unlink()
        else:
            self.old.replace(self.path)

    def forget(self) -> None:
        self.new.unlink(missing_ok=True)
        self.old.unlink(missing_ok=True)


def _beside(path: Path, which: str) -> Path:
    return path.with_name(f".{path.name}.policyref-{which}")


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _digest(content: bytes | None) -> str | None:
    return None if content is None else blake2b(content, digest_size=20).hexdigest()


def commit(root: Path, changes: Sequence[Change], place: Place | None = None) -> Path | None:
    """Puts the fresh folder of a place, and these files before it, in their places: all or none.

    Gives where the folder is now that was there before. Raises OSError and ReplaceError, nothing changed.
    """
    identity = identity_of(place.fresh) if place else None
    steps = [_Step(str(one.path), _digest(one.before), _digest(one.after) or "") for one in changes]
    journal = root / JOURNAL
    said = {"steps": [asdict(one) for one in steps], "place": _said(place), "identity": identity}
    try:
        for step, change in zip(steps, changes, strict=True):
            _write(step.new, change.after)
            if change.before is not None:
                _write(step.old, change.before)
        _write_whole(journal, json.dumps(said, ensure_ascii=False).encode())
        for step in steps:
            step.do()
        before = place.put(identity) if place and identity else None
    except BaseException:
        if not (place and identity and place.is_placed(identity)):
            _undo(steps, place, identity)
        _forget(journal, steps)
        raise
    with suppress(OSError):  # all is in place; what is left of this the next command takes away
        _forget(journal, steps)
    return before


def heal(root: Path) -> None:
    """Finishes what an earlier process could not: forward, or back where somebody has edited one of the files since."""
    journal = root / JOURNAL
    if not journal.exists():
        return
    try:
        with alone(root / LOCK, None):
            _finish(journal)
    except BusyError:  # who is at work finishes it
        return


def finish(root: Path) -> None:
    """The same for who holds the lock of the project."""
    if (root / JOURNAL).exists():
        _finish(root / JOURNAL)


def _finish(journal: Path) -> None:
    said = _read(journal)
    steps = [_Step(**one) for one in said["steps"]]
    place = Place(**{name: Path(path) for name, path in said["place"].items()}) if said["place"] else None
    identity = tuple(said["identity"]) if said["identity"] else None
    placed = place is None or identity is None or place.is_placed(identity)
    whole = placed or identity in (identity_of(place.fresh), identity_of(place.final)) if place else True
    if whole and all(step.now == step.after or (step.now == step.before and step.new.exists()) for step in steps):
        for step in steps:
            step.do()
        if place and identity and not placed:
            place.put(identity)
    elif not placed or place is None:
        _undo(steps, place, identity)
    _forget(journal, steps)


def _undo(steps: Sequence[_Step], place: Place | None, identity: tuple[int, int] | None) -> None:
    for step in reversed(steps):
        step.undo()
    if place and identity:
        place.take_back(identity)


def _read(journal: Path) -> dict[str, Any]:
    """A journal that cannot be read was written by nobody here, and nothing is done for it."""
    try:
        said = json.loads(journal.read_bytes())
        [_Step(**one) for one in said["steps"]]
    except (OSError, ValueError, TypeError, KeyError):
        return {"steps": [], "place": None, "identity": None}
    return {"place": None, "identity": None, **said}


def _said(place: Place | None) -> dict[str, str] | None:
    return {name: str(path) for name, path in asdict(place).items()} if place else None


def _forget(journal: Path, steps: Sequence[_Step]) -> None:
    """The journal last: as long as it is there, the next command does this again."""
    for step in steps:
        step.forget()
    journal.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}-new")
    try:
        _write(beside, content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
