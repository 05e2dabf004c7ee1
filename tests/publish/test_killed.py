"""A build that is killed at any moment, its helpers with it, leaves the last good site; the next build is as ever."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site import Project, Site


def killed_after(project: Project, seconds: float) -> bool:
    """Whether the build was still at work when it was killed."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from policyref.cli import command; command()",
            "build",
            "--config",
            str(project.config),
        ],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def duration(project: Project) -> float:
    begun = time.monotonic()
    assert not killed_after(project, 600)
    return time.monotonic() - begun


@pytest.mark.parametrize("times", [4, pytest.param(40, marks=pytest.mark.slow)])
def test_killed_builds_leave_no_trace(shapes: Project, tmp_path: Path, times: int) -> None:
    whole = duration(shapes)
    good = Site(shapes.published)
    assert good.files  # read now: they are replaced below
    clean = Project.of_shapes(tmp_path / "clean")
    chance = random.Random(times)
    killed = 0
    for _ in range(times):
        for project in (shapes, clean):
            project.edit("shili-2024-7/01.yml", "summary: ", "summary: 又")
        killed += killed_after(shapes, whole * chance.uniform(0.1, 0.95))
        if shapes.published.exists():  # between its two renames there is, for an instant, none
            site = Site(shapes.published)  # the last good one, or, killed just after that, the new one: never a part
            assert site.addresses == good.addresses
            assert all(site.files[address].rstrip().endswith(b"</html>") for address in site.addresses)
    assert killed, "none was killed in time"
    built, expected = shapes.build().files, clean.build().files
    assert [address for address in sorted({*built, *expected}) if built.get(address) != expected.get(address)] == []
    assert not list(shapes.root.glob("site.*"))
