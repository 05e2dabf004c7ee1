"""A waiver says what kind of number it waives, and waives that number: no whole line, whose other words nobody would
look at any more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from policyref.facts.spans import Text
from policyref.model.facts import Waiver, WaiverKind
from policyref.problems.problem import Problem, problem

_A_NUMBER = re.compile(r"[\W\d_〇零一二三四五六七八九十百千年月日第共页号]*")
"""A line that is nothing but a number: 共17页, — 3 —, 二〇二四年五月十日."""
_A_LABEL = re.compile(r"第?[（(]?[\d一二三四五六七八九十百]+[）)条章节]?[、.．]?")
_ENDS = "。！？；：，、"


def check_waivers(waivers: Iterable[Waiver], text: Text) -> Iterator[Problem]:
    for one in waivers:
        if one.kind is None:
            yield problem("E370", one.place, found=one.quote, options="、".join(get_args(WaiverKind)))
        if _covers_a_line(one, text):
            yield problem("E371", one.place.at("quote"), found=one.quote)


def _covers_a_line(waiver: Waiver, text: Text) -> bool:
    if waiver.span is None or waiver.cells:
        return False
    for index, start, end in text.within(waiver.span):
        words = text.parts[index].words
        left = words[:start] + words[end:].rstrip(_ENDS)
        if not _A_NUMBER.fullmatch(words) and (not left or _A_LABEL.fullmatch(left)):
            return True
    return False
