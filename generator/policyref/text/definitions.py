"""What a notice says of its own comparing words, and of the edge of one number.

本办法所称“以上”“以下”包括本数，“不足”“超过”不包括本数 defines words; 300平方米（含300平方米） settles one edge.
Both go before the convention of 民法典 art. 1259, for which `policyref.text.bounds` has the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from policyref.text.amounts import NumberPhrase, parse_amount, same_amount, scan_numbers
from policyref.text.bounds import AFTER, BEFORE, LONGEST_LIST

Scope = Literal["notice", "clause", "unsaid"]

_DOCUMENT = (
    "办法|措施|通知|规定|细则|意见|方案|政策|通告|公告|决定|条例|实施|若干|文件|规则|标准|指南|清单|奖补|行动|计划|决议"
)
_WORD = "|".join(sorted({*AFTER, *BEFORE, "以前", "以后", "之前", "之后"}, key=len, reverse=True))
_QUOTED = f'[“‘"「]?(?:{_WORD})[”’"」]?'
_NUMBER_ITSELF = "本级本数|本数|本级数?|本身|起点数?|临界值|该数"
_SAYS = f"[，：]?(?P<all>均|都|皆|全部)?(?P<no>不)?(?:包括|包含|含|计入)(?:其|该)?(?P<itself>{_NUMBER_ITSELF})"
_MAY_DEFINE = re.compile(f"(?:包括|含|计入)[其该]?(?:{_NUMBER_ITSELF})")
_DEFINES = re.compile(f"(?P<words>{_QUOTED}(?:[、，和及与或]?{_QUOTED}){{0,9}})?{_SAYS}")
_ONE_WORD = re.compile(_WORD)
_OF_NOTICE = re.compile(f"本(?:{_DOCUMENT})")
_OF_CLAUSE = re.compile("本(?:条|款|项|表|章|部分)|前款|上述|上款|表中|以上均")
_STOPS = "。\n！？"
_LONGEST_SENTENCE = 300
_EDGE = re.compile(r"[（(](?P<no>不)?(?:包)?[含括](?P<what>[^（）()]{0,24})[）)]")
_ONWARDS = re.compile("[，,]?(?:下同|以下同)$")
_ITSELF = frozenset(("", "本数", "本级", "该数", "本身", "当日", "当天", "本日", "该日"))


@dataclass(frozen=True, slots=True)
class Definition:
    """The sentence at text[start:end] says that ``word`` includes its number, or does not.

    An empty ``word`` stands for all comparing words of the scope (以上均含本数). ``scope`` is what the sentence says it
    is about: the notice, the clause that it stands in, or neither.
    """

    word: str
    includes: bool
    scope: Scope
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The words at text[start:end] that say whether the number at text[number_start:number_end] is included.

    ``onwards``: the same is meant wherever the words before it come again (含本数，下同).
    """

    start: int
    end: int
    number_start: int
    number_end: int
    included: bool
    onwards: bool = False


def read_definitions(text: str) -> tuple[Definition, ...]:
    """Every definition of a comparing word in ``text``, in order."""
    found: list[Definition] = []
    for match in _DEFINES.finditer(text) if _MAY_DEFINE.search(text) else ():
        words = match["words"] or ""
        if not words and (not match["all"] or match["itself"] == "本级"):
            continue  # （含本数） is about one number, 不含本级 about governments
        start, end = _sentence(text, *match.span())
        above = words == "以上" and match["all"]  # 以上均含本数: all that stands above
        named = [] if above else _ONE_WORD.findall(words)
        scope = _scope(text[start : match.start()])
        found += [Definition(word, not match["no"], scope, start, end) for word in named or [""]]
    return tuple(found)


def read_standing(text: str) -> tuple[Definition, ...]:
    """Every definition of ``text``, those in passing among them: 500万元以下（不含本数，下同）."""
    found = list(read_definitions(text))
    for edge in read_edges(text) if "下同" in text else ():
        word = text[edge.number_end : edge.start]
        if edge.onwards and word in AFTER:
            found.append(Definition(word, edge.included, "notice", edge.start, edge.end))
    return tuple(found)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """First and last of the sentence around a span, if neither is far away."""
    least, most = max(0, start - _LONGEST_SENTENCE), min(len(text), end + _LONGEST_SENTENCE)
    first = max(text.rfind(stop, least, start) for stop in _STOPS)
    last = min((at for stop in _STOPS if (at := text.find(stop, end, most)) >= 0), default=most - 1)
    return max(first + 1, least), last + 1


def _scope(before: str) -> Scope:
    """What the words before a definition say it is about. One in brackets is about its clause."""
    if _OF_CLAUSE.search(before) or before.count("（") > before.count("）"):
        return "clause"
    return "notice" if _OF_NOTICE.search(before) else "unsaid"


def includes(word: str, definitions: Sequence[Definition]) -> bool | None:
    """What definitions say of a comparing word; None where they leave it to the law. 及以上 says itself that it has its
    number, whatever 以上 means in the notice."""
    if not word or word[0] in "及或":
        return None
    return next((one.includes for one in definitions if one.word in ("", word)), None)


def read_edges(text: str, numbers: Sequence[NumberPhrase] = ()) -> tuple[Edge, ...]:
    """Every （含…） and （不含…） that is about a number, in order; ``numbers`` are those of `scan_numbers(text)`."""
    brackets = [match for match in _EDGE.finditer(text) if not match["what"].startswith("税")]
    if not brackets:
        return ()
    numbers = numbers or scan_numbers(text)
    ends = [number.end for number in numbers]
    found = []
    for match in brackets:
        onwards = _ONWARDS.search(match["what"])
        what = match["what"][: onwards.start()] if onwards else match["what"]
        last = bisect_right(ends, match.start())
        meant = _meant(what, numbers[max(0, last - LONGEST_LIST) : last], text, match.start())
        if meant:
            found.append(Edge(*match.span(), meant.start, meant.end, not match["no"], bool(onwards)))
    return tuple(found)


def _meant(what: str, before: Sequence[NumberPhrase], text: str, at: int) -> NumberPhrase | None:
    """The number that （含…） is about: the one it names, or the one that it follows."""
    clause = max(text.rfind(stop, max(0, at - _LONGEST_SENTENCE), at) for stop in f"，；{_STOPS}")
    near = [number for number in before if number.start > clause]
    if what in _ITSELF:
        last = near[-1] if near else None
        between = text[last.end : at] if last else ""
        return last if last and (not between or _ONE_WORD.fullmatch(between)) else None
    named = parse_amount(what)
    if named is None:
        return None
    return next((one for one in reversed(near) if same_amount(one, named) or _bare_same(one, named)), None)


def _bare_same(one: NumberPhrase, named: NumberPhrase) -> bool:
    """含300 after 300平方米: the number alone."""
    return named.unit == "" and one.words.startswith(named.words)
