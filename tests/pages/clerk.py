"""A clerk with a pen: follows a worksheet line by line, by its words alone, and comes to a sum."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from policyref.handbook.worksheet import BLANK
from policyref.rules.expr import Value
from policyref.rules.values import number

_MARKS = "①-⑳㉑-㉟㊱-㊿"
_NUMBER = re.compile(r"(－?)([\d,]+(?:\.\d+)?)(?:/(\d+))?(%?).*")
_LIMIT = re.compile(r"(?:(.+?)的，)?(超过|不足)(.+?)的填(.+)")


def filled_in(lines: Sequence[str], values: Mapping[str, Value]) -> Fraction | tuple[Fraction, Fraction]:
    """What the last line says: a sum, or two between which it lies. Conditions are taken to be ticked 是."""
    clerk = _Clerk(values)
    for line in lines:
        clerk.follow(line)
    return clerk.answer


class _Clerk:
    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values
        self.known: dict[str, Value] = {}
        self.answer: Fraction | tuple[Fraction, Fraction] = Fraction(0)

    def follow(self, line: str) -> None:
        mark, words = line.split(" ", 1)
        words = re.sub(r"(?:（|，)原文：[^）]*(?=）)", "（", words).replace("（）", "")
        if "：□是 □否" in words:
            return
        if two := re.fullmatch(rf".+：([{_MARKS}])至([{_MARKS}])之间", words):
            self.answer = (self.sum(two[1]), self.sum(two[2]))
            return
        before, _, after = words.partition(BLANK)
        assert after is not None and BLANK not in after
        value = self.computed(before.removesuffix(" ＝ ")) if before.endswith(" ＝ ") else self.asked(before)
        if value is not None:
            self.known[mark] = value
        if isinstance(value, Fraction):
            self.answer = value

    def asked(self, before: str) -> Value | None:
        """What is filled in; nothing where it is not known, which does no harm where the option chosen needs it not."""
        words = before.removesuffix("：")
        if part := re.fullmatch(rf"([{_MARKS}])中(?:超过(.+?))?、?(?:不超过(.+?))?的部分(?:（没有的填0）)?", words):
            at, low, high = self.sum(part[1]), part[2], part[3]
            return max(min(at, _number(high) if high else at) - (_number(low) if low else 0), Fraction(0))
        label, _, most = words.removesuffix("）").partition("（最多算")
        value = self.values.get(label if most else words)
        return min(value, _number(most)) if most and isinstance(value, Fraction) else value

    def computed(self, words: str) -> Fraction:
        words = words.rpartition("：")[2]
        return self.sum(words)

    def limited(self, value: Fraction, limits: str) -> Fraction:
        for one in limits.split("；"):
            found = _LIMIT.fullmatch(one)
            assert found and found[3] == found[4], one
            if not found[1] or found[1] in self.values.values():
                value = min(value, self.sum(found[3])) if found[2] == "超过" else max(value, self.sum(found[3]))
        return value

    def sum(self, words: str) -> Fraction:
        total, sign = Fraction(0), 1
        for piece in _at_top(words, "＋－"):
            if piece in "＋－":
                sign = 1 if piece == "＋" else -1
            elif piece.strip():
                total += sign * math.prod(map(self.factor, _at_top(piece, "×", kept=False)), start=Fraction(1))
        return total

    def factor(self, words: str) -> Fraction:
        words = words.strip()
        if table := re.fullmatch(r"按(.+?)查（(.+)）", words):
            return self.looked_up(self.known.get(table[1]) or self.sum(table[1]), table[2])
        if limited := re.fullmatch(r"([^（]+)（(.+)）", words):
            return self.limited(self.sum(limited[1]), limited[2])
        if best := re.fullmatch(r"(.+)中较(小|大)的", words):
            return (min if best[2] == "小" else max)(self.sum(one) for one in best[1].split("、"))
        if words.startswith("（"):
            return self.bracket(words[1:-1])
        value = self.known[words] if words in self.known else _number(words)
        assert isinstance(value, Fraction), words
        return value

    def bracket(self, words: str) -> Fraction:
        first, *notes = _at_top(words, "，", kept=False)
        if "只取整数" in notes:
            of, size = _at_top(first, "÷", kept=False)
            found = Fraction(self.sum(of) // _number(size.strip()))
            return min([found, *(_number(note.removeprefix("最多算")) for note in notes if note.startswith("最多算"))])
        found = self.sum(first)
        assert not notes or notes == ["不足的填0"], words
        return max(found, Fraction(0)) if notes else found

    def looked_up(self, by: Value, words: str) -> Fraction:
        rows = [row for half in _at_top(words, "；", kept=False) for row in _at_top(half, "，", kept=False)]
        if isinstance(by, str):
            found = dict(row.split("为", 1) for row in rows)
            return self.sum(found.get(by, found.get("其他", "")) or "0")
        reached = Fraction(0)
        for row in rows:
            assert isinstance(by, Fraction)
            if tier := re.fullmatch(r"(达到|超过)(.+?)(?:、(不足|不超过)(.+?))?得(.+)", row):
                is_up = by >= _number(tier[2]) if tier[1] == "达到" else by > _number(tier[2])
                is_over = tier[3] and (by >= _number(tier[4]) if tier[3] == "不足" else by > _number(tier[4]))
                reached = self.sum(tier[5]) if is_up and not is_over else reached
            elif (band := re.fullmatch(r"(.+?)(?:至(.+?))?得(.+)", row)) and (
                _number(band[1]) <= by <= _number(band[2] or band[1])
            ):
                reached = self.sum(band[3])
        return reached


def _at_top(words: str, signs: str, *, kept: bool = True) -> Iterator[str]:
    """Words between signs that stand outside of all brackets, and the signs if they are kept."""
    depth, piece = 0, ""
    for character in words:
        depth += (character == "（") - (character == "）")
        if depth or character not in signs:
            piece += character
            continue
        yield piece
        piece = ""
        if kept:
            yield character
    yield piece


def _number(words: str) -> Fraction:
    """`－12.5%`, `1/3`, `300元/人`, `1万平方米`."""
    words = words.strip()
    found, match = number(words), _NUMBER.fullmatch(words)
    if found:
        return found[0]
    assert match, words
    value = Fraction(match[2].replace(",", "")) / int(match[3] or 1) / (100 if match[4] else 1)
    return -value if match[1] else value
