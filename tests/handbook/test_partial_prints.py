"""`policyref handbook`: a measure on a leaf, a section, a sector, a unit's task list; and what it says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from policyref.cli import main
from policyref.model.library import Library
from policyref.words import on_paper

from tests.handbook.pdf import Pdf
from tests.pages.source import NUMBERS
from tests.site import NOTICE, Project, Site, squeeze

Ask = Callable[..., Result]


@pytest.fixture
def ask(real: Project, tmp_path: Path) -> Ask:
    def run(*words: str) -> Result:
        return CliRunner().invoke(
            main, ["handbook", "--config", str(real.config), "--out", str(tmp_path / "out"), *words]
        )

    return run


def only(folder: Path) -> Pdf:
    (path,) = (folder / "out").iterdir()
    return Pdf(path.read_bytes())


@pytest.mark.parametrize("number", NUMBERS)
def test_a_measure_fits_one_leaf_with_all_that_is_said_of_it(real_site: Site, library: Library, number: int) -> None:
    leaflet = Pdf(real_site.files[f"handbook/{NOTICE}/{number}.pdf"])
    measure = library.measures[number - 1]
    words = "".join(leaflet.pages)
    assert len(leaflet.pages) <= 2
    assert squeeze(measure.title) in words and squeeze(measure.summary) in words
    for benefit in measure.benefits:
        assert squeeze(benefit.headline) in words
    for unit in measure.all_units():
        assert squeeze(unit.words) in words
    for note in measure.notes:
        assert squeeze(on_paper(note.note)) in words
    for reading in measure.rules.readings:
        assert squeeze(on_paper(reading.why)) in words and f"另一种理解：{squeeze(reading.name)}" in words
    assert "联系人" in words and "电话" in words and "（盖章）" in words
    assert "本站" not in words


def test_most_leaflets_need_only_one_side_and_a_back_says_whose_it_is(real_site: Site, library: Library) -> None:
    sides = {number: Pdf(real_site.files[f"handbook/{NOTICE}/{number}.pdf"]).pages for number in NUMBERS}
    assert sum(len(pages) == 1 for pages in sides.values()) >= len(sides) - 4
    for number, pages in sides.items():
        for page in pages[1:]:
            assert (
                page.startswith("《晋城市") and f"第{number}条{squeeze(library.measures[number - 1].title)}2/2" in page
            )


def test_a_unit_finds_all_its_tasks_with_those_beside_it(real_site: Site, library: Library) -> None:
    for unit in library.units:
        own = library.measures_of_unit.get(unit.id, [])
        if own:
            words = "".join(Pdf(real_site.files[f"handbook/units/{unit.id}.pdf"]).pages)
            for measure in own:
                assert squeeze(measure.title) in words


def test_the_leaf_asked_for_is_the_one_on_the_site(ask: Ask, tmp_path: Path, real_site: Site) -> None:
    assert ask("--measure", "11").exit_code == 0
    assert only(tmp_path).content == real_site.files[f"handbook/{NOTICE}/11.pdf"]


def test_the_whole_book_is_printed_where_nothing_is_asked(ask: Ask, tmp_path: Path, real_site: Site) -> None:
    result = ask()
    assert result.exit_code == 0 and result.stdout.endswith(f"{NOTICE}.pdf\n")
    assert only(tmp_path).content == real_site.files[f"handbook/{NOTICE}.pdf"]


def test_a_section_has_its_measures_and_sends_nobody_to_pages_it_lacks(ask: Ask, tmp_path: Path) -> None:
    assert ask("--section", "2").exit_code == 0
    part = only(tmp_path)
    measures = [words for level, words, _ in part.bookmarks if level == 2 and words.startswith("第")]
    assert [words.partition("条")[0] for words in measures] == [f"第{number}" for number in range(9, 20)]
    assert "第24条全面落实已出台的各项政策：" in "".join(part.pages)


@pytest.mark.parametrize("name", ["tourism", "文化旅游"])
def test_a_sector_goes_by_id_or_name(ask: Ask, tmp_path: Path, name: str) -> None:
    assert ask("--sector", name).exit_code == 0
    assert "第14条大力拓展客源市场" in [words for _, words, _ in only(tmp_path).bookmarks]


@pytest.mark.parametrize("name", ["commerce", "市商务局", "晋城市商务局"])
def test_a_unit_goes_by_id_or_any_of_its_names(ask: Ask, tmp_path: Path, name: str, real_site: Site) -> None:
    assert ask("--unit", name).exit_code == 0
    assert only(tmp_path).content == real_site.files["handbook/units/commerce.pdf"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--measure", "99"), "没有第 99 条"),
        (("--section", "9"), "没有第 9 部分。有：1、2、3、4、5"),
        (("--sector", "太空"), "没有找到行业或主题“太空”。有："),
        (("--sector", "批零业"), "没有找到行业或主题“批零业”。有：批发和零售业；"),
        (("--unit", "商物局"), "没有找到单位“商物局”。有：市商务局、"),
        (("--unit", ""), "没有找到单位“”"),
        (("--notice", "晋市政办发〔2022〕12号"), "没有找到文件“晋市政办发〔2022〕12号”。有：晋市政办发电〔2022〕12号"),
        (("--unit", "commerce", "--measure", "1"), "只能写一个"),
    ],
)
def test_what_is_not_there_is_said(ask: Ask, words: tuple[str, ...], said: str) -> None:
    result = ask(*words)
    assert result.exit_code != 0 and said in result.stderr


def test_of_several_notices_one_must_be_named(both: Project, tmp_path: Path) -> None:
    asked = ["handbook", "--config", str(both.config), "--out", str(tmp_path), "--measure", "1"]
    assert "--notice" in CliRunner().invoke(main, asked).stderr
    assert CliRunner().invoke(main, [*asked, "--notice", NOTICE]).exit_code == 0
