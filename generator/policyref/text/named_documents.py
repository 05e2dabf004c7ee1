"""Documents that some words name, and parts of them: 《…》, 某政办发〔2025〕8号, 此前有关规定, 第三条第（二）项."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyref.text.numerals import NUMERAL_CHARACTERS, to_int

_N = rf"(?:\d{{1,3}}|[{NUMERAL_CHARACTERS}]{{1,5}})"
_BRACKET = rf"[（(]?{_N}[）)]?"
_CLAUSE = rf"第{_BRACKET}条(?:措施)?"
_ITEM = rf"第?{_BRACKET}[款项]"
_ITEMS = rf"(?:[中的]?{_ITEM}(?:[、和及]?{_ITEM})*)?"
_PART = re.compile(rf"{_CLAUSE}{_ITEMS}(?:[、和及至到]{_CLAUSE}{_ITEMS})*")
_PIECE = re.compile(rf"(?P<to>[至到])?第(?P<clause>{_BRACKET})条|第?(?P<item>{_BRACKET})项")
_NUMBER = re.compile(_N)


_DOCUMENT_NUMBER = re.compile(r"[一-鿿]{1,12}[〔﹝\[【（(［](?:19|20)\d{2}[〕﹞\]】）)］]第?\d{1,5}号")
_AUTHOR = re.compile("^.*(?:根据|按照|依据|将|对|的|和|及|与|废止|修改|延长|《[^》]*》)")
_BY_KIND = re.compile(
    "(?:此前|以前|之前|过去|原有?|原来|现行|已印发|已出台|已发布|同类|有关|相关)[^，。；]{0,14}?(?:规定|政策|文件|办法|措施|通知|细则|意见)"
)


def numbers_named(words: str) -> list[str]:
    """Every number of a document, without words that only stand right before it."""
    return [_AUTHOR.sub("", found) for found in _DOCUMENT_NUMBER.findall(words)]


def names_documents(words: str) -> bool:
    """Whether they speak of documents: by title, by number, or as 此前有关规定."""
    return "《" in words or bool(_DOCUMENT_NUMBER.search(words) or _BY_KIND.search(words))


class Part(NamedTuple):
    """A clause by number, or one of its items."""

    clause: int
    item: int | None = None


def parts_named(words: str) -> list[Part]:
    """Every clause and item that is named, in order; 第3条至第5条 names those between, too."""
    found: list[Part] = []
    for group in _PART.finditer(words):
        clause = 0
        for piece in _PIECE.finditer(group.group()):
            if piece["clause"]:
                number = _number(piece["clause"])
                found += [Part(one) for one in range(clause + 1, number)] if piece["to"] and clause else []
                clause = number
                found.append(Part(clause))
            else:
                if found and found[-1] == Part(clause):
                    found.pop()
                found.append(Part(clause, _number(piece["item"])))
    return found


def _number(words: str) -> int:
    found = _NUMBER.search(words)
    return (to_int(found.group()) if found else None) or 0
