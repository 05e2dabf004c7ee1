"""What other programs are given about time: JSON with its schema, tables; old keys and columns stay where they are."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook
from policyref.exports.duty_tables import duty_lists
from policyref.exports.measures_json import measures_file
from policyref.exports.tables import table_of_measures
from policyref.exports.time_tables import table_of_acts, table_of_dates
from policyref.exports.validity_json import validity_file
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.time.times import times

from tests.site import ROOT
from tests.time.folder import library_of
from tests.time.test_prints import LONGER, MEASURES, OLD, REPEAL, STOP, UNIT, force, of

HOST = Host("试", "")
PLACES = [
    {
        "place": "示例市",
        "document": "《示例市规范性文件管理规定》（示例市人民政府令第3号）",
        "quote": "未明确有效期的，其有效期为5年",
        "date": "2018-01-01",
        "years": {"default": 5},
    }
]


def files(library: Library, make: Any) -> dict[str, Any]:
    return {one.address: one.content for one in make(library, HOST)}


def validity(library: Library) -> Any:
    return json.loads(files(library, validity_file)["data/validity.json"])


def unit(library: Library, key: str) -> Any:
    return next(one for one in validity(library)["units"] if one["id"] == key)


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return of(tmp_path, REPEAL, STOP, LONGER)


def test_the_file_is_valid_against_the_schema_beside_it_also_with_keys_to_come(library: Library) -> None:
    made = files(library, validity_file)
    schema, data = json.loads(made["data/validity.schema.json"]), json.loads(made["data/validity.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(data)
    data["later"] = data["units"][0]["later"] = data["acts"][0]["later"] = {"any": 1}
    validator.validate(data)


@pytest.mark.parametrize(("group", "key"), [("units", "status"), ("units", "timeline"), ("acts", "quote")])
def test_the_schema_refuses_what_is_not_whole(library: Library, group: str, key: str) -> None:
    made = files(library, validity_file)
    data = json.loads(made["data/validity.json"])
    del data[group][0][key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(made["data/validity.schema.json"])).validate(data)


def test_an_act_stands_once_and_both_sides_name_it(library: Library) -> None:
    data = validity(library)
    assert [(one["id"], one["does"], one["on"], one["word"]) for one in data["acts"]] == [
        ("liuhe-2024-8:1", "repeals", "liuhe-2022-3/8", "废止"),
        ("liuhe-2024-8:2", "repeals", "liuhe-2022-3/2/2", "停止执行"),
        ("liuhe-2024-8:3", "extends", "liuhe-2022-3", "继续执行"),
    ] or sorted(one["on"] for one in data["acts"]) == ["liuhe-2022-3", "liuhe-2022-3/2/2", "liuhe-2022-3/8"]
    names = {one["on"]: one["id"] for one in data["acts"]}
    assert set(unit(library, "liuhe-2024-8")["effects"]) == set(names.values())
    assert names["liuhe-2022-3/8"] in unit(library, "liuhe-2022-3/8")["acts"]
    assert names["liuhe-2022-3"] in unit(library, "liuhe-2022-3/5")["acts"]
    assert all(one["quote"] and one["url"] == "liuhe-2024-8/index.html" for one in data["acts"])


def test_a_timeline_answers_for_every_day(library: Library) -> None:
    for row in validity(library)["units"]:
        day = date(2022, 1, 1)
        while day < date(2028, 1, 1):
            stretch = [one for one in row["timeline"] if not one["first"] or one["first"] <= day.isoformat()][-1]
            status = times(library).status(row["id"], day)
            assert (stretch["code"], stretch["word"]) == (status.code, status.word), (row["id"], day)
            day += timedelta(days=17)


def test_an_item_is_listed_where_it_has_something_of_its_own(library: Library) -> None:
    ids = [one["id"] for one in validity(library)["units"]]
    assert "liuhe-2022-3/2/2" in ids and "liuhe-2022-3/2/1" in ids
    assert not [one for one in ids if "@" in one]


def test_what_was_entered_about_time_is_there_as_entered(library: Library) -> None:
    row = unit(library, "liuhe-2022-3")
    assert [(one["quote"], one["start"], one["end"]) for one in row["dates"]] == [
        ("自2022年6月1日起施行，有效期至2025年5月31日", "2022-06-01", "2025-05-31")
    ]
    assert row["checked"] == []
    assert unit(library, "liuhe-2022-3/3")["dates"][0]["end"] == "2023-12-31"
    assert unit(library, "liuhe-2022-3/5")["dates"] == []


def test_what_an_editor_was_told_is_there_and_changes_no_word(tmp_path: Path) -> None:
    asked = {"date": "2024-05-06", "by": "甲县公开科", "asked": "甲县商务局", "found": "ended", "source": "电话"}
    row = unit(of(tmp_path, checked=[asked]), "liuhe-2022-3")
    assert row["checked"] == [asked] and row["status"]["word"] == "部分期限已过"
    assert "2024年5月6日问过甲县商务局：已不执行（未见文件）（本站记录）" in row["status"]["marks"]


def test_a_rule_of_a_place_that_was_used_is_named(tmp_path: Path) -> None:
    silent = {
        "issued": "2019-05-08",
        "place": ["示例省", "示例市"],
        "unsaid": ["until"],
        "deadlines": [force("自2019年6月1日起施行", "2019-06-01", None)],
        "measures": {1: {}},
    }
    library = library_of(tmp_path, {"nanping-2019-8": silent, "liuhe-2022-3": OLD}, PLACES)
    assert validity(library)["rules"][0]["years"] == {"default": 5}
    assert unit(library, "nanping-2019-8")["rule"] == 0
    assert "rule" not in unit(library, "liuhe-2022-3")


def test_measures_json_gains_the_word_as_of_the_day_and_loses_nothing(library: Library) -> None:
    made = files(library, measures_file)
    data = json.loads(made["data/measures.json"])
    jsonschema.Draft202012Validator(json.loads(made["data/measures.schema.json"])).validate(data)
    found = {one["id"]: one["validity"] for one in (*data["measures"], *data["notices"])}
    ended = found["liuhe-2022-3/8"]
    assert (ended["as_of"], ended["code"], ended["word"]) == ("2024-06-20", "ended", "已废止")
    lives = found["liuhe-2022-3/5"]
    assert (lives["code"], lives["from"], lives["until"]) == ("in-force", "2022-06-01", "2027-05-31")
    assert found["liuhe-2022-3"]["code"] == "partial"


def test_a_deadline_of_one_benefit_says_of_which(tmp_path: Path) -> None:
    day = {"kind": "due", "quote": "2024年1月31日前申请", "end": "2024-01-31", "certainty": "exact", "of": ["opening"]}
    library = of(tmp_path, measures={5: {**MEASURES[5], "deadlines": [day]}})
    measures = json.loads(files(library, measures_file)["data/measures.json"])["measures"]
    assert [one["of"] for measure in measures for one in measure["deadlines"]] == [["opening"]]
    row = csv_rows(files(library, table_of_measures)["data/measures.csv"])[-1]
    assert row["期限"] == "2024年1月31日前申请（2024-01-31，只指“opening奖励”）"
    dates = csv_rows(files(library, table_of_dates)["data/deadlines.csv"])
    assert [one["其中"] for one in dates] == ["", "“opening奖励”"]


def test_a_day_that_comes_again_has_its_rule_and_one_of_two_readings_has_both(tmp_path: Path) -> None:
    again = {"kind": "due", "quote": "每年10月31日前提出申请", "start": None, "end": None, "certainty": "unspecified"}
    readings = [
        {"name": "含6月", "start": None, "end": "2023-06-30"},
        {"name": "不含6月", "start": None, "end": "2023-05-31"},
    ]
    either = {**again, "quote": "2023年6月前申请", "certainty": "ambiguous", "readings": readings, "end": "2023-05-31"}
    library = of(tmp_path, measures={5: {"deadlines": [again, either]}})
    rows = json.loads(files(library, measures_file)["data/measures.json"])["measures"][-1]["deadlines"]
    assert rows[0]["rule"].startswith("FREQ=YEARLY") and "readings" not in rows[0]
    assert [one["end"] for one in rows[1]["readings"]] == ["2023-06-30", "2023-05-31"] and "rule" not in rows[1]


def test_new_columns_stand_behind_all_that_there_were(library: Library) -> None:
    made = files(library, table_of_measures)
    rows = csv_rows(made["data/measures.csv"])
    assert list(rows[0])[:2] == ["文件", "文号"] and list(rows[0])[-4:-2] == ["效力（截至2024年6月20日）", "有效期至"]
    told = [(one["条号"], *[*one.values()][-4:-2]) for one in rows]
    assert [one for one in told if one[0] in ("第二条", "第三条", "第五条", "第八条")] == [
        ("第二条", "部分失效 · 其中第二条第（二）项已停止执行 · 已延长（原至2025年5月31日）", "2027-05-31"),
        ("第三条", "期限已过（最后一天2023年12月31日） · 文件延长了，这一部分另有期限", "2023-12-31"),
        ("第五条", "有效 · 已延长（原至2025年5月31日）", "2027-05-31"),
        ("第八条", "已废止（自2024年4月1日起）", "2024-03-31"),
    ]
    sheet = load_workbook(io.BytesIO(made["data/measures.xlsx"])).active
    assert sheet is not None
    word, until = sheet[sheet.max_row][-4:-2]
    assert word.value == "已废止（自2024年4月1日起）" and until.is_date and str(until.value.date()) == "2024-03-31"


def test_a_duty_list_says_what_no_longer_has_to_be_done(library: Library) -> None:
    own = next(one for one in library.units if UNIT in one.written)
    made = {one.address: one.content for one in duty_lists(own, library, HOST)}
    rows = csv_rows(made[f"data/units/{own.id}.csv"])
    assert [(one["哪一条"], one["效力（截至2024年6月20日）"].partition(" ")[0], one["完成情况"]) for one in rows] == [
        ("第二条", "部分失效", ""),
        ("第二条第（一）项", "有效", ""),
        ("第二条第（二）项", "已停止执行（自2024年4月1日起）", "已停止执行"),
        ("第三条", "期限已过（最后一天2023年12月31日）", ""),
        ("第五条", "有效", ""),
        ("第八条", "已废止（自2024年4月1日起）", "已废止"),
    ]


def test_acts_are_a_table_with_their_words(library: Library) -> None:
    rows = csv_rows(files(library, table_of_acts)["data/acts.csv"])
    told = {(one["怎样做"], one["自"], one["至"], one["原话"]) for one in rows}
    assert ("自2024年4月1日起废止", "2024-04-01", "", "第八条自2024年4月1日起废止") in told
    assert ("继续执行至2027年5月31日", "2024-03-05", "2027-05-31", "其余继续执行至2027年5月31日") in told


def test_a_validity_is_a_kind_of_date_of_its_own(library: Library) -> None:
    rows = csv_rows(files(library, table_of_dates)["data/deadlines.csv"])
    assert [(one["种类"], one["条号"], one["止"]) for one in rows] == [
        ("施行与有效期", "", "2025-05-31"),
        ("施行与有效期", "第三条", "2023-12-31"),
    ]


def test_of_data_in_which_nothing_has_a_day_no_day_is_told(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"liuhe-draft": {"draft": True, "measures": {1: {}}}})
    assert validity(replace(library, newest=date.min))["as_of"] is None
    heads = list(csv_rows(files(replace(library, newest=date.min), table_of_measures)["data/measures.csv"])[0])
    assert heads[-4:-2] == ["效力", "有效期至"]


def test_the_document_of_the_data_names_every_key_and_no_other(library: Library) -> None:
    text = (ROOT / "docs/dev/data.md").read_text(encoding="utf-8")
    schema = json.loads(files(library, validity_file)["data/validity.schema.json"])
    of_dates = set(schema["$defs"]["DeadlineRow"]["properties"])
    shapes = {name: {*one["properties"]} for name, one in schema["$defs"].items()}
    keys = set().union(*(shapes[name] for name in ("ActRow", "UnitRow", "Force", "VersionRow")), schema["properties"])
    named = set(re.findall(r"`(\w+)`", text.partition("## `validity.json`")[2]))
    assert keys - {"quote", "id", "issued"} <= named
    every = set().union(*shapes.values(), schema["properties"]) | of_dates
    assert named <= every | {"unsaid", "open", "unread"}
