"""A real nginx that serves a built site with the configuration we ship, on this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.publish.servers import free_port, nginx


@contextmanager
def serving(site: Path, work: Path) -> Iterator[str]:
    """The address of a running nginx."""
    work.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with nginx(site, work, port, "", ""):
        yield f"http://127.0.0.1:{port}/"
