"""What the configuration of a site says to everything that is not a build by MkDocs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policyref.load.pages import Docs
from policyref.model.host import Host
from policyref.publish.navigation import Nav


@dataclass(frozen=True, slots=True)
class Setting:
    """`file` is the configuration itself, `theme` the folders of what stands around pages (see `with_own`),
    `handbook` whether prints are made (see `wanted_press`)."""

    file: Path
    host: Host
    data: Path
    docs: Docs
    theme: Sequence[Path]
    nav: Nav
    handbook: str
    fonts: Path | None
