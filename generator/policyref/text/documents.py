"""Documents as other documents name them: 《甲办法》（云政发〔2019〕6号）第三条第（二）项, 云政办发〔2023〕6号文件."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from policyref.text.numerals import to_int

YEAR = r"(?:\d{4}|[〇零○◯OＯ一二三四五六七八九]{4})"
_N = "(?:\\d|[一二三四五六七八九十百])"
_WITH_YEAR = rf"[〔（(\[［]{YEAR}[〕）)\]］]第?{_N}{{1,6}}(?:[-－—]{_N}{{1,4}})?号"
NUMBER = re.compile(
    rf"[^\s，。：:；、（）()〔〕\[\]《》]{{0,20}}?{_WITH_YEAR}"
    rf"|[^\s，。：:；、（）()《》]{{2,24}}?(?:令|公告|通告)(?:{YEAR}年)?第?{_N}{{1,6}}号|(?:{YEAR}年)?第{_N}{{1,6}}号"
)
"""The number of a document, whoever's it is: 云政办发〔2025〕8号, 国务院令第742号, 公告2025年第3号."""
_TITLE = "《(?P<title>(?:[^《》]|《[^《》]*》)+)》"
_BRACKET = r"[（(〔](?P<bracket>(?:[^（()）]|[（(][^（()）]*[）)])*)[）)〕]"
_BEFORE = r"(?P<before>[一-鿿]{1,12}[〔\[［]\d{4}[〕\]］]第?\d{1,6}号)"
_BARE = r"(?P<bare>[一-鿿]{1,16}[〔\[［]\d{4}[〕\]］]第?\d{1,6}号)(?:文件?(?![一-鿿]*《))?"
_ONE = (
    r"(?:第?[（(](?:[一二三四五六七八九十百]{1,4}|\d{1,3})[）)][条款项点]?"
    r"|第(?:[一二三四五六七八九十百零〇]{1,6}|\d{1,3})[条章节款项点])"
)
HIDDEN = "\1"
CLAUSE = rf"{_ONE}+(?:的?第[^，。；、“”《》]{{1,6}}句)?"
_CLAUSES = re.compile(rf"(?:中?的?)(?P<clauses>{CLAUSE}(?:[、和及与至到]{CLAUSE})*)")
_LEFT_OUT = re.compile(
    rf"除(?:了)?[^，。；]{{1,40}}?(?:以外|之外|外)|[（(，]?(?:其中)?{CLAUSE}(?:[、和及与至到]{CLAUSE})*除外[）)]?"
)
"""What an act is not on: 除第二条外，…; 第三条至第八条（第五条除外）."""
_BY_OWN = re.compile("除了?本")
_NAMED = re.compile(rf"(?:{_BEFORE}文?件?)?{_TITLE}(?:的?通知)?(?:{_BRACKET})?|{_BARE}")
# What runs into a number from before it: 决定废止云政发〔2019〕6号, 和云政发〔2020〕7号.
_RUNS_IN = re.compile(
    "(?:.*(?:废止|决定|停止|执行|根据|依据|按照|修改|修订|代替|替代|取代|延长|同意))?[对将经原和及与按由据]?"
)
_SORTED_BRACKETS = str.maketrans("［］[]（）()【】﹝﹞", "〔〕〔〕〔〕〔〕〔〕〔〕")
_QUOTE_MARKS = str.maketrans("《》<>＜＞〈〉", "〈〉〈〉〈〉〈〉")
_STEP = re.compile(r"第?[（(]?(?P<n>[一二三四五六七八九十百零〇]{1,6}|\d{1,3})[）)]?(?P<unit>[条章节款项点]?)")


@dataclass(frozen=True, slots=True)
class Named:
    """A document at text[start:end], with the clauses of it that are named; a title or a number may be missing."""

    title: str
    number: str
    clauses: tuple[str, ...]
    start: int
    end: int


def documents_in(text: str) -> Iterator[Named]:
    """Every document that a text names by its title or its number, in order."""
    for match in _NAMED.finditer(text):
        start = match.start()
        numbers = NUMBER.findall(match["bracket"] or "")
        number = match["before"] or (numbers[0] if numbers else "") or match["bare"] or ""
        if not match["title"] or match["before"]:
            own = number[_RUNS_IN.match(number).end() :]  # type: ignore[union-attr]
            start += len(number) - len(own)
            number = own
        clauses, end = clauses_at(text, match.end())
        yield Named(match["title"] or "", number, clauses, start, end)


def clauses_at(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The clauses that are named from `at` on, each in full, and where they end."""
    match = _CLAUSES.match(text, at)
    if match is None:
        return (), at
    return tuple(_each(match["clauses"])), match.end()


def clauses_in(text: str) -> list[tuple[tuple[str, ...], int]]:
    """Every run of clauses that a text names, with where it begins."""
    return [(tuple(_each(match["clauses"])), match.start("clauses")) for match in _CLAUSES.finditer(text)]


def left_out(text: str) -> tuple[str, str]:
    """The words that say what an act is not on, and the text without them, in which nothing else has moved.

    What is left out by articles of the text's own (除本办法第三条规定的外) is left out of no other document.
    """
    said = "".join(words for words in _LEFT_OUT.findall(text) if not _BY_OWN.match(words))
    return said, _LEFT_OUT.sub(lambda one: HIDDEN * len(one.group()), text)


def _each(words: str) -> Iterator[str]:
    """第三条、第五条至第七条 one by one; 第三条第（一）项、第（二）项 each with its article."""
    article = ""
    for piece in re.split("[、和及与]", words):
        first, *others = re.split("[至到]", piece)
        first = first if "条" in first or not article else article + first
        article = first[: first.index("条") + 1] if "条" in first else article
        yield first
        if others:
            yield from _up_to(first, others[0])


def _up_to(first: str, last: str) -> Iterator[str]:
    begin, end = steps(first), steps(last)
    if len(begin) == len(end) == 1 and begin[0][1] == end[0][1] and 0 < end[0][0] - begin[0][0] < 100:
        yield from (f"第{n}{begin[0][1]}" for n in range(begin[0][0] + 1, end[0][0] + 1))
    else:
        yield last


def steps(clause: str) -> list[tuple[int, str]]:
    """第三条第（二）项 as [(3, 条), (2, 项)]; the unit is empty where only brackets are printed."""
    return [(number, match["unit"]) for match in _STEP.finditer(clause) if (number := to_int(match["n"]))]


def same_number(one: str, other: str) -> bool:
    """Whether two numbers are the same but for wide digits, kinds of brackets and a 第 in them."""
    return bool(one) and _plain_number(one) == _plain_number(other)


def _plain_number(number: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", number).split()).translate(_SORTED_BRACKETS)
    return plain.replace("〕第", "〕")


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for white space and the marks around a title in them."""
    return bool(one) and "".join(one.split()).translate(_QUOTE_MARKS) == "".join(other.split()).translate(_QUOTE_MARKS)
