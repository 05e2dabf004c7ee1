"""Which files somebody has just edited.

The system tells at once. Shared and mounted folders tell nothing, so every file is looked at, too, now and then. Who
sees an edit second sees that it is known.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_PAUSE = 0.2  # seconds between two looks, and so many more for each file, for a look takes its time too
_PAUSE_FOR_A_FILE = 0.0001
# A build reads every file: to be told of that, too, would take longer than the build.
_EDITS: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


class Edits(FileSystemEventHandler):
    """Calls `edited`, in a thread of its own, as often as a file below some paths is not what it was."""

    def __init__(self, paths: Iterable[str], edited: Callable[[], None]) -> None:
        watched = [Path(path) for path in paths]
        self._edited = edited
        self._seen: dict[str, tuple[int, int] | None] = {}  # path → time of the last change and size; None: gone
        pause = _PAUSE + sum(1 for path in watched for _ in path.rglob("*")) * _PAUSE_FOR_A_FILE
        self._observers = [Observer(), PollingObserver(timeout=pause)]
        for observer in self._observers:
            for path in watched:
                observer.schedule(self, str(path), recursive=True, event_filter=_EDITS)

    def start(self) -> None:
        told, looking = self._observers
        try:
            told.start()
        except OSError:  # a system that tells nobody, or nobody more
            self._observers = [looking]
        looking.start()

    def stop(self) -> None:
        for observer in self._observers:
            observer.stop()

    def on_modified(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            for path in (event.src_path, event.dest_path):
                if path:
                    self._see(os.fsdecode(path))

    on_created = on_deleted = on_moved = on_modified

    def _see(self, path: str) -> None:
        try:
            found = Path(path).stat()
            now = found.st_mtime_ns, found.st_size
        except OSError:
            now = None
        if path not in self._seen or self._seen[path] != now:
            self._seen[path] = now
            self._edited()
