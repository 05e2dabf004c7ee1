"""The site's folder is nobody else's, and two builds of one project come one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from policyref.publish.guard import alone
from policyref.publish.mkdocs_build import BuildError

from tests.publish.test_build import files
from tests.site import Project

WRONG = {
    "measures_data": "就是数据的文件夹",
    "measures_data/site": "在数据的文件夹（",
    "site_overrides": "就是模板的文件夹",
    ".git/site": "在版本库（",
}


@pytest.mark.parametrize("folder", WRONG)
def test_a_folder_that_holds_anything_else_is_refused(folder: str, shapes: Project) -> None:
    before = files(shapes.root)
    shapes.configure("site_dir: site", f"site_dir: {folder}")
    with pytest.raises(BuildError, match=WRONG[folder]):
        shapes.build()
    after = files(shapes.root)
    assert {name: after[name] for name in before if name != "mkdocs.yml"} == {
        name: content for name, content in before.items() if name != "mkdocs.yml"
    }


def test_the_history_of_a_repository_around_the_project_is_refused(shapes: Project) -> None:
    (shapes.root.parent / ".git").mkdir()
    shapes.configure("site_dir: site", "site_dir: ../.git/site")
    with pytest.raises(BuildError, match="在版本库（"):
        shapes.build()


def test_a_folder_of_its_own_is_taken_wherever_it_is(shapes: Project) -> None:
    shapes.configure("site_dir: site", "site_dir: ../public/www")
    assert (shapes.build().root / "index.html").is_file()


def test_the_second_of_two_builds_waits_and_says_so(tmp_path: Path) -> None:
    lock, said = tmp_path / "lock", tmp_path / "said"
    program = (
        "import sys; from pathlib import Path; from policyref.publish.guard import alone\n"
        "with alone(Path(sys.argv[1]), lambda words: Path(sys.argv[2]).write_text(words)): print('built')\n"
    )
    with alone(lock, print):
        second = subprocess.Popen([sys.executable, "-c", program, lock, said], stdout=subprocess.PIPE, text=True)
        while not said.exists():
            assert second.poll() is None
        assert "另一次生成" in said.read_text()
    assert second.communicate(timeout=60)[0] == "built\n"


def test_the_lock_of_a_process_that_is_gone_is_free(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    program = (
        "import os, sys; from pathlib import Path; from policyref.publish.guard import alone\n"
        "with alone(Path(sys.argv[1]), print): os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", program, lock], check=False)
    said: list[str] = []
    with alone(lock, said.append):
        assert not said
