"""`make lint` refuses scripts, style sheets and templates that the phones of 2020 or their readers cannot read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.site import ROOT
from tests.tools.lint_templates import slips

TOOLS = ROOT / "tests/tools"
GOOD_SCRIPT = 'document.title ??= [..."ab"].map((one) => one?.trim()).join("").replaceAll("a", "b");\n'
TOO_NEW = [
    ("/(?<!a)b/.test(document.title);", "es-x/no-regexp-lookbehind-assertions"),
    ("document.title = [1].at(-1);", "no-restricted-syntax"),
    ("document.title = [1].findLast(Boolean);", "es-x/no-array-prototype-findlast-findlastindex"),
    ("document.title = Object.hasOwn({}, 'a');", "es-x/no-object-hasown"),
    ("document.title = class { static { document.title = 1; } };", "es-x/no-class-static-block"),
    ("document.title = structuredClone({});", "no-undef"),
    ("document.title = titel;", "no-undef"),
]
GOOD_STYLE = "a { color: red; gap: 1rem; }\n"
BAD_STYLES = [
    ("@layer a { b { color: red } }", "plugin/no-unsupported-browser-features"),
    ("a { color: color-mix(in srgb, red, blue) }", "function-disallowed-list"),
    ("a { b & { color: red } }", "plugin/no-unsupported-browser-features"),
    ("a { colour: red }", "property-no-unknown"),
    ("a { color: red; } a { margin: 0; }", "no-duplicate-selectors"),
]


def warnings(tool: str, config: str, name: str, text: str, *more: str) -> Any:
    """What a tool says of a text as if it stood in a file of the theme."""
    command = [str(TOOLS / "node_modules/.bin" / tool), "--config", str(TOOLS / config), *more]
    command += ["--stdin-filename", f"site_overrides/components/{name}"]
    done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)
    return json.loads(done.stdout or done.stderr)[0]


def rules_of_scripts(text: str) -> list[tuple[int, str]]:
    said = warnings("eslint", "eslint.config.mjs", "tried/tried.js", text, "--format", "json", "--stdin")
    return [(one["line"], one["ruleId"]) for one in said["messages"]]


def rules_of_styles(text: str) -> set[str]:
    said = warnings("stylelint", "stylelint.config.mjs", "tried/tried.css", text, "--formatter", "json")
    return {one["rule"] for one in said["warnings"]}


def test_scripts_that_old_phones_cannot_read_are_refused_line_by_line() -> None:
    found = rules_of_scripts(GOOD_SCRIPT + "".join(f"{line}\n" for line, _ in TOO_NEW))
    for number, (line, rule) in enumerate(TOO_NEW, 2):
        assert (number, rule) in found, line
    assert not [one for one in found if one[0] == 1]


@pytest.mark.parametrize(("text", "rule"), BAD_STYLES, ids=[rule for _, rule in BAD_STYLES])
def test_style_sheets_that_old_phones_or_nobody_can_read_are_refused(text: str, rule: str) -> None:
    assert rule in rules_of_styles(text)


def test_a_plain_style_sheet_passes() -> None:
    assert rules_of_styles(GOOD_STYLE) == set()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("<p>\n{% if a %}</p>", 2, "end of template"),
        ('{% from "a.html" import one, two %}{{ two() }}', 1, "one is imported"),
        ('{% from "a.html" import one as two %}{{ one }}', 1, "two is imported"),
        ("\n{% macro one(a, b) %}{{ a }}{% endmacro %}", 2, "does not use b"),
        ("{% macro one() %}{% endmacro %}\n{% macro one() %}{% endmacro %}", 2, "two macros one"),
        ("<p> \n</p>", 1, "white space"),
    ],
)
def test_slips_in_templates_are_told_with_their_line(text: str, line: int, words: str) -> None:
    assert [one for one in slips(text) if one[0] == line and words in one[1]]


def test_a_good_template_has_no_slips() -> None:
    text = '{% from "a.html" import one as two %}\n{% macro three(a) %}{{ two(a) }}{% endmacro %}\n{{ three(1) }}\n'
    assert list(slips(text)) == []


def test_the_tools_are_pinned() -> None:
    wanted = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((TOOLS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert all(locked[f"node_modules/{name}"]["version"] == version for name, version in wanted.items())
    assert all("integrity" in one and "resolved" not in one for name, one in locked.items() if name)


def test_every_template_of_ours_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{% if %}", encoding="utf-8")
    command = [sys.executable, "tests/tools/lint_templates.py", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "a.html:1: " in done.stdout
