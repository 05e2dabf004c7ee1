"""A preview hears of every edit, once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from policyref.publish.edits import Edits
from watchdog.events import FileDeletedEvent, FileModifiedEvent, FileMovedEvent, FileOpenedEvent
from watchdog.observers import Observer

PATIENCE = 60


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "below/11.yml"
    path.parent.mkdir()
    path.write_text("number: 11", encoding="utf-8")
    return path


class Told:
    def __init__(self) -> None:
        self.times = 0
        self._told = threading.Event()

    def __call__(self) -> None:
        self.times += 1
        self._told.set()

    def wait(self) -> None:
        assert self._told.wait(PATIENCE), "nobody was told"


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def edits(file: Path, told: Told) -> Iterator[Edits]:
    edits = Edits([str(file.parent.parent)], told)
    yield edits
    edits.stop()


def test_an_edit_is_told(edits: Edits, file: Path, told: Told) -> None:
    edits.start()
    file.write_text("number: 12", encoding="utf-8")
    told.wait()


def test_an_edit_is_told_where_the_system_tells_nobody(
    edits: Edits, file: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr(Observer, "start", full)
    edits.start()
    file.write_text("number: 12", encoding="utf-8")
    told.wait()


def test_who_sees_an_edit_second_tells_nothing_new(edits: Edits, file: Path, told: Told) -> None:
    edits.dispatch(FileModifiedEvent(str(file)))
    edits.dispatch(FileModifiedEvent(str(file)))
    assert told.times == 1
    file.write_text("another number: 12", encoding="utf-8")
    edits.dispatch(FileModifiedEvent(str(file)))
    assert told.times == 2


def test_a_file_that_moves_or_goes_is_an_edit_and_a_file_that_is_read_is_none(
    edits: Edits, file: Path, told: Told
) -> None:
    edits.dispatch(FileOpenedEvent(str(file)))
    assert told.times == 0
    moved = file.rename(file.with_name("12.yml"))
    edits.dispatch(FileMovedEvent(str(file), str(moved)))
    assert told.times == 2, "one went, one came"
    moved.unlink()
    edits.dispatch(FileDeletedEvent(str(moved)))
    assert told.times == 3
