"""Nothing that an editor has entered is missing from the data for other programs, and every fact has its source.

The data files are read as plain YAML and each value is looked for under its own key; the program's records are not
asked, so a field that nobody exports is seen here.
"""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from policyref.exports.measures_json import measure_file, measures_file
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.text.dates import parse_date

from tests.site import ACTS, AMENDED, DATA, DESK, FORMS, SHAPES, squeeze

CORPORA = {"acts": ACTS, "amended": AMENDED, "desk": DESK, "forms": FORMS, "shapes": SHAPES, "published": DATA}
HOST = Host("试", "")
OFFICIAL = {"text", "closing", "title", "label"}
CALLED = {"unit": "as_written", "units": "as_written", "issuer": "name"}
SILENT = "原文没有"
Leaf = tuple[str, str]


@cache
def exported(name: str) -> Any:
    folder = CORPORA[name]
    library, problems = load_library(folder.parent, folder)
    assert not [one for one in problems if one.is_error]
    files = {one.address: one.content for one in measures_file(library, HOST)}
    alone = {
        measure.key: [json.loads(one.content) for one in measure_file(measure, library, HOST)]
        for notice in library.notices
        for measure in notice.measures
    }
    return json.loads(files["data/measures.json"]), json.loads(files["data/measures.schema.json"]), alone


def written(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def leaves(value: Any, key: str = "") -> Iterator[Leaf]:
    """Each value that is no mapping and no list, under the key that is nearest to it."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from leaves(inside, str(name))
    elif isinstance(value, list):
        for inside in value:
            yield from leaves(inside, key)
    elif value is not False and value not in (None, "", "null", "~", "false"):
        yield (key if value == SILENT else CALLED.get(key, key)), plain(value)


def plain(value: Any) -> str:
    text = squeeze(str(value).lower() if isinstance(value, bool) else str(value)).replace("↵", "")
    day = parse_date(text) if re.fullmatch(r"\d{4}(年.+日|-\d\d-\d\d)", text) else None
    return day.isoformat() if day else text


def lost(entered: Any, row: Any) -> list[Leaf]:
    """Of a file of the data, what is not in a row of the JSON."""
    found = Counter(leaves(row))
    official = squeeze("".join(value for key, value in leaves(row) if key in OFFICIAL))
    missing = []
    for (key, value), times in Counter(leaves(entered)).items():
        is_there = found[key, value] >= times or (key in OFFICIAL and value in official)
        if value == SILENT:  # a label is printed or it is not; of lists and of the number it is said
            is_there = key == "label" or found["none", key] >= times or row.get(f"{key}_state") == "none"
        if not is_there and not (key == "rows" and value in "^<"):
            missing.append((key, value))
    return missing


def rows(name: str) -> Iterator[tuple[Path, Any]]:
    """Each file of notices, measures and later texts with what is exported of it."""
    data, _, _ = exported(name)
    notices = {one["id"]: one for one in data["notices"]}
    measures = {one["id"]: one for one in data["measures"]}
    for path in sorted(CORPORA[name].glob("*/*.yml")):
        number = re.fullmatch(r"0*(\d+)(-v\d+)?", path.stem)
        if path.stem == "notice":
            yield path, notices[path.parent.name]
        elif number and number[2]:
            versions = measures[f"{path.parent.name}/{number[1]}"]["versions"]
            yield path, next(one for one in versions if one["version"] == number[2][1:])
        elif number:
            yield path, measures[f"{path.parent.name}/{number[1]}"]


@pytest.mark.parametrize("name", CORPORA)
def test_every_value_of_the_data_is_in_the_json_under_its_key(name: str) -> None:
    found = {str(path.relative_to(CORPORA[name])): lost(written(path), row) for path, row in rows(name)}
    assert len(found) > 3
    assert {path: missing for path, missing in found.items() if missing} == {}


@pytest.mark.parametrize("key", ["headline", "payer", "gives", "summary", "audience", "related", "notes", "inputs"])
def test_a_value_that_is_not_exported_would_be_seen(key: str) -> None:
    seen = 0
    for name in CORPORA:
        for path, row in rows(name):
            spoilt = copy.deepcopy(row)
            spoilt.pop(key, None)
            for one in spoilt.get("benefits", ()):
                one.pop(key, None)
            seen += bool(spoilt != row and lost(written(path), spoilt))
    assert seen


@pytest.mark.parametrize("name", CORPORA)
def test_the_json_is_as_its_schema_says_and_the_schema_lets_keys_come(name: str) -> None:
    data, schema, _ = exported(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)
    assert '"additionalProperties": false' not in json.dumps(schema)
    assert schema["version"]
    data["measures"][0]["a-key-of-later"] = 1
    jsonschema.Draft202012Validator(schema).validate(data)
    del data["measures"][0]["a-key-of-later"]


@pytest.mark.parametrize("name", CORPORA)
def test_a_measure_alone_says_the_same(name: str) -> None:
    data, _, alone = exported(name)
    assert alone == {one["id"]: [one] for one in data["measures"]}


@pytest.mark.parametrize("name", CORPORA)
def test_every_fact_has_words_of_the_text_and_the_address_where_they_stand(name: str) -> None:
    lists = ("deadlines", "benefits", "answers", "targets", "notes", "waived", "confirmed", "suits", "together")
    facts = 0
    for measure in exported(name)[0]["measures"]:
        cells = "".join(cell for table in measure.get("tables", ()) for row in table["rows"] for cell in row)
        words = squeeze(measure["listed"] + measure["text"] + cells)
        for fact in (fact for key in lists for fact in measure.get(key, ())):
            facts += 1
            assert fact["quote"] and (squeeze(fact["quote"]) in words or "cell" in fact), (measure["id"], fact)
            assert fact["url"].partition("#")[0].startswith(measure["notice"] + "/")
    assert facts


@pytest.mark.parametrize(
    ("gives", "amount"),
    [("5万元", ("5万元", 50_000, "元")), ("12.5%", ("12.5%", 0.125, "%")), ("三分之一", ("三分之一", None, ""))],
)
def test_an_amount_is_a_number_beside_its_words(gives: str, amount: tuple[Any, ...]) -> None:
    from policyref.exports.fact_rows import amounts

    assert [tuple(one.values()) for one in amounts(gives)] == [amount]


def test_amounts_and_caps_are_there_as_numbers_for_each_option() -> None:
    found = [one for name in CORPORA for measure in exported(name)[0]["measures"] for one in measure["benefits"]]
    assert any(one["amounts"] for one in found)
    capped = [one for one in found if "cap" in one or "caps" in one]
    assert capped and all(one["limits"] for one in capped)
    for one in found:
        options = one.get("caps", {}).get("table", {})
        assert [limit["option"] for limit in one["limits"] if "option" in limit] == list(options)
