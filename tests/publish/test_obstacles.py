"""What a build would trip over `check` tells first, in the same words, and nobody ever sees a traceback."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from policyref.check.numbering import LONGEST_ID
from policyref.cli import main

from tests.site import Project

Spoil = Callable[[Project], object]


def policyref(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    return result.exit_code, result.output


def check(project: Project) -> tuple[int, str]:
    return policyref("check", "--data", project.data, "--docs", project.root / "docs")


def build(project: Project) -> tuple[int, str]:
    return policyref("build", "--config", project.config)


def redirects(*old: str) -> Spoil:
    lines = "".join(f"  - {{old: {one}, why: 试}}\n" for one in old)
    return lambda project: project.write("redirects.yml", "redirects:\n" + lines)


def page(name: str, content: bytes) -> Spoil:
    def write(project: Project) -> None:
        path = project.root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return write


def link(name: str, to: str) -> Spoil:
    return lambda project: (project.root / "docs" / name).symlink_to(to)


def pipe(name: str) -> Spoil:
    return lambda project: os.mkfifo(project.root / name)


def configured(old: str, new: str) -> Spoil:
    return lambda project: project.configure(old, new)


def both(*spoils: Spoil) -> Spoil:
    return lambda project: [spoil(project) for spoil in spoils]


LONG = "a" * (LONGEST_ID + 1)
SPOILED = {
    "redirect below a page": (redirects("about.html/x.html"), "measures_data/redirects.yml:2:11  E509"),
    "redirect below a redirect": (redirects("a.html", "a.html/b/c.html"), "measures_data/redirects.yml:3:11  E509"),
    "redirect that is a folder": (
        both(redirects("x.y"), page("x.y/about.md", b"# x\n")),
        "docs/x.y/about.md:1:1  E509",
    ),
    "page by hand below a page": (page("measures.html/x.md", b"# x\n"), "docs/measures.html/x.md:1:1  E509"),
    "redirect of a long name": (redirects("a" * 251 + ".html"), "measures_data/redirects.yml:2:11  E510"),
    "redirect of a long Chinese name": (redirects("措施" * 50 + ".html"), "measures_data/redirects.yml:2:11  E510"),
    "redirect of a long path": (redirects("a/" * 600 + "b.html"), "measures_data/redirects.yml:2:11  E510"),
    "unit of a long id": (
        lambda project: project.edit("units.yml", "- {id: shili-commerce,", f"- {{id: {LONG},"),
        "measures_data/units.yml  E510",
    ),
    "term of a long id": (
        lambda project: project.write("glossary.yml", f"terms:\n  - {{id: {LONG}, term: 家政, text: 试}}\n"),
        "measures_data/glossary.yml:2:10  E510",
    ),
    "page that is not UTF-8": (page("bad.md", b"\xff\xfe abc"), "docs/bad.md:1:1  E101"),
    "page in GBK": (page("a/bad.md", "关于\n".encode("gbk")), "docs/a/bad.md:1:1  E101"),
    "page with a conflict": (page("bad.md", b"# x\n\n<<<<<<< a\nx\n=======\n"), "docs/bad.md:3:1  E116"),
    "folder that leads to itself": (link("loop", "."), "docs/loop:1:1  E513"),
    "folder that leads above itself": (
        both(page("a/b/x.md", b"# x\n"), link("a/b/up", "..")),
        "docs/a/b/up:1:1  E513",
    ),
    "link that leads nowhere": (link("x.png", "nowhere.png"), "docs/x.png:1:1  E111"),
    "pipe among the pages": (pipe("docs/x.md"), "docs/x.md:1:1  E117"),
    "pipe as a measure": (pipe("measures_data/shili-draft/09.yml"), "measures_data/shili-draft/09.yml:1:1  E117"),
    "pipe as the lock": (pipe("measures_data/links.lock"), "measures_data/links.lock:1:1  E117"),
    "two heads of a folder": (
        both(page("x/README.md", b"# x\n"), page("x/index.md", b"# x\n")),
        "docs/x/index.md:1:1  E504",
    ),
    "file where one is made": (page("data/measures.json", b"{}"), "docs/data/measures.json:1:1  E504"),
    "notice that is a link to nowhere": (
        lambda project: (project.data / "shili-2025-1").symlink_to("nowhere"),
        "measures_data/shili-2025-1:1:1  E111",
    ),
    "notice that is a link to itself": (
        lambda project: (project.data / "shili-2025-1").symlink_to("shili-2025-1"),
        "measures_data/shili-2025-1:1:1  E111",
    ),
    "page that is a link to itself": (link("a.md", "a.md"), "docs/a.md:1:1  E111"),
    "notice that is a pipe": (pipe("measures_data/shili-2025-1"), "measures_data/shili-2025-1:1:1  E117"),
    "redirects but for case": (redirects("a.html", "A.html"), "measures_data/redirects.yml:3:11  E526"),
    "redirect that is a page but for case": (redirects("About.html"), "measures_data/redirects.yml:2:11  E526"),
    "page that is ours but for case": (page("Measures.md", b"# x\n"), "docs/Measures.md:1:1  E526"),
    "page whose name is not UTF-8": (page(os.fsdecode(b"\xff.md"), b"# x\n"), "docs/\\xff.md:1:1  E118"),
    "picture whose name is not UTF-8": (page(os.fsdecode(b"\xb9\xab.png"), b""), "docs/\\xb9\\xab.png:1:1  E118"),
    "folder whose name is not UTF-8": (page(os.fsdecode(b"\xff/x.md"), b"# x\n"), "docs/\\xff:1:1  E118"),
    "page whose name has two lines": (page("a\nb.md", b"# x\n"), "docs/a\\x0ab.md:1:1  E118"),
    "measure whose name is not UTF-8": (
        lambda project: project.write(os.fsdecode(b"shili-draft/\xff.yml"), "a: b\n"),
        "measures_data/shili-draft/\\xff.yml:1:1  E118",
    ),
    "list whose name is not UTF-8": (
        lambda project: project.write(os.fsdecode(b"\xff.yml"), "a: b\n"),
        "measures_data/\\xff.yml:1:1  E118",
    ),
    "no folder of pages": (
        configured("docs_dir: docs", "docs_dir: dosc"),
        "mkdocs.yml  E512",
    ),
    "column of a page that is not there": (configured("finder.md", "findr.md"), "mkdocs.yml  E511"),
    "column within a group": (
        configured("  - 关于: about.md", "  - 其他:\n      - 关于: abuot.md"),
        "mkdocs.yml  E511",
    ),
    "column that is a script": (configured("about.md", "javascript:alert(1)"), "mkdocs.yml  E511"),
    "column by the root of the host to a page by hand": (configured("about.md", "/about.md"), "mkdocs.yml  E511"),
    "group of no columns": (configured("关于: about.md", "关于: []"), "mkdocs.yml  E511"),
    "configuration that cannot be read": (configured("nav:\n", "nav: [\n"), "mkdocs.yml  E104"),
    "configuration of another kind": (
        configured("use_directory_urls: false", "use_directory_urls: maybe"),
        "mkdocs.yml  E514",
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_is_told_alike_by_check_and_build(shapes: Project, name: str) -> None:
    spoil, said = SPOILED[name]
    spoil(shapes)
    before = sorted(path for path in shapes.root.rglob("*") if ".cache" not in path.parts)
    code, told = check(shapes)
    where, wanted = said.split()
    first = told.splitlines()[0]
    assert code == 1 and re.match(rf"{re.escape(where)}(?::\d+:\d+)?  {wanted}  ", first), told
    assert told.endswith("共 1 处问题。用 policyref explain 代码 可看详细说明。\n"), told
    code, built = build(shapes)
    assert code == 1 and first in built, built
    assert sorted(path for path in shapes.root.rglob("*") if ".cache" not in path.parts) == before


@pytest.mark.parametrize("near", ["您是不是要写“finder.md”？", "您是不是要写“units/index.md”？"])
def test_a_column_is_told_the_nearest_page(shapes: Project, near: str) -> None:
    shapes.configure("finder.md", "findr.md")
    shapes.configure("units/index.md", "unit/index.md")
    assert near in check(shapes)[1]


@pytest.mark.parametrize("name", ["site", ".site.policyref"])
def test_something_else_under_a_name_that_a_build_needs_is_named(shapes: Project, name: str) -> None:
    (shapes.root / name).write_text("x", encoding="utf-8")
    code, told = build(shapes)
    assert code == 1 and f"{name} 不是文件夹；生成时要用这个名字，请把它移走" in told
    assert (shapes.root / name).read_text(encoding="utf-8") == "x"


def test_what_only_looks_like_an_obstacle_is_none(shapes: Project, tmp_path: Path) -> None:
    """The right twins of all the above, in one site."""
    outside = tmp_path / "shared"
    outside.mkdir()
    (outside / "more.md").write_text("# 更多\n", encoding="utf-8")
    both(
        redirects("about/x.html", "a.b/c.html", "b" * 250 + ".html", "措施" * 40 + ".html"),
        page("x/README.md", "\ufeff# 试\n\n标题\n=======\n".encode()),
        page("a.b/d.md", b"# x\n"),
        page("y/index.md", b"# x\n"),
        page("y/readme.txt", b"\xff\xfe"),
        page(".hidden/x.md", b"\xff"),
        page("pictures/x.md", b"\xff"),  # left out by the configuration
        link("shared", str(outside)),
        lambda project: project.edit("units.yml", "- {id: shili-commerce,", f"- {{id: {'a' * LONGEST_ID},"),
        configured("  - 关于: about.md", '  - 其他:\n      - " ": about.md\n      - 政府网: https://www.gov.cn/'),
    )(shapes)
    code, told = check(shapes)
    assert (code, told.startswith("没有问题")) == (0, True), told
    site = shapes.publish()
    promised = shapes.locked()
    for address in ("x/index.html", "y/index.html", "shared/more.html", f"units/{'a' * LONGEST_ID}.html"):
        assert address in promised and address in site.files
    assert "x/README.html" not in promised
    assert not [address for address in promised if address not in site.files]
    columns = site.page("units/index.html").one("nav.top")
    assert [node.text() for node in columns.css("a")][-2:] == ["关于本站", "政府网"]
    assert [node.attributes["href"] for node in columns.css("a")][-2:] == ["../about.html", "https://www.gov.cn/"]


def test_a_build_says_how_many_questions_are_open(shapes: Project) -> None:
    shapes.edit("shili-2024-7/05.yml", "payer: city", "payer: unstated")
    code, told = build(shapes)
    assert code == 0 and told.startswith("网站已生成；还差：1 处要人确认。")
    assert "还差：1 处要人确认" in check(shapes)[1]


def test_a_configuration_without_columns_leads_to_the_ways_in(shapes: Project) -> None:
    text = shapes.config.read_text(encoding="utf-8")
    shapes.config.write_text(text.partition("\nnav:")[0] + "\n", encoding="utf-8")
    assert check(shapes)[0] == 0
    site = shapes.build()
    led = [node.attributes["href"] for node in site.page("index.html").one("nav.top").css("a")]
    own = ["finder", "measures", "sectors/index", "units/index", "deadlines", "calculators", "glossary"]
    assert led == [f"{name}.html" for name in (*own, "about", "accessibility", "help")]
