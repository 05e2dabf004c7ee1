"""Amounts that an amendment changes are told with their days, wherever they are; other texts stand in an appendix."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from policyref.exports.tables import table_of_measures
from policyref.exports.validity_json import validity_file
from policyref.handbook.book import whole_book
from policyref.handbook.leaves import leaflet
from policyref.handbook.press import Press
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.present.amounts import amount
from policyref.time.versions import current

from tests.handbook.pdf import Pdf
from tests.site import ROOT, squeeze
from tests.time.test_prints import press as press

HOST = Host("试", "")
WANGXI = "wangxi-2025-3"
CORPORA = ROOT / "tests/corpora"


def on(day: str) -> Library:
    """The library of amended texts as it is published on a day."""
    library, problems = load_library(CORPORA, CORPORA / "amended")
    assert not problems
    return current(replace(library, published=date.fromisoformat(day)))


def told(day: str, measure: int) -> dict[str, str]:
    library = on(day)
    own = library.measure_by_key[f"{WANGXI}/{measure}"]
    return {one.name: amount(one, own, library) for one in own.benefits}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-02-20", "最高5万元，2026年3月1日至2027年1月31日最高8万元，2027年2月1日起按销售额的2%"),
        ("2026-03-01", "最高8万元，2027年2月1日起按销售额的2%，2026年2月28日以前最高5万元"),
        ("2027-02-01", "最高8万元，2026年3月1日至2027年1月31日按销售额的1%，2026年2月28日以前最高5万元"),
    ],
)
def test_an_amount_is_told_with_what_it_was_and_will_be(day: str, words: str) -> None:
    assert told(day, 1) == {"网络零售奖励": words}


def test_of_what_comes_or_goes_the_day_is_told() -> None:
    assert told("2026-02-20", 2) == {
        "首店奖励": "10万元", "老店改造奖励": "3万元，2026年3月1日起没有这一项", "夜间经营奖励": "2万元",
    }  # fmt: skip
    assert told("2026-03-01", 2)["社区店奖励"] == "1万元，2026年2月28日以前没有这一项"


def test_what_is_to_be_changed_by_words_that_nobody_has_entered_says_so() -> None:
    assert told("2026-02-20", 3) == {"展销奖励": "6万元，2027年2月1日起修改，改后的数额尚未整理"}


def rows(made: Any) -> list[dict[str, str]]:
    content = next(one.content for one in made if one.address.endswith(".csv"))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_table_of_measures_has_the_amounts_of_other_days(tmp_path: Path) -> None:
    row = rows(table_of_measures(on("2026-02-20"), HOST))[0]
    assert "2027年2月1日起按销售额的2%" in row["数额（本站编写）"]


def test_a_leaflet_has_the_text_of_its_day_and_says_of_which_days_it_is(press: Press) -> None:
    for day, words, other in (
        ("2026-02-20", "最高不超过5万元", "至2026年2月28日的文字，印发的文本"),
        ("2026-06-01", "最高不超过8万元", "2026年3月1日至2027年1月31日的文字，本书编者按修改整理，不是印发的文本"),
    ):
        library = on(day)
        page = Pdf(press.print("leaflet", leaflet(library.measure_by_key[f"{WANGXI}/1"], library, HOST), None)).pages[0]
        official = page.partition("官方原文")[2]
        assert words in official and official.startswith(f"（{other}）")
        assert page.count("《望溪市人民政府办公室关于修改") == 1, "three edits of one act are told in one sentence"


def test_a_book_has_all_other_texts_in_an_appendix_and_says_where(press: Press) -> None:
    library = on("2026-06-01")
    book = Pdf(press.print("book", whole_book(library.notice_by_id[WANGXI], library, HOST), None))
    appendix = squeeze(book.part("修改前后的文字", "名词解释"))
    for words in (
        "自2027年2月1日起的文字",
        "至2026年2月28日的文字，印发的文本",
        "最高不超过5万元",
        "按销售额的2%给予奖励",
    ):
        assert words in appendix
    assert "最高不超过5万元" not in book.body.partition("第1条官方原文")[2][:99]
    assert f"见第{book.folio_of('修改前后的文字')}页" in book.body


def test_validity_json_lists_the_texts_with_their_days() -> None:
    made = {one.address: one.content for one in validity_file(on("2026-06-01"), HOST)}
    units = {one["id"]: one for one in json.loads(made["data/validity.json"])["units"]}
    found = [
        (one["version"], one["by"], one["official"], one["from"], one["until"])
        for one in units[f"{WANGXI}/1"]["versions"]
    ]
    assert found == [
        ("v1", None, True, None, "2026-02-28"),
        ("v2", "wangxi-2026-1", False, "2026-03-01", "2027-01-31"),
        ("v3", "wangxi-2027-2", False, "2027-02-01", None),
    ]
    assert units[f"{WANGXI}/1"]["status"]["version"] == "v2"
    assert [one["url"] for one in units[f"{WANGXI}/2"]["versions"]] == [f"{WANGXI}/2-v1.html", f"{WANGXI}/2-v2.html"]
    assert not [mark for mark in units[f"{WANGXI}/1"]["status"]["marks"] if "尚未整理" in mark]


@pytest.mark.parametrize(
    ("day", "beside"),
    [("2026-06-01", "算一算编者编写"), ("2028-01-01", "算一算（期限已过，只适用于2027年12月31日以前）编者编写")],
)
def test_sums_to_work_out_on_paper_say_for_which_days_they_are(press: Press, day: str, beside: str) -> None:
    library = on(day)
    book = Pdf(press.print("book", whole_book(library.notice_by_id[WANGXI], library, HOST), None))
    assert beside in "".join(book.pages)
