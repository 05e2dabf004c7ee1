"""Every plausible slip in every rule of the real data and the corpora is noticed without its examples; or it is listed
here with the reason why a machine cannot know it. The list may only shrink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from policyref.calc.programs import definitions_of, lowered
from policyref.check.rules import against_words
from policyref.check.rules.subject import subjects
from policyref.load.library import load_library
from policyref.model.measure import Measure
from policyref.problems.problem import Problem
from policyref.rules.program import Program
from policyref.text.definitions import Definition

from tests.check.rules.mutations import slips
from tests.site import DATA, FORMS, SHAPES

_NO_WORD = "没有数的条件，问的说法与原文不同字，别的规则也问它"
_BOTH = "“按实际”给和“给予最高不超过”写在一句里，两种读法都说得通"
_SAME_NAME = "两个输入的名称都有“销售额”"
_NO_BASE = "原文没有写费率的基数"
_OURS = "选项的分法是本站的，原文只有一个数，选项不照原文的词"
_ELSEWHERE = "写在另一条里，这一条的原文看不出来"
_SAME = "算出的数一样"
SURVIVORS = {
    "jincheng-2022-12/10/car-fair: at_most → equal": _BOTH,
    "jincheng-2022-12/11/online-sales: of another sum": _SAME_NAME,
    "jincheng-2022-12/11/local-products: of another sum": _SAME_NAME,
    "jincheng-2022-12/16/provincial-award: condition left out: 首次达到标准": _NO_WORD,
    "jincheng-2022-12/16/city-award: condition left out: 首次达到标准": _NO_WORD,
    "jincheng-2022-12/16/entry-standard-award: condition left out: 首次达到标准": _NO_WORD,
    "jincheng-2022-12/16/entry-standard-award: condition left out: 纳入统计库": _NO_WORD,
    "jincheng-2022-12/19/city-cluster: sums exchanged": _OURS,
    "jincheng-2022-12/19/provincial-cluster: sums exchanged": _OURS,
    "jincheng-2022-12/27/unemployment-rate: of another sum": _NO_BASE,
    "jincheng-2022-12/27/graduate-startup-selected: cap left out": _SAME,
    "jincheng-2022-12/32/bank-incentive: condition left out: 季度末普惠小微贷款余额": _SAME,
    "shili-2025-9/3/fair: equal → at_most": _BOTH,
    "shili-2025-9/10/contest: the number itself on the other side": "前3名从第1名算起，原文没有“1”这个数",
    "shili-2025-9/16/rent: cap left out": _ELSEWHERE,
    "shili-2025-9/17/training: at_most → equal": _ELSEWHERE,
    "shili-2025-3/1/rent: cap left out": "封顶数已在 waived 里说明：照原文的面积和月数，到不了",
    "shili-2025-3/8/building: condition left out: 星级": "封顶数按同一选项；选项不全时在读规则时报 E603",
}


def measures() -> Iterator[tuple[Measure, Program, tuple[Definition, ...]]]:
    for folder in (DATA, FORMS, SHAPES):
        library, problems = load_library(folder.parent, folder)
        assert library and not problems
        for measure in library.measures:
            program, found = lowered(measure, library)
            assert not found
            if program.rules:
                yield measure, program, definitions_of(measure, library)


def _found(measure: Measure, program: Program, definitions: tuple[Definition, ...]) -> set[Problem]:
    return set(against_words(measure, program, [*subjects(measure, program, definitions)]))


def test_every_slip_is_noticed_or_listed() -> None:
    unnoticed, tried = set(), 0
    for measure, program, definitions in measures():
        known = _found(measure, program, definitions)
        for at, rule in enumerate(program.rules):
            for slip in slips(rule, program.inputs):
                tried += 1
                wrong = replace(program, rules=(*program.rules[:at], slip.rule, *program.rules[at + 1 :]))
                if not _found(measure, wrong, definitions) - known:
                    unnoticed.add(f"{measure.key}/{rule.id}: {slip.what}")
    print(f"{tried} slips, not noticed: {len(unnoticed)}", *sorted(unnoticed), sep="\n")
    assert tried > 200
    assert unnoticed == set(SURVIVORS)


@pytest.mark.parametrize("folder", [DATA, FORMS, SHAPES], ids=lambda folder: folder.name)
def test_nothing_is_found_of_rules_that_are_right(folder: Path) -> None:
    library, _ = load_library(folder.parent, folder)
    assert library
    found = [
        problem
        for measure in library.measures
        for problem in _found(measure, lowered(measure, library)[0], definitions_of(measure, library))
    ]
    confirmed = {(one.place.file, one.question) for measure in library.measures for one in measure.confirmed}
    assert [one for one in found if (one.place.file, one.code) not in confirmed] == []
