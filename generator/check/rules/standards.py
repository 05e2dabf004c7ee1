"""What a number is of: a sum for each of something is multiplied with how many there are, a rate is taken of what the
text takes it of, and of a range both ends count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.check.rules.finding import Finding, Span
from generator.check.rules.leaves import Leaf, leaves
from generator.check.rules.subject import Subject
from generator.problems.problem import problem
from generator.rules.expr import Input
from generator.rules.program import Source
from generator.rules.words import number
from generator.text.amounts import scan_numbers
from generator.text.bounds import clause_before
from generator.text.occurrences import occurrences
from generator.text.sentences import squeeze

_EACH = re.compile(
    r"每(?:一?[个名位户家间台套辆张场次亩吨件座只头株条]|[满新增引进招用培训新建购置]*)?"
    r"(?P<unit>人|名|位|户|家|店|间|台|套|辆|张|场|次|亩|吨|件|座|只|头|株|条|平方米|公里|企业|单位|机构|项目)"
)
_APPLICANTS = frozenset("户 家 店 企业 单位 机构 项目".split())
"""Each of these may be the one who asks."""
_PEOPLE = frozenset("人 名 位 人次".split())
_TIMES = frozenset("年 月 日 天 周 季 季度".split())
_TAKEN_ON = re.compile(
    "(?:吸纳|招用|招收|招聘|录用|聘用|引进|安置|吸收)[^，。；]{0,20}(?:就业|人员|毕业生|人才|职工|员工|劳动者|见习|学员)"
)
_BASE = re.compile(r"(?:按照?|给予|补助|补贴|奖励|返还)?([^按。；：、，]{2,}?)的?$")
_OF_BASE = re.compile("按照?|给予|分别|一次性|不超过|不高于|最高|不低于|原则上|标准|比例|实际|补助|补贴|奖励|返还|其|的")
_TO = re.compile("[—－–～~-]{1,2}|[至到]")


def check_standards(one: Subject) -> Iterator[Finding]:
    """每人、每台 and 元/人: how many is asked; of one who may be the applicant a person confirms that it is one."""
    for leaf in leaves(one.lowered):
        if leaf.role not in ("paid", "cap") or number(leaf.source.words) is None or leaf.source.words.endswith("%"):
            continue
        for unit in _per(one, leaf.source):
            if _is_counted(one, leaf, unit) or (leaf.role == "cap" and unit in _APPLICANTS):
                continue
            code = "Q603" if unit in _APPLICANTS | _PEOPLE else "E625"
            yield _found(one, leaf.source, code, unit=unit)
    if _TAKEN_ON.search(one.quote) and one.lowered.amount and not _asks_people(one):
        match = _TAKEN_ON.search(one.quote)
        place = one.rule.place.at("quote", near=match.group())
        yield Finding(one.rule, problem("Q604", place, found=match.group()), (match.span(),))
