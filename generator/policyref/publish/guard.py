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


class BusyError(Exception):
    """Somebody else is at work."""


@contextmanager
def alone(lock: Path, say: Callable[[str], None] | None) -> Iterator[None]:
    """Whoever builds waits for who builds already, and says so; the lock of a process that is gone is free.

    Raises BusyError instead of waiting where nothing can be said. The file may be taken away by who holds it: who has
    waited for that file looks whether it still is the one, and begins anew where it is not.
    """
    if fcntl is None:
        lock.parent.mkdir(parents=True, exist_ok=True)
        lock.touch()
        yield
        return
    handle = _held(lock, say)
    try:
        yield
    finally:
        _handles.discard(handle)
        os.close(handle)


def _held(lock: Path, say: Callable[[str], None] | None) -> int:
    while True:
        lock.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except FileNotFoundError:  # its folder was taken away just now
            continue
        _handles.add(handle)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if say is None:
                    raise BusyError from error
                say("另一次生成还没有结束，等它……")
                fcntl.flock(handle, fcntl.LOCK_EX)
            if lock.exists() and os.path.samestat(lock.stat(), os.fstat(handle)):
                return handle
        except BaseException:
            _handles.discard(handle)
            os.close(handle)
            raise
        _handles.discard(handle)
        os.close(handle)


_handles: set[int] = set()


def _let_go() -> None:
    """A helper forked from who holds a lock would hold it on, should that one be killed."""
    for handle in _handles:
        os.close(handle)
    _handles.clear()


if fcntl is not None:
    os.register_at_fork(after_in_child=_let_go)
