"""Folders that a wheel carries in the package, though each has its home outside of it (setup.py)."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def carried(folder: str, home: str) -> Path:
    """A folder in the package; in a checkout, which an editable install is too, its home beside the generator."""
    packaged = _PACKAGE / folder
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / home
