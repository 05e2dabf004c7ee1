"""Who issued a notice: one name, several, or one that another source gives; the last is told wherever it is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from policyref.exports.measures_json import measures_file
from policyref.handbook.document import heading_entry
from policyref.model.host import Host
from policyref.pages.home import home_page
from policyref.pages.notice import notice_page

from tests.data import Data

HOST = Host("试", "")
NOTICE, WRITTEN = "shili-draft", "issuer: 示例市\n"
TOLD = "原文未署名（据网站登记：示例市商务局）"


def with_issuer(tmp_path: Path, written: str) -> Data:
    return Data(tmp_path).apply({"file": f"{NOTICE}/notice.yml", "find": WRITTEN, "replace": written})


def test_a_name_from_elsewhere_is_told_as_such_on_pages_in_data_and_in_the_book(tmp_path: Path) -> None:
    library = with_issuer(tmp_path, "issuer: {name: 示例市商务局, source: 网站登记}\n").library
    notice = library.notice_by_id[NOTICE]
    [page] = notice_page(notice, library, HOST)
    assert f"<dt>发文机关</dt><dd>{TOLD}</dd>" in page.html and TOLD in page.json_ld
    assert TOLD in home_page(library, HOST)[0].html
    assert heading_entry(notice, library)["issuer_shown"] == TOLD
    rows = {row["id"]: row for row in json.loads(next(iter(measures_file(library, HOST))).content)["notices"]}
    assert rows[NOTICE]["issuer"] == "示例市商务局"
    assert rows[NOTICE]["issuers"] == [{"name": "示例市商务局", "source": "网站登记"}]
    assert "issuers" not in rows["shili-2024-7"]


def test_several_are_named_one_after_another(tmp_path: Path) -> None:
    data = with_issuer(tmp_path, "issuer: [示例市, {name: 示例市商务局, source: 网站登记}]\n")
    assert data.library.notice_by_id[NOTICE].issuer_shown == f"示例市、{TOLD}"


@pytest.mark.parametrize("written", ["issuer:\n", 'issuer: " "\n', "issuer: []\n", "issuer: {source: 网站登记}\n"])
def test_nobody_is_no_issuer(tmp_path: Path, written: str) -> None:
    assert with_issuer(tmp_path, written).codes & {"E202", "E207"}


@pytest.mark.parametrize("written", ["issuer: [示例市, 示例市某局]\n", "issuer: 示例市、示例市某局\n"])
def test_each_of_several_stands_in_the_text(tmp_path: Path, written: str) -> None:
    assert "示例市某局" in next(one.message for one in with_issuer(tmp_path, written).problems if one.code == "E316")
