"""data/measures.json keeps the contract that other programs rely on. The contract stands here as literals."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import jsonschema
import pytest

from tests.exports.contract import CONTRACT
from tests.pages.source import NUMBERS, clauses
from tests.site import NOTICE, Site


def is_date(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and bool(date.fromisoformat(value))


TYPES = {
    "text": lambda value: isinstance(value, str) and value != "",
    "words": lambda value: isinstance(value, str),
    "index": lambda value: type(value) is int and value >= 0,
    "count": lambda value: type(value) is int and value > 0,
    "date": is_date,
    "anything": lambda value: True,
    "number": lambda value: type(value) in (int, float),
    "place": lambda value: isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9/-]+\.html(#[a-z0-9-]+)?", value)),
    "anchor": lambda value: isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9/-]+\.html#[a-z0-9-]+", value)),
    "state": lambda value: value in ("entered", "none", "open"),
    "address": lambda value: isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9][a-z0-9/-]*\.html", value)),
}


def breaches(value: Any, contract: Any, where: str = "") -> list[str]:
    """Where a value is not what the contract says."""
    if isinstance(contract, list):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        return [breach for index, one in enumerate(value) for breach in breaches(one, contract[0], f"{where}[{index}]")]
    if isinstance(contract, dict):
        if not isinstance(value, dict):
            return [f"{where} is no mapping"]
        as_entered = set(contract.get("*", "").split())
        contract = {key: inside for key, inside in contract.items() if key != "*"}
        allowed = {key.removesuffix("?") for key in contract} | as_entered
        missing = {key for key in contract if not key.endswith("?")} - set(value)
        found = [f"{where}: {key} too many" for key in value.keys() - allowed]
        found += [f"{where}: {key} missing" for key in missing]
        types = {key.removesuffix("?"): inside for key, inside in contract.items()}
        return found + [b for key in value.keys() & types for b in breaches(value[key], types[key], f"{where}.{key}")]
    if contract.endswith("?") and value is None:
        return []
    return [] if TYPES[contract.removesuffix("?")](value) else [f"{where} is {value!r}, not {contract}"]


def load(site: Site, address: str = "data/measures.json") -> Any:
    return json.loads(site.files[address])


@pytest.fixture(params=["published", "published and others"])
def data(request: pytest.FixtureRequest) -> Any:
    return load(request.getfixturevalue("real_site" if request.param == "published" else "site"))


def test_keys_and_types_are_exactly_those_of_the_contract(data: Any) -> None:
    assert breaches(data, CONTRACT) == []


def test_the_contract_would_notice_a_breach(data: Any) -> None:
    measure = data["measures"][0] | {"extra": 1, "number": "1", "section": 0}
    assert len(breaches({**data, "measures": [measure]}, CONTRACT)) == 3
    del measure["title"]
    assert len(breaches({**data, "measures": [measure]}, CONTRACT)) == 4


def test_the_file_is_valid_against_the_schema_beside_it(site: Site, data: Any) -> None:
    schema = load(site, "data/measures.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)


@pytest.mark.parametrize("key", ["url", "text", "units", "calculators"])
def test_the_schema_refuses_a_measure_without(real_site: Site, key: str) -> None:
    data, schema = load(real_site), load(real_site, "data/measures.schema.json")
    del data["measures"][0][key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(data)


def test_a_measure_has_a_file_of_its_own_with_the_same_facts(site: Site) -> None:
    for measure in load(site)["measures"]:
        assert load(site, f"data/measures/{measure['id']}.json") == measure


def test_notices_are_in_the_order_of_their_dates_and_the_county_forwards_the_city(real_site: Site) -> None:
    notices = load(real_site)["notices"]
    assert [(one["id"], one["issued"], one.get("forwards")) for one in notices] == [
        (NOTICE, "2022-12-26", None),
        ("yangcheng-2023-1", "2023-01-04", NOTICE),
    ]
    assert [section["number"] for section in notices[0]["sections"]] == [1, 2, 3, 4, 5]


def test_measures_are_all_38_in_order(real_site: Site) -> None:
    measures = load(real_site)["measures"]
    assert [one["id"] for one in measures] == [f"{NOTICE}/{number}" for number in NUMBERS]
    assert [one["number"] for one in measures] == list(NUMBERS)


@pytest.mark.parametrize("number", NUMBERS)
class TestMeasure:
    @pytest.fixture
    def measure(self, real_site: Site, number: int) -> Any:
        return load(real_site)["measures"][number - 1]

    def test_text_and_title_are_verbatim(self, measure: Any, number: int) -> None:
        assert (measure["title"], measure["text"]) == (clauses()[number].title, "\n".join(clauses()[number].paragraphs))

    def test_items_are_verbatim(self, measure: Any, number: int) -> None:
        items = [(one["number"], one["title"], one["text"]) for one in measure["items"]]
        assert items == clauses()[number].items

    def test_units_are_as_written_in_order(self, measure: Any, number: int) -> None:
        assert [one["as_written"] for one in measure["units"]] == clauses()[number].named

    def test_quotes_are_words_of_the_text(self, measure: Any, number: int) -> None:
        official = measure["title"] + measure["text"]
        assert [
            one["quote"] for one in measure["deadlines"] + measure["benefits"] if one["quote"] not in official
        ] == []


def test_units_named_within_items_are_units_of_the_measure(site: Site) -> None:
    (measure,) = [one for one in load(site)["measures"] if one["id"] == "shili-2024-7/4"]
    assert {unit["as_written"] for unit in measure["units"]} == {"市人力资源社会保障局", "市商务局"}


def test_what_records_name_of_each_other_exists(data: Any, site: Site) -> None:
    ids = {kind: {one["id"] for one in data[kind]} for kind in ("notices", "sectors", "units", "measures")}
    for kind in ids:
        assert len(ids[kind]) == len(data[kind]), f"an id of {kind} is given twice"
        assert {one["url"] for one in data[kind]} <= set(site.files)
    for measure in data["measures"]:
        assert measure["notice"] in ids["notices"]
        assert set(measure["sectors"]) <= ids["sectors"]
        assert {unit["id"] for unit in measure["units"]} <= ids["units"]


def test_units_and_sectors_without_measures_are_not_listed(real_site: Site) -> None:
    data = load(real_site)
    used = {unit["id"] for measure in data["measures"] for unit in measure["units"]}
    assert {unit["id"] for unit in data["units"]} == used
    assert len(used) == 37
    assert {one["id"] for one in data["sectors"]} == {one for measure in data["measures"] for one in measure["sectors"]}
