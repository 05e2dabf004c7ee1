"""How a notice numbers its sections, measures and items: `1.`, `第一条`, `（一）` …

A style is named by the way its first label looks, which is also what an editor writes in `notice.yml`.
Source of the usual order 一、（一）1.（1）: GB/T 9704-2012, 7.3.3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from policyref.text.numerals import to_chinese

_TEMPLATES: dict[str, tuple[str, Callable[[int], str]]] = {
    "1.": ("{}.", str),
    "1、": ("{}、", str),
    "（1）": ("（{}）", str),
    "第1条": ("第{}条", str),
    "一、": ("{}、", to_chinese),
    "（一）": ("（{}）", to_chinese),
    "第一条": ("第{}条", to_chinese),
    "第一章": ("第{}章", to_chinese),
    "第一部分": ("第{}部分", to_chinese),
}
STYLES = tuple(_TEMPLATES)
_NUMERALS = {str: r"\d{1,3}", to_chinese: "[一二三四五六七八九十百]+"}
_ANY = {
    style: re.compile(re.escape(template).replace(r"\{\}", _NUMERALS[numeral]) + r"(?!\d)")
    for style, (template, numeral) in _TEMPLATES.items()
}


def label(style: str, number: int) -> str:
    """The label that `style` gives to `number`: `label("（一）", 12)` is `（十二）`."""
    template, numeral = _TEMPLATES[style]
    return template.format(numeral(number))


def starts_with_label(line: str, styles: Iterable[str]) -> bool:
    """Whether a line begins with the label of any number in one of the styles."""
    return any(_ANY[style].match(line) for style in styles)
