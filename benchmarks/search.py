"""Quality and cost of the search, asked of the very scripts that ship, in Chromium, from a built site on a disk.

Asks the judged queries of tests/search, of which every fifth is a first query: all scripts, and the parts of the index,
that a visitor loads who has nothing yet. `python -m benchmarks.search SITE FILE` prints how one set does
and which queries miss. All sets have been looked at by now: `queries.csv` and `unseen.csv` while rules were made, the
others after they had judged once; `strangers.csv`, `public.csv` and `townspeople.csv` are by people who knew nothing of
the search. Those in `hits` are judged hit by hit; `held-out.csv` was run once, when all was done. To judge again, write
new queries first and run them once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

from playwright.sync_api import Browser

from benchmarks.browser import asked_for, chromium, gzipped
from benchmarks.budgets import Row, row_of
from benchmarks.builds import built, measures_in
from benchmarks.judged import HITS, Answer, Wish, all_queries, hit_scores, read_queries, read_wishes, scores

_EACH = 5
_SEARCHED = (
    "[...document.querySelectorAll('search-page [role=status]')].some((one) => one.textContent.match(/项，|没有/))"
)
# What the hits of a query are marked as: measure, item, notice.
_ASK = """async (query) => {
  const found = await policySearch.search(query, {limit: 15});
  const marks = found.results.map((one) => policyResult.row(one, found.words).dataset);
  return [found.near, marks.map(({ measure = '', item = '', notice = '' }) => [measure, item, notice])];
}"""
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


def rows(sizes: list[int]) -> Iterator[Row]:
    queries = [one.words for one in all_queries()]
    with chromium() as browser:
        for size in sizes:
            site, of = built(size), measures_in(size)
            firsts = {one: first_query(browser, site, one) for one in queries[::_EACH]}
            note = f"median {median(firsts.values()):.1f}, the most for {max(firsts, key=lambda one: firsts[one])}"
            yield row_of("first query, p95", of, "KB gz", list(firsts.values()), note, _p95)
            yield row_of("warm query, p95", of, "ms", warm(browser, site, queries), pick=_p95)


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def first_query(browser: Browser, site: Path, query: str) -> float:
    """KB of scripts and index that a visitor without anything loads until there are results."""
    page = browser.new_page()
    files = asked_for(page)
    page.goto((site / "search.html").as_uri() + f"?q={quote(query)}")
    page.wait_for_function(_SEARCHED)
    page.close()
    return sum(gzipped(one) for one in set(files) if one.suffix == ".js") / 1000


def warm(browser: Browser, site: Path, queries: list[str]) -> list[float]:
    page = browser.new_page()
    page.goto((site / "search.html").as_uri())
    times: list[float] = page.evaluate(_WARM, queries)
    page.close()
    return times


def hits(browser: Browser, site: Path, queries: list[str]) -> list[tuple[bool, list[list[str]]]]:
    """For each query whether there are near hits only, and the marks of its hits, best first."""
    page = browser.new_page()
    page.goto((site / "search.html").resolve().as_uri())
    found = [page.evaluate(_ASK, query) for query in queries]
    page.close()
    return found


def answers(browser: Browser, site: Path, queries: list[str]) -> list[Answer]:
    """For each query the measures and items found, best first."""
    return [
        [(int(measure.partition("/")[2]), int(item or 0)) for measure, item, _ in found if measure]
        for _, found in hits(browser, site, queries)
    ]


def wishes_of(browser: Browser, site: Path, wishes: list[Wish]) -> tuple[dict[str, float], list[str]]:
    """How well a site does on wishes for its hits. What is called a near answer is no answer to what nobody has."""

    def name(wish: Wish, measure: str, item: str, notice: str) -> str:
        part = f"({item})" if item else ""
        return f"@{notice}" if not measure else (measure if wish.corpus else measure.partition("/")[2]) + part

    found = zip(wishes, hits(browser, site, [one.words for one in wishes]), strict=True)
    named = [[name(one, *row) for row in rows if one.wanted or not near] for one, (near, rows) in found]
    return hit_scores(wishes, named)


def scores_of(browser: Browser, site: Path, file: Path) -> tuple[dict[str, float], list[str]]:
    queries = read_queries(file)
    return scores(queries, answers(browser, site, [one.words for one in queries]))


if __name__ == "__main__":
    site, file = map(Path, sys.argv[1:])
    with chromium() as one:
        if file.resolve().parent == HITS:
            result, missed = wishes_of(one, site, read_wishes(file))
        else:
            result, missed = scores_of(one, site, file)
    print(*(f"{name:24} {value:.3f}" for name, value in result.items()), *missed, sep="\n")
