"""`policyref init`: an empty project that is in order, says what to do next, and takes a first notice."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from click.testing import CliRunner
from policyref.cli import main
from policyref.start.project import files

from tests.site import ROOT, Project, Site, squeeze
from tests.start.clerk import ID, NOTICE, fill_in

NEXT = "policyref new ID --from FILE"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which somebody works."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def policyref(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    return result.exit_code, result.output


def written(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_an_empty_project_has_all_that_a_site_needs_and_says_what_is_next(here: Path) -> None:
    code, told = policyref("init", "my-site")
    assert code == 0 and "进到 my-site" in told and NEXT in told
    made = written(here / "my-site")
    assert {"mkdocs.yml", "README.md", ".gitignore", ".gitattributes", "docs/about.md", "docs/help.md"} <= set(made)
    assert {f"measures_data/{name}.yml" for name in ("units", "sectors", "glossary", "site", "redirects")} <= set(made)
    assert "measures_data/schema/measure.schema.json" in made
    for name in (b"links.lock", b"facts.lock", b"revisions.yml"):
        assert name + b" merge=union" in made[".gitattributes"]


def test_the_seeds_belong_to_no_place(here: Path) -> None:
    for name, text in files().items():
        assert not re.search("晋城|阳城|jincheng|yangcheng|//pypi|registry", text), f"{name} names a place"


def test_sectors_are_the_sections_of_the_standard() -> None:
    letters = re.findall(r"gbt4754: '?([A-Z])", files()["measures_data/sectors.yml"])
    assert letters == list("ABCDEFGHIJKLMNOPQRST")


@pytest.mark.parametrize("held", ["README.md", ".hidden", "docs/x.md"])
def test_a_folder_that_holds_anything_is_left_alone(here: Path, held: str) -> None:
    (here / "x" / held).parent.mkdir(parents=True)
    (here / "x" / held).write_text("mine", encoding="utf-8")
    code, told = policyref("init", "x")
    assert code == 1 and "x 不是空的" in told and "policyref init --here" in told
    assert written(here / "x") == {held: b"mine"}


def test_a_fresh_repository_is_empty_and_a_file_is_no_folder(here: Path) -> None:
    subprocess.run(["git", "init", "-q", "x"], check=True)
    assert policyref("init", "x")[0] == 0
    assert set(written(here / "x")) == set(files())
    code, told = policyref("init", "x/README.md")
    assert code == 1 and "是一个文件" in told


@pytest.mark.parametrize("words", [(), ("x", "--here")])
def test_where_to_start_must_be_said_once(here: Path, words: tuple[str, ...]) -> None:
    code, told = policyref("init", *words)
    assert code == 2 and "policyref init my-site" in told
    assert not list(here.iterdir())


def test_nothing_is_half_written_when_the_disk_is_full(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bytes = Path.write_bytes

    def until_full(path: Path, *words: Any, **options: Any) -> int:
        if path.name == "sectors.yml":
            raise OSError(28, "No space left on device", str(path))
        return write_bytes(path, *words, **options)

    monkeypatch.setattr(Path, "write_bytes", until_full)
    code, told = policyref("init", "a/b")
    assert code == 3 and "sectors.yml 不能读写（磁盘满了）" in told
    assert not list(here.iterdir())


def test_what_a_folder_lacks_is_added_and_what_it_has_stays(here: Path) -> None:
    (here / "mkdocs.yml").write_text("site_name: 我的\n", encoding="utf-8")
    code, told = policyref("init", "--here")
    assert code == 0 and f"补上了 {len(files()) - 1} 个文件" in told
    assert (here / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: 我的\n"
    assert set(written(here)) == set(files())
    assert policyref("init", "--here") == (0, "没有缺的文件。\n")


def built(folder: Path) -> Site:
    code, told = policyref("build")
    assert code == 0, told
    return Site(folder / "site")


def test_an_empty_project_is_checked_and_built_into_honest_pages(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    policyref("init", "my-site")
    monkeypatch.chdir("my-site")
    assert policyref("check") == (0, f"没有问题：0 份文件，0 条措施。\n{policyref('build')[1].splitlines()[-1]}\n")
    assert NEXT in policyref("check")[1]
    site = built(here / "my-site")
    for address in ("index", "measures", "finder", "sectors/index", "units/index", "deadlines", "data"):
        page = site.page(f"{address}.html")
        assert "还没有收录文件" in page.one("main").text(), address
        assert not page.all("main table")
    for page in (page for page in site.pages() if page.address != "404.html"):  # that is asked for anywhere
        for link in page.all("a[href]"):
            target = urldefrag(urljoin(page.address, link.attributes["href"] or "")).url
            assert target in site.files or target.startswith("http"), f"{page.address} leads to {target}"
    code, told = policyref("handbook")
    assert code == 1 and "没有可印的" in told


def test_a_first_notice_is_drafted_completed_and_published(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    policyref("init", ".")
    built(here)
    Path("notice.txt").write_text(NOTICE, encoding="utf-8")
    code, told = policyref("new", ID, "--text", "notice.txt")
    assert code == 0 and told.count("short: ") == 2
    code, told = policyref("check")
    left = "；还差：1 份文件没有摘要，2 条没有摘要，2 条没有对谁，2 条没有行业与主题，2 条没有期限，2 条没有奖补，"
    assert code == 0 and f"没有问题：1 份文件，2 条措施{left}" in told
    assert (
        f"  measures_data/{ID}/02.yml  没有摘要、对谁、行业与主题、期限、奖补；1 个单位名称不在 units.yml 里\n" in told
    )
    assert policyref("check", "--strict")[0] == 1
    plain = built(here)
    page = plain.page(f"{ID}/1.html").one("main").text()
    assert "按每人300元给予补贴，最高3万元。" in page and "问谁县商务局" in squeeze(page)
    assert "尚未整理，请看原文" in page and "原文没有" not in page.replace("不表示原文没有", "")
    record = Path("measures_data", ID, "notice.yml").read_text(encoding="utf-8")
    for line in (
        "issuer: 云溪县人民政府办公室",
        "number: 云政办发〔2025〕8号",
        "issued: 2025年3月10日",
        "place: [云溪县]",
    ):
        assert f"\n{line}" in record
    fill_in(here)
    code, told = policyref("check")
    assert (code, told) == (0, "没有问题：1 份文件，2 条措施。\n"), told
    site = built(here)
    assert "最高3万元" in site.page(f"{ID}/1.html").one("main").text()
    for address in ("index", "measures", "finder", "units/index", "deadlines"):
        assert "还没有收录文件" not in site.page(f"{address}.html").one("main").text()


def test_the_demo_leaves_a_clone_in_two_steps(here: Path) -> None:
    """`git rm -rq measures_data`, then `policyref init --here`: as README says."""
    Project.of_real_data(here)
    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        assert "git rm -rq measures_data\n" in text and "policyref init --here\n" in text
    shutil.rmtree("measures_data")
    assert policyref("init", "--here")[0] == 0
    code, told = policyref("check")
    assert code == 0 and NEXT in told
    site = built(here)
    for address, content in site.files.items():
        # The search knows the names of all cities, so as not to take one for another; it has no notice of this one.
        left = "jincheng" if address.startswith("search/") else "晋城|jincheng"
        assert not re.search(left.encode(), content), address
