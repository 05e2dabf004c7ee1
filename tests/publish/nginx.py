"""A real nginx that serves a built site with the configuration we ship, on this machine only."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.site import ROOT

SHIPPED = ROOT / "deploy/nginx.conf"


@contextmanager
def serving(site: Path, work: Path) -> Iterator[str]:
    """The address of a running nginx. Only the two lines marked CHANGE differ from what we ship."""
    port = free_port()
    shipped = SHIPPED.read_text(encoding="utf-8")
    server = shipped.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/var/www/policyref", str(site))
    assert server.count(str(site)) == 1
    work.mkdir(parents=True, exist_ok=True)
    paths = "".join(f"{name}_temp_path {work}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    configuration = work / "nginx.conf"
    configuration.write_text(
        f"daemon off; pid {work}/pid; error_log {work}/error.log; user root;\n"
        f"events {{}}\nhttp {{ access_log off; {paths}\n{server}\n}}\n",
        encoding="utf-8",
    )
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    process = subprocess.Popen([nginx, "-c", str(configuration), "-e", str(work / "error.log")])
    try:
        _wait(port, process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert process.poll() is None, "nginx ended; its error log says why"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
