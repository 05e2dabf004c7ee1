"""What a notice says of all its measures, who leads and who is always responsible; the names of its attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from policyref.draft.filled import OPEN, Filled, Said, lines, unsure
from policyref.text.sentences import squeeze
from policyref.text.units_for_all import UNNAMED
from policyref.text.units_for_all import units_for_all as for_all

_UNITS = "(?:单位|部门|责任单位|责任部门)"
_LEADS = (
    ("starred", re.compile(
        rf"[标带注加有]{{0,2}}[“”]?[*＊★][“”]?号?(?:标注|标记)?[的者]?(?:{_UNITS})?[为是]牵头{_UNITS}?"
    )),
    ("first-named", re.compile(
        rf"(?:列|排|排名|排列)(?:在|于)?(?:最前面?|第一位?|第1位?|首位|最前)(?:的|者)?(?:{_UNITS})?[为是]?牵头{_UNITS}?"
        rf"|(?:首个|第一个|首位|第一位)(?:列名的?)?{_UNITS}[为是]牵头{_UNITS}?"
    )),
    ("before-comma", re.compile(rf"(?:第一个)?逗号(?:之|以)?前(?:面)?(?:的|者)?(?:{_UNITS})?[为是]牵头{_UNITS}?")),
)  # fmt: skip
_BELOW = re.compile("，(?:以)?下同")
_NO_WORDS = ("left-out", "table", "annex-text")
_LIST = re.compile("^附件[：:]")
_ENTRY = re.compile(r"^(?:附件)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[.．、：:]?")
_STAR = re.compile("[（〔(][^（）〔〕()]*[：:、，][*＊★]|[（〔(][*＊★]")


def lead_rule(said: Sequence[Said]) -> Filled:
    """How lead units are told. The words may stand in the bracket of the first measure (下同) or anywhere else."""
    whole = squeeze("".join(one.text for one in said if one.kind != "left-out"))
    found: dict[str, str] = {}
    for rule, pattern in _LEADS:
        for match in pattern.finditer(whole):
            below = _BELOW.match(whole, match.end())
            found.setdefault(rule, match.group() + (below.group() if below else ""))
    if len(found) > 1:
        return unsure("标明牵头单位的说法有几种", quote="、".join(found.values()))
    for rule, quote in found.items():
        entry = {"rule": rule, "quote": quote}
        return Filled(entry, quote) if whole.count(quote) == 1 else unsure("这句话不止一处", entry, quote)
    if _STAR.search(whole):
        return unsure("有的单位前带 * 号，原文没有说明是什么意思", quote=_STAR.findall(whole)[0])
    return OPEN


def units_for_all(said: Sequence[Said]) -> Filled:
    """Units that are responsible for every measure and are not named in each."""
    found: list[dict[str, Any]] = []
    unread = []
    for one in said:
        if one.kind in _NO_WORDS:
            continue
        told = for_all(one.text)
        for clause in told:
            found += [{"unit": name, "quote": clause.words} for name in clause.bodies]
        rest = one.text
        for clause in told:
            rest = rest.replace(clause.words, "")
        unread += [match.group() for match in re.finditer(f"[^，。；（）〔〕]*，?{UNNAMED.pattern}", rest)]
    if unread:
        return unsure("说的可能是对各条都适用的单位，没有读出是谁", found or None, "；".join(unread))
    return Filled(found, "\n".join(one["quote"] for one in found)) if found else OPEN


def attachments(said: Sequence[Said]) -> Filled:
    """The names in the list of attachments; a doubt where not so many annexes follow."""
    found: list[str] = []
    for line in lines(said, "attachments"):
        for words in re.split(r"(?<=[^\d])(?=\d{1,2}[.．、](?!\d))", _LIST.sub("", line)):
            if name := _ENTRY.sub("", words).strip("；。，"):
                found.append(name)
    annexes = sum(1 for one in said if one.kind == "annex")
    if found and annexes != len(found):
        told = f"附件的目录列了 {len(found)} 个，正文后面有 {annexes} 个"
        return unsure(told, found, "\n".join(found))
    return Filled(found, "\n".join(found)) if found else OPEN
