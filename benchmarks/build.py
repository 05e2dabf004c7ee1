"""Building the same content with this project and with others, in one run, to be read as ratios.

Usage: python -m benchmarks.build [SIZES], e.g. 38,1000. Writes benchmarks/results/build.json. What is built is in
build/bench. Runs of the contenders take turns, so that a busy minute falls on all of them; the median counts.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measured import BIN, ROOT, FailedError, Run, load, measure, table, written

WORK = ROOT / "build/bench"
TOOLS = WORK / "venv"
RESULTS = Path(__file__).with_name("results")
SITES = Path(__file__).with_name("sites")
LIMIT = 900.0  # seconds for one build
BASE = "Hugo"


@dataclass(frozen=True, slots=True)
class Contender:
    """`command` is run in `folder`, below the folder of a size, and writes `site`; `remembers` is kept for next time.

    `edited` is where measure 11 of the first made notice is written, for a build after one edit: a folder by notice
    and the ending. `largest` is the size that it is not asked to go beyond, for it would take too long.
    """

    name: str
    folder: str
    command: Callable[[], list[str]]
    site: str
    remembers: tuple[str, ...]
    edited: tuple[str, str]
    largest: int


def _hugo() -> list[str]:
    """The binary itself: the script that the package installs would add the start of a Python."""
    return [str(next(TOOLS.glob("lib/python*/site-packages/hugo/binaries/hugo*"))), "--quiet"]


CONTENDERS = (
    Contender(
        "this project, no prints", "bare", lambda: [str(BIN / "policyref"), "build"], "site",
        ("measures_data/links.lock", ".cache"), ("measures_data", ".yml"), 10_000,
    ),
    Contender(
        "this project, prints", "prints", lambda: [str(BIN / "policyref"), "build"], "site",
        ("measures_data/links.lock", ".cache"), ("measures_data", ".yml"), 1000,
    ),
    Contender(BASE, "hugo", _hugo, "public", ("resources", ".hugo_build.lock"), ("content", ".md"), 10_000),
    Contender(
        "Zensical", "zensical", lambda: [str(TOOLS / "bin/zensical"), "build"], "site",
        (".cache",), ("plain", ".md"), 1000,
    ),
    Contender(
        "MkDocs + Material", "mkdocs", lambda: [str(BIN / "mkdocs"), "build", "--quiet"], "site",
        (), ("plain", ".md"), 1000,
    ),
)  # fmt: skip


def prepare(size: int) -> tuple[Path, int]:
    """The same content laid out for every contender; its folder and how many measures there are."""
    root = WORK / str(size)
    shutil.rmtree(root, ignore_errors=True)
    for name, handbook in (("bare", '"off"'), ("prints", "required")):
        for folder in ("docs", "site_overrides"):
            shutil.copytree(ROOT / folder, root / name / folder)
        config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        old = "      measures: measures_data\n"
        assert old in config, "mkdocs.yml has another shape: set `handbook` in another way"
        changed = config.replace(old, f"{old}      handbook: {handbook}\n")
        (root / name / "mkdocs.yml").write_text(changed, encoding="utf-8")
    data = root / "bare/measures_data"
    measure([sys.executable, str(ROOT / "benchmarks/corpus.py"), str(data.parent), str(size)], root, LIMIT)
    shutil.copytree(data, root / "prints/measures_data")
    measure([sys.executable, "-m", "benchmarks.markdown", str(data), str(root)], ROOT, LIMIT)
    shutil.copytree(SITES / "hugo", root / "hugo", dirs_exist_ok=True)
    for name in ("zensical", "mkdocs"):
        shutil.copytree(root / "plain", root / name / "plain")
        shutil.copy(SITES / "mkdocs.yml", root / name)
    return root, len(list(data.glob("*/[0-9]*.yml")))


def build(contender: Contender, root: Path) -> tuple[Run, Run]:
    """A build from nothing; and one after a single edit, with everything in place that the first one left."""
    folder = root / contender.folder
    for name in (contender.site, *contender.remembers):
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    first = measure(contender.command(), folder, LIMIT)
    with _edited(folder, *contender.edited):
        return first, measure(contender.command(), folder, LIMIT)


@contextmanager
def _edited(folder: Path, pages: str, ending: str) -> Iterator[None]:
    """One measure says something more for a while."""
    path = sorted(folder.glob(f"{pages}/*/11{ending}"))[0]
    before = path.read_text(encoding="utf-8")
    changed = before.replace("\nsummary: ", "\nsummary: 又，", 1) if ending == ".yml" else before + "\n又改了一处。\n"
    assert changed != before, f"{path} has no summary to edit"
    path.write_text(changed, encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def results(size: int, rounds: int) -> list[dict[str, float | str]]:
    """A row for each contender, medians of the rounds: seconds, MB."""
    root, measures = prepare(size)
    running = [one for one in CONTENDERS if size <= one.largest]
    runs: dict[str, list[tuple[Run, Run]]] = {one.name: [] for one in running}
    for _ in range(rounds):
        for one in list(running):
            try:
                runs[one.name].append(build(one, root))
                seconds = " and ".join(f"{run.wall:.1f}" for run in runs[one.name][-1])
                print(f"{size}: {one.name}, {seconds} s", file=sys.stderr, flush=True)
            except (FailedError, StopIteration) as error:
                print(f"{one.name} at {size}: {error}", file=sys.stderr)
                running.remove(one)
    rows: list[dict[str, float | str]] = []
    for one in running:
        first = [run for run, _ in runs[one.name]]
        size_mb, files, pages = written(root / one.folder / one.site)
        rows.append(
            {
                "measures": measures,
                "name": one.name,
                "rounds": rounds,
                "wall": statistics.median(run.wall for run in first),
                "cpu": statistics.median(run.cpu for run in first),
                "edit": statistics.median(run.wall for _, run in runs[one.name]),
                "peak": statistics.median(run.peak for run in first),
                "output": size_mb,
                "files": files,
                "pages": pages,
            }
        )
    return rows


def shown(rows: list[dict[str, float | str]]) -> str:
    """The table: first the ratios to Hugo and of the build after an edit, then what they were made of."""
    base = {row["measures"]: row for row in rows if row["name"] == BASE}
    lines: list[tuple[str, ...]] = [
        (
            "built by",
            "measures",
            "× Hugo",
            "CPU × Hugo",
            "edit/cold",
            "wall s",
            "CPU s",
            "edit s",
            "peak MB",
            "out MB",
            "files",
            "pages",
        )
    ]
    for row in rows:
        wall, again = float(row["wall"]), float(row["edit"])
        hugo = base.get(row["measures"])
        ratios = [f"{float(row[key]) / float(hugo[key]):.2f}" if hugo else "-" for key in ("wall", "cpu")]
        lines.append(
            (
                str(row["name"]),
                str(row["measures"]),
                *ratios,
                f"{again / wall:.2f}",
                *(f"{float(row[key]):.2f}" for key in ("wall", "cpu", "edit")),
                *(f"{float(row[key]):.1f}" for key in ("peak", "output")),
                str(row["files"]),
                str(row["pages"]),
            )
        )
    return table(lines)


def main(sizes: str = "38,1000") -> None:
    rows = []
    for size in sizes.split(","):
        rows += results(int(size), rounds=3 if int(size) <= 100 else 1)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "build.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    print(f"{shown(rows)}\n{load()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
