"""The corpus that benchmarks measure with is sound data, and always the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.load.pages import Docs
from policyref.model.host import Host
from policyref.pipeline import run
from policyref.problems.report import report

from benchmarks.corpus import write_corpus
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
