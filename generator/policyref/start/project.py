"""`policyref init`: an empty project, whole or not at all; or what a folder lacks of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policyref.carried import carried
from policyref.schema.export import schema_files
from policyref.start.write import write_new

_FILES = Path(__file__).with_name("files")
_NO_CONTENT = {".git"}  # a fresh repository is an empty folder, too


class StartError(Exception):
    """Why nothing was written, in words for people."""


def files() -> dict[str, str]:
    """The files of an empty project by name."""
    return dict(sorted(_files()))


def _files() -> Iterator[tuple[str, str]]:
    for path in _FILES.rglob("*"):
        if path.is_file():
            yield path.relative_to(_FILES).as_posix().replace("dot_", "."), path.read_text(encoding="utf-8")
    for path in carried("start/docs", "docs").glob("*.md"):
        yield f"docs/{path.name}", path.read_text(encoding="utf-8")
    for name, text in schema_files().items():
        yield f"measures_data/schema/{name}", text


def start(folder: Path) -> list[Path]:
    """Writes an empty project; the paths written. Raises StartError where the folder holds anything."""
    if folder.exists() and not folder.is_dir():
        raise StartError(f"{folder} 是一个文件；请写一个新文件夹的名称")
    held = sorted(entry.name for entry in folder.iterdir() if entry.name not in _NO_CONTENT) if folder.exists() else []
    if held:
        shown = "、".join(held[:3]) + (" 等" if len(held) > 3 else "")
        raise StartError(
            f"{folder} 不是空的（有 {shown}），没有动它。请写一个新文件夹的名称；"
            "要在已有文件的文件夹里开始，进到那里运行 policyref init --here，只补上缺的"
        )
    return write_new({folder / name: text for name, text in files().items()})


def add_missing(folder: Path) -> list[Path]:
    """Writes what the folder lacks of an empty project; what is there stays as it is."""
    return write_new({folder / name: text for name, text in files().items() if not (folder / name).exists()})
