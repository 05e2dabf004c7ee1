"""Ten notices go from the file on the desk to the site in one sitting; `corpora/files/truth.yml` says what is true."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from policyref.cli import main
from policyref.load.library import load_library
from policyref.model.notice import Notice
from policyref.publish.mkdocs_build import build_site
from policyref.start.project import start

from tests.intake.notices import FILES, made
from tests.site import Site, squeeze

TRUTH: dict[str, dict[str, Any]] = yaml.safe_load((FILES / "truth.yml").read_text(encoding="utf-8"))
BY_HAND = "guide"
"""The one notice that has no numbers: a person says in its outline which lines begin a measure."""
MEASURES = (2, 4, 6, 8, 10)


def policyref(*words: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, words)), catch_exceptions=False)


@dataclass(frozen=True)
class Sitting:
    """What each command said, the notices as they are then, and the site."""

    data: Path
    drafted: dict[str, Result]
    redone: Result
    checked: Result
    notices: dict[str, Notice]
    site: Site

    def text(self, name: str) -> str:
        """The official text that was made of the file, without white space."""
        return squeeze((self.data / name / "source.txt").read_text(encoding="utf-8"))

    def pages(self, name: str) -> str:
        """All that the pages of a notice say."""
        return "\n".join(squeeze(page.tree.root.text()) for page in self.site.pages(f"{name}/") if page.tree.root)


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Sitting:
    folder = tmp_path_factory.mktemp("desk")
    root, data = folder / "site-of-ten", folder / "site-of-ten/measures_data"
    start(root)
    drafted = {}
    for name, truth in TRUTH.items():
        drafted[name] = policyref("new", name, "--from", made(name, truth["kind"], folder), "--data", data)
    outline = data / BY_HAND / "outline.txt"
    corrected = outline.read_text(encoding="utf-8")
    for block in MEASURES:
        corrected = re.sub(rf"^引(?=\t{block}\t)", "措", corrected, flags=re.MULTILINE)
    outline.write_text(corrected, encoding="utf-8")
    redone = policyref("new", BY_HAND, "--redo", "--data", data)
    checked = policyref("check", "--data", data, "--docs", root / "docs")
    library, _ = load_library(root, data)
    built = build_site(root / "mkdocs.yml")
    return Sitting(data, drafted, redone, checked, {one.id: one for one in library.notices}, Site(built.folder))


def lines(name: str) -> list[str]:
    """The words of a notice as it is kept, a line or a cell each."""
    if (FILES / f"{name}.txt").exists():
        return [cell for line in (FILES / f"{name}.txt").read_text("utf-8").splitlines() for cell in line.split("⇥")]
    page = (FILES / f"{name}.html").read_text("utf-8").partition("</div>")[2].partition('<div class="foot">')[0]
    page = re.sub('<table class="reg">.*?</table>|<div class="info">.*?</div>', "", page)
    return [words.strip() for words in re.split("<[^>]*>", page) if words.strip()]


def test_only_a_notice_without_numbers_needs_a_person_before_it_is_divided(sitting: Sitting) -> None:
    codes = {name: result.exit_code for name, result in sitting.drafted.items()}
    assert codes == {name: int(truth.get("not_sure", False)) for name, truth in TRUTH.items()}
    assert sitting.redone.exit_code == 0
    assert "没有编号，看不出怎样分条" in sitting.drafted[BY_HAND].output


def test_nothing_that_is_drafted_is_an_error(sitting: Sitting) -> None:
    assert sitting.checked.exit_code == 0
    assert "没有问题：10 份文件" in sitting.checked.output


@pytest.mark.parametrize("name", TRUTH)
def test_the_record_says_what_the_text_says(sitting: Sitting, name: str) -> None:
    truth, notice = TRUTH[name], sitting.notices[name]
    record = yaml.safe_load((sitting.data / name / "notice.yml").read_text(encoding="utf-8"))
    assert squeeze(notice.title) == squeeze("".join(lines(name)[: 2 if name == "joint" else 1]))
    assert record.get("number") == truth.get("number")
    assert (notice.issuer, notice.issued, notice.draft) == (truth["issuer"], truth["issued"], truth.get("draft", False))
    assert [one.end for one in notice.deadlines if one.end] == ([truth["ends"]] if "ends" in truth else [])
    assert truth.get("number_is_open", "") in sitting.drafted[name].output


@pytest.mark.parametrize("name", TRUTH)
def test_the_notice_is_divided_as_its_labels_say(sitting: Sitting, name: str) -> None:
    truth, notice = TRUTH[name], sitting.notices[name]
    assert [f"{one.level} {one.label}" for one in notice.sections] == truth.get("sections", [])
    assert [one.label for one in notice.measures] == truth.get("labels", [])
    items = {one.number: [item.label for item in one.items] for one in notice.measures if one.items}
    assert items == truth.get("items", {})
    assert [one.label for one in notice.annexes] == truth.get("annexes", [])
    written = [yaml.safe_load(file.read_text("utf-8")).get("title") for file in sorted(notice_files(sitting, name))]
    assert written == truth.get("titles", [None] * len(notice.measures))


@pytest.mark.parametrize("name", TRUTH)
def test_units_and_duties_are_those_of_the_text(sitting: Sitting, name: str) -> None:
    truth, notice = TRUTH[name], sitting.notices[name]
    units = (unit for measure in notice.measures for unit in measure.units or ())
    found = Counter(f"{unit.words} {unit.role}".removesuffix(" responsible") for unit in units)
    assert found == truth.get("units", {})
    assert [duty.task for duty in notice.duties] == truth.get("duties", [])


@pytest.mark.parametrize("name", TRUTH)
def test_every_line_of_the_file_stands_in_the_text_and_on_the_site(sitting: Sitting, name: str) -> None:
    text, pages = sitting.text(name), sitting.pages(name)
    for line in map(squeeze, lines(name)):
        assert line in text
        assert line in pages
    for words in TRUTH[name].get("left_out", []):
        assert words not in text
        assert words not in pages


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if "offered" in truth])
def test_what_a_person_should_confirm_is_offered_in_a_comment(sitting: Sitting, name: str) -> None:
    files = [sitting.data / name / "notice.yml", *notice_files(sitting, name)]
    comments = [line for file in files for line in file.read_text("utf-8").splitlines() if line.startswith("#")]
    assert any(TRUTH[name]["offered"] in line for line in comments)


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if "pages" in truth])
def test_pages_say_what_the_text_makes_of_it(sitting: Sitting, name: str) -> None:
    for page, words in TRUTH[name]["pages"].items():
        said = squeeze(sitting.site.page(f"{name}/{page}.html").one("body").text())
        assert [one for one in words if one not in said] == []


def notice_files(sitting: Sitting, name: str) -> list[Path]:
    return list((sitting.data / name).glob("[0-9]*.yml"))
