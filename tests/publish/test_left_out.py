"""Pages that the configuration leaves out, such as those for developers in docs/dev, are no host's and no check's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from policyref.cli import main

from tests.pages.test_government import governments
from tests.publish.test_export import exported
from tests.publish.test_properdocs import properdocs
from tests.site import ROOT, Project, Site

HOSTS: dict[str, Callable[[Project], set[str]]] = {
    "MkDocs": lambda project: set(project.build().files),
    "ProperDocs": lambda project: set(properdocs(project, project.root / "other")),
    "Zensical": lambda project: set(exported(project, project.root / "export").files),
}


@pytest.fixture
def with_notes(tmp_path: Path) -> Project:
    """A site of a government, where pages by hand are written again, with notes no page of a site could be."""
    project = governments(tmp_path)
    project.configure("      measures: measures_data\n", "      measures: measures_data\n      handbook: 'off'\n")
    notes = project.root / "docs/dev"
    notes.mkdir(exist_ok=True)
    (notes / "links.md").write_text("# x\n\n[gone](nowhere.md#x)\n\n<<<<<<< a\n", encoding="utf-8")
    (notes / "old.md").write_bytes("# 中文\n".encode("gbk"))
    return project


def check(project: Project) -> str:
    return CliRunner().invoke(main, ["check", "--data", str(project.data), "--docs", str(project.root / "docs")]).output


@pytest.mark.parametrize("host", HOSTS)
def test_no_host_publishes_them(with_notes: Project, host: str) -> None:
    published = HOSTS[host](with_notes)
    assert "help.html" in published
    assert [address for address in published if address.startswith("dev/")] == []


def test_an_export_does_not_even_hold_them(with_notes: Project) -> None:
    exported(with_notes, with_notes.root / "export")
    held = {path.name for path in (with_notes.root / "export/docs").iterdir()}
    assert "help.md" in held and not {"dev", "pictures"} & held


def test_no_check_looks_at_them(with_notes: Project) -> None:
    assert "docs/dev" not in check(with_notes)


def test_the_same_pages_are_looked_at_where_they_are_not_left_out(with_notes: Project) -> None:
    with_notes.configure("  dev/\n", "")
    report = check(with_notes)
    assert "docs/dev/links.md:5:1  E116" in report and "docs/dev/old.md" in report


def test_the_documents_of_this_repository_for_developers_are_left_out(real_site: Site) -> None:
    assert list((ROOT / "docs/dev").glob("*.md")) != []
    assert [address for address in real_site.files if address.startswith("dev/")] == []
