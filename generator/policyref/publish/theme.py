"""Where the theme of a site is: what stands around every page, style sheets and scripts."""

from __future__ import annotations

from pathlib import Path

from policyref.carried import carried


def with_own(custom: str | None) -> list[Path]:
    """The folders of a site's theme: a file of the first that has it is taken. A site may have some of its own."""
    folders = [carried("theme", "site_overrides").resolve()]
    if custom and Path(custom).resolve() != folders[0]:
        folders.insert(0, Path(custom))
    return folders
