"""What a search costs a visitor: bytes of the first query and milliseconds of a warm one, in Chromium.

Usage: python -m benchmarks.search_cost SITE [CORPUS]. Asks the judged queries of tests/search, of which every fifth is
a first query. With a corpus (see `corpus.py`) the search files are those of the corpus, put beside the pages and
scripts of the built site. Bytes are those of the scripts of the search and of the parts of the index, gzipped, for a
visitor who has nothing yet.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote, unquote

from playwright.sync_api import Browser
from policyref.model.host import Host
from policyref.pipeline import read
from policyref.search.index import joined
from policyref.search.notice import notice_index
from policyref.search.shards import search_files

from benchmarks.judged import all_queries
from benchmarks.measured import load, table
from benchmarks.search import chromium

_EACH = 5
_SEARCHED = (
    "[...document.querySelectorAll('search-page [role=status]')].some((one) => one.textContent.match(/条|没有/))"
)
_WARM = """async (queries) => {
  const ask = async (query) => {
    const found = await policySearch.search(query, {limit: 10});
    return found.results.map((one) => policyResult.row(one, found.words));
  };
  for (const query of queries) await ask(query);
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await ask(query);
    times.push(performance.now() - start);
  }
  return times;
}"""


def first_query(browser: Browser, site: Path, query: str) -> int:
    """Bytes that a visitor without anything loads until there are results."""
    page = browser.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(unquote(request.url.partition("?")[0])))
    page.goto((site / "search.html").resolve().as_uri() + f"?q={quote(query)}")
    page.wait_for_function(_SEARCHED)
    page.close()
    files = {url.removeprefix("file://") for url in asked}
    return sum(map(_gzipped, (one for one in files if one.endswith(".js") and ("search" in one or "shards" in one))))


def warm(browser: Browser, site: Path, queries: list[str]) -> list[float]:
    page = browser.new_page()
    page.goto((site / "search.html").resolve().as_uri())
    times: list[float] = page.evaluate(_WARM, queries)
    page.close()
    return times


def with_corpus(site: Path, corpus: Path, out: Path) -> int:
    """The built site with the search files of a corpus; how many measures that has."""
    shutil.copytree(site / "assets", out / "assets")
    shutil.copy(site / "search.html", out / "search.html")
    library = read(corpus / "measures_data")
    assert library is not None, f"{corpus} cannot be read"
    for asset in search_files(library, Host("", ""), joined(list(map(notice_index, library.notices)))):
        path = out / asset.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content.encode() if isinstance(asset.content, str) else asset.content)
    return len(library.measures)


def report(site: Path, name: str) -> list[tuple[str, ...]]:
    queries = [one.words for one in all_queries()]
    with chromium() as browser:
        sizes = {query: first_query(browser, site, query) for query in queries[::_EACH]}
        times = warm(browser, site, queries)
    cuts = [quantiles(values, n=20) for values in (sizes.values(), times)]
    worst = ", ".join(sorted(sizes, key=lambda one: -sizes[one])[:8])
    print(f"{name}: the largest first queries are {worst}")
    kilobytes = (cuts[0][9], cuts[0][18], max(sizes.values()))
    milliseconds = (cuts[1][9], cuts[1][18], max(times))
    return [(name, *(f"{one / 1000:.1f}" for one in kilobytes), *(f"{one:.1f}" for one in milliseconds))]


@cache
def _gzipped(file: str) -> int:
    return len(gzip.compress(Path(file).read_bytes()))


if __name__ == "__main__":
    rows = [("", "first query KB gz p50", "p95", "max", "warm ms p50", "p95", "max")]
    rows += report(Path(sys.argv[1]), "this site")
    if len(sys.argv) > 2:
        with tempfile.TemporaryDirectory() as folder:
            measures = with_corpus(Path(sys.argv[1]), Path(sys.argv[2]), Path(folder))
            rows += report(Path(folder), f"{measures} measures")
    print(table(rows), load(), sep="\n")
