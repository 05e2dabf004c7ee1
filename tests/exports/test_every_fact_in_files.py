"""What an editor has entered against the files that offices, engines, search engines and printers get: nothing lost.

As in `test_every_fact`, the data is read as plain YAML. Of each kind of fact it is declared which files carry it, and
it is looked for in the rows of its own measure.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook
from policyref.exports.dmn.files import dmn_file
from policyref.exports.duty_tables import duty_list_of_all
from policyref.exports.fact_tables import table_of_benefits, table_of_targets
from policyref.exports.tables import table_of_measures
from policyref.exports.time_tables import table_of_acts, table_of_dates
from policyref.handbook.entries import measure_entry
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.pages.json_ld import measure_nodes
from policyref.words import CERTAINTY, KIND, PAYER
from policyref.words.paper import on_paper

from tests.exports.test_every_fact import CORPORA, written
from tests.site import squeeze

HOST = Host("试", "https://portal.example.gov.cn/")
MADE = (table_of_measures, table_of_dates, table_of_acts, duty_list_of_all, table_of_benefits, table_of_targets)
# Which cells carry which keys: list in the YAML → table, {key: head}.
TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "deadlines": (
        "data/deadlines",
        {
            "quote": "原话",
            "start": "起",
            "end": "止",
            "certainty": "怎么定的",
            "what": "做什么（本站编写）",
            "basis": "依据",
        },
    ),
    "benefits": (
        "data/benefits",
        {
            "name": "名称（本站编写）",
            "kind": "种类",
            "payer": "谁出钱",
            "to": "给谁（本站编写）",
            "gives": "给多少（原文）",
            "cap": "封顶（原文）",
            "caps": "封顶（原文）",
            "headline": "数额（本站编写）",
            "quote": "原文",
        },
    ),
    "targets": ("data/targets", {"name": "名称（本站编写）", "value": "指标数（原文）", "quote": "原文"}),
}
CODES = {"kind": KIND, "payer": PAYER, "certainty": CERTAINTY}


@cache
def library(name: str) -> Any:
    return load_library(CORPORA[name].parent, CORPORA[name])[0]


@cache
def tables(name: str) -> dict[str, list[dict[str, str]]]:
    """The rows of every CSV by its name; the XLSX beside it has to say the same."""
    files = {one.address: one.content for make in MADE for one in make(library(name), HOST)}
    found = {}
    for address in [one for one in files if one.endswith(".csv")]:
        own = list(csv.reader(io.StringIO(bytes(files[address]).decode("utf-8-sig"), newline="")))
        sheet = load_workbook(io.BytesIO(files[f"{address[:-4]}.xlsx"])).active
        assert sheet is not None
        cells = [["" if c.value is None else str(c.value.date() if c.is_date else c.value) for c in r] for r in sheet]
        assert cells == own, address
        found[address[:-4]] = [dict(zip(own[0], row, strict=True)) for row in own[1:]]
    return found


def measures(name: str) -> Iterator[tuple[Any, Any]]:
    """Each measure, in the text of today, with its file."""
    for one in library(name).measures:
        suffix = f"-v{one.ordinal}" if one.ordinal > 1 else ""
        yield one, written(CORPORA[name] / one.notice / f"{one.number:02}{suffix}.yml")


def facts(entered: Any, key: str) -> list[Any]:
    lists = [entered.get(key), *(item.get(key) for item in entered.get("items") or ())]
    return [one for found in lists if isinstance(found, list) for one in found]


def values(entered: Any) -> list[str]:
    """The words of a value; of one for each option those of them all. How a cap is computed is in the DMN."""
    if isinstance(entered, dict):
        return [one for key, found in entered.items() if key not in ("clause", "by", "limit") for one in values(found)]
    return [] if entered in (None, "", "null") else [entered]


def said(value: str, key: str) -> str:
    """As a table says it; a day in words is a day, a code its word."""
    value = str(CODES[key].get(value, value)) if key in CODES else value
    day = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", value)
    return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else squeeze(value)


@pytest.mark.parametrize("name", CORPORA)
@pytest.mark.parametrize("kind", TABLES)
def test_every_fact_is_a_row_of_its_table_with_its_words_and_their_address(name: str, kind: str) -> None:
    table, heads = TABLES[kind]
    for measure, entered in measures(name):
        own = [
            row for row in tables(name)[table] if re.match(rf"{HOST.address}{measure.key}(-\d+)?\.html", row["地址"])
        ]
        wanted = facts(entered, kind)
        assert len(own) == len(wanted), (measure.key, kind)
        for fact in wanted:
            told = [(head, said(one, key)) for key, head in heads.items() for one in values(fact.get(key))]
            near = [row for row in own if all(words in squeeze(row[head]) for head, words in told)]
            assert near, (measure.key, told)


@pytest.mark.parametrize("name", CORPORA)
def test_a_date_of_two_readings_has_both_in_its_row_and_a_day_for_the_first_and_the_last(name: str) -> None:
    for measure, entered in measures(name):
        for fact in facts(entered, "deadlines"):
            for one in fact.get("readings", ()):
                rows = [row for row in tables(name)["data/deadlines"] if row["原话"] == fact["quote"]]
                assert any(one["name"] in row["各种理解"] for row in rows), (measure.key, one)


@pytest.mark.parametrize("name", CORPORA)
def test_summary_targets_notes_and_words_stand_in_the_duties(name: str) -> None:
    for measure, entered in measures(name):
        start = f"{HOST.address}{measure.notice}/{measure.number}"
        own = [row for row in tables(name)["data/duties"] if re.match(rf"{re.escape(start)}[.-]", row["地址"])]
        whole = squeeze("".join("".join(row.values()) for row in own))
        lost = [one for one in [entered.get("summary")] if one and squeeze(one) not in whole]
        lost += [one["note"] for one in facts(entered, "notes") if squeeze(one["note"]) not in whole]
        lost += [one["value"] for one in facts(entered, "targets") if squeeze(one["value"]) not in whole]
        assert own and not lost, (measure.key, lost)


@pytest.mark.parametrize("name", CORPORA)
def test_every_rule_is_in_the_dmn_with_its_words(name: str) -> None:
    seen = 0
    for measure, entered in measures(name):
        files = b"".join(bytes(one.content) for one in dmn_file(measure, library(name), HOST)).decode()
        for fact in [*facts(entered, "benefits"), *facts(entered, "answers")]:
            if "pay" in fact or "gets" in fact:
                seen += 1
                assert squeeze(fact["quote"]) in squeeze(files), (measure.key, fact["id"])
    assert seen or name in ("acts", "desk")


@pytest.mark.parametrize("name", CORPORA)
def test_json_ld_says_what_is_given_to_whom_by_whom_and_nothing_else(name: str) -> None:
    for measure, entered in measures(name):
        notice = library(name).notice_by_id[measure.notice]
        text = squeeze(json.dumps(measure_nodes(measure, notice, library(name), HOST), ensure_ascii=False))
        words = squeeze(entered.get("summary") or "")
        assert words.replace('"', '\\"') in text
        for one in entered.get("audience") or ():
            assert squeeze(one) in text
        paid = {"reward", "subsidy", "support", "reimbursement"}
        grants = [one for one in facts(entered, "benefits") if one["kind"] in paid]
        assert text.count('"MonetaryGrant"') >= len(grants)
        assert all(squeeze(one["quote"]) in text for one in grants), measure.key


@pytest.mark.parametrize("name", CORPORA)
def test_the_book_has_every_amount_date_target_and_note(name: str) -> None:
    for measure, entered in measures(name):
        notice = library(name).notice_by_id[measure.notice]
        printed = squeeze(json.dumps(measure_entry(measure, notice, library(name), HOST, ()), ensure_ascii=False))
        wanted = [one["headline"] for one in facts(entered, "benefits")] + [entered.get("summary") or ""]
        wanted += [one["quote"] for one in facts(entered, "deadlines")]
        wanted += [one["value"] for one in facts(entered, "targets")] + [
            on_paper(one["note"]) for one in facts(entered, "notes")
        ]
        assert [one for one in wanted if squeeze(one).replace('"', '\\"') not in printed] == [], measure.key
