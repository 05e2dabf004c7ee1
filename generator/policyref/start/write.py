"""New files, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path


def write_new(files: Mapping[Path, str | bytes]) -> list[Path]:
    """Writes files that are not there yet, with their folders; the paths written.

    Raises OSError, and takes away what it has written. Whoever calls has seen to it that nothing is overwritten.
    """
    made: list[Path] = []
    try:
        for path, text in files.items():
            for folder in [*reversed(path.parents)]:
                if not folder.exists():
                    folder.mkdir()
                    made.append(folder)
            made.append(path)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
    except OSError:
        for path in reversed(made):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
        raise
    return list(files)


def replace_all(files: Mapping[Path, str], gone: Iterable[Path] = ()) -> None:
    """Writes files in place of those that are there, and takes away others: all of it, or none where the disk is full.

    Raises OSError.
    """
    new = {path: path.with_name(f".{path.name}.new") for path in files}
    try:
        for path, beside in new.items():
            beside.write_text(files[path], encoding="utf-8", newline="\n")
    except OSError:
        for beside in new.values():
            beside.unlink(missing_ok=True)
        raise
    for path, beside in new.items():
        beside.replace(path)
    for path in gone:
        path.unlink()
