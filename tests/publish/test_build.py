"""A build is published whole or not at all, and the same data always give the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from policyref.publish import mkdocs_build
from policyref.publish.mkdocs_build import BuildError

from tests.site import Project, Site

BAD_LINK = "\n[没有这一页](nowhere.md)\n"


def files(folder: Path) -> dict[str, bytes]:
    return Site(folder).files


class TestAFailedBuild:
    @pytest.fixture
    def built(self, shapes: Project) -> Project:
        shapes.build()
        return shapes

    def spoil_data(self, project: Project) -> None:
        project.edit("shili-2024-7/01.yml", "number: 1", "numbr: 1")

    def spoil_page(self, project: Project) -> None:
        """Found by MkDocs only, after everything has been written."""
        about = project.root / "docs/about.md"
        about.write_text(about.read_text(encoding="utf-8") + BAD_LINK, encoding="utf-8")

    @pytest.mark.parametrize("spoil", ["spoil_data", "spoil_page"])
    def test_leaves_the_last_good_site_as_it_was(self, built: Project, spoil: str) -> None:
        before = files(built.published)
        getattr(self, spoil)(built)
        with pytest.raises(BuildError, match="原来的网站没有动"):
            built.build()
        assert files(built.published) == before

    @pytest.mark.parametrize("spoil", ["spoil_data", "spoil_page"])
    def test_leaves_nothing_half_written(self, built: Project, spoil: str) -> None:
        before = sorted(path.name for path in built.root.iterdir())
        getattr(self, spoil)(built)
        with pytest.raises(BuildError):
            built.build()
        assert sorted(path.name for path in built.root.iterdir()) == before

    def test_that_is_interrupted_leaves_nothing_either(self, built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(config: object) -> None:
            Path(config.site_dir).mkdir()  # type: ignore[attr-defined]
            raise KeyboardInterrupt

        before = files(built.published)
        monkeypatch.setattr(mkdocs_build, "build", interrupted)
        with pytest.raises(KeyboardInterrupt):
            built.build()
        assert files(built.published) == before
        assert not list(built.root.glob("site.*"))

    def test_of_a_fresh_checkout_leaves_no_site(self, shapes: Project) -> None:
        self.spoil_data(shapes)
        with pytest.raises(BuildError):
            shapes.build()
        assert not shapes.published.exists() and not shapes.lock.exists()


def test_a_page_that_is_no_longer_made_is_no_longer_published(shapes: Project) -> None:
    shapes.build()
    (shapes.published / "leftover.html").write_text("x", encoding="utf-8")
    assert "leftover.html" not in shapes.build().files


def test_nothing_is_written_into_the_pages_written_by_hand(shapes: Project) -> None:
    before = files(shapes.root / "docs")
    shapes.build()
    assert files(shapes.root / "docs") == before


class TestTwoBuilds:
    """In processes of their own: another hash seed, another working directory, another date for MkDocs to print."""

    def built(self, project: Project, folder: Path, **environment: str) -> dict[str, bytes]:
        folder.mkdir()
        shutil.rmtree(project.root / ".cache", ignore_errors=True)  # what is taken from the cache proves nothing
        inherited = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        command = "from policyref.cli import command; command()"
        subprocess.run(
            [sys.executable, "-c", command, "build", "--config", str(project.config)],
            cwd=folder,
            env=inherited | {"PYTHONPATH": os.pathsep.join(sys.path)} | environment,
            check=True,
            capture_output=True,
        )
        return files(project.published)

    def test_of_the_published_notices_are_the_same_byte_for_byte(self, real: Project, tmp_path: Path) -> None:
        copy = tmp_path / "somewhere else" / "checkout"
        shutil.copytree(real.root, copy, ignore=shutil.ignore_patterns("site", ".cache"))
        first = files(real.published)
        second = self.built(Project(copy), tmp_path / "one", PYTHONHASHSEED="1")
        third = self.built(Project(copy), tmp_path / "two", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="0", TZ="Asia/Tokyo")
        for other in (second, third):
            assert sorted(other) == sorted(first)
            assert [address for address in first if first[address] != other[address]] == []

    def test_with_a_public_address_are_the_same_too(self, shapes: Project, tmp_path: Path) -> None:
        """Only then do site maps and codes to scan have something in them."""
        shapes.configure('site_url: ""', "site_url: https://www.example.gov.cn/zwgk/")
        first = self.built(shapes, tmp_path / "one", PYTHONHASHSEED="1")
        second = self.built(shapes, tmp_path / "two", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="0")
        assert first["sitemap.xml"].count(b"<loc>") > 10
        assert [address for address in first if first[address] != second[address]] == []
