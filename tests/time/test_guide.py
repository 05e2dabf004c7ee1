"""The guide for clerks is true: each of its examples loads, has no error, and gives the words told beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from policyref.check import check_notice, check_together
from policyref.load.library import load_library
from policyref.problems.report import report
from policyref.text.dates import format_date
from policyref.time.times import times
from policyref.words import DOES

from tests.data import CORPUS
from tests.site import ROOT
from tests.time.folder import SHARED

GUIDE = ROOT / "docs/dev/time.md"
_SECTION = re.compile(r"^#{2,3} (?P<title>.+)\n(?P<body>(?:(?!^#{2,3} ).*\n)+)", re.MULTILINE)
_FILE = re.compile(r"^```yaml (?P<name>\S+)\n(?P<text>(?:(?!```).*\n)+)```", re.MULTILINE)
_ROW = re.compile(r"^\| (?P<unit>[a-z]\S*) \| (?P<day>\d{4}-\d{2}-\d{2}) \| (?P<words>.+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    title: str
    files: Mapping[str, Any]
    told: tuple[tuple[str, date, str], ...]


def examples() -> list[Example]:
    found = []
    for section in _SECTION.finditer(GUIDE.read_text(encoding="utf-8") + "\n"):
        files = {match["name"]: yaml.safe_load(match["text"]) for match in _FILE.finditer(section["body"])}
        told = [(row["unit"], date.fromisoformat(row["day"]), row["words"]) for row in _ROW.finditer(section["body"])]
        if files or told:
            found.append(Example(section["title"], files, tuple(told)))
    return found


EXAMPLES = examples()
FIRST = EXAMPLES[0]


def written(folder: Path, example: Example) -> Path:
    """The data folder of an example, with the first document, and with what every notice has besides."""
    data = folder / "measures_data"
    data.mkdir()
    for name in SHARED:
        (data / name).write_bytes((CORPUS / name).read_bytes())
    files = {**FIRST.files, **example.files}
    for notice in {name.partition("/")[0] for name in files if "/" in name}:
        own = {name.partition("/")[2]: value for name, value in files.items() if name.startswith(f"{notice}/")}
        _notice(data / notice, own)
    for name, value in files.items():
        if "/" not in name:
            _write(data / name, value)
    return data


def _notice(folder: Path, own: Mapping[str, Any]) -> None:
    folder.mkdir()
    head = {"issuer": "某地人民政府", "place": ["示例省", "某地"], "summary": "示例。", **own["notice.yml"]}
    head["numbering"], head["item_numbering"] = "第一条", "（一）"
    above = [{"kind": "title", "text": head["title"]}, {"kind": "number", "text": head["number"]}]
    signed = [{"kind": "signature", "text": head["issuer"]}]
    signed.append({"kind": "date", "text": format_date(head["issued"])})
    head["opening"] = [*above, *head.get("opening", [])]
    head["closing"] = [*head.get("closing", []), *signed]
    lines = [part["text"] for part in head["opening"]]
    for name, given in sorted(own.items()):
        number = re.fullmatch(r"(\d\d)(-v\d)?\.yml", name)
        if number is None:
            if name != "notice.yml":
                _write(folder / name, given)
            continue
        measure = {"number": int(number[1]), "name": "示例", "summary": "示例。", **given}
        _write(folder / name, measure)
        if not number[2]:
            lines += [f"第{'一二三'[int(number[1]) - 1]}条{given['text']}"]
            lines += [f"（{'一二三'[int(one['number']) - 1]}）{one['text']}" for one in given.get("items", [])]
    lines += [part["text"] for part in head["closing"]]
    for annex in head.get("annexes", []):
        lines += [annex["label"], annex["title"], annex["text"]]
    _write(folder / "notice.yml", head)
    (folder / "source.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write(path: Path, value: Any) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES, ids=[one.title for one in EXAMPLES])
def test_an_example_has_no_error_and_gives_the_words_told_beside_it(tmp_path: Path, example: Example) -> None:
    data = written(tmp_path, example)
    library, problems = load_library(tmp_path, data)
    problems = check_together(library, [*problems, *check_notice(library)])
    wrong = [one for one in problems if one.is_error]
    assert not wrong, report(wrong, tmp_path)
    assert example.told, "nothing is told beside it"
    for unit, day, words in example.told:
        status = times(library).status(unit, day)
        assert status, unit
        said = [status.word, status.told, *(mark.words for mark in status.marks)]
        for expected in words.split(" · "):
            assert any(expected in one for one in said), f"{unit} {day}: {expected} in {said}"


def test_the_word_of_a_status_that_is_told_is_the_whole_word(tmp_path: Path) -> None:
    """有效 is no part of 有效与否原文没写."""
    for at, example in enumerate(EXAMPLES):
        (tmp_path / str(at)).mkdir()
        library, _ = load_library(tmp_path / str(at), written(tmp_path / str(at), example))
        for unit, day, words in example.told:
            status = times(library).status(unit, day)
            assert status and words.split(" · ")[0] in (status.word, status.told), f"{unit} {day}"


def test_the_guide_has_an_example_of_every_act_and_of_every_key() -> None:
    effects = list(_everything("effects"))
    assert {one["does"] for one in effects} == set(DOES)
    keys = {key for one in effects for key in one}
    assert {"from", "until", "savings", "instead", "old", "new", "heading"} <= keys
    for key in ("unsaid", "checked", "deadlines", "notes", "revisions", "places", "after"):
        assert any(key in value for example in EXAMPLES for value in example.files.values()), key


def _everything(key: str) -> Iterator[Any]:
    for example in EXAMPLES:
        for value in example.files.values():
            yield from value.get(key, [])
