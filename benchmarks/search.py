"""Quality of the search on judged queries, asked of the very scripts that ship, in Chromium, from a built site on disk.

Usage: python -m benchmarks.search SITE [QUERIES]. Prints R@5, MRR@10, the share of answerable queries that find
nothing, R@5 by kind, and the queries that miss. All sets in tests/search have been looked at by now: `queries.csv` and
`unseen.csv` while rules were made, the others after they had judged once (see CHANGELOG.md); `strangers.csv`,
`public.csv` and `townspeople.csv` are by people who knew nothing of the search. To judge again, write new queries first
and run them once.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.judged import SETS, Answer, read_queries, scores

_ASK = """async (query) => {
  const found = await policySearch.search(query, {limit: 10});
  return found.results.map((one) => {
    const row = policyResult.row(one, found.words);
    return [Number(row.dataset.measure.split('/')[1]), Number(row.dataset.item ?? 0)];
  });
}"""


def answers(browser: Browser, site: Path, queries: list[str]) -> list[Answer]:
    """For each query the measures and items found, best first."""
    page = browser.new_page()
    page.goto((site / "search.html").resolve().as_uri())
    found = [[(row[0], row[1]) for row in page.evaluate(_ASK, query)] for query in queries]
    page.close()
    return found


def scores_of(browser: Browser, site: Path, file: Path) -> tuple[dict[str, float], list[str]]:
    queries = read_queries(file)
    return scores(queries, answers(browser, site, [one.words for one in queries]))


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    with chromium() as one:
        result, missed = scores_of(one, Path(sys.argv[1]), Path((sys.argv[2:] or [SETS / "queries.csv"])[0]))
    for name, value in result.items():
        print(f"{name:24} {value:.3f}")
    print("\n".join(missed))
