"""What is not there is told in three ways: the text has none, nobody has entered it yet, and what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from policyref.exports.measures_json import measure_file, measures_file
from policyref.model.host import Host
from policyref.pages.deadlines import deadline_pages
from policyref.pages.measure import measure_page
from policyref.present.finder import found_in

from tests.data import Data

HOST = Host("试", "")
UNSETTLED = ("<dt>得什么</dt><dd>尚未整理，请看原文</dd>", "</span>尚未整理，请看原文</dd>")


def second_measure(tmp_path: Path, written: str) -> Data:
    """The corpus, its second measure with other lists of units, deadlines and benefits."""
    data = Data(tmp_path)
    path = data.folder / "shili-2024-7/02.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("units:", "deadlines:", "benefits:", "complete:"))]
    path.write_text("\n".join([*kept, written, ""]), encoding="utf-8")
    return data


@pytest.mark.parametrize(
    ("written", "said", "not_said", "state"),
    [
        ("units: 原文没有\ndeadlines: 原文没有\nbenefits: 原文没有", (), UNSETTLED, "none"),
        ("", UNSETTLED, (), "open"),
        ("units: []\ndeadlines: []\nbenefits: []", UNSETTLED, (), "open"),
    ],
)
def test_a_page_denies_only_what_somebody_has_looked_for(
    tmp_path: Path, written: str, said: tuple[str, ...], not_said: tuple[str, ...], state: str
) -> None:
    library = second_measure(tmp_path, written).library
    notice = library.notice_by_id["shili-2024-7"]
    [page] = measure_page(notice.measures[1], library, HOST)
    assert [words for words in said if words not in page.html] == []
    assert [words for words in not_said if words in page.html] == []
    # Its last article says until when all of it holds, which is told where it has no day of its own.
    assert "有效期至2026年4月30日" in page.html and "原文没有写期限" not in page.html
    listed = deadline_pages(library, HOST)[0].html
    assert ("期限尚未整理的措施" in listed) == (state == "open")
    row = json.loads(found_in(notice, library, HOST)[1].shown)
    assert row.get("unsettled", []) == (["dates", "units"] if state == "open" else [])


def test_other_programs_are_told_too(tmp_path: Path) -> None:
    library = second_measure(tmp_path, "deadlines: 原文没有").library
    measures = library.notice_by_id["shili-2024-7"].measures
    files = {one.address: one.content for measure in measures for one in measure_file(measure, library, HOST)}
    row = json.loads(files["data/measures/shili-2024-7/2.json"])
    assert (row["deadlines"], row["deadlines_state"]) == ([], "none")
    assert (row["benefits"], row["benefits_state"]) == ([], "open")
    schema = json.loads(next(one.content for one in measures_file(library, HOST) if "schema" in one.address))
    assert '"additionalProperties": false' not in json.dumps(schema) and schema["version"]
