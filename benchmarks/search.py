"""Quality of the search on judged queries, asked of the very scripts that ship, in Chromium, from a built site on disk.

Usage: python benchmarks/search.py SITE [QUERIES]. Prints R@5, MRR@10, the share of answerable queries that find
nothing, R@5 by kind, and the queries that miss. Of the sets in tests/search, `queries.csv` was seen while the
rules were made, the misses of `unseen.csv` as well from its second use on; `fresh.csv` is not tuned on.
"""

from __future__ import annotations

import csv
import shutil
import sys
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import sync_playwright

QUERIES = Path(__file__).parent.parent / "tests/search/queries.csv"
_ASK = """async (query) => {
  const found = await policySearch.search(query, {limit: 10});
  return found.results.map((one) => {
    const row = policyResult.row(one, found.words);
    return [Number(row.dataset.measure.split('/')[1]), Number(row.dataset.item ?? 0)];
  });
}"""


def answers(site: Path, queries: list[str]) -> list[list[tuple[int, int]]]:
    """For each query the measures and items found, best first."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((site / "search.html").resolve().as_uri())
        found = [[(row[0], row[1]) for row in page.evaluate(_ASK, query)] for query in queries]
        browser.close()
    return found


def scores(site: Path, file: Path) -> tuple[dict[str, float], list[str]]:
    """Measures by name (`R@5`, `MRR`, `zero`, `items`, `R@5 kind`), and a line for each query that misses."""
    with file.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["relevant"] and row["relevant"] != "DOC"]
    values: dict[str, list[float]] = defaultdict(list)
    misses = []
    for row, found in zip(rows, answers(site, [row["query"] for row in rows]), strict=True):
        relevant = [int(one) for one in row["relevant"].split(";")]
        numbers = [number for number, _ in found]
        recall = len(set(relevant) & set(numbers[:5])) / min(5, len(relevant))
        first = next((at for at, number in enumerate(numbers, start=1) if number in relevant), None)
        values["R@5"].append(recall)
        values["MRR"].append(1 / first if first else 0)
        values["zero"].append(not found)
        values[f"R@5 {row['kind']}"].append(recall)
        subs = {(27, int(sub[3:-1])) for sub in row["sub"].split(";")} if row["sub"] else set()
        if subs:
            values["items"].append(bool(subs & set(found[:5])))
        if recall < 1 or first != 1 or (subs and not subs & set(found[:5])):
            misses.append(f"{row['query']} ({row['kind']}) wants {row['relevant']} {row['sub']}, finds {found[:5]}")
    return {name: sum(all_) / len(all_) for name, all_ in values.items()}, misses


if __name__ == "__main__":
    result, missed = scores(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else QUERIES)
    for name, value in result.items():
        print(f"{name:24} {value:.3f}")
    print("\n".join(missed))
