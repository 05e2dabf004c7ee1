"""How the parts of the generator may lean on each other, and what none of them may do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.site import ROOT

GENERATOR = ROOT / "generator/policyref"

# Part → the parts it may import. Imports flow one way: whoever is on the right knows nothing of the left.
MAY_IMPORT = {
    "problems": set(),
    "text": set(),
    "facts": {"problems", "text"},
    "rules": {"problems", "text", "facts"},
    "model": {"problems", "text", "facts", "rules"},
    "schema": {"facts", "model"},
    "calc": {"problems", "text", "model", "rules"},
    "load": {"problems", "text", "facts", "rules", "model"},
    "check": {"problems", "text", "facts", "model", "rules", "calc"},
    "pages": {"text", "facts", "model", "check", "rules", "calc"},
    "exports": {"text", "facts", "model", "rules", "calc", "pages"},
    "search": {"text", "model", "pages"},
    "handbook": {"problems", "text", "model", "pages"},
    "draft": {"text", "load"},
    "build": {"problems", "model", "load", "check", "pages", "exports", "search", "handbook"},
    "links": {"problems", "model", "load", "pages", "build"},
    "pipeline": {"problems", "model", "load", "check", "handbook", "build", "links"},
    "publish": {"problems", "model", "load", "pages", "build", "links", "handbook", "pipeline"},
    "cli": {"problems", "model", "load", "schema", "calc", "draft", "handbook", "build", "pipeline", "publish"},
}
# Reading files: the data and the pages written by hand through `load`, the lock through `links`. The others read what
# belongs to the program or what a person points at, never the data.
MAY_READ_FILES = {
    "load/yaml_file.py",
    "load/files.py",
    "load/pages.py",
    "links.py",  # the lock
    "build/keys.py",  # the program itself, to tell whether it has changed
    "build/shelf.py",  # what an earlier run has left
    "problems/problem.py",  # its catalogue of codes
    "problems/locate.py",  # the line that a problem is in, to show it
    "draft/notice.py",  # the scan to draft from
    "draft/write.py",  # its templates
    "publish/export.py",  # the configuration and the pages written by hand, to hand them to another host
    "publish/edits.py",  # how many files it has to look at
    "publish/configuration.py",  # mkdocs.yml, to say in which line something is wrong
    "publish/guard.py",  # the lock of a build
    "publish/preview.py",  # the error page that it has just built
    "publish/last_site.py",  # the templates of the frame, to tell whether they have changed
    "handbook/fonts.py",  # which fonts there are
    "handbook/fetch.py",  # what a registry sent
}
READING = {"read_text", "read_bytes", "open", "iterdir", "glob", "rglob", "walk", "scandir", "listdir"}
CLOCK = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
TIMES = {"time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter", "strftime"}
LONGEST = 300
WIDEST = 120
OURS = {".py", ".html", ".xml", ".typ", ".jinja", ".css", ".js", ".mjs"}


def modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(GENERATOR).as_posix()


def part(path: Path) -> str:
    """`pages` for a file in pages/, `links` for links.py."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)} imports relatively: write the whole name"
            yield node.module or ""


def test_every_part_of_the_generator_has_its_place_in_the_table() -> None:
    parts = {part(path) for path in modules()} - {"__init__"}
    assert parts == set(MAY_IMPORT), "a new part needs a line in MAY_IMPORT: what may it import?"


def test_the_table_has_no_circle() -> None:
    waiting = dict(MAY_IMPORT)
    while waiting:
        free = [one for one, others in waiting.items() if not others & set(waiting)]
        assert free, f"these import each other in a circle: {sorted(waiting)}"
        for one in free:
            del waiting[one]


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_flow_one_way(path: Path) -> None:
    allowed = {part(path), *MAY_IMPORT.get(part(path), set())}
    for module in imported(path):
        if module.startswith("policyref."):
            target = module.split(".")[1]
            assert target in allowed, (
                f"{name(path)} imports {module}, but {part(path)} may only import {sorted(allowed)}"
            )


@pytest.mark.parametrize(
    ("library", "owners"),
    [
        ("mkdocs", {"publish"}),
        ("material", set()),
        ("click", {"cli"}),
        ("yaml", {"load", "problems", "publish"}),  # publish: configurations of hosts, never data
        ("pydantic", {"facts", "rules", "model", "load", "exports"}),
        ("jinja2", {"pages", "draft", "publish"}),
        ("typst", {"handbook"}),
        ("distributed", {"build"}),
    ],
)
def test_a_library_is_known_to_its_owners_only(library: str, owners: set[str]) -> None:
    for path in modules():
        if library in {module.split(".")[0] for module in imported(path)}:
            assert part(path) in owners, f"{name(path)} imports {library}, which belongs to {sorted(owners)}"


@pytest.mark.parametrize("without", ["export", "zensical", "frame", "setting", "replace"])
def test_what_another_host_needs_knows_nothing_of_mkdocs(without: str) -> None:
    path = ROOT / f"generator/policyref/publish/{without}.py"
    assert not [module for module in imported(path) if module.split(".")[0] == "mkdocs"]


def test_the_model_and_the_language_do_no_input_or_output() -> None:
    for path in modules():
        if part(path) in ("model", "text"):
            outside = {"pathlib", "os", "io", "sys", "logging", "subprocess", "shutil"} & set(imported(path))
            assert not outside, f"{name(path)} imports {sorted(outside)}: {part(path)} only computes"


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """Every call as (what it is called on, its name)."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                owner = node.func.value
                yield getattr(owner, "attr", getattr(owner, "id", "")), node.func.attr
            elif isinstance(node.func, ast.Name):
                yield "", node.func.id


@pytest.mark.parametrize("path", modules(), ids=name)
def test_files_are_read_in_few_places(path: Path) -> None:
    reads = {called for owner, called in calls(path) if owner or called == "open"} & READING
    assert not reads or name(path) in MAY_READ_FILES, f"{name(path)} reads files ({sorted(reads)}); data come from load"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_nothing_looks_at_the_clock(path: Path) -> None:
    """“Today” is worked out in the reader's browser, so that two builds are the same."""
    looks = [f"{owner}.{called}" for owner, called in calls(path) if (owner, called) in CLOCK]
    looks += [f"time.{called}" for owner, called in calls(path) if owner == "time" and called in TIMES]
    assert not looks, f"{name(path)} looks at the clock: {looks}"
    assert "time" not in set(imported(path)), f"{name(path)} imports time"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path)), f"{name(path)} has no docstring"


def own_files(*folders: str) -> list[Path]:
    """What people write and read; golden files and corpora are data."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in OURS)
    return sorted(path for path in found if not {"node_modules", "golden", "corpora"} & set(path.parts))


@pytest.mark.parametrize("folder", ["generator", "tests", "site_overrides", "benchmarks"])
def test_files_are_no_longer_and_lines_no_wider_than_a_person_likes_to_read(folder: str) -> None:
    found = own_files(folder)
    assert found, f"nothing to read in {folder}"
    for path in found:
        name, lines = path.relative_to(ROOT), path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= LONGEST, f"{name} has {len(lines)} lines; {LONGEST} is the most: split it"
        wide = [f"{name}:{at}" for at, line in enumerate(lines, 1) if len(line) > WIDEST]
        assert not wide, f"lines of more than {WIDEST} characters: {', '.join(wide)}"


def test_tests_say_what_they_are_too() -> None:
    for path in own_files("tests"):
        if path.suffix == ".py":
            text = path.read_text(encoding="utf-8")
            assert ast.get_docstring(ast.parse(text)), f"{path.relative_to(ROOT)} has no docstring"


def test_the_generator_knows_nothing_of_any_notice() -> None:
    for folder in ("generator", "site_overrides"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".png", ".woff2"}:
                text = path.read_text(encoding="utf-8")
                found = re.findall("晋城|阳城|jincheng|yangcheng", text, re.IGNORECASE)
                assert not found, f"{path.relative_to(ROOT)} names {found[0]}; another county's notice is only data"
