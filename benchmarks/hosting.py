"""A page from nginx as we ship it, beside the same bytes from an nginx that is told nothing: what the rules cost."""

from __future__ import annotations

import http.client
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.budgets import Row, row_of
from benchmarks.builds import built, edit, measures_in, prepared
from benchmarks.measured import FailedError
from tests.publish.servers import found, free_port, is_there, nginx, running
from tests.site import Project

BARE = "a bare file"
ROUNDS, REQUESTS = 7, 400


def rows(sizes: list[int]) -> Iterator[Row]:
    if not is_there("nginx"):
        raise FailedError("nginx is not installed")
    for size in sizes:
        built(size)
        project = Project(prepared(size) / "ours")
        page = edit(project.root)[0]
        with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as theirs:
            port = free_port()
            with nginx(project.published, Path(ours), port, "", ""), _bare(project.published, Path(theirs)) as other:
                pairs = [(_seconds(port, page), _seconds(other, page)) for _ in range(ROUNDS)]
        yield row_of("a page from nginx", measures_in(size), f"× {BARE}", [one / bare for one, bare in pairs])


@contextmanager
def _bare(root: Path, work: Path) -> Iterator[int]:
    port, configuration = free_port(), work / "nginx.conf"
    paths = "".join(f"{name}_temp_path {work}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    configuration.write_text(
        f"daemon off; pid {work}/pid; error_log {work}/error.log; user root;\nevents {{}}\n"
        f"http {{ access_log off; {paths} server {{ listen 127.0.0.1:{port}; root {root}; }} }}\n"
    )
    with running([found("nginx"), "-c", configuration, "-e", work / "error.log"], port):
        yield port


def _seconds(port: int, page: str) -> float:
    """Of many requests over one connection, so that no handshake hides the server."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    start = time.perf_counter()
    for _ in range(REQUESTS):
        asked.request("GET", f"/{page}")
        answer = asked.getresponse()
        answer.read()
        if answer.status != 200:
            raise FailedError(f"{page}: {answer.status}")
    took = time.perf_counter() - start
    asked.close()
    return took
