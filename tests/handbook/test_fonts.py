"""Where fonts come from: a named folder, the system, a package registry; whole and checked, or not at all."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest
from policyref.handbook import fetch
from policyref.handbook.fetch import FetchError, fetch_fonts
from policyref.handbook.fonts import find_fonts

_SET = ("NotoSerifSC_400Regular.ttf", "NotoSerifSC_700Bold.ttf", "NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")


def lay(folder: Path, names: tuple[str, ...]) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(b"font")
    return folder


def test_a_named_folder_is_the_only_one_looked_into(tmp_path: Path) -> None:
    found = find_fonts(lay(tmp_path / "named", _SET))
    assert found is not None
    assert (found.serif, found.sans) == ("Noto Serif SC", "Noto Sans SC")
    assert find_fonts(lay(tmp_path / "empty", ())) is None


def test_half_a_set_is_no_set(tmp_path: Path) -> None:
    assert find_fonts(lay(tmp_path / "half", _SET[:3])) is None


def test_fetched_fonts_are_found_where_the_system_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policyref.handbook.fonts._system_folders", lambda: ())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert find_fonts(None) is None
    lay(tmp_path / "policyref" / "later", ())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    lay(tmp_path / "other/policyref/fonts", _SET)
    assert find_fonts(None) is not None


def package(name: str, files: dict[str, bytes], folder: Path) -> None:
    with tarfile.open(folder / name, "w:gz") as tar:
        for path, content in files.items():
            entry = tarfile.TarInfo(f"package/{path}")
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def registry(content: bytes) -> fetch.Run:
    """An npm that answers every request with packages whose fonts are `content`, on a machine without apt."""

    def run(command: list[str], folder: Path) -> None:
        if command[0] != "npm":
            raise FetchError(f"没有 {command[0]}")
        scope, _, rest = command[-1].removeprefix("@").partition("/")
        name, _, version = rest.partition("@")
        files = dict.fromkeys(fetch._PACKAGES[command[-1]], content)
        package(f"{scope}-{name}-{version}.tgz", files, folder)

    return run


def test_fonts_that_are_not_the_recorded_ones_are_not_used(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"校验值不符.*没有 apt-get"):
        fetch_fonts(tmp_path / "fonts", registry(b"something else"))
    assert not (tmp_path / "fonts").exists()


def test_recorded_fonts_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = fetch.hashlib.sha256(b"font").hexdigest()
    known = {name: dict.fromkeys(files, digest) for name, files in fetch._PACKAGES.items()}
    monkeypatch.setattr(fetch, "_PACKAGES", known)
    assert fetch_fonts(tmp_path / "fonts", registry(b"font")) == "npm"
    assert sorted(path.name for path in (tmp_path / "fonts").iterdir()) == sorted(_SET)
    assert find_fonts(tmp_path / "fonts") is not None


def test_debian_is_asked_where_there_is_no_npm(tmp_path: Path) -> None:
    def run(command: list[str], folder: Path) -> None:
        if command[0] == "npm":
            raise FetchError("没有 npm")
        if command[0] == "apt-get":
            (folder / "fonts-noto-cjk_1_all.deb").touch()
        else:
            shapes = [f"Noto{kind}CJK-{shape}.ttc" for kind in ("Serif", "Sans") for shape in ("Regular", "Bold")]
            lay(folder / "deb/usr/share/fonts", tuple(shapes))

    assert fetch_fonts(tmp_path / "fonts", run) == "Debian"
    assert find_fonts(tmp_path / "fonts") is not None


def test_without_any_registry_it_says_what_is_missing(tmp_path: Path) -> None:
    def run(command: list[str], folder: Path) -> None:
        raise FetchError(f"没有 {command[0]}")

    with pytest.raises(FetchError, match="没有 npm；没有 apt-get"):
        fetch_fonts(tmp_path / "fonts", run)
