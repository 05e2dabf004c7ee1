"""ProperDocs, the maintained fork of MkDocs, runs the plugin as it is and makes the same site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.pages.test_government import governments
from tests.site import Project, Site


def properdocs(project: Project, out: Path) -> dict[str, bytes]:
    command = ["build", "--strict", "--config-file", str(project.config), "--site-dir", str(out)]
    subprocess.run([sys.executable, "-m", "properdocs", *command], check=True, capture_output=True)
    return Site(out).files


def test_properdocs_makes_the_same_files_byte_for_byte(both: Project, site: Site, tmp_path: Path) -> None:
    other = properdocs(both, tmp_path / "site")
    assert other.keys() == site.files.keys()
    assert [address for address in other if other[address] != site.files[address]] == []


def test_and_of_a_site_with_an_address_too(tmp_path: Path) -> None:
    """Only then are there site maps, canonical addresses and codes to scan."""
    project = governments(tmp_path)
    project.configure("      measures: measures_data\n", "      measures: measures_data\n      handbook: 'off'\n")
    ours = project.build().files
    other = properdocs(project, tmp_path / "site")
    assert other.keys() == ours.keys() and "sitemap.xml" in ours
    assert [address for address in other if other[address] != ours[address]] == []
