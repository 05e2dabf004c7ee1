"""Judged queries, and how well answers to them do.

A set in tests/search is a CSV: the query, the numbers of the relevant measures, its kind, and the right item (27(9))
where the answer is one. Sets in tests/search/hits are judged hit by hit: all that is wanted (`27(9);31;@notice`),
nothing where no notice has it; one of several notices calls measures by their keys.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

SETS = Path(__file__).parent.parent / "tests/search"
HITS = SETS / "hits"
FIRST = 5
# Measure and item (0 for the measure itself), best first.
Answer = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Query:
    words: str
    kind: str
    relevant: frozenset[int]
    items: frozenset[tuple[int, int]]


def read_queries(file: Path) -> list[Query]:
    """The queries that have an answer among the measures."""
    with file.open(encoding="utf-8") as lines:
        return [
            Query(
                words=row["query"],
                kind=row["kind"],
                relevant=frozenset(map(int, row["relevant"].split(";"))),
                items=frozenset((int(of), int(item)) for of, item in re.findall(r"(\d+)\((\d+)\)", row["sub"] or "")),
            )
            for row in csv.DictReader(lines)
            if row["relevant"] and row["relevant"] != "DOC"
        ]


def all_queries() -> list[Query]:
    """Of every set, each once."""
    return list({one.words: one for file in sorted(SETS.glob("*.csv")) for one in read_queries(file)}.values())


def scores(queries: Iterable[Query], answers: Iterable[Answer]) -> tuple[dict[str, float], list[str]]:
    """Measures by name (`R@5`, `MRR`, `zero`, `items`, `R@5 kind`), and a line for each query that misses."""
    values: dict[str, list[float]] = defaultdict(list)
    misses = []
    for query, found in zip(queries, answers, strict=True):
        numbers = [*dict.fromkeys(number for number, _ in found)]  # of a measure several items may be found
        recall = len(query.relevant & set(numbers[:FIRST])) / min(FIRST, len(query.relevant))
        first = next((at for at, number in enumerate(numbers, start=1) if number in query.relevant), None)
        values["R@5"].append(recall)
        values["MRR"].append(1 / first if first else 0)
        values["zero"].append(not found)
        values[f"R@5 {query.kind}"].append(recall)
        met = not query.items or bool(query.items & set(found[:FIRST]))
        if query.items:
            values["items"].append(met)
        if recall < 1 or first != 1 or not met:
            wanted = ", ".join(map(str, sorted(query.items or query.relevant)))
            misses.append(f"{query.words} ({query.kind}) wants {wanted}, finds {list(found[:5])}")
    return {name: sum(all_) / len(all_) for name, all_ in values.items()}, misses


@dataclass(frozen=True, slots=True)
class Wish:
    """`wanted` are names of hits; none where nothing should be found. `corpus` says in which notices."""

    words: str
    wanted: frozenset[str]
    corpus: str


def read_wishes(file: Path) -> list[Wish]:
    with file.open(encoding="utf-8") as lines:
        return [
            Wish(row["query"], frozenset(filter(None, row["wanted"].split(";"))), row.get("corpus") or "")
            for row in csv.DictReader(lines)
        ]


def hit_scores(wishes: Iterable[Wish], answers: Iterable[Sequence[str]]) -> tuple[dict[str, float], list[str]]:
    """`hits`: what stands among the first of all that is wanted; `nothing`: whether what nobody has is answered so."""
    values: dict[str, list[float]] = defaultdict(list)
    misses = []
    for wish, found in zip(wishes, answers, strict=True):
        if wish.wanted:
            score = len(wish.wanted & {*found[:FIRST]}) / min(FIRST, len(wish.wanted))
            values["hits"].append(score)
        else:
            score = float(not found)
            values["nothing"].append(score)
        if score < 1:
            misses.append(f"{wish.words} wants {', '.join(sorted(wish.wanted))}, finds {list(found[:FIRST])}")
    return {name: sum(all_) / len(all_) for name, all_ in values.items()}, misses
