"""最高、不超过 is a bound, a limit or a cap; 不低于、至少 is a bound from below; and each of these has such words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policyref.check.reading import compared, numbers_of, places
from policyref.check.rules.finding import Finding
from policyref.check.rules.leaves import Leaf, Role
from policyref.check.rules.subject import Subject, in_text
from policyref.problems.problem import Problem, problem
from policyref.rules.expr import Compare, Const, Source, Step, nodes_of, sources
from policyref.rules.values import months, number
from policyref.text.bounds import THRESHOLDS, Side, bound_of, clause_before, is_passed, is_reduced, is_share, says_bound
from policyref.words import BOUND, BOUNDING

_MOST, _LEAST = BOUNDING["at_most"], BOUNDING["at_least"]
_UP_TO = "至"
"""The upper end of a range: of what counts it is a limit, of what is paid no bound of its own."""
_PASSED, _REDUCED, _SHARE = "超过、以上部分", "降到、降至", "每、每满"
_NEEDS: dict[Role, tuple[str, str]] = {
    "cap": (_MOST, "封顶"),
    "limit": (_MOST, "最多计算的数"),
    "least": (_LEAST, "最少计算的数"),
    "deducted": (_PASSED, "超过才计算的数"),
    "reduced": (_REDUCED, "降到的数"),
    "share": (_SHARE, "每满才计算一份的数"),
}
_ALLOWED = {"at_most": {_MOST}, "at_least": {_LEAST}, "between": {_MOST, _LEAST}}
_SIDES: dict[str, Side] = {"at_most": "at_most", "at_least": "at_least"}
_PROMISED = {"at_most": (_MOST, BOUND["at_most"]), "at_least": (_LEAST, BOUND["at_least"])}
_PART = re.compile("(?:及?以[上下内外])?的?(?:部分|增量)")
_COMPUTED = re.compile("按照?|据实|实际|全额|报销|返还")
"""The text says how much of what is paid, so that what it calls the most limits that."""


def check_bounds(one: Subject) -> Iterator[Finding]:
    """Of every number that is paid or limits what is paid, as the text says it."""
    every = [leaf for leaf in one.leaves if leaf.const.value]
    paid = [leaf.source for leaf in every if leaf.role == "paid"]
    for leaf in every:
        said = _said(one, leaf.source)
        if not said:
            continue
        if leaf.role == "paid" or (leaf.role == "cap" and not paid and not _COMPUTED.search(one.quote)):
            always = set.intersection(*said)
            for bound in sorted({_MOST, _LEAST} & always - _ALLOWED.get(one.lowered.bound, set())):
                yield _found(one, leaf.source, "E622", said=bound)
        if leaf.role in _NEEDS and not (any(_enough(leaf, every) & each for each in said) or _is_time(leaf)):
            needed, role = _NEEDS[leaf.role]
            yield _found(one, leaf.source, "E623", role=role, needed=needed)
    caps = [leaf.source for leaf in every if leaf.role == "cap"]
    days = list(sources(nodes_of(one.lowered.day))) if one.lowered.day else []
    yield from _promised(one, paid or caps or days)


def check_parts(one: Subject) -> Iterator[Finding]:
    """超过100万元的部分 is a part of a sum, and no condition on all of it."""
    counted = {leaf.const.value for leaf in one.leaves if leaf.role in ("deducted", "limit")}
    for node in one.lowered.nodes:
        tests = (
            [node.right]
            if isinstance(node, Compare)
            else [row.reach for row in node.rows]
            if isinstance(node, Step)
            else []
        )
        for const in tests:
            if not isinstance(const, Const) or not const.source or const.value in counted:
                continue
            text = one.text_of(const.source)
            spans = [span for span in places(in_text(const.source), text) if _PART.match(text, span[1])]
            if spans:
                place = one.rule.place.at(const.source.key, near=const.source.words)
                yield Finding(one.rule, problem("E631", place, found=const.source.words), tuple(spans))


def _enough(leaf: Leaf, every: Sequence[Leaf]) -> set[str]:
    """Words of which one must stand beside a number; where one slice ends and the next begins those of either."""
    roles = {one.role for one in every if one.const == leaf.const}
    found = {_NEEDS[leaf.role][0]}
    if leaf.role == "limit" or {"limit", "deducted"} <= roles:
        found.add(_UP_TO)
    return found | {_MOST, _PASSED} if {"limit", "deducted"} <= roles else found


def _is_time(leaf: Leaf) -> bool:
    """补贴3年 is for no longer, without a word that says so."""
    words = leaf.source.words
    is_time = months(words) is not None or (number(words) or (0, ""))[1] in ("天", "日", "周")
    return leaf.role == "limit" and is_time


def _said(one: Subject, source: Source) -> list[set[str]]:
    """What the text says of a number wherever it stands. A cell of a table has its heads for that."""
    quote = one.text_of(source)
    return [_said_at(quote, *span) for span in places(in_text(source), quote)] if quote != in_text(source) else []


def _said_at(text: str, start: int, end: int) -> set[str]:
    numbers = numbers_of(text)
    bound = bound_of(text, start, end, numbers)
    if bound and bound.words in THRESHOLDS and bound.start != end:
        bound = None  # 1万元、500万元以上的 is no list
    before = clause_before(text, start, numbers)
    ends = {each.operator[0] for each in compared(text) if start <= each.number.start < end and each.why == "range"}
    found = {
        _MOST: bound is not None and bound.side == "at_most",
        _LEAST: bound is not None and bound.side == "at_least",
        _PASSED: is_passed(before, text[end:]) or ">" in ends,
        _UP_TO: "<" in ends,
        _REDUCED: is_reduced(before),
        _SHARE: is_share(before),
    }
    return {words for words, said in found.items() if said}


def _promised(one: Subject, told: list[Source]) -> Iterator[Finding]:
    """A rule that says 至多 or 至少 of its result has it of the words of that: of a rate, where the text gives one, and
    not of its cap; or another clause says so, which is quoted."""
    if one.lowered.bound not in _PROMISED:
        return
    (needed, role), side = _PROMISED[one.lowered.bound], _SIDES[one.lowered.bound]
    elsewhere = [source for source in one.lowered.stated if source.key == "bound"]
    if any(says_bound(one.text_of(source), side) for source in elsewhere):
        return
    if told and not any(needed in found for source in told for found in _said(one, source)):
        yield _found(one, told[-1], "E623", role=role, needed=needed)
    elif not told and not says_bound(one.quote, side):
        place = one.rule.place.at("bound")
        found = problem("E623", place, found=one.rule.label, role=role, needed=needed)
        yield Finding(one.rule, found, ((0, len(one.quote)),))


def _found(one: Subject, source: Source, code: str, **words: str) -> Finding:
    place = one.rule.place.at(source.key, near=source.words)
    found: Problem = problem(code, place, found=source.words, **words)
    return Finding(one.rule, found, tuple(places(in_text(source), one.text_of(source))))
