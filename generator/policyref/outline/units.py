"""Whether a paragraph ends by naming who is responsible. Which units these are is read later."""

from __future__ import annotations

import re

from policyref.text.brackets import find_brackets

_BODY = "(?:局|委|办|厅|部|院|府|会|室|署|所|社|行|中心|集团|公司|大学|支队|大队|部门|单位|镇|乡|街道)"
_INSIDE = r"(?:[^（()）〔〕。；：“”0-9\n]|[（(〔][^（()）〔〕]{1,20}[）)〕])"
_NAMES = re.compile(rf"[（(〔]{_INSIDE}{{1,300}}?{_BODY}[）)〕]?[）)〕][。；]?$")
_NAME = re.compile(rf".{{1,24}}{_BODY}[）)〕]?")


def names_units(text: str) -> bool:
    """Whether there is a bracket of responsible units, or one at the end that holds nothing but names of bodies."""
    return bool(find_brackets(text)) or _bare(text) is not None


def is_units(text: str) -> bool:
    """Whether a line is such a bracket and nothing else."""
    return find_brackets(text) == [text] or _bare(text) == text


def _bare(text: str) -> str | None:
    match = _NAMES.search(text[-320:])
    if match is None:
        return None
    inside = match.group().rstrip("。；")[1:-1]
    names = re.split("[、，]", re.sub("[（(〔][^（()）〔〕]*[）)〕]", "", inside))
    return match.group() if all(_NAME.fullmatch(name) for name in names) else None
