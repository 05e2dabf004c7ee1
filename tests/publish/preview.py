"""A real `policyref serve` in a process of its own, on this machine only; every wait has an end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.publish.servers import free_port
from tests.site import Project

PATIENCE = 60  # seconds, on a machine that is busy with something else


class Preview:
    """A running preview: its address, and what its terminal shows."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, terminal: Path) -> None:
        self.process = process
        self.url = url
        self._terminal = terminal

    @property
    def said(self) -> str:
        return self._terminal.read_text(encoding="utf-8")

    def wait_to_say(self, words: str) -> None:
        end = time.monotonic() + PATIENCE
        while words not in self.said:
            assert self.process.poll() is None, f"the preview ended:\n{self.said}"
            assert time.monotonic() < end, f"the preview never said {words!r}:\n{self.said}"
            time.sleep(0.05)


@contextmanager
def previewing(project: Project, terminal: Path) -> Iterator[Preview]:
    """A preview that has begun to serve; interrupted at the end as with Ctrl+C, which must end it well."""
    port = free_port()
    command = [sys.executable, "-c", "from policyref.cli import command; command()", "serve"]
    with terminal.open("wb") as log:
        process = subprocess.Popen(
            [*command, "--config", str(project.config), "--port", str(port)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    preview = Preview(process, f"http://127.0.0.1:{port}/", terminal)
    try:
        preview.wait_to_say("预览在")
        yield preview
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 0, preview.said
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(timeout=PATIENCE)
