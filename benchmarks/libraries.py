"""The search beside Pagefind and MiniSearch: the same judged queries, the same pages, the same browser, one run.

Each library runs as its own instructions say: Pagefind indexes the measure pages (their <main>), MiniSearch the title,
sectors, units and text of measures.json, the title weighing three times, once cut by Intl.Segmenter and once into pairs
of characters. Neither knows aliases; ours does, and has been improved with these queries: that is part of what is
compared. A first query is scripts and index.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.browser import asked_for, chromium, gzipped
from benchmarks.budgets import Row
from benchmarks.builds import built
from benchmarks.judged import Answer, all_queries, scores
from benchmarks.measured import measure
from benchmarks.search import answers

LIBRARIES = Path(__file__).parent / "search_libraries"
MODULES = LIBRARIES / "node_modules"
PAGES = {"Pagefind": "pagefind.html", "MiniSearch, words": "minisearch.html?words"}
PAGES |= {"MiniSearch, pairs": "minisearch.html?pairs"}
_ASK = """async (queries) => {
  const all = [];
  for (const query of queries) all.push(await found(query));
  return all;
}"""
_SAMPLE = 25


def rows(_: list[int]) -> Iterator[Row]:
    queries = all_queries()
    words = [one.words for one in queries]
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        site, root = built(38), Path(folder)
        _prepare(site, root)
        found = {"ours": answers(browser, site, words)}
        firsts: dict[str, float] = {}
        with _served(root) as address:
            for name, page in PAGES.items():
                found[name], _files = _asked(browser, f"{address}/{page}", words)
                some = (_asked(browser, f"{address}/{page}", [one])[1] for one in words[:: len(words) // _SAMPLE])
                firsts[name] = median(sum(gzipped(root / file) for file in files) for files in some)
    for name, answered in found.items():
        result, _missed = scores(queries, answered)
        note = f"MRR {result['MRR']:.3f}, nothing found {result['zero']:.1%}"
        if name in firsts:
            note += f", first query {firsts[name] / 1000:.0f} KB gz"
        yield Row(f"R@5, {name}", f"{len(queries)} queries", "", result["R@5"], (0, 0), note)


def _prepare(site: Path, root: Path) -> None:
    """The pages to index, what the libraries make of them, and a page for each library."""
    measures = json.loads((site / "data/measures.json").read_text(encoding="utf-8"))
    sectors = {one["id"]: one["name"] for one in measures["sectors"]}
    documents = []
    for one in measures["measures"]:
        page = root / "pages" / one["url"]
        page.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / one["url"], page)
        texts = [one["text"], *(item["title"] or "" for item in one["items"])]
        units = " ".join(unit["as_written"] for unit in one["units"])
        about = " ".join(sectors[sector] for sector in one["sectors"])
        documents.append({"id": one["number"], "title": one["title"], "text": " ".join([*texts, units, about])})
    places = ["--site", str(root / "pages"), "--output-path", str(root / "pagefind")]
    measure([str(MODULES / ".bin/pagefind"), *places, "--root-selector", "main", "--quiet"])
    (root / "documents.json").write_text(json.dumps(documents, ensure_ascii=False), encoding="utf-8")
    shutil.copy(MODULES / "minisearch/dist/umd/index.js", root / "minisearch.js")
    for page in ("pagefind.html", "minisearch.html"):
        shutil.copy(LIBRARIES / page, root / page)


def _asked(browser: Browser, address: str, queries: list[str]) -> tuple[list[Answer], set[str]]:
    """The numbers that a page finds for queries, and the files that it loads for them, apart from itself."""
    page = browser.new_page()
    files = asked_for(page)
    page.goto(address)
    page.wait_for_function("() => Boolean(window.found)")
    numbers = page.evaluate(_ASK, queries)
    page.close()
    loaded = {str(one)[1:] for one in files if one.suffix not in (".html", ".ico")}
    return [[(number, 0) for number in one] for one in numbers], loaded


@contextmanager
def _served(root: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
