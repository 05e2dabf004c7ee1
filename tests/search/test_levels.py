"""What counts in a search: titles above the text, units with most measures first, names cut short by rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from policyref.model.library import Library
from policyref.model.vocabulary import Aliases, Body, Unit
from policyref.search.abbreviations import abbreviated, abbreviations
from policyref.search.index import NoticeRow, SearchIndex
from policyref.search.names import names
from policyref.search.notice import notice_index
from policyref.search.postings import written

from tests.data import Data


def test_a_title_says_more_than_a_benefit_and_a_benefit_more_than_the_text(tmp_path: Path) -> None:
    notice = Data(tmp_path).library.notice_by_id["shili-2024-7"]
    tokens = written(notice_index(notice).tokens)
    hiring = 2  # the entry of measure 3: 吸纳就业补贴, given to 家政服务企业 who 年度新吸纳就业

    def level(pair: str) -> str:
        first, *_ = (one for one in _entries(tokens[pair]) if one[0] == hiring)
        return first[1]

    assert level("业补") > level("年度") > level("按照")


def _entries(text: str) -> list[tuple[int, str]]:
    """Entries with their levels, as search-index.js reads them."""
    found, entry = [], -1
    for letter, step in re.findall("([A-I])([0-9a-z]*)", text):
        entry += int(step, 36) if step else 1
        found.append((entry, letter))
    return found


def test_of_many_units_that_are_called_alike_those_with_most_measures_are_shown(tmp_path: Path) -> None:
    units = tuple(
        Unit(id=f"unit-{number}", name=f"第{one}商务局", short=f"第{one}商务局", level_id="city")
        for number, one in enumerate("甲乙丙丁")
    )
    library: Library = Data(tmp_path).library
    vocabulary = _Vocabulary(units, library)
    rows = tuple(("", " ".join(f"unit-{one}" for one in range(4) if one >= measure), "", "") for measure in range(4))
    index = SearchIndex((NoticeRow("", "", "", 4, 4, (), ()),), (0,) * 4, [], [], {}, rows, ("",) * 4)
    meant = names(vocabulary, index, ()).by_name["商委"]
    assert not isinstance(meant, int)
    assert meant[2] == [3, 2, 1]


class _Vocabulary:
    """Units alone, and what people call those of their kind."""

    def __init__(self, units: tuple[Unit, ...], library: Library) -> None:
        self.units = units
        self.sectors, self.terms = library.sectors, library.terms
        self.unit_name = library.unit_name
        self.place_names, self.place_name = library.place_names, library.place_name
        self.aliases = Aliases(bodies=(Body(named="商务", everyday=("商委",)),))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("规划和自然资源局", "规自局"),
        ("行政审批服务管理局", "审批局"),
        ("市场监督管理局", "市监局"),
        ("残疾人联合会", "残联"),
        ("科学技术协会", "科协"),
    ],
)
def test_a_unit_is_also_called_by_its_words_cut_short(name: str, short: str) -> None:
    assert short in set(abbreviations(name))


@pytest.mark.parametrize(("name", "pair"), [("社会保险补贴", "社补"), ("创业担保贷款", "业贷"), ("失业保险", "失保")])
def test_what_one_gets_is_also_called_by_the_ends_of_its_words(name: str, pair: str) -> None:
    assert f"~{pair}" in abbreviated(name)
    assert f"~{name[:2]}" not in abbreviated(name)
