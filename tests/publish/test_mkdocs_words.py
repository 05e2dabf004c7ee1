"""What MkDocs finds wrong with a configuration is said in Chinese, at the line of the option."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from policyref.publish.configuration import ConfigError, our_plugin, read_config
from policyref.publish.mkdocs_words import in_chinese

GOOD = """\
# measures, nav: a comment is no option
site_name: 试
use_directory_urls: false
theme:
  name: material
plugins:
  - policyref:
      measures: measures_data
markdown_extensions:
  - toc
nav:
  - 措施: measures.md
"""
# What is written instead of what → where that is told, and in which words.
WRONG = {
    "no name": ("site_name: 试\n", "", 1, "site_name 必须写，不能空着"),
    "empty": (GOOD, "", 1, "site_name 必须写，不能空着"),
    "a list": (GOOD, "- a\n", 1, "整个文件要写成一组“键: 值”"),
    "unknown option": (
        "site_name:",
        "sitename: 试\nsite_name:",
        2,
        "请改正或删去，您是不是要写“site_name”？",
    ),
    "option of another kind": ("urls: false", "urls: maybe", 3, "use_directory_urls 只能写 true 或 false"),
    "nav that is no list": ("nav:\n  - 措施: measures.md", "nav: measures.md", 11, "nav 要写成列表"),
    "two pages in one entry": ("- 措施: ", "- a: b.md\n    措施: ", 11, "nav 的每项要写成“- 标题: 页面.md”"),
    "unknown theme": ("name: material", "name: materail", 4, "theme 没有主题 materail，请写 material"),
    "theme without name": ("name: material", "language: zh", 4, "theme 要写 name: material"),
    "no folder of templates": ("name: material", "name: material\n  custom_dir: nix", 4, "的 custom_dir 写的文件夹"),
    "unknown plugin": ("plugins:\n", "plugins:\n  - serach\n", 6, "plugins 没有安装插件 serach"),
    "no plugin": ("  - policyref:\n      measures: measures_data", "  []", 7, "plugins 里没有 policyref"),
    "option of the plugin": (
        "measures:",
        "measurs:",
        8,
        "请改正或删去，您是不是要写“measures”？",
    ),
    "choice of the plugin": (
        "measures: measures_data",
        "handbook: never",
        8,
        "handbook 不能写 'never'，可以写：'auto', 'required', 'off'",
    ),
    "no data": ("measures: measures_data", "measures: data", 8, "measures 写的文件夹"),
    "no pages": ("use_directory_urls: false", "docs_dir: dosc", 3, "docs_dir 写的文件夹"),
    "unknown extension": ("- toc", "- tok", 9, "markdown_extensions 没有扩展 tok"),
    "site in place of the pages": ("site_name:", "site_dir: docs\nsite_name:", 2, "site_dir 不能就是 docs_dir"),
    "address": ("site_name:", "site_url: example\nsite_name:", 2, "site_url 不是完整的网址"),
}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    for folder in ("docs", "measures_data"):
        (tmp_path / folder).mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text(GOOD, encoding="utf-8")
    return config


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_configuration_is_told_in_chinese_at_its_line(config: Path, name: str) -> None:
    old, new, line, words = WRONG[name]
    assert old in GOOD
    config.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as told:
        read_config(config)
    message = str(told.value).splitlines()[0]
    assert words in message
    assert re.match(rf"mkdocs\.yml:{line}:\d+  E51[24]  ", message), message
    assert not re.search("[a-z]+ [a-z]+ [a-z]+", message), f"English: {message}"


def test_a_right_configuration_is_read(config: Path) -> None:
    assert Path(our_plugin(read_config(config)).config.measures).name == "measures_data"


def test_what_is_not_known_is_passed_on() -> None:
    assert in_chinese("Config value 'x': Something new.") == "x Something new."
