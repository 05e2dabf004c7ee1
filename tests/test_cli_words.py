"""Whatever the command line says to a person, click's own part of it included, is in Chinese and says what to do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from click.testing import CliRunner
from policyref.cli import COMMANDS, main

from tests.site import ROOT

CATALOGUE = ROOT / "generator/policyref/cli/locale/zh_CN/LC_MESSAGES/messages.po"
START = "policyref init"
# What is written wrongly → what is said.
WRONG = {
    "chek": ("没有命令 chek", "check"),
    "--foo": ("没有选项 --foo",),
    "check --dat x": ("没有选项 --dat", "--data"),
    "explain": ("缺少参数", "CODE"),
    "explain E203 E204": ("多写了：E204",),
    "new": ("缺少参数", "ID"),
    "new a": ("没有文件夹 measures_data", "policyref init"),
    "new a --text nowhere.txt": ("没有文件 nowhere.txt",),
    "new a --text .": (". 是文件夹，这里要文件",),
    "check --data nowhere": ("没有文件夹 nowhere", START),
    "check": ("没有文件夹 measures_data", START),
    "calc 1": ("没有文件夹 measures_data", START),
    "build": ("没有文件 mkdocs.yml", START),
    "serve": ("没有文件 mkdocs.yml", START),
    "export": ("没有文件 mkdocs.yml", START),
    "handbook": ("没有文件 mkdocs.yml", START),
    "handbook --config nowhere.yml": ("没有文件 nowhere.yml", START),
    "build --config": ("--config 后面要写 1 个值",),
    "serve --port x": ("“x”不是可以用的数",),
    "calc --json=1 2": ("选项 --json 后面不写值",),
    "schema --out file": ("file 是文件，这里要文件夹",),
    "init": ("policyref init my-site",),
}


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_command_is_told_in_chinese(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = CliRunner().invoke(main, words.split(), catch_exceptions=False)
    assert result.exit_code == 2
    for said in WRONG[words]:
        assert said in result.output
    english = re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", result.output.replace("policyref init my-site", ""))
    assert not english, english
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_chinese(command: str) -> None:
    result = CliRunner().invoke(main, [*command.split(), "--help"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "用法：" in result.output and "显示这段说明。" in result.output
    assert not re.search("Usage|Options|Commands|Show|default|required|OPTIONS|ARGS", result.output)


def sentences_of_click() -> set[str]:
    """What click says to whoever uses a command, not to whoever writes one."""
    folder = Path(click.__file__).parent
    found = set()
    for module in ("core", "exceptions", "parser", "types", "formatting"):
        for _, words, _, _ in extract_from_file("python", folder / f"{module}.py", {"_": None, "ngettext": (1, 2)}):
            found.add(words if isinstance(words, str) else words[0])
    to_programmers = "defined twice|Could not determine|No options defined|exactly one parameter|cannot use the same"
    return {words for words in found if not re.search(to_programmers + r"|^Choice\(", words)}


def test_all_that_click_may_say_has_a_translation() -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh_CN")
    missing = {words for words in sentences_of_click() if not (found := catalogue.get(words)) or not found.string}
    assert not missing


def test_the_catalogue_is_compiled() -> None:
    """`pybabel compile -i messages.po -o messages.mo` after an edit: gettext reads the compiled one."""
    with CATALOGUE.open("rb") as file, CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        catalogue, translations = read_po(file, locale="zh_CN"), GNUTranslations(compiled)
    for message in catalogue:
        if isinstance(message.id, tuple):
            assert translations.ngettext(*message.id, 2) == message.string[0]
        elif message.id:
            assert translations.gettext(message.id) == message.string


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        ("--version", {"yaml", "pydantic", "jinja2", "mkdocs", "typst"}),
        ("--help", {"yaml", "pydantic", "jinja2", "mkdocs", "typst"}),
        ("explain E203", {"pydantic", "jinja2", "mkdocs", "typst"}),
        ("schema", {"jinja2", "mkdocs", "typst"}),
        ("init project", {"jinja2", "mkdocs", "typst"}),
    ],
)
def test_a_command_imports_what_it_uses(words: str, heavy: set[str], tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from policyref.cli import main\n"
        f"main({words.split()!r}, standalone_mode=False)\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert not heavy & set(done.stdout.splitlines()[-1].split())
