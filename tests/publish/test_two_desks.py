"""Two machines publish the same bytes; two branches that publish are joined by git without losing a promise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.site import ROOT, Project

COMMAND = "import os; os.umask({umask}); from policyref.cli import command; command()"
WHO = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
WHO |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_SYSTEM": os.devnull}


def policyref(
    project: Project, *words: str, code: int = 0, umask: int = 0o022, user: str | None = None, **environment: str
) -> str:
    """What a process of its own says; it has to end as it should."""
    as_user: dict[str, Any] = {"user": user, "group": "nogroup", "extra_groups": []} if user else {}
    done = subprocess.run(
        [sys.executable, "-c", COMMAND.format(umask=umask), *words],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
        **as_user,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def everything(project: Project) -> dict[str, bytes]:
    """The site and the promises."""
    found = {path for path in project.published.rglob("*") if path.is_file()} | {*project.data.glob("*.lock")}
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in found}


def other_user(folder: Path) -> str | None:
    """Somebody else who can run this Python, if we may be them."""
    if os.getuid() != 0:
        return None
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 65534, 65534)
    try:
        command = [sys.executable, "-c", "import policyref.cli"]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run(command, user="nobody", env=environment, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError, LookupError):
        return None
    return "nobody"


def test_two_machines_publish_the_same_bytes(shapes: Project, tmp_path: Path) -> None:
    """Another folder, another time zone, another language, another umask and, where we may, another user."""
    shapes.configure('site_url: ""', "site_url: https://www.example.gov.cn/zwgk/")
    there = tmp_path / "别处 of another" / "checkout"
    shutil.copytree(shapes.root, there)
    policyref(shapes, "publish", "--date", "2026-11-30", TZ="Asia/Shanghai", LANG="C.UTF-8", PYTHONHASHSEED="1")
    user = other_user(there.parent)
    far = {"TZ": "America/Anchorage", "LANG": "C", "PYTHONHASHSEED": "2", "HOME": str(there), "PYTHONUTF8": "0"}
    policyref(Project(there), "publish", "--date", "2026-11-30", umask=0o077, user=user, **far)
    here, far_away = everything(shapes), everything(Project(there))
    assert sorted(here) == sorted(far_away) and "measures_data/facts.lock" in here
    assert [name for name in here if here[name] != far_away[name]] == []


def git(project: Project, *words: str) -> None:
    subprocess.run(["git", *words], cwd=project.root, env=os.environ | WHO, check=True, capture_output=True)


@pytest.fixture
def desk(shapes: Project) -> Project:
    """A published project under git, with the rules for merges that ours has."""
    shutil.copy(ROOT / ".gitattributes", shapes.root)
    (shapes.root / ".gitignore").write_text("site\n.cache\n")
    policyref(shapes, "publish", "--date", "2026-11-01")
    git(shapes, "init", "-q", "-b", "main")
    git(shapes, "add", "-A")
    git(shapes, "commit", "-q", "-m", "first")
    return shapes


def published_on(desk: Project, branch: str, day: str, file: str, old: str, new: str) -> None:
    """A branch of its own: a page by hand, an edit of the data told as a revision, both published."""
    git(desk, "checkout", "-q", "-b", branch, "main")
    (desk.root / f"docs/{branch}.md").write_text(f"# {branch}\n", encoding="utf-8")
    desk.edit(file, old, new)
    notice = file.partition("/")[0]
    number = int(file.rpartition("/")[2].removesuffix(".yml"))
    path = desk.data / notice / "revisions.yml"
    entry = f"- {{size: minor, why: wording, touches: {number}, what: 在{branch}里改写}}\n"
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + entry, encoding="utf-8")
    policyref(desk, "publish", "--date", day)
    git(desk, "add", "-A")
    git(desk, "commit", "-q", "-m", branch)


def test_two_branches_that_publish_keep_what_both_have_promised(desk: Project) -> None:
    text = desk.read("shili-2024-7/03.yml")
    three = next(line for line in text.splitlines() if line.startswith("summary: "))
    five = next(line for line in desk.read("shili-2024-7/05.yml").splitlines() if line.startswith("summary: "))
    published_on(desk, "one", "2026-11-10", "shili-2024-7/03.yml", three, f"{three}（照原文）")
    published_on(desk, "two", "2026-11-12", "shili-2024-7/05.yml", five, f"{five}（照原文）")
    git(desk, "merge", "-q", "--no-edit", "one")
    assert {"one.html", "two.html"} <= desk.locked().keys()
    # Both gave the serial 1; the check says so and what to do, and publishing gives the next one.
    told = policyref(desk, "check", code=1)
    assert "E518  序号 1 出现了两次" in told and "只删去后合并进来的那一项的 serial" in told
    desk.edit("shili-2024-7/revisions.yml", "{serial: 1, date: 2026-11-10,", "{date: 2026-11-10,")
    assert "没有问题" in policyref(desk, "check")
    policyref(desk, "publish", "--date", "2026-11-20")
    assert "{serial: 2, date: 2026-11-10," in desk.read("shili-2024-7/revisions.yml")
    site = desk.published
    assert (site / "one.html").exists() and (site / "two.html").exists()
    told = (site / "changes.html").read_text(encoding="utf-8")
    assert "在one里改写" in told and "在two里改写" in told
    assert "<<<<" not in desk.read("links.lock") + desk.read("facts.lock") + desk.read("shili-2024-7/revisions.yml")
