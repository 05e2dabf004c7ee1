"""Fonts for print: a folder that is named, else what the system has, else what `policyref fonts` has fetched.

Only openly licensed families (SIL OFL 1.1) with all of Chinese are known here; a set is taken whole or not at all.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NO_FONTS = (
    "没有找到中文字体（思源或 Noto 的宋体和黑体）。请运行 policyref fonts 取一次，或在配置里用 fonts 写明字体文件夹"
)


@dataclass(frozen=True, slots=True)
class FontSet:
    """The families as Typst names them, and the files that hold them."""

    serif: str
    sans: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Family:
    serif: str
    sans: str
    names: tuple[str, ...]


def _four(pattern: str, *shapes: str) -> tuple[str, ...]:
    return tuple(pattern.format(kind=kind, shape=shape) for kind in ("Serif", "Sans") for shape in shapes)


# In the order in which they are preferred where a folder has several.
_KNOWN = (
    _Family("Noto Serif SC", "Noto Sans SC", _four("Noto{kind}SC_{shape}.ttf", "400Regular", "700Bold")),
    _Family("Noto Serif CJK SC", "Noto Sans CJK SC", _four("Noto{kind}CJK-{shape}.ttc", "Regular", "Bold")),
    _Family("Noto Serif CJK SC", "Noto Sans CJK SC", _four("Noto{kind}CJKsc-{shape}.otf", "Regular", "Bold")),
    _Family("Source Han Serif SC", "Source Han Sans SC", _four("SourceHan{kind}SC-{shape}.otf", "Regular", "Bold")),
)


def fetched_folder() -> Path:
    """Where fetched fonts are kept, once for all projects of a user."""
    cache_home = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache_home) if cache_home else Path.home() / ".cache") / "policyref/fonts"


def _system_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts")
    if sys.platform == "win32":
        return Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"
    return home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")


def find_fonts(configured: Path | None) -> FontSet | None:
    """The first complete set; a configured folder is the only one looked into where there is one."""
    folders = (configured,) if configured else (*_system_folders(), fetched_folder())
    return next((found for folder in folders if (found := _in_folder(folder))), None)


@cache
def _in_folder(folder: Path) -> FontSet | None:
    files = {path.name: path for path in sorted(folder.rglob("*")) if path.suffix in {".ttf", ".ttc", ".otf"}}
    for family in _KNOWN:
        if all(name in files for name in family.names):
            return FontSet(family.serif, family.sans, tuple(files[name] for name in family.names))
    return None
