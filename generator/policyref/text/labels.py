"""How a notice numbers its sections, measures and items: `1.`, `第一条`, `（一）` …

A style is named by the way its first label looks, which is also what an editor writes in `notice.yml`.
Source of the usual order 一、（一）1.（1）: GB/T 9704-2012, 7.3.3.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from policyref.text.numerals import to_chinese, to_int

_TEMPLATES: dict[str, tuple[str, Callable[[int], str]]] = {
    "1.": ("{}.", str),
    "1、": ("{}、", str),
    "（1）": ("（{}）", str),
    "第1条": ("第{}条", str),
    "一、": ("{}、", to_chinese),
    "（一）": ("（{}）", to_chinese),
    "第一条": ("第{}条", to_chinese),
    "第一章": ("第{}章", to_chinese),
    "第一节": ("第{}节", to_chinese),
    "第一部分": ("第{}部分", to_chinese),
}
STYLES = tuple(_TEMPLATES)

_CHINESE = "[一二三四五六七八九十百零〇]{1,6}"
_DIGITS = r"\d(?:\s?\d){0,2}"
_NUMERAL = rf"\s*(?P<n>{_CHINESE}|{_DIGITS})\s*"
# 第三条规定的 … cites, 第三条修改为 … amends another text; only a space after 条 makes a label of it.
_AMENDS = "中[的“]|修[改订]为|改为|增加一?[款项“]|删去|停止执行|暂停执行|废止"
_CITES = f"(?!{_AMENDS}|第|款|项|的|至|、第|，|规定|所[列述称规]|[和与及或]第|之)"
_LABELS = {
    "第一部分": rf"第{_NUMERAL}部分[、：:．.]?",
    "第一编": rf"第{_NUMERAL}编[、：:．.]?",
    "第一章": rf"第{_NUMERAL}章[、：:．.]?{_CITES}",
    "第一节": rf"第{_NUMERAL}节(?!课|车)[、：:．.]?{_CITES}",
    "第一条": rf"第{_NUMERAL}条(?:(?=\s)|[：:．.、](?!第)|{_CITES})",
    "措施一": rf"(?:重点)?(?:措施|举措|任务|事项){_NUMERAL}(?:[：:、．.]|(?=\s))",
    "一、": rf"(?P<n>{_CHINESE})\s*[、．.](?!{_CHINESE}、)",
    "（一）": rf"(?:[（(〔]\s*(?P<n>{_CHINESE})\s*[）)〕]|(?P<sign>[㈠-㈩]))(?:[、．.](?!\d))?",
    "1.": rf"(?:(?P<n>{_DIGITS})\s*(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d年)|、(?!{_DIGITS}、))|(?P<sign>[⒈-⒛]))",
    "（1）": rf"(?:[（(〔]?\s*(?P<n>{_DIGITS})\s*[）)〕]|(?P<sign>[⑴-⒇]))(?:[、．.](?!\d))?",
    "①": r"(?P<sign>[①-⑳])",
}
_READ = {family: re.compile(rf"\s*(?P<printed>{pattern})") for family, pattern in _LABELS.items()}
FAMILIES = tuple(_LABELS)
"""Kinds of labels in the usual order from the highest to the lowest, but that 第一条 may stand on any level."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a line. `family` is its kind, whatever its marks: ３． and 3、 are both `1.`."""

    family: str
    number: int
    printed: str


def read_label(line: str) -> Label | None:
    """The label that a line begins with. 2.5万元, 三四家 and 第三条规定的 begin with none."""
    for family, pattern in _READ.items():
        if match := pattern.match(line):
            groups = match.groupdict()
            number = to_int(re.sub(r"\s", "", groups.get("n") or groups.get("sign") or ""))
            if number:
                return Label(family, number, re.sub(r"\s", "", match["printed"]))
    return None


def label(style: str, number: int) -> str:
    """The label that `style` gives to `number`: `label("（一）", 12)` is `（十二）`."""
    template, numeral = _TEMPLATES[style]
    return template.format(numeral(number))
