"""Real servers on this machine only, each with the configuration that we ship, and a portal in front that adds TLS."""

from __future__ import annotations

import http.client
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.site import ROOT

DEPLOY = ROOT / "deploy"
_MODULES = Path("/usr/lib/apache2/modules")
_LOADED = ["mpm_event", "authz_core", "dir", "mime", "headers", "deflate", "filter", "rewrite", "alias"]
_HOP_BY_HOP = {"connection", "transfer-encoding", "keep-alive", "date", "server"}


def shipped(name: str, root: Path, port: int, folder: str, public: str = "") -> str:
    """A shipped configuration with its lines marked CHANGE changed; `folder` is where in the root the site stands,
    `public` where people see the root."""
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert "CHANGE" in text
    changed = text.replace("/var/www/policyref", str(root)).replace(" /404.html", f" /{folder}404.html")
    changed = changed.replace("https://www.example.gov.cn$", f"{public}$")
    here = f"127.0.0.1:{port}"
    for given, ours in (("listen 80;", f"listen {here};"), ("*:80>", f"{here}>"), ("\n:80 {", f"\nhttp://{here} {{")):
        changed = changed.replace(given, ours)
    assert changed != text and str(port) in changed
    return changed


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def nginx(root: Path, work: Path, port: int, folder: str, public: str) -> Iterator[None]:
    paths = "".join(f"{name}_temp_path {work}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (work / "nginx.conf").write_text(
        f"daemon off; pid {work}/pid; error_log {work}/error.log; user root;\n"
        f"events {{}}\nhttp {{ access_log off; {paths}\n{shipped('nginx.conf', root, port, folder)}\n}}\n"
    )
    with running([found("nginx"), "-c", work / "nginx.conf", "-e", work / "error.log"], port):
        yield


@contextmanager
def caddy(root: Path, work: Path, port: int, folder: str, public: str) -> Iterator[None]:
    (work / "Caddyfile").write_text(shipped("Caddyfile", root, port, folder))
    home = {"HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    with running([found("caddy"), "run", "--config", work / "Caddyfile", "--adapter", "caddyfile"], port, home):
        yield


@contextmanager
def apache(root: Path, work: Path, port: int, folder: str, public: str) -> Iterator[None]:
    modules = "".join(f"LoadModule {one}_module {_MODULES}/mod_{one}.so\n" for one in _LOADED)
    (work / "mime.types").write_text("")
    (work / "httpd.conf").write_text(
        f"ServerRoot {work}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\n"
        f"PidFile {work}/pid\nDefaultRuntimeDir {work}\n"
        f"ErrorLog {work}/error.log\n{modules}TypesConfig {work}/mime.types\n"
        + shipped("apache.conf", root, port, folder, public)
    )
    with running([found("apache2", "httpd"), "-X", "-f", work / "httpd.conf"], port):
        yield


SERVERS: dict[str, Callable[..., AbstractContextManager[None]]] = {"nginx": nginx, "caddy": caddy, "apache2": apache}


def is_there(name: str) -> bool:
    return bool(found(name) if name != "apache2" else found("apache2", "httpd"))


def found(*names: str) -> str:
    paths = (shutil.which(name) or shutil.which(name, path="/usr/sbin") for name in names)
    return next(filter(None, paths), "")


@contextmanager
def running(command: list[str | Path], port: int, environment: dict[str, str] | None = None) -> Iterator[None]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            if process.poll() is not None:
                raise AssertionError(f"{command[0]} ended: it does not like its configuration")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def portal(port: int, folder: str, work: Path) -> Iterator[tuple[str, ssl.SSLContext]]:
    """Where a portal, with TLS and a folder of its own, shows what a server has at its root; and what trusts it."""
    name, key = work / "portal.pem", work / "portal.key"
    given: list[str | Path] = [
        "-subj",
        "/CN=127.0.0.1",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-keyout",
        key,
        "-out",
        name,
    ]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *given], check=True, capture_output=True
    )

    class Passing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            inside = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            asked = {one: value for one, value in self.headers.items() if one.lower() != "host"}
            inside.request(self.command, self.path.removeprefix(f"/{folder}"), headers=asked)
            answer = inside.getresponse()
            body = answer.read()
            self.send_response(answer.status)
            for one, value in answer.getheaders():
                if one.lower() not in _HOP_BY_HOP:
                    self.send_header(one, value)
            self.end_headers()
            self.wfile.write(body)
            inside.close()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passing)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(name, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"https://127.0.0.1:{server.server_port}/{folder}", ssl.create_default_context(cafile=str(name))
    finally:
        server.shutdown()
        server.server_close()
