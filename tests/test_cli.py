"""The `policyref` command: what it says, where, and with which exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.problems.problem import catalogue
from generator.schema.export import schema_files
from tests.data import CORPUS, Data


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path)


def policyref(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def check(data: Data) -> Result:
    return policyref("check", "--data", data.folder, "--docs", data.docs)


def test_good_data_is_counted(data: Data) -> None:
    result = check(data)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "没有问题：2 份文件，9 条措施。\n", "")


def test_problems_are_what_the_command_is_asked_for_and_fail_it(data: Data) -> None:
    data.apply({"file": "shili-2024-7/01.yml", "find": "units: [市商务局]", "replace": "units: [市商物局]"})
    result = check(data)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == data.report + "\n"
    assert result.stdout.startswith("measures_data/shili-2024-7/01.yml:6:9  E203  没有名为“市商物局”的单位\n")


def test_a_check_changes_nothing_but_the_shelf(data: Data) -> None:
    def files() -> dict[Path, bytes]:
        found = (path for path in data.root.rglob("*") if path.is_file() and ".cache" not in path.parts)
        return {path: path.read_bytes() for path in found}

    before = files()
    check(data)
    assert files() == before


def test_a_folder_that_is_not_there_is_a_wrong_use(tmp_path: Path) -> None:
    assert policyref("check", "--data", tmp_path / "nowhere").exit_code == 2


def test_a_site_without_pages_written_by_hand_is_checked_too(data: Data) -> None:
    (data.docs / "about.md").unlink()
    data.docs.rmdir()
    assert check(data).exit_code == 0


@pytest.mark.parametrize("code", catalogue())
def test_every_code_is_explained(code: str) -> None:
    result = policyref("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code}  ")
    assert catalogue()[code].explain.strip() in result.stdout


def test_a_code_may_be_written_in_small_letters() -> None:
    assert policyref("explain", "e203").stdout == policyref("explain", "E203").stdout


def test_an_unknown_code_is_answered_with_those_that_there_are() -> None:
    result = policyref("explain", "E999")
    assert result.exit_code == 1
    assert "没有代码 E999" in result.stderr
    assert all(code in result.stderr for code in catalogue())


@pytest.mark.parametrize("code", [code for code, entry in catalogue().items() if "{" in entry.message + entry.hint])
def test_an_explanation_shows_no_pattern(code: str) -> None:
    assert "{" not in policyref("explain", code).stdout


@pytest.mark.parametrize("code", catalogue())
def test_a_code_is_worded_for_editors(code: str) -> None:
    """A sentence says what is wrong and does not end; another explains and does."""
    entry = catalogue()[code]
    assert not entry.message.endswith("。")
    assert not entry.hint.endswith("。")
    assert entry.explain.strip().endswith("。")


def test_schema_files_are_written_where_one_wants_them(tmp_path: Path) -> None:
    result = policyref("schema", "--out", tmp_path / "a/schema")
    assert result.exit_code == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "a/schema").iterdir()}
    assert written == schema_files()
    assert result.stdout.splitlines() == [str(tmp_path / "a/schema" / name) for name in schema_files()]


def test_a_draft_says_how_to_go_on(data: Data) -> None:
    result = policyref("new", "shili-2025-1", "--text", CORPUS / "shili-2024-7/source.txt", "--data", data.folder)
    assert result.exit_code == 0
    assert result.stdout.startswith("起草了 8 个文件")
    assert "policyref check" in result.stdout
    assert len(list((data.folder / "shili-2025-1").iterdir())) == 8


@pytest.mark.parametrize(("notice_id", "said"), [("Shili 1", "不能用作地址"), ("shili-draft", "已经存在")])
def test_a_draft_that_cannot_be_made_says_why(data: Data, notice_id: str, said: str) -> None:
    result = policyref("new", notice_id, "--text", CORPUS / "shili-draft/source.txt", "--data", data.folder)
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_draft_of_a_text_that_is_not_there_is_a_wrong_use(data: Data) -> None:
    assert policyref("new", "shili-1", "--text", data.root / "nowhere.txt", "--data", data.folder).exit_code == 2


@pytest.mark.parametrize("command", ["check", "build", "serve", "explain", "schema", "new"])
def test_every_command_has_help_in_chinese(command: str) -> None:
    result = policyref(command, "--help")
    assert result.exit_code == 0
    assert any("\u4e00" <= char <= "\u9fff" for char in result.stdout)


@pytest.mark.parametrize(("words", "code", "said"), [("--version", 0, "policyref"), ("nonsense", 2, "nonsense")])
def test_in_a_shell_the_process_ends_with_its_code_and_loses_no_word(words: str, code: int, said: str) -> None:
    """It ends at once, so what it said must have left it before."""
    command = [sys.executable, "-c", "from generator.cli import command; command()", words]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == code
    assert said in ended.stdout + ended.stderr
