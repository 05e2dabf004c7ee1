"""The wheel is the whole product: installed outside of the repository, every command does its work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from policyref.handbook.fonts import find_fonts

from tests.site import ROOT
from tests.start.clerk import ID, NOTICE, fill_in

_BUILT_FROM = ("pyproject.toml", "setup.py", "README.md", "LICENSE")
_FOLDERS = {"generator": "generator", "site_overrides": "site_overrides", "docs": "docs"}


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """In an environment that knows nothing of the repository."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [str(word) for word in words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel in it, and a project beside it."""

    wheel: Path
    scripts: Path
    project: Path

    def policyref(self, *words: str, code: int = 0) -> str:
        done = run(self.scripts / "policyref", *words, cwd=self.project)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy to build from, so that nothing is left in the checkout and nothing left there gets in."""
    root = tmp_path_factory.mktemp("source")
    for name in _BUILT_FROM:
        shutil.copy(ROOT / name, root)
    for folder in _FOLDERS:
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    return root


def build(kind: str, source: Path, out: Path) -> Path:
    program = f"import setuptools.build_meta as backend; print(backend.build_{kind}({str(out)!r}))"
    done = run(sys.executable, "-c", program, cwd=source)
    assert done.returncode == 0, done.stderr
    return out / done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def installed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, and nothing else of the project; the libraries are those of the tests."""
    root = tmp_path_factory.mktemp("elsewhere")
    wheel = build("wheel", source, root)
    venv.create(root / "environment", with_pip=False, symlinks=True)
    python = root / "environment/bin/python"
    done = run(
        sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel, cwd=root
    )
    assert done.returncode == 0, done.stderr
    libraries = next((root / "environment/lib").glob("python*/site-packages"))
    # A path in a .pth file is looked into, the .pth files there are not: an editable install stays out of sight.
    (libraries / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (root / "project").mkdir()
    return Installed(wheel, python.parent, root / "project")


def in_checkout() -> set[str]:
    """What a wheel must hold, by its name there."""
    homes = {"generator/policyref": "**/*", "site_overrides": "**/*", "docs": "*.md"}
    places = {"generator/policyref": "policyref", "site_overrides": "policyref/theme", "docs": "policyref/start/docs"}
    return {
        f"{places[home]}/{path.relative_to(ROOT / home).as_posix()}"
        for home, files in homes.items()
        for path in (ROOT / home).glob(files)
        if path.is_file() and "__pycache__" not in path.parts
    }


def in_wheel(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def test_the_wheel_holds_every_file_of_the_package_and_no_other(installed: Installed) -> None:
    assert in_wheel(installed.wheel) == in_checkout()


def test_a_source_distribution_makes_the_same_wheel(source: Path, installed: Installed, tmp_path: Path) -> None:
    archive = build("sdist", source, tmp_path)
    shutil.unpack_archive(archive, tmp_path, filter="data")
    wheel = build("wheel", tmp_path / archive.name.removesuffix(".tar.gz"), tmp_path)
    assert in_wheel(wheel) == in_wheel(installed.wheel)


def test_the_repository_is_out_of_sight(installed: Installed) -> None:
    done = run(installed.scripts / "python", "-c", "import policyref; print(policyref.__file__)", cwd=installed.project)
    assert installed.scripts.parent in Path(done.stdout.strip()).parents
    assert run(installed.scripts / "python", "-c", "import tests.site", cwd=installed.project).returncode != 0


def test_every_command_does_its_work_there(installed: Installed) -> None:
    """One walk, for each step needs the one before: a project, a notice, the site, the book, the files for others."""
    project = installed.project
    assert "policyref new ID --from FILE" in installed.policyref("init", ".")
    assert "没有问题：0 份文件" in installed.policyref("check")
    assert "网站已生成" in installed.policyref("build")
    (project / "notice.txt").write_text(NOTICE, encoding="utf-8")
    assert "起草了 7 个文件" in installed.policyref("new", ID, "--text", "notice.txt")
    assert "还差：" in installed.policyref("check")
    assert "E202" in installed.policyref("check", "--strict", code=1)
    assert "怎么改" in installed.policyref("explain", "E203")
    fill_in(project)
    assert "没有问题：1 份文件，2 条措施。" in installed.policyref("check")
    give_fonts(project)
    installed.policyref("build")
    site = project / "site"
    for made in (f"{ID}/1.html", f"handbook/{ID}.pdf", "assets/icon.svg", "about.html"):
        assert (site / made).stat().st_size, made
    assert "非政府官方网站" in (site / "index.html").read_text(encoding="utf-8")
    installed.policyref("handbook", "--measure", "1")
    assert (project / f"build/handbook/{ID}-1.pdf").read_bytes().startswith(b"%PDF")
    installed.policyref("schema", "--out", "schemas")
    assert json.loads((project / "schemas/measure.schema.json").read_text(encoding="utf-8"))["required"]
    installed.policyref("export")
    assert (project / "build/export/site_overrides/main.html").exists()
    assert json.loads(installed.policyref("calc", "1", "培训人数=7人", "--json"))["total"] == "2100.00"


def give_fonts(project: Path) -> None:
    """Fonts in a folder of the project, which its configuration names."""
    found = find_fonts(None)
    assert found is not None, "policyref fonts fetches them"
    (project / "fonts").mkdir()
    for file in found.files:
        (project / "fonts" / file.name).symlink_to(file)
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("# fonts: fonts ", "fonts: fonts # ")
    config.write_text(text, encoding="utf-8")
    assert "\n      fonts: fonts" in text
