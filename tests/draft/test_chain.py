"""Documents of several years, each drafted from its file: a clerk takes away the marks, and the days come out right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from policyref.cli import main
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.publish.mkdocs_build import build_site
from policyref.start.project import start
from policyref.time.times import times

from tests.draft.offered import accept
from tests.intake.notices import made_of
from tests.site import Site, squeeze

CHAIN = Path(__file__).parent.parent / "corpora/chain"
KINDS = {
    "jichuan-2020-9": "txt",
    "jichuan-2021-4": "docx",
    "jichuan-2022-7": "txt",
    "jichuan-2024-2": "docx",
    "jichuan-cz-2025-11": "txt",
    "jichuan-2026-3": "docx",
    "jichuan-2026-5": "txt",
}
SHOP, TRAINING = "jichuan-2021-4", "jichuan-2020-9"


@dataclass(frozen=True)
class Desk:
    drafted: dict[str, Result]
    checked: Result
    library: Library
    site: Site


def policyref(*words: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, words)), catch_exceptions=False)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("years")
    root, data = folder / "years", folder / "years/measures_data"
    start(root)
    drafted = {}
    for name, kind in KINDS.items():
        drafted[name] = policyref("new", name, "--from", made_of(CHAIN, name, kind, folder), "--data", data)
        accept(data / name)
    checked = policyref("check", "--data", data, "--docs", root / "docs")
    library, _ = load_library(root, data)
    return Desk(drafted, checked, library, Site(build_site(root / "mkdocs.yml").folder))


def test_nothing_is_left_but_to_take_away_the_marks(desk: Desk) -> None:
    assert {name: result.exit_code for name, result in desk.drafted.items()} == dict.fromkeys(KINDS, 0)
    assert desk.checked.exit_code == 0, desk.checked.output
    assert "没有问题：7 份文件" in desk.checked.output and "要人确认" not in desk.checked.output


@pytest.mark.parametrize(
    ("unit", "day", "words"),
    [
        (SHOP, date(2021, 3, 20), "未施行"),
        (f"{SHOP}/2", date(2022, 5, 31), "将于2022年6月1日修改"),
        (f"{SHOP}/2", date(2022, 6, 1), "已修改"),
        (f"{SHOP}/3", date(2022, 6, 1), "已修改"),
        (SHOP, date(2024, 3, 31), "有效"),
        (f"{SHOP}/2", date(2025, 1, 1), "有效 · 已延长"),
        (f"{SHOP}/4", date(2025, 6, 30), "将于2025年7月1日停止执行"),
        (f"{SHOP}/4", date(2025, 7, 1), "已停止执行"),
        (SHOP, date(2025, 7, 1), "部分失效"),
        (f"{SHOP}/2", date(2025, 7, 1), "有效 · 已延长"),
        (SHOP, date(2026, 5, 31), "将于2026年6月1日"),
        (SHOP, date(2026, 6, 1), "已废止"),
        (TRAINING, date(2021, 1, 1), "已施行，到何时原文没写"),
        (TRAINING, date(2026, 5, 1), "2026年4月30日确认继续有效"),
        ("jichuan-2026-5", date(2026, 6, 1), "有效与否原文没写"),
    ],
)
def test_each_day_has_the_words_that_the_documents_give_it(desk: Desk, unit: str, day: date, words: str) -> None:
    status = times(desk.library).status(unit, day)
    said = [status.word, status.told, *(mark.words for mark in status.marks)]
    assert any(words in one for one in said), said


def test_both_sides_of_an_act_are_on_the_site(desk: Desk) -> None:
    older = squeeze(desk.site.page(f"{SHOP}/index.html").one("body").text())
    later = squeeze(desk.site.page("jichuan-2026-5/index.html").one("body").text())
    assert "霁政发〔2026〕5号" in older
    assert "决定废止《霁川市小店扶持办法》" in later


def test_what_the_library_lacks_is_named_as_its_list_does(desk: Desk) -> None:
    effects = next(one for one in desk.library.notices if one.id == "jichuan-2026-3").effects
    assert [one.does for one in effects] == ["confirms", "repeals"]
    assert effects[0].unit == TRAINING and effects[1].unit is None
    assert effects[1].saying.startswith("宣布失效")
