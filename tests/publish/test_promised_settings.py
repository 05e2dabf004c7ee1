"""Settings with which a site would not keep its promises are refused; and what does not publish says so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from policyref.cli import main
from policyref.publish.configuration import ConfigError, read_config

from tests.site import Project

WRONG_ADDRESSES = {
    "https://www.example.gov.cn/?lang=zh": "以后的不是文件夹",
    "https://www.example.gov.cn/#zt": "以后的不是文件夹",
    'https://www.example.gov.cn/"onload="x': "不能有",
    "https://www.example.gov.cn/it's/": "不能有",
    "https://www.example.gov.cn/<b>/": "不能有",
    "https://www.example.gov.cn/政 策/": "不能有空格",
    "https://www.example.gov.cn\\zt/": "不能有",
    "https://someone:secret@www.example.gov.cn/": "用户名",
    "ftp://www.example.gov.cn/": "要以 http",
    "javascript://www.example.gov.cn/": "要以 http",
    "https:///zt/": "",  # MkDocs has words for it
    "https://www.example.gov.cn:port/": "不是一个网址",
    "https://[::1/": "",
    "https://www..example.gov.cn/": "域名里少了一节",
    "https://.example.gov.cn/": "域名里少了一节",
    "https://www.example.gov..cn:8080/zt/": "域名里少了一节",
    "https://www.example.gov.cn/50%/": "十六进制",
    "https://www.example.gov.cn/a/../b/": "路径里不能有",
    "https://www.example.gov.cn//zt/": "路径里不能有",
    "https://www.example.gov.cn/zt/index.html": "这是一页的网址",
}
RIGHT_ADDRESSES = [
    "https://www.example.gov.cn",
    "http://192.0.2.7:8080/zt/",
    "http://[2001:db8::7]/zt/",
    "https://www.example.gov.cn/zwgk/%E6%94%BF%E7%AD%96/2026.1/",
    "https://政策.example.cn/专题/",
]


def run(project: Project, command: str, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [command, "--config", str(project.config), *options], catch_exceptions=False)
    return done.exit_code, done.output


def read(folder: Path, written: str) -> None:
    """The configuration of an empty site, with one line of its own."""
    for name in ("docs", "measures_data"):
        (folder / name).mkdir(exist_ok=True)
    config = folder / "mkdocs.yml"
    lines = ["site_name: 试", written, "theme: {name: material}", "plugins: [policyref]"]
    config.write_text("\n".join(lines), encoding="utf-8")
    read_config(config)


@pytest.mark.parametrize("address", WRONG_ADDRESSES)
def test_an_address_below_which_no_page_can_be_is_refused(tmp_path: Path, address: str) -> None:
    quoted = "'" + address.replace("'", "''") + "'"
    with pytest.raises(ConfigError) as told:
        read(tmp_path, f"site_url: {quoted}\nuse_directory_urls: false")
    assert re.match(r"mkdocs\.yml:2:\d+  E5", str(told.value)) and WRONG_ADDRESSES[address] in str(told.value)


@pytest.mark.parametrize("address", RIGHT_ADDRESSES)
def test_an_address_that_people_can_type_is_taken(tmp_path: Path, address: str) -> None:
    read(tmp_path, f"site_url: {address}\nuse_directory_urls: false")


@pytest.mark.parametrize(
    ("title", "read_as"), [("true", "True"), ("yes", "True"), ("010", "8"), ("2026-02-30", "日期")]
)
def test_a_title_that_is_read_as_something_else_is_refused_where_it_stands(
    tmp_path: Path, title: str, read_as: str
) -> None:
    for nav, place in ((f"[{title}: about.md]", "2:7"), (f"[关于: [{title}: about.md]]", "2:12")):
        with pytest.raises(ConfigError) as told:
            read(tmp_path, f"nav: {nav}\nuse_directory_urls: false")
        assert f"mkdocs.yml:{place}  E514" in str(told.value)
        assert f"“{title}”会读成“{read_as}”" in str(told.value) and f"写成 '{title}'" in str(told.value)


@pytest.mark.parametrize("title", ["'true'", "2026", "关于", "null", "=1%", "---"])
def test_a_title_that_is_its_words_is_taken(tmp_path: Path, title: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/about.md").write_text("# 关于\n", encoding="utf-8")
    read(tmp_path, f"nav: [{title}: about.md]\nuse_directory_urls: false")


@pytest.mark.parametrize("written", ["use_directory_urls: true", ""])
def test_addresses_of_another_shape_are_refused(tmp_path: Path, written: str) -> None:
    """MkDocs makes them where nothing is written, too."""
    with pytest.raises(ConfigError, match="E525"):
        read(tmp_path, written)


def test_what_is_refused_stops_every_way_to_a_site(shapes: Project) -> None:
    shapes.configure('site_url: ""', "site_url: https://www.example.gov.cn/?zt")
    folders = ["--data", str(shapes.data), "--docs", str(shapes.root / "docs")]
    checked = CliRunner().invoke(main, ["check", *folders])
    done = [run(shapes, "build"), run(shapes, "publish", "--date", "2026-11-30"), run(shapes, "export")]
    for code, told in ((checked.exit_code, checked.output), *done):
        assert code == 1 and "E525" in told, told
    assert not shapes.published.exists() and not shapes.lock.exists()


def test_a_page_that_was_promised_cannot_be_left_out(shapes: Project) -> None:
    (shapes.root / "docs/more.md").write_text("# 更多\n", encoding="utf-8")
    shapes.publish()
    shapes.configure("  pictures/\n", "  pictures/\n  more.md\n")
    code, told = run(shapes, "build")
    assert code == 1 and "E501  公布过的地址 more.html 会消失" in told


def test_a_build_by_mkdocs_says_that_it_neither_locks_nor_publishes(shapes: Project) -> None:
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(shapes.config)]
    done = subprocess.run(mkdocs, capture_output=True, text=True, check=True)
    assert "没有加锁" in done.stderr and "policyref publish --date" in done.stderr
    assert not shapes.lock.exists() and (shapes.published / "index.html").exists()
    told = run(shapes, "build")[1]
    assert "没有加锁" not in told and "没有写 site_url" in told


def test_the_page_of_an_unknown_address_depends_on_no_root_where_there_is_no_address(shapes: Project) -> None:
    page = shapes.build().page("404.html")
    assert "没有这个页面" in page.one("h1").text()
    assert [link for link in page.all("[href], [src], form") if "#" not in (link.attributes.get("href") or "")] == []
    shapes.configure('site_url: ""', "site_url: https://www.example.gov.cn/zt/")
    links = shapes.build().page("404.html").links()
    assert "/zt/measures.html" in links and not [one for one in links if not one.startswith(("/zt/", "#"))]
    assert "没有写 site_url" not in run(shapes, "build")[1]
