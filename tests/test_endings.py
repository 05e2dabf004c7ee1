"""Exit codes are a contract (docs/dev/commands.md), and no command shows anybody a traceback, whatever lies there."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner
from policyref.cli import COMMANDS, endings, main

from tests.site import Project

NOTICE = "shili-2024-7"
# How each command is called on a project; serve waits for visitors, fonts and doctor look at no data.
CALLS: dict[str, Callable[[Project], list[object]]] = {
    "new": lambda project: ["yunxi-2025-8", "--from", project.data / NOTICE / "source.txt", "--data", project.data],
    "check": lambda project: ["--data", project.data, "--docs", project.root / "docs"],
    "build": lambda project: ["--config", project.config],
    "publish": lambda project: ["--date", "2026-11-30", "--config", project.config],
    "handbook": lambda project: ["--config", project.config, "--notice", NOTICE, "--measure", "1", "--out", "x"],
    "calc": lambda project: [f"{NOTICE}/5", "--data", project.data],
    "status": lambda project: [NOTICE, "--data", project.data],
    "export": lambda project: ["--config", project.config, "--out", project.root / "out"],
    "doctor": lambda project: ["--config", project.config],
}


def loop(project: Project) -> None:
    shutil.rmtree(project.data / NOTICE)
    (project.data / NOTICE).symlink_to(project.data / NOTICE)


NASTY: dict[str, Callable[[Project], object]] = {
    "nothing in the files": lambda project: [path.write_bytes(b"") for path in project.data.rglob("*.yml")],
    "bytes of another kind": lambda project: [path.write_bytes(b"\xff\x00\x80") for path in project.data.rglob("*.*")],
    "no notices": lambda project: [shutil.rmtree(path) for path in project.data.iterdir() if path.is_dir()],
    "no pages": lambda project: shutil.rmtree(project.root / "docs"),
    "folders for files": lambda project: [
        (path.unlink(), path.mkdir()) for path in sorted(project.data.rglob("*.yml"))
    ],
    "pipes for files": lambda project: [(path.unlink(), os.mkfifo(path)) for path in project.data.rglob("*.yml")],
    "a circle of links": loop,
    "a name that is not UTF-8": lambda project: project.write(os.fsdecode(b"shili-2024-7/\xff.yml"), "a: b\n"),
    "lists where mappings should be": lambda project: [
        path.write_text("- - - 1\n", encoding="utf-8") for path in project.data.rglob("*.yml")
    ],
    "conflicts everywhere": lambda project: [
        path.write_text("<<<<<<< a\n=======\n>>>>>>> b\n", encoding="utf-8") for path in project.data.rglob("*.yml")
    ],
    "locks of rubbish": lambda project: [project.write(name, "x y\x07z\n") for name in ("links.lock", "facts.lock")],
    "a configuration of rubbish": lambda project: project.config.write_text("{[", encoding="utf-8"),
    "a configuration of nothing": lambda project: project.config.write_text("", encoding="utf-8"),
}


def run(name: str, *words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [name, *map(str, words)], catch_exceptions=False)
    return done.exit_code, done.output


def test_every_command_is_tried_or_looks_at_no_data() -> None:
    assert set(COMMANDS) - set(CALLS) == {"init", "serve", "explain", "schema", "fonts"}


@pytest.mark.parametrize("name", NASTY)
def test_no_command_shows_a_traceback_whatever_lies_there(
    shapes: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unforeseen(error: Exception) -> str:
        raise AssertionError(f"nobody has thought of {error!r}") from error

    monkeypatch.setattr(endings, "_unforeseen", unforeseen)
    monkeypatch.chdir(shapes.root)
    NASTY[name](shapes)
    for command, words in CALLS.items():
        code, told = run(command, *words(shapes))
        assert code in (endings.FINE, endings.PROBLEMS, endings.USAGE, endings.CANNOT), command
        assert "Traceback" not in told and told.strip(), (command, told)
    assert run("check", *CALLS["check"](shapes))[0] in (endings.FINE, endings.PROBLEMS)
    if name != "no notices":
        assert run("build", *CALLS["build"](shapes))[0] == endings.PROBLEMS


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x/y"), "/x/y 不能读写（磁盘满了）"),
        (OSError(errno.EROFS, "Read-only file system", "/x"), "磁盘是只读的"),
        (OSError(errno.EIO, "Input/output error"), "不能读写（Input/output error）"),
        (PermissionError(errno.EACCES, "Permission denied", os.fsdecode(b"/\xff")), "没有权限"),
        (MemoryError(), "内存不够"),
        (RuntimeError("nobody thought of it"), "没有料到的错（RuntimeError）"),
        (UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"), "没有料到的错"),
        (RecursionError(), "没有料到的错（RecursionError）"),
    ],
)
def test_what_a_machine_refuses_is_told_in_a_sentence(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(endings.tempfile, "tempdir", str(tmp_path))
    with pytest.raises(click.ClickException) as told, endings.in_words():
        raise error
    assert told.value.exit_code == endings.CANNOT and said in told.value.message
    kept = list(tmp_path.glob("policyref-*.txt"))
    assert bool(kept) == ("料到" in said) and all("Traceback" in one.read_text("utf-8") for one in kept)


def test_what_a_command_says_itself_keeps_its_code() -> None:
    for error, code in ((click.ClickException("x"), endings.PROBLEMS), (click.UsageError("x"), endings.USAGE)):
        with pytest.raises(click.ClickException) as told, endings.in_words():
            raise error
        assert told.value.exit_code == code


def test_the_cause_of_a_failure_says_whether_it_is_the_machine() -> None:
    full = RuntimeError("x")
    full.__cause__ = OSError(errno.ENOSPC, "full")
    assert (endings.failed(full).exit_code, endings.failed(RuntimeError("x")).exit_code) == (3, 1)


@pytest.mark.parametrize(
    ("words", "code"),
    [(["explain", "E101"], 0), (["explain", "E999"], 1), (["check", "--no"], 2), (["nothing"], 2), (["publish"], 2)],
)
def test_the_codes(words: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*words)[0] == code


class TestTheDoctor:
    def test_finds_nothing_wrong_with_a_right_project(self, shapes: Project) -> None:
        code, told = run("doctor", "--config", shapes.config)
        assert code == 0 and told.endswith("都好。\n"), told
        for about in ("Python", "程序库", "印刷的字体", "测试用的浏览器", "文件夹的权限", "磁盘", "版本库", "配置"):
            assert f"  {about}：" in told, about

    def test_finds_a_wrong_configuration(self, shapes: Project) -> None:
        shapes.configure("use_directory_urls: false", "use_directory_urls: true")
        code, told = run("doctor", "--config", shapes.config)
        assert code == 1 and "E525" in told and "有 1 处要处理。" in told

    def test_says_how_to_begin_where_there_is_no_project(self, tmp_path: Path) -> None:
        code, told = run("doctor", "--config", tmp_path / "mkdocs.yml")
        assert code == 1 and "policyref init" in told

    def test_finds_what_was_left_over(self, shapes: Project) -> None:
        shapes.write("links.lock.4711", "")
        shapes.write("facts.lock", "published 2026-11-30\n")
        code, told = run("doctor", "--config", shapes.config)
        assert code == 1 and "links.lock.4711" in told and "只有一个" in told

    def test_finds_a_full_disk(self, shapes: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(total=9, used=9, free=5_000_000))
        code, told = run("doctor", "--config", shapes.config)
        assert code == 3 and "还有 5 MB" in told

    def test_finds_a_folder_that_cannot_be_written(self, shapes: Project) -> None:
        (shapes.root / "site").write_text("x", encoding="utf-8")
        code, told = run("doctor", "--config", shapes.config)
        assert code == 3 and "不是文件夹" in told

    def test_asks_git_itself_whether_branches_can_be_joined(self, shapes: Project) -> None:
        os.system(f"git init -q '{shapes.root}'")
        code, told = run("doctor", "--config", shapes.config)
        assert code == 1 and "measures_data/links.lock merge=union；" in told and "/*/revisions.yml merge" in told
        names = ("links.lock", "facts.lock", "*/revisions.yml")
        lines = "".join(f"measures_data/{name} merge=union\n" for name in names)
        (shapes.root / ".gitattributes").write_text(lines, encoding="utf-8")
        assert run("doctor", "--config", shapes.config)[0] == 0

    def test_changes_nothing(self, shapes: Project) -> None:
        before = sorted(shapes.root.rglob("*"))
        run("doctor", "--config", shapes.config)
        assert sorted(shapes.root.rglob("*")) == before
