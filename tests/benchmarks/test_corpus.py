"""The corpus that benchmarks measure with is sound data, and always the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.load.library import load_library
from policyref.load.pages import Docs
from policyref.model.host import Host
from policyref.pipeline import run
from policyref.problems.report import report

from benchmarks import builds
from benchmarks.builds import edit
from benchmarks.corpus import write_corpus
from benchmarks.handbook import as_one
from tests.site import DATA, ROOT


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two notices: the real one and one made of it."""
    out = tmp_path_factory.mktemp("corpus")
    real = len(list(DATA.glob("*/[0-9]*.yml")))
    assert write_corpus(out, 2 * real) == 2 * real
    return out / "measures_data"


def test_it_passes_every_check(corpus: Path) -> None:
    result = run(corpus, Docs(ROOT / "docs"), Host("试", ""))
    assert not result.problems, report(result.problems, corpus.parent)
    assert result.library is not None
    assert len(result.library.measures) == len(list(corpus.glob("*/[0-9]*.yml")))


def test_a_copy_says_something_else_than_its_original(corpus: Path) -> None:
    copies, originals = (list(corpus.glob(f"{name}/[0-9]*.yml")) for name in ("bench-0001", "[!b]*"))
    assert sorted(one.name for one in copies) == sorted(one.name for one in originals)
    told = {one.name: one.read_text(encoding="utf-8") for one in originals}
    assert sum(one.read_text(encoding="utf-8") != told[one.name] for one in copies) > len(copies) / 2


def test_two_runs_write_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path, len(list(corpus.glob("*/[0-9]*.yml"))))
    first, second = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (corpus, tmp_path / "measures_data")
    )
    assert first == second


def test_an_edit_is_another_each_time_and_as_sound(corpus: Path) -> None:
    first, second = edit(corpus.parent), edit(corpus.parent)
    assert first[0] == second[0] and (first[1], second[1]) == ("又，", "又又，")
    assert not run(corpus, Docs(ROOT / "docs"), Host("试", "")).problems


def test_as_one_book_it_is_numbered_through_and_refers_to_itself(corpus: Path) -> None:
    library, problems = load_library(corpus.parent, corpus)
    assert library and not problems
    notice, book = as_one(library)
    assert [one.number for one in notice.measures] == list(range(1, len(library.measures) + 1))
    related = [link.key for one in notice.measures for link in one.related]
    assert related and set(related) <= set(book.measure_by_key)


def test_everyone_builds_the_same_measures_at_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builds, "WORK", tmp_path)
    builds.prepared.cache_clear()
    root = builds.prepared(1)
    builds.prepared.cache_clear()
    for config in ("ours/mkdocs.yml", "ours/printed.yml", "mkdocs/mkdocs.yml", "hugo/hugo.toml"):
        assert builds.ADDRESS in (root / config).read_text(encoding="utf-8")
    ours, hugo, material = (
        {(path.parent.name, int(path.stem)) for path in root.glob(f"{pages}/*/[0-9]*.*")}
        for pages in ("ours/measures_data", "hugo/content", "mkdocs/docs")
    )
    assert ours == hugo == material != set()
