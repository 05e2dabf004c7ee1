"""Whatever an editor saves, the flow answers with a library or with problems in words, and never with an exception."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from policyref.facts.provenance import declared
from policyref.load.structure import structure
from policyref.load.yaml_file import parse_yaml
from policyref.model.finder import FinderFile
from policyref.model.guide import GuideFile
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.vocabulary import Aliases, GlossaryFile, RedirectsFile, SectorsFile, Site, UnitsFile
from policyref.problems.problem import Problem
from policyref.problems.report import report

from tests.data import Data

KINDS = (Measure, Notice, UnitsFile, SectorsFile, GlossaryFile, Site, RedirectsFile, Aliases, FinderFile, GuideFile)
FILES = (
    "units.yml",
    "sectors.yml",
    "glossary.yml",
    "site.yml",
    "redirects.yml",
    "shili-2024-7/notice.yml",
    "shili-2024-7/source.txt",
    "shili-2024-7/03.yml",
    "shili-2024-7/04.yml",
    "shili-draft/notice.yml",
    "shili-draft/source.txt",
    "shili-draft/02.yml",
)
INDICATORS = st.text(
    "ab中：:-?[]{},#&*!|>'\"%@`~<= \n\t\r\\0123._年月日（）〔〕。，、\x00\x85\ufeff\u2028", max_size=40
)
ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}")


def keys_of(kind: Any) -> set[str]:
    """The keys of a record and of every record within it."""
    return {one.key for one in declared(kind)}.union(*(keys_of(one.record) for one in declared(kind) if one.record))


KEYS = sorted(set().union(*map(keys_of, KINDS)))
SCALARS = st.none() | st.text(max_size=8) | st.sampled_from(["1", "0", "99999999999999999999", "2023年2月30日", "true"])


def nested(inner: st.SearchStrategy[Any], keys: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Lists and mappings within one another, as deep as data files go."""
    for _ in range(3):
        inner = inner | st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4)
    return inner


STRUCTURES = nested(SCALARS, st.sampled_from(KEYS) | st.text(max_size=3))
WORDS = nested(st.text(), st.sampled_from(KEYS))
MAPPINGS = st.dictionaries(st.sampled_from(KEYS), STRUCTURES, max_size=8)


def said(problems: list[Problem]) -> str:
    return "\n".join(problem.message + problem.hint for problem in problems)


@given(st.text(max_size=60) | INDICATORS)
def test_any_text_is_a_mapping_or_has_a_problem(text: str) -> None:
    problems: list[Problem] = []
    value = parse_yaml(text, "x.yml", problems)
    assert (value is None) == bool(problems)
    assert not ENGLISH.search(said(problems))


@given(st.dictionaries(st.sampled_from(KEYS), WORDS, min_size=1))
def test_what_is_written_in_quotes_is_read_as_it_is(raw: dict[str, Any]) -> None:
    text = yaml.safe_dump(raw, allow_unicode=False, default_style='"', width=10_000)
    assert parse_yaml(text, "x.yml", []) == raw


@given(st.sampled_from(KINDS), MAPPINGS)
def test_any_structure_is_a_record_or_has_problems_in_the_language_of_editors(kind: type, raw: dict[str, Any]) -> None:
    problems: list[Problem] = []
    record = structure(kind, raw, "x.yml", problems)
    assert (record is None) == bool(problems)
    assert not ENGLISH.search(said(problems))


class Spoiler:
    """One data folder for all examples: each spoils one file, and afterwards it is good again."""

    def __init__(self, root: Path) -> None:
        self.data = Data(root)
        self.good = {name: (self.data.folder / name).read_bytes() for name in FILES}

    def spoil(self, name: str, content: bytes) -> None:
        path = self.data.folder / name
        path.write_bytes(content)
        try:
            result = self.data.run()
            assert (result.plan is None) == bool(result.problems)
            shown = report(result.problems, self.data.root)
            assert not result.problems or f"共 {len({*result.problems})} 处问题" in shown
        finally:
            path.write_bytes(self.good[name])

    def lines(self, name: str) -> list[str]:
        return self.good[name].decode().splitlines(keepends=True)


@pytest.fixture(scope="module")
def spoiler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoiler]:
    spoiler = Spoiler(tmp_path_factory.mktemp("spoiled"))
    assert spoiler.data.run().problems == []
    yield spoiler
    assert spoiler.data.run().problems == []


often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@often
@given(name=st.sampled_from(FILES), content=st.binary(max_size=40) | INDICATORS.map(str.encode))
def test_a_file_of_any_bytes_is_answered(spoiler: Spoiler, name: str, content: bytes) -> None:
    spoiler.spoil(name, content)


@often
@given(name=st.sampled_from([name for name in FILES if name.endswith(".yml")]), raw=MAPPINGS)
def test_a_file_of_any_structure_is_answered(spoiler: Spoiler, name: str, raw: dict[str, Any]) -> None:
    spoiler.spoil(name, yaml.safe_dump(raw, allow_unicode=True).encode())


@often
@given(
    name=st.sampled_from(FILES),
    at=st.integers(0, 99),
    to=st.integers(0, 99),
    how=st.sampled_from(["drop", "copy", "swap"]),
)
def test_a_line_dropped_copied_or_swapped_is_answered(spoiler: Spoiler, name: str, at: int, to: int, how: str) -> None:
    lines = spoiler.lines(name)
    at, to = at % len(lines), to % len(lines)
    if how == "drop":
        del lines[at]
    elif how == "copy":
        lines.insert(to, lines[at])
    else:
        lines[at], lines[to] = lines[to], lines[at]
    spoiler.spoil(name, "".join(lines).encode())


@often
@given(
    name=st.sampled_from(FILES), at=st.integers(0, 9999), cut=st.integers(0, 6), words=st.text(max_size=3) | INDICATORS
)
def test_characters_put_in_or_left_out_are_answered(spoiler: Spoiler, name: str, at: int, cut: int, words: str) -> None:
    text = spoiler.good[name].decode()
    at %= len(text)
    spoiler.spoil(name, (text[:at] + words + text[at + cut :]).encode())
