"""Where the theme of the generator is: what stands around every page, style sheets and scripts."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def theme_folder() -> Path:
    """In the package, where setup.py has put it; in a checkout, which an editable install is, beside the generator."""
    packaged = _PACKAGE / "theme"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "site_overrides"


def with_own(custom: str | None) -> list[Path]:
    """The folders of a site's theme: a file of the first that has it is taken. A site may have some of its own."""
    folders = [theme_folder().resolve()]
    if custom and Path(custom).resolve() != folders[0]:
        folders.insert(0, Path(custom))
    return folders
