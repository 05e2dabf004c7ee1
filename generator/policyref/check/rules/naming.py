"""Where a text names the options, tiers and inputs of a rule, which it may do by a part of their words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from policyref.text.occurrences import occurrences

Span = tuple[int, int]
_SHORTEST = 2


def named_in(text: str, heads: Collection[str]) -> dict[Span, str]:
    """Every head by where it stands; of words within longer words the longer."""
    found: dict[Span, str] = {}
    for head in sorted(heads, key=lambda head: (-len(head), head)):
        _add(found, head, occurrences(head, text))
    missing = [head for head in sorted(heads) if head not in found.values()]
    for head in missing:
        _add(found, head, _short(head, heads, text) or _part(head, heads, text))
    return found


def _add(found: dict[Span, str], head: str, spans: Collection[Span]) -> None:
    for start, end in spans:
        if not any(start < last and first < end for first, last in found):
            found[start, end] = head


def _short(head: str, heads: Collection[str], text: str) -> list[Span]:
    """一 of 一、二、三等奖, 省 of 省、市级: what heads end with in common is written once, after the last."""
    for length in range(len(head) - 1, 0, -1):
        ending = head[-length:]
        stems = [one[:-length] for one in heads if one.endswith(ending) and len(one) > length]
        if len(stems) > 1 and (spans := list(_in_list(head[:-length], stems, ending, text))):
            return spans
    return []


def _in_list(stem: str, stems: Collection[str], ending: str, text: str) -> Iterator[Span]:
    one = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
    for listed in re.finditer(f"(?:(?:{one})(?:[、和及与]|以及))+(?:{one})(?={re.escape(ending[0])})", text):
        for match in re.finditer(one, listed.group()):
            if match.group() == stem:
                yield listed.start() + match.start(), listed.start() + match.end()


def _part(head: str, heads: Collection[str], text: str) -> list[Span]:
    """The longest part that none of the others has: 县内 of 县内人数. A number has no parts."""
    if any(character.isdigit() for character in head):
        return []
    for length in range(len(head) - 1, _SHORTEST - 1, -1):
        for start in range(len(head) - length + 1):
            part = head[start : start + length]
            if part in text and not any(part in other for other in heads if other != head):
                return occurrences(part, text)
    return []
