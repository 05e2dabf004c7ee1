"""The input files as one build sees them. Each is read once, so whatever depends on a file has seen the same bytes.

People save files in the middle of a build. What a build keeps for the next one is kept under keys made of the bytes
that were read, so it stays right whatever was saved when.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Input:
    """What is at a path. `content` is None where nothing was read; `changed` is then the time of the last change.

    A file that may not be read counts as missing, for nothing can be said of it but that.
    """

    kind: Literal["file", "large", "folder", "special", "missing"]
    size: int = 0
    content: bytes | None = None
    changed: int = 0


class Snapshot:
    """Looks at a path when it is asked for first, and remembers what was there.

    Files that are still to be written are `given`: they are seen as if they were there.
    """

    def __init__(self, given: Mapping[Path, bytes] | None = None) -> None:
        self._given = {str(path): content for path, content in (given or {}).items()}
        self._inputs: dict[tuple[str, int | None], Input] = {}
        self._folders: dict[str, dict[str, bool]] = {}
        self._sealed = False

    def file(self, path: Path, most: int | None = None) -> Input:
        """What is at a path; a file of more bytes than `most` is not read."""
        key = str(path), most
        if key not in self._inputs:
            self._inputs[key] = Input("missing") if self._sealed else self._look(path, most)
        return self._inputs[key]

    def folder(self, path: Path) -> dict[str, bool]:
        """The names in a folder, sorted, and whether each is a folder. Of one that may not be looked into: nothing."""
        if str(path) not in self._folders:
            self._folders[str(path)] = {} if self._sealed else _names(path)
        return self._folders[str(path)]

    def links_out(self, folder: Path, root: Path) -> list[str]:
        """The names in a folder that are links to something outside of the root."""
        if self._sealed:
            return []
        links = (name for name in self.folder(folder) if (folder / name).is_symlink())
        return [name for name in links if not _is_within(folder / name, root)]

    def below(self, path: Path) -> Snapshot:
        """What is known of a folder and what is in it; this looks at no disk, so it can go to another machine."""
        part = Snapshot()
        inside = str(path) + os.sep
        part._inputs = {key: found for key, found in self._inputs.items() if key[0].startswith(inside)}
        part._folders = {key: names for key, names in self._folders.items() if f"{key}{os.sep}".startswith(inside)}
        part._sealed = True
        return part

    def is_current(self) -> bool:
        """Whether everything that was looked at is still so."""
        return all(self._look(Path(path), most) == found for (path, most), found in [*self._inputs.items()]) and all(
            _names(Path(path)) == names for path, names in [*self._folders.items()]
        )

    def marks(self) -> list[list[Any]]:
        """By what it can be told later whether everything is as it was seen, without the contents themselves."""
        inputs = [[path, most, _mark(found)] for (path, most), found in self._inputs.items()]
        return inputs + [[path, "folder", list(names.items())] for path, names in self._folders.items()]

    def _look(self, path: Path, most: int | None) -> Input:
        """Asks what is there before anything is read: whoever reads a pipe waits until somebody writes."""
        if (content := self._given.get(str(path))) is not None:
            return Input("file", len(content), content)
        try:
            found = path.stat()
            if stat.S_ISDIR(found.st_mode):
                return Input("folder")
            if not stat.S_ISREG(found.st_mode):
                return Input("special")
            if most is not None and found.st_size > most:
                return Input("large", found.st_size, changed=found.st_mtime_ns)
            content = path.read_bytes()
            return Input("file", len(content), content)
        except (OSError, ValueError):  # ValueError: no name of a file
            return Input("missing")


def _names(path: Path) -> dict[str, bool]:
    """A name that is not UTF-8 is shown with backslashes, as no file of ours is called: it can be told of, not read."""
    try:
        with os.scandir(path) as entries:
            return dict(sorted((_as_text(entry.name), _is_folder(entry)) for entry in entries))
    except OSError:
        return {}


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A link that leads to itself is none, and hides no other entry."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_within(path: Path, root: Path) -> bool:
    """Whether a link leads to something below the root; one that leads in a circle leads nowhere, which others say."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True


def _as_text(name: str) -> str:
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def shown(name: str) -> str:
    """A name in one line of print."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in name)


def is_odd(name: str) -> bool:
    """Whether a name cannot be an address on every machine: not UTF-8, with a backslash, or of signs nobody sees."""
    return "\\" in name or not name.isprintable()


def is_as_marked(marks: list[list[Any]]) -> bool:
    """Whether everything is as it was seen by the snapshot with these marks."""
    now = Snapshot()
    for path, most, _ in marks:
        now.folder(Path(path)) if most == "folder" else now.file(Path(path), most)
    return json.dumps(now.marks()) == json.dumps(marks)


def _mark(found: Input) -> list[Any]:
    return [found.kind, found.size, found.changed, blake2b(found.content or b"", digest_size=20).hexdigest()]
