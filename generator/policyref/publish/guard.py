"""What keeps a build from the wrong folder, and two builds from each other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # only where there is no fork either; there two builds are the user's own care
    fcntl = None  # type: ignore[assignment]


class GuardError(Exception):
    """Why nothing is built, in words for people."""


def guard_folder(site: Path, sources: Iterable[tuple[str, Path]]) -> None:
    """Refuses a folder for the site that is, holds or lies in a folder of sources, by what each is called.

    Raises GuardError: the site takes the place of everything in its folder.
    """
    wanted = site.resolve()
    for called, folder in sources:
        found = folder.resolve()
        if wanted == found or wanted in found.parents or found in wanted.parents:
            named = f"{called}（{folder}）"
            where = (
                f"在{named}里面" if found in wanted.parents else f"就是{named}" if wanted == found else f"里面有{named}"
            )
            raise GuardError(
                f"mkdocs.yml 的 site_dir（{site}）{where}；生成网站会清空 site_dir。请换一个单独的文件夹，例如 site"
            )


@contextmanager
def alone(lock: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Whoever builds waits for who builds already, and says so; the lock of a process that is gone is free.

    The file stays: taking it away would let a third build pass while the second holds what is no file any more.
    """
    if fcntl is None:
        yield
        return
    lock.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("另一次生成还没有结束，等它……")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
