"""Building the same content with this project, with MkDocs + Material as anyone would set it up, and with Hugo.

In every round each builds from nothing, and this project again: with nothing changed, after one edit, with prints.
The others remember next to nothing of a build, so theirs from nothing is the measure of all.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from benchmarks.budgets import HUGO, MATERIAL, Row, row_of
from benchmarks.measured import BIN, POLICYREF, ROOT, Run, in_turns, measure, ratio

WORK = ROOT / "build/bench"
SITES = Path(__file__).with_name("sites")
ADDRESS = "https://policy.example.org/"  # canonical addresses and codes to scan are made only where there is one
ROUNDS = {38: 7}  # else 3
COLD, WARM, EDIT, PRINTS = "cold build", "build with nothing changed", "build after one edit", "cold build with prints"
LARGEST = {PRINTS: 100, MATERIAL: 2000}  # measures; more would take too long


@cache
def prepared(size: int) -> Path:
    """The same content laid out for each, in the folders `ours`, `hugo` and `mkdocs` of the one returned."""
    root = WORK / str(size)
    shutil.rmtree(root, ignore_errors=True)
    for folder in ("docs", "site_overrides"):
        shutil.copytree(ROOT / folder, root / "ours" / folder)
    for name, handbook in (("mkdocs.yml", '"off"'), ("printed.yml", "required")):
        config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        config = _with(config, 'site_url: ""', f"site_url: {ADDRESS}")
        config = _with(config, "measures: measures_data\n", f"measures: measures_data\n      handbook: {handbook}\n")
        (root / "ours" / name).write_text(config, encoding="utf-8")
    measure([sys.executable, "-m", "benchmarks.corpus", str(root / "ours"), str(size)])
    measure([sys.executable, "-m", "benchmarks.markdown", str(root / "ours/measures_data"), str(root)])
    shutil.copytree(SITES / "hugo", root / "hugo", dirs_exist_ok=True)
    shutil.copy(SITES / "mkdocs.yml", root / "mkdocs")
    return root


def _with(text: str, old: str, new: str) -> str:
    assert old in text, f"mkdocs.yml has another shape: it does not say {old!r}"
    return text.replace(old, new, 1)


@cache
def built(size: int, config: str = "mkdocs.yml") -> Path:
    """The site of this project, as it is after everything else in this run. Raises FailedError."""
    folder = prepared(size) / "ours"
    measure([POLICYREF, "build", "--config", config], folder)
    return folder / "site"


def measures_in(size: int) -> str:
    """How many there are: at least so many, for notices are whole."""
    return str(len(list(prepared(size).glob("ours/measures_data/*/[0-9]*.yml"))))


def edit(folder: Path) -> tuple[str, str]:
    """Lets the summary of one measure begin with one character more; the address of its page, and the beginning."""
    path = sorted(folder.glob("measures_data/*/11.yml"))[0]
    before = path.read_text(encoding="utf-8")
    found = re.search(r"(?m)^summary: (又*)，?", before)
    assert found, f"{path} has no summary to edit"
    begins = f"{found[1]}又，"
    path.write_text(f"{before[: found.start()]}summary: {begins}{before[found.end() :]}", encoding="utf-8")
    return f"{path.parent.name}/11.html", begins


def rows(sizes: list[int]) -> Iterator[Row]:
    for size in sizes:
        root = prepared(size)
        of = measures_in(size)
        turns = {name: run for name, run in _turns(root).items() if size <= LARGEST.get(name, size)}
        runs = in_turns(turns, ROUNDS.get(size, 3))
        for other in (MATERIAL, HUGO):
            for name in (COLD, WARM, EDIT, PRINTS):
                yield from ratio(name, of, runs, (name, other))
            yield from ratio(f"{COLD}, CPU", of, runs, (COLD, other), cpu=True)
        sites = {COLD: "ours/site", MATERIAL: "mkdocs/site", HUGO: "hugo/public"}
        for name in sites.keys() & runs.keys():
            by = {COLD: ""}.get(name, f", {name}")
            peaks = [run.peak for run in runs[name]]
            yield row_of(f"{COLD}, peak memory{by}", of, "MB", peaks, _written(root / sites[name]))


def _turns(root: Path) -> dict[str, Callable[[], Run]]:
    ours = root / "ours"

    def cold(config: str) -> Run:
        for name in ("site", ".cache"):
            shutil.rmtree(ours / name, ignore_errors=True)
        return measure([POLICYREF, "build", "--config", config], ours)

    def edited() -> Run:
        edit(ours)
        return warm()

    def material() -> Run:
        return measure([str(BIN / "mkdocs"), "build", "--quiet"], root / "mkdocs")

    def hugo() -> Run:
        """The binary itself: the script that the package installs would add the start of a Python."""
        for name in ("public", "resources"):
            shutil.rmtree(root / "hugo" / name, ignore_errors=True)
        found = next((WORK / "venv").glob("lib/python*/site-packages/hugo/binaries/hugo*"), "hugo")
        return measure([str(found), "--quiet"], root / "hugo")

    warm = partial(measure, [POLICYREF, "build"], ours)
    bare, prints = partial(cold, "mkdocs.yml"), partial(cold, "printed.yml")
    return {PRINTS: prints, COLD: bare, WARM: warm, EDIT: edited, MATERIAL: material, HUGO: hugo}


def _written(site: Path) -> str:
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return f"{sum(path.stat().st_size for path in files) / 1e6:.1f} MB in {len(files):,} files, {pages:,} pages"
