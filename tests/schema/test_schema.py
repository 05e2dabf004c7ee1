"""The JSON Schema files by which editors complete keys: up to date, and without complaint about right data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from policyref.cli.schema import offered
from policyref.schema.export import schema_files

from tests.data import CORPUS
from tests.site import DESK

DATA = Path(__file__).parents[2] / "measures_data"
FILES = sorted([*DATA.rglob("*.yml"), *CORPUS.rglob("*.yml")])
SHARED = {
    "units.yml",
    "sectors.yml",
    "glossary.yml",
    "site.yml",
    "redirects.yml",
    "aliases.yml",
    "finder.yml",
    "guide.yml",
    "revisions.yml",
    "groups.yml",
    "notice.yml",
}
_COMMENT = "# yaml-language-server: $schema="
# Numbers to an editor's program, words to ours: https-like references and the label of a first measure.
_READ_AS_NUMBERS = {"measure", "numbering"}


def shown(path: Path) -> str:
    return "/".join(path.parts[-2:])


def kind_of(path: Path) -> str:
    return path.stem if path.name in SHARED else "measure"


def as_editors_read(path: Path) -> Any:
    """What YAML 1.1 makes of a file, dates as the words that JSON Schema knows."""
    return _dates_in_words(yaml.safe_load(path.read_text(encoding="utf-8")))


def _dates_in_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dates_in_words(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_dates_in_words(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def complaints(path: Path) -> Iterator[tuple[str, str]]:
    """The last key and the message of everything that an editor's program would underline."""
    schema = json.loads(schema_files()[f"{kind_of(path)}.schema.json"])
    for error in Draft202012Validator(schema).iter_errors(as_editors_read(path)):
        yield str(error.absolute_path[-1]) if error.absolute_path else "", error.message


def test_the_files_are_what_the_records_say() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (DATA / "schema").iterdir()}
    assert written == schema_files(offered(DATA)), "run: policyref schema"


@pytest.mark.parametrize(
    ("key", "value"), [("sectors", "e-commerce"), ("units", "市财政局"), ("units", "等相关单位"), ("question", "who")]
)
def test_an_editor_is_offered_what_the_library_has(key: str, value: str) -> None:
    text = json.loads(schema_files(offered(DATA))["measure.schema.json"])
    assert any(value in choices for choices in chosen(text, key)), key
    assert not any(value in choices for choices in chosen(json.loads(schema_files()["measure.schema.json"]), key))


def chosen(node: Any, key: str = "", within: bool = False) -> Iterator[list[str]]:
    """Every list of choices under a key."""
    if isinstance(node, dict):
        if within and "enum" in node:
            yield node["enum"]
        for name, child in node.items():
            yield from chosen(child, key, name == key or (within and name in ("anyOf", "items")))
    elif isinstance(node, list):
        for child in node:
            yield from chosen(child, key, within)


def test_what_is_not_offered_is_no_error_in_an_editor() -> None:
    schema = json.loads(schema_files(offered(DATA))["measure.schema.json"])
    errors = Draft202012Validator(schema).iter_errors({"number": 1, "sectors": ["new-sector"], "units": ["新的局"]})
    assert [one.message for one in errors if "properties" in str(one.schema_path)] == []


@pytest.mark.parametrize("name", schema_files())
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_files()[name]))


@pytest.mark.parametrize("name", schema_files())
def test_every_key_is_explained_in_chinese(name: str) -> None:
    schema = json.loads(schema_files()[name])
    for record in [schema, *schema.get("$defs", {}).values()]:
        for key, field in record.get("properties", {}).items():
            assert any("\u4e00" <= char <= "\u9fff" for char in field.get("description", "")), key


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_every_data_file_names_its_schema_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(_COMMENT)
    # The corpus names the schema as if it stood where the published data stands.
    within = path.parent.relative_to(DATA if path.is_relative_to(DATA) else CORPUS)
    assert (DATA / within / first.removeprefix(_COMMENT)).resolve() == DATA / f"schema/{kind_of(path)}.schema.json"


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_a_right_file_has_no_complaint(path: Path) -> None:
    assert [message for key, message in complaints(path) if key not in _READ_AS_NUMBERS] == []


def test_numbers_that_stand_for_words_have_no_complaint() -> None:
    assert [(shown(path), key) for path in FILES for key, _ in complaints(path)] == []


@pytest.mark.parametrize(
    ("kind", "wrong", "key"),
    [
        ("measure", {"number": "五"}, "number"),
        ("measure", {"sectors": []}, "sectors"),
        ("measure", {"deadlines": [{"quote": "年底前", "kind": "截止", "certainty": "exact"}]}, "kind"),
        ("measure", {"deadlines": [{"quote": "年底前", "kind": "due", "certainty": "exact", "end": "明天"}]}, "end"),
        ("notice", {"numbering": "(一)"}, "numbering"),
        ("sectors", {"sectors": [{"id": "a", "name": "甲", "about": "乙", "gbt4754": "Z9"}]}, "gbt4754"),
    ],
)
def test_a_wrong_value_is_underlined(kind: str, wrong: dict[str, Any], key: str) -> None:
    schema = json.loads(schema_files()[f"{kind}.schema.json"])
    errors = [*Draft202012Validator(schema).iter_errors(wrong)]
    errors += [one for error in errors for one in error.context or ()]  # of a list that may be 原文没有, too
    assert key in {str(error.absolute_path[-1]) for error in errors if error.absolute_path}


@pytest.mark.parametrize("name", schema_files())
def test_an_unknown_key_is_underlined(name: str) -> None:
    errors = [*Draft202012Validator(json.loads(schema_files()[name])).iter_errors({"x": 1})]
    messages = [one.message for error in errors for one in (error, *(error.context or ()))]  # it may be bare
    assert any("'x' was unexpected" in message for message in messages)


@pytest.mark.parametrize("words", ["2023年4月30日", "2023-04-30", None])
def test_a_date_may_be_written_in_both_ways_or_left_open(words: str | None) -> None:
    schema = json.loads(schema_files()["measure.schema.json"])
    deadline = {"$ref": "#/$defs/Deadline", "$defs": schema["$defs"]}
    entry = {"quote": "年底前", "kind": "due", "certainty": "exact", "end": words}
    assert list(Draft202012Validator(deadline).iter_errors(entry)) == []


@pytest.mark.parametrize("path", sorted((DESK / "dukou-2026-6").glob("*.yml")), ids=shown)
def test_a_name_alone_may_stand_for_a_list_of_one(path: Path) -> None:
    assert [*complaints(path)] == []
