"""The automatic numbers of a .docx, counted as Word counts them (ISO/IEC 29500-1, 17.9).

No library keeps Chinese numbers. What was held against LibreOffice and differs, or is not known, is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from policyref.intake.archive import attribute, child, is_on, local, value
from policyref.intake.docx_package import Package
from policyref.text.numerals import to_chinese

_DEPTHS = range(9)
_MOST_STYLES = 20  # that a style is based on, one on the other; Word allows half as many
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    out = ""
    for size, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        out += sign * (number // size)
        number %= size
    return out


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


class _Format(NamedTuple):
    say: Callable[[int], str]
    sure_to: int = 999  # the last number that is known to be printed so


_LETTERED = _Format(_letters, 26)
_CIRCLED = _Format(_one_of("".join(map(chr, range(0x2460, 0x2474)))), 20)
_CHINESE = _Format(to_chinese, 99)
_FORMATS = {
    "decimal": _Format(str),
    "decimalHalfWidth": _Format(str),
    "decimalZero": _Format(lambda number: f"{number:02d}"),
    "decimalFullWidth": _Format(lambda number: str(number).translate(_WIDE)),
    "decimalFullWidth2": _Format(lambda number: str(number).translate(_WIDE)),
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "taiwaneseCounting": _CHINESE,
    "taiwaneseCountingThousand": _CHINESE,
    "japaneseCounting": _CHINESE,
    "ideographDigital": _Format(to_chinese, 9),
    "japaneseDigitalTenThousand": _Format(to_chinese, 9),
    "chineseLegalSimplified": _Format(_one_of("壹贰叁肆伍陆柒捌玖拾"), 9),
    "ideographTraditional": _Format(_one_of("甲乙丙丁戊己庚辛壬癸"), 10),
    "ideographZodiac": _Format(_one_of("子丑寅卯辰巳午未申酉戌亥"), 12),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _Format(_one_of("".join(map(chr, range(0x2474, 0x2488)))), 20),
    "decimalEnclosedFullstop": _Format(_one_of("".join(map(chr, range(0x2488, 0x249C)))), 20),
    "ideographEnclosedCircle": _Format(_one_of("".join(map(chr, range(0x3280, 0x328A)))), 10),
    "lowerLetter": _LETTERED,
    "upperLetter": _Format(lambda number: _letters(number).upper(), 26),
    "lowerRoman": _Format(lambda number: _roman(number).lower()),
    "upperRoman": _Format(_roman),
    "none": _Format(lambda number: ""),
}


@dataclass(frozen=True)
class _Level:
    start: int
    format: str
    text: str
    all_decimal: bool
    restarts_after: int | None  # the level, from 1, that starts it anew; 0 for none
    style: str | None


class Label(NamedTuple):
    text: str
    unsure: tuple[str, ...] = ()


class Numbers:
    """Counts on from paragraph to paragraph, so that each must be asked once and in order."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[str, Any] = {}
        self._default_style: str | None = None
        for style in _children(package.related("styles"), "style"):
            self._styles[attribute(style, "styleId") or ""] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true"):
                self._default_style = attribute(style, "styleId")
        numbering = package.related("numbering")
        self._lists = {attribute(one, "abstractNumId"): one for one in _children(numbering, "abstractNum")}
        self._by_style = {value(one, "styleLink"): number for number, one in self._lists.items()}
        self._nums = {attribute(one, "numId"): one for one in _children(numbering, "num")}
        self._levels: dict[str, tuple[str | None, dict[int, _Level], set[int]]] = {}
        self._counts: dict[str | None, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def styles_of(self, paragraph: Any) -> list[Any]:
        """The style of a paragraph and those that it is based on, nearest first."""
        return self.chain(value(paragraph, "pPr", "pStyle") or self._default_style)

    def chain(self, style: str | None) -> list[Any]:
        found: list[Any] = []
        while style in self._styles and len(found) < _MOST_STYLES:
            found.append(self._styles[style])
            style = value(found[-1], "basedOn")
        return found

    def label(self, paragraph: Any) -> Label | None:
        """The number that Word prints before a paragraph."""
        num, depth = self._numbered(paragraph)
        if num is None or num == "0":
            return None
        levels = self._of(num)
        if levels is None or depth not in levels[1]:
            return Label("", ("自动编号的设置在文件里找不到，编号没有读出来",))
        abstract, by_depth, restarted = levels
        counts = self._counts.setdefault(abstract, {})
        if depth in restarted and (num, depth) not in self._started:
            self._started.add((num, depth))
            counts[depth] = by_depth[depth].start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else by_depth[depth].start
        for deeper in [one for one in counts if one > depth]:
            after = by_depth[deeper].restarts_after if deeper in by_depth else None
            if after is None or depth < after:
                del counts[deeper]
        return _said(by_depth, depth, counts)

    def _numbered(self, paragraph: Any) -> tuple[str | None, int]:
        """The list and the depth in it, which the paragraph or the nearest style says."""
        num, depth, by_style = None, None, None
        styles = self.styles_of(paragraph)
        for place in (paragraph, *styles):
            own = child(place, "pPr", "numPr")
            if own is None:
                continue
            if num is None and (num := value(own, "numId")) is not None and place is not paragraph:
                by_style = attribute(place, "styleId")
            if depth is None and (stated := value(own, "ilvl")) is not None:
                depth = _number(stated)
        if depth is None and num is not None and by_style and (levels := self._of(num)):
            depth = next((one for one, level in levels[1].items() if level.style == by_style), None)
        return num, depth or 0

    def _of(self, num: str) -> tuple[str | None, dict[int, _Level], set[int]] | None:
        """The list behind a number, its levels and those that this number starts anew."""
        if num not in self._levels and num in self._nums:
            abstract, element = self._abstract(num)
            levels = {_number(attribute(one, "ilvl")): _level(one) for one in _children(element, "lvl")}
            restarted = set()
            for override in _children(self._nums[num], "lvlOverride"):
                depth = _number(attribute(override, "ilvl"))
                if (own := child(override, "lvl")) is not None:
                    levels[depth] = _level(own)
                if (start := value(override, "startOverride")) is not None and depth in levels:
                    restarted.add(depth)
                    old = levels[depth]
                    levels[depth] = _Level(
                        _number(start), old.format, old.text, old.all_decimal, old.restarts_after, old.style
                    )
            self._levels[num] = abstract, {one: levels[one] for one in _DEPTHS if one in levels}, restarted
        return self._levels.get(num)

    def _abstract(self, num: str) -> tuple[str | None, Any]:
        """The list of a number; a list may say only the name of a style, which numbers with the list that is meant."""
        abstract = value(self._nums[num], "abstractNumId")
        element = self._lists.get(abstract)
        if element is not None and (style := value(element, "numStyleLink")):
            meant = self._by_style.get(style, abstract)
            return meant, self._lists[meant]
        return abstract, element


def _level(element: Any) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        _number(value(element, "start")),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        is_on(element, "isLgl"),
        None if restart is None else _number(restart),
        value(element, "pStyle"),
    )


def _said(levels: dict[int, _Level], depth: int, counts: dict[int, int]) -> Label:
    level = levels[depth]
    if level.format == "bullet":
        plain = level.text if level.text and not "\ue000" <= level.text[0] <= "\uf8ff" else "•"
        return Label(plain)
    unsure: list[str] = []

    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        of = levels.get(at, level)
        if at not in counts:
            unsure.append("自动编号跳过了上一层，可能与印出来的不同")
        number, kind = counts.get(at, of.start), "decimal" if level.all_decimal else of.format
        form = _FORMATS.get(kind)
        said = form.say(number) if form and (number > 0 or kind.startswith("decimal")) else ""
        if form is None or number > form.sure_to or (not said and kind != "none"):
            unsure.append(f"自动编号的第 {number} 个（格式 {kind}）可能与印出来的不同")
        return said or ("" if kind == "none" else str(number))

    text = re.sub(r"%([1-9])", one, level.text)
    if text.isascii() and text[-1:].isdigit():
        unsure.append(f"自动编号“{text}”后面没有标点，与后面的字连在一起")
    return Label(text, tuple(unsure))


def _children(element: Any, name: str) -> list[Any]:
    return [] if element is None else [one for one in element if local(one) == name]


def _number(stated: str | None) -> int:
    return int(stated) if stated and re.fullmatch(r"\d{1,6}", stated) else 0
