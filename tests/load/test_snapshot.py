"""The input of a build is read once: whatever is saved meanwhile, the build goes on with what it has read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from policyref.load.snapshot import Snapshot, is_as_marked


def test_a_file_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    snapshot = Snapshot()
    assert snapshot.file(file).kind == "missing"
    file.write_bytes(b"one")
    assert snapshot.file(file).kind == "missing"
    snapshot = Snapshot()
    assert snapshot.file(file).content == b"one"
    file.write_bytes(b"two")
    assert snapshot.file(file).content == b"one"


def test_a_folder_is_looked_into_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.yml").touch()
    snapshot = Snapshot()
    assert snapshot.folder(tmp_path) == {"a.yml": False, "b": True}
    (tmp_path / "c.yml").touch()
    assert list(snapshot.folder(tmp_path)) == ["a.yml", "b"]
    assert snapshot.folder(tmp_path / "nowhere") == {}


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(bytes(11))
    snapshot = Snapshot()
    assert snapshot.file(tmp_path / "pipe").kind == "special"
    assert snapshot.file(tmp_path).kind == "folder"
    large = snapshot.file(tmp_path / "large", most=10)
    assert (large.kind, large.size, large.content) == ("large", 11, None)


@pytest.mark.parametrize("change", ["saved", "gone", "new", "touched"])
def test_it_tells_whether_the_disk_is_still_the_same(tmp_path: Path, change: str) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"one")
    snapshot = Snapshot()
    snapshot.file(file)
    snapshot.folder(tmp_path)
    marks = snapshot.marks()
    assert snapshot.is_current()
    assert is_as_marked(marks)
    before = file.stat()
    match change:
        case "saved":  # of the same size, at the same time: nothing but the words tells
            file.write_bytes(b"two")
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        case "gone":
            file.unlink()
        case "new":
            (tmp_path / "b.yml").touch()
        case "touched":
            os.utime(file, (1, 1))
    assert snapshot.is_current() == is_as_marked(marks) == (change == "touched")


def test_a_part_for_another_machine_looks_at_no_disk(tmp_path: Path) -> None:
    for name in ("one/a.yml", "one-more/a.yml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"words")
    snapshot = Snapshot()
    for name in ("one/a.yml", "one-more/a.yml"):
        snapshot.file(tmp_path / name)
        snapshot.folder((tmp_path / name).parent)
    part = snapshot.below(tmp_path / "one")
    assert part.file(tmp_path / "one/a.yml").content == b"words"
    assert part.folder(tmp_path / "one") == {"a.yml": False}
    assert part.file(tmp_path / "one-more/a.yml").kind == "missing"
    assert part.folder(tmp_path / "one-more") == {}
