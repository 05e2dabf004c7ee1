"""What kind of time some words are, as far as they say it: 6月底前 is a last day and no period, 满3个月 is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from policyref.model.facts import Deadline, DeadlineKind
from policyref.problems.problem import Problem, problem
from policyref.text.clauses import Clause
from policyref.text.validity import may_say_validity, says_application, says_validity
from policyref.words import DEADLINE, absent

_BEFORE = re.compile("前(?:[（(]不?含[^）)]*[）)])?$")
_DURING = re.compile("(?:期间|期内|前后|[假节]日)$")
_WITHIN_OR_AFTER = re.compile("[内前后]$")
_MARK = re.compile("[，。；：]")
_UNIT = re.compile("[年月日天周]")
_EVERY = re.compile("每个?(?:年度?|半年|季度|月|周|星期|日|天)")
_OF_WHOM = re.compile("的|毕业|注册|成立|开业|登记|满|不足|超过|以上|以下|不少于|连续|年龄|工龄|经营|[已未]")


def check_kind(deadline: Deadline, clauses: Sequence[Clause], text: str, sentence: str) -> Iterator[Problem]:
    """`clauses` are the times of the quote in the `sentence` that it stands in."""
    allowed, why = _allowed(deadline, clauses, sentence)
    place = deadline.place.at("kind")
    if deadline.kind not in allowed:
        wanted = "、".join(map(_called, allowed))
        yield problem("E413", place, quote=deadline.quote, found=_called(deadline.kind), wanted=wanted, why=why)
    elif deadline.kind == "condition" and not _OF_WHOM.search(_around(deadline.said, text)):
        yield problem("Q404", place, asked=deadline.quote, found=deadline.quote)
    elif deadline.kind == "force" and not _may_be_validity(deadline, clauses, sentence):
        yield problem("Q410", place, asked=deadline.quote, found=deadline.quote)
    elif deadline.kind in ("due", "window") and all_say_validity(clauses, sentence):
        yield problem("Q409", place, asked=deadline.quote, found=deadline.quote)


def _may_be_validity(deadline: Deadline, clauses: Sequence[Clause], sentence: str) -> bool:
    """Of words without a time (长期有效) only they themselves can be asked."""
    spans = [(one.start, one.end) for one in clauses]
    return any(may_say_validity(sentence, *one) for one in spans) or (
        not spans and may_say_validity(deadline.said, 0, len(deadline.said))
    )


def of_its_kind(deadline: Deadline, clauses: Sequence[Clause], sentence: str) -> list[Clause]:
    """The times that such a date may be: one quote may say until when a text holds and by when to apply."""
    if deadline.kind == "force":
        return [one for one in clauses if not says_application(sentence, one.start, one.end)]
    if deadline.kind == "due" and not all_say_validity(clauses, sentence):
        return [one for one in clauses if not says_validity(sentence, one.start, one.end)]
    return [*clauses]


def all_say_validity(clauses: Sequence[Clause], sentence: str) -> bool:
    return bool(clauses) and all(says_validity(sentence, one.start, one.end) for one in clauses)


def _called(kind: DeadlineKind) -> str:
    return f"{DEADLINE[kind]} {kind}"


def _allowed(deadline: Deadline, clauses: Sequence[Clause], sentence: str) -> tuple[Sequence[DeadlineKind], str]:
    """The kinds that the words allow, and why no other."""
    if deadline.kind == "force":
        if clauses and not of_its_kind(deadline, clauses, sentence):
            return ("due", "window"), "原文说的是办事的时间，不是管到何时"
        return ("force",), ""
    if deadline.start:
        return ("window", "condition"), "写有起始日"
    timed = [one for one in clauses if not one.is_length]
    if timed and all(_BEFORE.search(one.words) for one in timed):
        return ("due", "condition"), "原文写的是“前”，只有最后一天"
    if timed and all(_DURING.search(one.words) for one in timed):
        return ("window", "condition"), "原文写的是一段时间，没有写最后一天"
    plain = [one for one in clauses if one.is_length and not _WITHIN_OR_AFTER.search(one.words)]
    if clauses and len(plain) == len(clauses):
        return ("duration", "condition"), "原文只写了有多长，没有写何时"
    if clauses and all(_EVERY.fullmatch(one.words) for one in clauses):
        return ("duration", "condition", "window"), absent("none", "是哪一天")
    if deadline.kind == "duration" and clauses and not any(_is_length(one) for one in clauses):
        return ("due", "window", "condition"), absent("none", "有多长")
    return get_args(DeadlineKind), ""


def _around(words: str, text: str) -> str:
    """Some words with those right before and after them in their clause: 成立满3个月的商店."""
    before, _, after = text.partition(words)
    return _MARK.split(before)[-1][-6:] + words + _MARK.split(after)[0][:8]


def _is_length(clause: Clause) -> bool:
    return clause.is_length or bool(_EVERY.fullmatch(clause.words) or _UNIT.search(clause.words))
