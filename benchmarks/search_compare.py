"""The search beside Pagefind and MiniSearch: the same judged queries, the same pages, the same browser, one run.

Usage: python -m benchmarks.search_compare SITE. Each library runs as its own instructions say: Pagefind indexes the
measure pages (their <main>), MiniSearch the title, sectors, units and text of measures.json, the title weighing three
times, once cut by Intl.Segmenter and once into pairs of characters. Neither knows aliases; ours does, and that is part
of what is compared. Bytes are those of a first query gzipped: scripts and index, the median of a sample.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.judged import Answer, Query, all_queries, scores
from benchmarks.measured import load, table
from benchmarks.search import answers, chromium
from benchmarks.search_cost import first_query, warm

LIBRARIES = Path(__file__).parent / "search_libraries"
MODULES = LIBRARIES / "node_modules"
_ASK = """async (queries) => {
  for (const query of queries.slice(0, 20)) await found(query);
  const all = [], times = [];
  for (const query of queries) {
    const start = performance.now();
    all.push(await found(query));
    times.push(performance.now() - start);
  }
  return [all, times];
}"""
_SAMPLE = 25


def compare(site: Path) -> list[tuple[str, ...]]:
    queries = all_queries()
    words = [one.words for one in queries]
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _prepare(site, root)
        with _served(root) as address:
            others = {
                name: _library(browser, root, f"{address}/{page}", words)
                for name, page in {
                    "Pagefind": "pagefind.html",
                    "MiniSearch, Intl.Segmenter": "minisearch.html?words",
                    "MiniSearch, pairs": "minisearch.html?pairs",
                }.items()
            }
        sample = words[:: -(-len(words) // _SAMPLE)]
        bytes_ = median(first_query(browser, site, one) for one in sample)
        times = warm(browser, site, words)
        ours = answers(browser, site, words)
    rows = [("search", "R@5", "MRR@10", "finds nothing", "first query KB gz", "warm query ms")]
    rows.append(_row("ours", queries, ours, bytes_, times))
    rows += [_row(name, queries, *measured) for name, measured in others.items()]
    return rows


def _row(
    name: str, queries: list[Query], found: Sequence[Answer], size: float, times: Sequence[float]
) -> tuple[str, ...]:
    result, _ = scores(queries, found)
    quality = (f"{result['R@5']:.3f}", f"{result['MRR']:.3f}", f"{result['zero']:.1%}")
    return (name, *quality, f"{size / 1000:.0f}", f"{median(times):.1f}")


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
    places = ["--site", root / "pages", "--output-path", root / "pagefind"]
    subprocess.run([MODULES / ".bin/pagefind", *places, "--root-selector", "main", "--quiet"], check=True)
    (root / "documents.json").write_text(json.dumps(documents, ensure_ascii=False), encoding="utf-8")
    shutil.copy(MODULES / "minisearch/dist/umd/index.js", root / "minisearch.js")
    for page in ("pagefind.html", "minisearch.html"):
        shutil.copy(LIBRARIES / page, root / page)


def _library(browser: Browser, root: Path, address: str, words: list[str]) -> tuple[list[Answer], float, list[float]]:
    page = _opened(browser, address)
    numbers, times = page.evaluate(_ASK, words)
    page.close()
    sizes = [_first(browser, root, address, one) for one in words[:: -(-len(words) // _SAMPLE)]]
    return [[(number, 0) for number in one] for one in numbers], median(sizes), times


def _first(browser: Browser, root: Path, address: str, query: str) -> int:
    asked: set[str] = set()
    page = _opened(browser, address, lambda url: asked.add(url.partition("?")[0].split("/", 3)[3]))
    page.evaluate("(query) => found(query)", query)
    page.close()
    files = [root / name for name in asked if not name.endswith(("minisearch.html", "pagefind.html", "favicon.ico"))]
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def _opened(browser: Browser, address: str, seen: Callable[[str], object] = str) -> Page:
    page = browser.new_page()
    page.on("request", lambda request: seen(request.url))
    page.goto(address)
    page.wait_for_function("() => Boolean(window.found)")
    return page


@contextmanager
def _served(root: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


if __name__ == "__main__":
    print(table(compare(Path(sys.argv[1]))), load(), sep="\n")
