"""What a number is of: a sum for each of something is multiplied with how many there are, a rate is taken of what the
text takes it of, and of a range both ends count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from policyref.check.reading import numbers_of, places
from policyref.check.rules.finding import Finding
from policyref.check.rules.leaves import Leaf
from policyref.check.rules.subject import Subject, in_text
from policyref.problems.problem import problem
from policyref.rules.expr import Minus, Source
from policyref.rules.values import number
from policyref.text.amounts import is_range
from policyref.text.bounds import clause_before
from policyref.text.counting_words import EACH, TIME

_APPLICANTS = frozenset(("户", "家", "店", "企业", "单位", "机构", "项目"))
"""Each of these may be the one who asks: a person confirms that it is one."""
_PEOPLE = frozenset(("人", "名", "位", "人次"))
_THINGS = frozenset(
    re.split(
        "、", "台、套、辆、间、床、张、亩、吨、公斤、平方米、平米、公里、千瓦、标箱、件、头、只、株、列、班次、车次"
    )
)
"""These never ask for themselves."""
_TAKEN_ON = re.compile(
    "(?:吸纳|招用|招收|招聘|录用|聘用|引进|安置|吸收)[^，。；]{0,20}(?:就业|人员|毕业生|人才|职工|员工|劳动者|见习|学员)"
)
_BASE = re.compile("按照?([^按]{2,}?)的?$|(?:给予|补助|补贴|奖励|返还)([^按]{2,}?)的?$|([^按]{2,})的$")
_NO_BASE = re.compile(
    "分别|一次性|给予|不超过|不高于|不低于|最高|原则上|标准|比例|实际|部分|补助|补贴|奖励|返还|增量|新增|增[长加]额?|差额|超[过出]|[由为到至]$|^[其的]"
)

_GROWTH = re.compile("增量|新增|增[加长]|差额|净增|多[出缴]")
_GROWS = re.compile(f"(?:{_GROWTH.pattern})[^，。；]{{0,4}}的?$")


def check_standards(one: Subject) -> Iterator[Finding]:
    """每台、每人 and 元/人: how many is asked."""
    for leaf in one.leaves:
        for unit in _each(one, leaf.source) if leaf.role in ("paid", "cap") and not _is_rate(leaf) else ():
            if not _is_asked(one, leaf, unit) and not (leaf.role == "cap" and unit in _APPLICANTS):
                code = "E625" if unit in _THINGS else "Q603"
                yield _found(one, leaf.source, code, unit=unit)
    match = _TAKEN_ON.search(one.quote) if one.lowered.amount else None
    if match and not any(_counts(one, label, unit) for label in one.lowered.labels for unit in _PEOPLE):
        place = one.rule.place.at("quote", near=match.group())
        yield Finding(one.rule, problem("Q604", place, found=match.group()), (match.span(),))


def _each(one: Subject, source: Source) -> list[str]:
    """What a sum is for each of, times apart: 元/人·月, 每平方米每月3元."""
    text = one.text_of(source)
    per = [(number(source.words) or (0, ""))[1].partition("/")[2]]
    before = []
    for start, end in places(in_text(source), text):
        before += [match["unit"] for match in EACH.finditer(clause_before(text, start, numbers_of(text)))]
        per += [one.words.partition("/")[2] for one in numbers_of(text) if one.start == start and one.end > end]
    units = [unit for words in per for unit in re.split("[/·]", words) if unit and not re.fullmatch(TIME, unit)]
    return list(dict.fromkeys([*units, *before]))


def _is_rate(leaf: Leaf) -> bool:
    found = number(leaf.source.words)
    return found is None or found[1] in ("%", "")


def _is_asked(one: Subject, leaf: Leaf, unit: str) -> bool:
    """Whether the sum is multiplied with a number of these."""
    return any(_counts(one, label, unit) for label in leaf.counted)


def _counts(one: Subject, label: str, unit: str) -> bool:
    field = one.fields[label]
    same = next((group for group in (_PEOPLE, _APPLICANTS) if unit in group), {unit})
    return field.type == "count" and (field.unit in same or (field.unit or "").endswith(unit) or unit in label)


def check_bases(one: Subject) -> Iterator[Finding]:
    """按销售额的30%: the input that the rate is of shares words with what the text takes it of."""
    for leaf in one.leaves:
        found = number(leaf.source.words)
        if leaf.role != "paid" or not found or found[1] != "%" or not leaf.counted:
            continue
        quote = one.text_of(leaf.source)
        before = [clause_before(quote, start, numbers_of(quote)) for start, _ in places(in_text(leaf.source), quote)]
        bases = [_base(words) for words in before]
        named = "".join(leaf.counted)
        other = bool(bases) and all(bases) and not any(_shares(base, named) for base in bases)
        if other or _is_of_growth(one, before, named):
            yield _found(one, leaf.source, "Q605", base=bases[0] or before[0], label="、".join(leaf.counted))


def _shares(base: str, named: str) -> bool:
    return any(base[at : at + 2] in named for at in range(len(base) - 1))


def _is_of_growth(one: Subject, before: list[str], named: str) -> bool:
    """按销售额增量的3%: neither a difference is computed nor is an increase asked."""
    computed = any(isinstance(node, Minus) for node in one.lowered.nodes) or _GROWTH.search(named)
    return bool(before) and not computed and all(_GROWS.search(words) for words in before)


def _base(before: str) -> str:
    """What the words before a rate take it of; empty where they do not say."""
    match = _BASE.search(before)
    base = next((group for group in match.groups() if group), "") if match else ""
    return "" if re.search("[由为到至]$", base) else _NO_BASE.sub("", base)


def check_ranges(one: Subject) -> Iterator[Finding]:
    """2%—4%: neither end alone is what is paid."""
    paid = [leaf.source for leaf in one.leaves if leaf.role in ("paid", "cap", "limit")]
    for quote in dict.fromkeys(map(one.text_of, paid)):
        spans = [
            (source, span) for source in paid if one.text_of(source) == quote for span in places(in_text(source), quote)
        ]
        for low, high in pairwise(numbers_of(quote)):
            if not is_range(quote, low, high):
                continue
            ends = [
                {source for source, (start, end) in spans if start <= at.start and at.end <= end} for at in (low, high)
            ]
            if ends[0] != ends[1] and not (ends[0] and ends[1]):
                source = next(iter(ends[0] or ends[1]))
                yield _found(one, source, "E626", range=quote[low.start : high.end])


def _found(one: Subject, source: Source, code: str, **words: str) -> Finding:
    place = one.rule.place.at(source.key, near=source.words)
    spans = places(in_text(source), one.text_of(source))
    return Finding(one.rule, problem(code, place, found=source.words, **words), tuple(spans))
