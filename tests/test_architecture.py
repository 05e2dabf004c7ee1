"""How the parts of the generator may lean on each other, and what none of them may do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import PACKAGE, PICTURE, ROOT, drawn, imported, imports_of_parts, layers, modules, part, tree

# Part → the parts it may import. Imports flow one way: whoever is on the right knows nothing of the left.
MAY_IMPORT = {
    "problems": {"program"},
    "text": set(),
    "words": {"text"},
    "facts": {"problems", "text"},
    "rules": {"problems", "text", "words", "facts"},
    "model": {"problems", "text", "words", "facts", "rules"},
    "time": {"facts", "text", "words", "model"},
    "revisions": {"facts", "text", "words", "model", "time"},
    "schema": {"facts", "model"},
    "calc": {"problems", "text", "words", "model", "rules", "time"},
    "load": {"problems", "text", "facts", "rules", "model", "revisions", "time"},
    "check": {"problems", "text", "facts", "words", "model", "rules", "calc", "intake", "time", "revisions"},
    "present": {"text", "program", "facts", "words", "model", "time", "check", "rules", "calc"},
    "pages": {
        "carried",
        "program",
        "text",
        "facts",
        "words",
        "model",
        "time",
        "revisions",
        "present",
        "exports",
        "calc",
        "rules",
    },
    "exports": {"program", "text", "facts", "words", "model", "time", "revisions", "rules", "calc", "present"},
    "search": {"program", "text", "model", "time", "present"},
    "handbook": {"problems", "text", "words", "model", "time", "revisions", "rules", "calc", "present", "search"},
    "carried": set(),
    "program": set(),
    "start": {"carried", "schema"},
    "intake": {"text"},
    "outline": {"problems", "text", "intake"},
    "draft": {"problems", "text", "words", "intake", "outline", "model", "load", "start", "build"},
    "build": {
        "program",
        "problems",
        "model",
        "time",
        "load",
        "check",
        "revisions",
        "present",
        "pages",
        "exports",
        "search",
        "handbook",
    },
    "links": {"problems", "model", "load", "present", "pages", "build"},
    "pipeline": {"problems", "model", "load", "check", "handbook", "build", "links", "time"},
    "publish": {
        "carried",
        "program",
        "words",
        "problems",
        "model",
        "load",
        "present",
        "pages",
        "build",
        "links",
        "handbook",
        "pipeline",
        "check",
        "revisions",
    },
    "doctor": {"handbook", "publish"},
    "cli": {
        "text",
        "doctor",
        "words",
        "time",
        "check",
        "problems",
        "model",
        "load",
        "schema",
        "calc",
        "start",
        "draft",
        "handbook",
        "build",
        "pipeline",
        "publish",
    },
}
# Reading files: all input of a build through its snapshot. The others read what belongs to the program or what a person
# points at, never the data.
MAY_READ_FILES = {
    "pages/render.py",  # its templates
    "load/snapshot.py",
    # its templates
    "publish/last_site.py",  # what it links
    "program.py",  # the program itself, to tell whether it has changed, and what is kept beside it
    "build/cache.py",  # what an earlier run has left
    "problems/problem.py",  # its catalogue of codes
    "problems/locate.py",  # the line that a problem is in, to show it
    "start/project.py",  # the files that a project starts from
    "intake/readers.py",  # the file to draft from
    "intake/archive.py",  # the parts of that file
    "intake/office.py",  # what LibreOffice made of it
    "draft/write.py",  # its templates
    "draft/notice.py",  # the file to draft from, to tell it again by its hash
    "publish/export.py",  # the configuration and the pages written by hand, to hand them to another host
    # writes, through a descriptor
    "publish/edits.py",  # how many files it has to look at
    "publish/guard.py",  # the lock of a build
    "publish/gate.py",  # the site that was just written
    "publish/manifest.py",  # the site that is there
    "publish/placing/journal.py",  # what an earlier command has left, and the files that it has put in place
    "publish/placing/work.py",  # the work folder, and what is mounted
    "publish/preview.py",  # the error page that it has just built
    "handbook/fonts.py",  # which fonts there are
    "doctor/machine.py",  # whether there is a browser
    "doctor/project.py",  # what a command has left over
    "handbook/fetch.py",  # what a registry sent
}
READING = {"read_text", "read_bytes", "open", "iterdir", "glob", "rglob", "walk", "scandir", "listdir"}
CLOCK = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
TIMES = {"time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter", "strftime"}
LONGEST = 300
WIDEST = 120
OURS = {".py", ".html", ".xml", ".typ", ".jinja", ".css", ".js", ".mjs"}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_part_of_the_generator_has_its_place_in_the_table() -> None:
    parts = {part(path) for path in modules()} - {"__init__"}
    assert parts == set(MAY_IMPORT), "a new part needs a line in MAY_IMPORT: what may it import?"


def test_what_is_shared_is_used_by_more_than_one_part() -> None:
    for path in (PACKAGE / "present").glob("[!_]*.py"):
        users = {part(one) for one in modules() if f"policyref.present.{path.stem}" in imported(one)} - {"present"}
        assert len(users) > 1, f"{path.stem} is used by {sorted(users)} alone: it belongs there"


def test_the_table_has_no_circle() -> None:
    layers({one: set(others) for one, others in MAY_IMPORT.items()})  # raises where there is one


def test_the_table_allows_no_more_than_what_is_imported() -> None:
    """An arrow that nobody uses any more is taken out of the table, so that it can be believed."""
    unused = {one: sorted(MAY_IMPORT[one] - used) for one, used in imports_of_parts().items() if MAY_IMPORT[one] - used}
    assert not unused


def test_the_picture_shows_what_is_imported() -> None:
    assert PICTURE.read_text(encoding="utf-8") == drawn(imports_of_parts()), "draw it: python -m tests.architecture"


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
        ("yaml", {"load", "problems", "draft", "publish"}),  # draft only writes; publish: configurations of hosts
        ("pydantic", {"facts", "rules", "model", "load", "exports", "build", "publish"}),
        ("jinja2", {"pages", "draft", "publish"}),
        ("typst", {"handbook"}),
        ("distributed", {"build"}),
        ("lxml", {"intake"}),
        ("pdfminer", {"intake"}),
    ],
)
def test_a_library_is_known_to_its_owners_only(library: str, owners: set[str]) -> None:
    for path in modules():
        if library in {module.split(".")[0] for module in imported(path)}:
            assert part(path) in owners, f"{name(path)} imports {library}, which belongs to {sorted(owners)}"


@pytest.mark.parametrize("library", ["pickle", "marshal", "shelve", "dill", "cloudpickle"])
def test_what_can_run_when_it_is_read_is_only_sent_to_a_cluster(library: str) -> None:
    found = [name(path) for path in modules() if library in {module.split(".")[0] for module in imported(path)}]
    assert set(found) <= {"build/cluster.py"}


@pytest.mark.parametrize("without", ["export", "zensical", "frame", "setting", "placing/work"])
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


_NO_TEXT = {".pyc", ".png", ".woff2", ".mo"}


def test_the_generator_knows_nothing_of_any_notice() -> None:
    """Names of all cities are no notice's: a search that lacked one of them would know something of it."""
    gazetteer = PACKAGE / "search/everyday/places.py"
    for folder in ("generator", "site_overrides"):
        for path in sorted((ROOT / folder).rglob("*")):
            is_built = ".egg-info" in path.parent.suffix  # by `make dist`, with the README in it
            if path != gazetteer and path.is_file() and not is_built and path.suffix not in _NO_TEXT:
                text = path.read_text(encoding="utf-8")
                found = re.findall("晋城|阳城|jincheng|yangcheng", text, re.IGNORECASE)
                assert not found, f"{path.relative_to(ROOT)} names {found[0]}; another county's notice is only data"
