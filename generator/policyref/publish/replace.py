"""A folder is put in its place by renaming, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class ReplaceError(Exception):
    """Why nothing can be put there, in words for people."""


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """The folder to write in, beside the one that it then replaces. Whatever is raised leaves that one as it was.

    Raises ReplaceError where one of the names needed is taken by something else.
    """
    fresh, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    for path in (folder, fresh, old):
        if (path.exists() or path.is_symlink()) and not path.is_dir():
            raise ReplaceError(f"{path} 不是文件夹；生成时要用这个名字，请把它移走")
    if old.exists() and not folder.exists():
        old.rename(folder)  # an earlier run was ended just between its two renames
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        yield fresh
    except BaseException:
        # Whatever stopped it, an interrupt too: nothing half-written stays behind.
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
