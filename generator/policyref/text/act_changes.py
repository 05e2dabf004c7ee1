"""What an amendment says of words: “甲”修改为“乙”, 在“甲”后增加“乙”, 删去“甲”, 由5万元提高到8万元."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policyref.text.act_words import ActWord

_OLD = re.compile("“(?P<old>[^“”]*(?:“[^“”]*”[^“”]*)*)”(?:一词|字样|的内容|的规定|等?字样)?(?:统一|均|相应|分别)?$")
_NEW = re.compile("[：:，]?(?:\\s*)“(?P<new>[^“”]*(?:“[^“”]*”[^“”]*)*)”")
_AFTER_WORDS = re.compile("“(?P<after>[^“”]*)”(?:之)?$")
_FROM_TO = re.compile("由(?P<old>[^，。；、“”由]{1,20})$")
_TO_WORDS = re.compile("(?P<new>[^，。；、“”]{1,20})")


@dataclass(frozen=True)
class Change:
    """What an amendment says of words: the old and the new ones, or after which words new ones come."""

    old: str = ""
    new: str = ""
    add_after: str = ""
    delete: bool = False


def change_in(sentence: str, word: ActWord) -> tuple[Change, int]:
    """What is said of the words, and where that ends."""
    if word.does not in ("amends", "corrects"):
        return Change(), word.end
    before = sentence[: word.start] + ("”" if word.word.startswith("”") else "")
    if word.word in ("删去", "删除"):
        inner = re.compile("[^，。；“”]{0,24}" + _NEW.pattern).match(sentence, word.end)
        return (Change(old=inner["new"], delete=True), inner.end()) if inner else (Change(delete=True), word.end)
    old = _OLD.search(before)
    if word.word.endswith("“"):
        new = _NEW.match(sentence, word.end - 1)
    else:
        new = re.compile("[^“”。；]{0,24}?" + _NEW.pattern).match(sentence, word.end)
    if "增加" in word.word or "新增" in word.word:
        after = _AFTER_WORDS.search(before.removesuffix("后"))
        return (
            (Change(add_after=after["after"] if after else "", new=new["new"]), new.end())
            if new
            else (Change(), word.end)
        )
    if new:
        return Change(old=old["old"] if old else "", new=new["new"]), new.end()
    plain_old, plain_new = _FROM_TO.search(before), _TO_WORDS.match(sentence, word.end)
    if plain_old and plain_new and not sentence[word.end :].startswith(("“", "：")):
        return Change(old=plain_old["old"], new=plain_new["new"]), plain_new.end()
    return Change(), word.end
