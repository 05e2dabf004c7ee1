"""The site behind a real nginx with the configuration in deploy/: headers, compression, kinds of file, errors."""

from __future__ import annotations

import gzip
import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPMessage
from pathlib import Path

import pytest

from tests.publish.nginx import serving
from tests.site import Project, Site

# An official page should arrive at once on a village connection: bytes of the first view, compressed.
FIRST_VIEW, HTML = 90_000, 60_000


@pytest.fixture(scope="module")
def address(both: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(both.published, tmp_path_factory.mktemp("nginx")) as url:
        yield url


def get(url: str) -> tuple[bytes, HTTPMessage]:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read(), answer.headers


def test_pages_come_with_a_strict_policy(address: str) -> None:
    _, headers = get(address + "jincheng-2022-12/11.html")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize("store", ["search", "finder", "calculators/jincheng-2022-12"])
def test_which_pieces_there_are_is_asked_every_time_but_a_piece_once(address: str, both: Project, store: str) -> None:
    """Else the search of whoever comes back soon after a build would ask for pieces that are gone."""
    folder = both.published / store
    assert get(f"{address}{store}/at.js")[1]["Cache-Control"] == "no-cache"
    pieces = [path for path in folder.rglob("*.js") if path.parent != folder]
    assert pieces
    piece = pieces[0].relative_to(both.published).as_posix()
    assert "immutable" in get(address + piece)[1]["Cache-Control"]


def test_scripts_and_style_sheets_are_kept_as_they_are_named_after_their_content(address: str, both: Project) -> None:
    found = [path for ending in ("js", "css") for path in (both.published / "assets").rglob(f"*.{ending}")]
    assert len(found) > 4
    for path in found:
        kept = get(address + path.relative_to(both.published).as_posix())[1]["Cache-Control"]
        assert kept == "public, max-age=31536000, immutable"
    assert "immutable" not in get(address + "search.html")[1]["Cache-Control"]


def test_a_first_view_is_small(address: str, both: Project) -> None:
    page, headers = get(address + "jincheng-2022-12/27.html")
    assert headers["Content-Encoding"] == "gzip"
    html = gzip.decompress(page).decode()
    parts = re.findall(r'(?:href|src)="\.\./(assets/[^"]+)"', html)
    assert len(parts) == 5  # icon, style sheet, three scripts; a calculator asks for two more
    assert len(page) + sum(len(get(address + part)[0]) for part in parts) <= FIRST_VIEW
    assert len(html.encode()) <= HTML


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("data/measures.json", "application/json; charset=utf-8"),
        ("data/measures.csv", "text/csv; charset=utf-8"),
        ("data/calendar/all.ics", "text/calendar; charset=utf-8"),
        ("data/measures.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("assets/icon.svg", "image/svg+xml"),
    ],
)
def test_files_say_what_they_are(address: str, path: str, kind: str) -> None:
    assert get(address + path)[1]["Content-Type"] == kind


def test_an_unknown_address_leads_on(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(address + "nothing-here.html")
    assert refused.value.code == 404
    body = gzip.decompress(refused.value.read()).decode()
    assert "没有这个页面" in body


@pytest.mark.parametrize("path", ["data/measures.json", "data/calendar/all.ics", "data/measures.schema.json"])
def test_data_may_be_read_by_scripts_of_other_sites(address: str, path: str) -> None:
    assert get(address + path)[1]["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["", "search.html", "assets/icon.svg"])
def test_pages_may_not(address: str, path: str) -> None:
    assert "Access-Control-Allow-Origin" not in get(address + path)[1]


def test_feeds_say_what_they_are(known: Site, tmp_path: Path) -> None:
    """They are only where the site knows its address."""
    with serving(known.root, tmp_path) as address:
        kinds = {name: get(address + name)[1]["Content-Type"] for name in ("feed.xml", "feed.json")}
    assert kinds["feed.xml"] == "application/atom+xml; charset=utf-8"
    assert kinds["feed.json"].partition(";")[0] in ("application/feed+json", "application/json")


def test_a_redirect_names_no_scheme_and_no_port(address: str) -> None:
    """Nor the folders above: behind a portal, with TLS and a folder of its own, it would lead to a door that is not
    there."""
    asked = http.client.HTTPConnection(address.split("/")[2], timeout=10)
    asked.request("GET", "/jincheng-2022-12")
    answer = asked.getresponse()
    asked.close()
    assert (answer.status, answer.headers["Location"]) == (301, "jincheng-2022-12/")
