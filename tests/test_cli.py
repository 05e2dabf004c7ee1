"""The `policyref` command: what it says, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from policyref.cli import main
from policyref.problems.problem import catalogue
from policyref.schema.export import schema_files

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


def ask_about_the_number(data: Data) -> Data:
    """Only a sentence names the number of the notice: an open question."""
    words = "为促进家政服务业发展，制定本规定。"
    said = "示政发〔2024〕7号文件已经市政府同意。"
    for name in ("notice.yml", "source.txt"):
        data.apply({"file": f"shili-2024-7/{name}", "find": words, "replace": said})
    line = "  - {kind: number, text: 示政发〔2024〕7号}\n"
    data.apply({"file": "shili-2024-7/notice.yml", "find": line, "replace": ""})
    return data.apply({"file": "shili-2024-7/source.txt", "find": "示政发〔2024〕7号\n", "replace": ""})


def test_an_open_question_fails_nothing_but_is_never_passed_over(data: Data) -> None:
    result = check(ask_about_the_number(data))
    assert result.exit_code == 0
    told = result.stdout.splitlines()
    assert told[0] == "待确认（程序判断不了，请对照原文）："
    assert told[1].startswith("measures_data/shili-2024-7/notice.yml:5:9  Q331  ")
    assert "    属实的，写进 confirmed：{question: Q331, quote: 示政发〔2024〕7号, why: 理由}" in told
    assert told[-1] == "没有问题：2 份文件，9 条措施；还差：1 处要人确认。"


def test_questions_come_after_the_problems_and_are_counted_apart(data: Data) -> None:
    ask_about_the_number(data)
    result = check(data.apply({"file": "shili-draft/02.yml", "find": "units: [市商", "replace": "units: [市盐"}))
    assert result.exit_code == 1
    told = result.stdout.splitlines()
    assert told.index("待确认（程序判断不了，请对照原文）：") > told.index(
        next(line for line in told if "E203" in line)
    )
    assert told[-1] == "共 1 处问题，另有 1 处要人确认。用 policyref explain 代码 可看详细说明。"


def test_a_confirmation_closes_its_question_and_only_that(data: Data) -> None:
    ask_about_the_number(data)
    written = "confirmed:\n  - {question: Q331, quote: 示政发〔2024〕7号文件, why: 原件的红头}\n"
    data.apply({"file": "shili-2024-7/notice.yml", "find": "lead_rule:\n", "replace": written + "lead_rule:\n"})
    assert check(data).stdout == "没有问题：2 份文件，9 条措施。\n"
    data.apply({"file": "shili-2024-7/notice.yml", "find": "quote: 示政发〔2024〕7号文件,", "replace": "quote: 文件,"})
    result = check(data)
    assert "E330" in result.stdout and "这个文件里待确认的有：Q331“示政发〔2024〕7号”" in result.stdout


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["3", "吸纳人数=10人"], 0),
        (["3"], 0),  # a question not yet answered is refused nothing
        (["3", "吸纳人数=1e9"], 1),
        (["3", "人数=10人"], 1),
        (["3", "吸纳人数=10人", "4", "实际培训费用=100元"], 0),
        (["3", "吸纳人数=1e9", "4", "实际培训费用=100元"], 1),
    ],
)
def test_a_sum_of_something_refused_fails(data: Data, form: tuple[str, ...], given: list[str], code: int) -> None:
    result = policyref("calc", *given, *form, "--data", data.folder)
    assert (result.exit_code, result.stderr) == (code, "")
    assert result.stdout  # what was wrong, or the answer


def test_a_check_changes_nothing_but_the_cache(data: Data) -> None:
    def files() -> dict[Path, bytes]:
        found = (path for path in data.root.rglob("*") if path.is_file() and ".cache" not in path.parts)
        return {path: path.read_bytes() for path in found}

    before = files()
    check(data)
    assert files() == before


@pytest.mark.parametrize("ask", [False, True])
def test_a_check_of_what_has_not_changed_says_the_same_and_does_nothing(
    data: Data, ask: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check(ask_about_the_number(data) if ask else data)
    monkeypatch.setattr("policyref.pipeline.run", None)
    second = check(data)
    assert (second.exit_code, second.stdout, second.stderr) == (first.exit_code, first.stdout, first.stderr)


@pytest.mark.parametrize(
    ("path", "words", "code"),
    [
        ("measures_data/shili-2024-7/05.yml", "title: 补", "E202"),  # a file more
        ("measures_data/units.yml", "units: 3", "E207"),
        ("measures_data/links.lock", "gone.html\n", "E501"),
        ("docs/double.md", "<<<<<<< here\n", "E116"),
        ("mkdocs.yml", "site_nane: 试\n", "E514"),
    ],
)
def test_whatever_has_changed_since_the_last_check_is_seen(data: Data, path: str, words: str, code: str) -> None:
    assert check(data).exit_code == check(data).exit_code == 0
    file = data.root / path
    before = file.read_bytes() if file.exists() else None
    file.write_text(words, encoding="utf-8")
    assert code in check(data).stdout
    assert check(data).exit_code == 1
    file.unlink() if before is None else file.write_bytes(before)
    assert check(data).exit_code == 0


def test_a_check_asks_for_nothing_that_only_a_site_with_an_address_has(data: Data) -> None:
    config = {"site_name": "试", "site_url": "https://policy.example.org/", "plugins": ["policyref"]}
    config["use_directory_urls"] = False
    (data.root / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    (data.folder / "links.lock").write_text("data/qr/shili-2024-7/1.png\n", encoding="utf-8")
    assert check(data).exit_code == 0
    (data.root / "mkdocs.yml").write_text(json.dumps(config | {"site_url": ""}), encoding="utf-8")
    assert check(data).exit_code == 0


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
    written = [path for path in (data.folder / "shili-2025-1").rglob("*") if path.is_file()]
    assert len(written) > 8 and result.stdout.startswith(f"起草了 {len(written)} 个文件")
    assert "policyref check" in result.stdout


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
    command = [sys.executable, "-c", "from policyref.cli import command; command()", words]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == code
    assert said in ended.stdout + ended.stderr
