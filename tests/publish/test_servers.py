"""Every configuration that we ship answers the same: at the root, in a folder of a domain, behind a portal's TLS."""

from __future__ import annotations

import gzip
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from email.message import Message
from itertools import product
from urllib.parse import urljoin

import pytest

from tests.publish.servers import SERVERS, free_port, is_there, portal
from tests.site import Site

pytestmark = pytest.mark.slow
FOLDER = "zt/cuoshi/"
PAGE, ICON, NOTICE = "shili-2024-7/3.html", "assets/icon.svg", "shili-2024-7"
UTF_8 = "; charset=utf-8"
TYPES = {
    "": "text/html" + UTF_8,
    PAGE: "text/html" + UTF_8,
    f"{NOTICE}/": "text/html" + UTF_8,
    "embed/shili-2024-7/3.html": "text/html" + UTF_8,
    "data/measures.json": "application/json" + UTF_8,
    "data/measures.schema.json": "application/json" + UTF_8,
    "data/measures.csv": "text/csv" + UTF_8,
    "data/calendar/all.ics": "text/calendar" + UTF_8,
    "data/measures.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "feed.xml": "application/atom+xml" + UTF_8,
    "feed.json": "application/feed+json" + UTF_8,
    ICON: "image/svg+xml",
}
OPEN = ["data/measures.json", "data/calendar/all.ics", "data/measures.csv", "feed.xml", "feed.json"]


@dataclass(frozen=True)
class Served:
    address: str
    trusted: ssl.SSLContext | None

    def get(self, path: str) -> tuple[int, bytes, Message]:
        """Status, content and headers; a redirect is not followed."""
        request = urllib.request.Request(self.address + path, headers={"Accept-Encoding": "gzip"})
        handlers: list[urllib.request.BaseHandler] = [_Stay()]
        if self.trusted:
            handlers.append(urllib.request.HTTPSHandler(context=self.trusted))
        try:
            with urllib.request.build_opener(*handlers).open(request, timeout=20) as answer:
                status, body, headers = answer.status, answer.read(), answer.headers
        except urllib.error.HTTPError as error:
            status, body, headers = error.code, error.read(), error.headers
        return status, gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body, headers


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@pytest.fixture(scope="module", params=product(SERVERS, ["root", "folder", "portal"]), ids=" in ".join)
def served(request: pytest.FixtureRequest, known: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    name, how = request.param
    if not is_there(name):
        pytest.skip(f"{name} is not installed: its configuration has not been tried")
    work = tmp_path_factory.mktemp(name)
    root, folder = known.root, ""
    if how == "folder":
        root, folder = work / "root", FOLDER
        (root / folder).parent.mkdir(parents=True)
        (root / folder.rstrip("/")).symlink_to(known.root)
    with ExitStack() as running:
        port, trusted = free_port(), None
        public = f"http://127.0.0.1:{port}"
        if how == "portal":
            public, trusted = running.enter_context(portal(port, FOLDER.rstrip("/"), work))
        running.enter_context(SERVERS[name](root, work, port, folder, public))
        yield Served(f"{public}/{folder}", trusted)


@pytest.mark.parametrize("path", TYPES)
def test_a_file_is_there_says_what_it_is_and_is_what_was_built(served: Served, known: Site, path: str) -> None:
    status, body, headers = served.get(path)
    assert (status, headers["Content-Type"].lower()) == (200, TYPES[path])
    assert body == known.files[f"{path}index.html" if path.endswith("/") or not path else path]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["nothing.html", f"{NOTICE}/nothing.html", "a/b/c", ".policyref", "data/.policyref"])
def test_what_is_not_there_leads_on(served: Served, path: str) -> None:
    status, body, headers = served.get(path)
    assert status == 404 and "没有这个页面" in body.decode()
    assert headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert "Access-Control-Allow-Origin" not in headers or path.startswith("data/")


@pytest.mark.parametrize("path", [NOTICE, "data/calendar", "units"])
def test_a_folder_without_its_slash_is_the_same_folder(served: Served, path: str) -> None:
    status, _, headers = served.get(path)
    there = served.get(f"{path}/")[0]
    assert status in ((301, 302, 308) if there == 200 else (301, 302, 308, 404))
    if status != 404:
        assert urljoin(served.address + path, headers["Location"]) == f"{served.address}{path}/"


def test_only_data_is_open_to_scripts_of_other_sites(served: Served) -> None:
    assert {path: served.get(path)[2]["Access-Control-Allow-Origin"] for path in OPEN} == dict.fromkeys(OPEN, "*")
    for path in ("", PAGE, ICON, "search.html"):
        assert served.get(path)[2]["Access-Control-Allow-Origin"] is None


def test_only_calculators_may_stand_in_other_peoples_pages(served: Served) -> None:
    for path, allowed in ((PAGE, "'self'"), ("embed/shili-2024-7/3.html", "*")):
        policy = served.get(path)[2]["Content-Security-Policy"]
        assert (
            policy.endswith(f"frame-ancestors {allowed}") and "default-src 'none'" in policy and "unsafe" not in policy
        )


def test_what_is_named_after_its_content_is_kept_and_pages_are_not(served: Served, known: Site) -> None:
    script = next(one for one in known.files if one.startswith("assets/") and one.endswith(".js"))
    assert "immutable" in served.get(script)[2]["Cache-Control"]
    assert served.get("search/at.js")[2]["Cache-Control"] == "no-cache"
    for path in ("", PAGE, "data/measures.json"):
        assert served.get(path)[2]["Cache-Control"] == "public, max-age=300, must-revalidate"


def test_pages_come_compressed(served: Served) -> None:
    for path in (PAGE, "data/measures.json", "data/calendar/all.ics"):
        assert served.get(path)[2]["Content-Encoding"] == "gzip"


def test_many_at_once_find_no_error(served: Served, known: Site) -> None:
    """600 requests of 16 visitors, for pages, data and what is not there."""
    paths = [*TYPES, "search.html", "finder.html", "nothing.html"] * 40
    with ThreadPoolExecutor(16) as visitors:
        answers = list(visitors.map(lambda path: (path, *served.get(path)[:2]), paths))
    assert {(path, status) for path, status, _ in answers if status != (404 if "nothing" in path else 200)} == set()
    assert {body for path, _, body in answers if path == PAGE} == {known.files[PAGE]}
