"""What a sentence does to other documents: each act with the documents and clauses that it names, and its days.

Only grammar is read here: whether a document is known, and what stands in lists and headings around, is for others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from policyref.text.act_changes import Change, change_in
from policyref.text.act_words import Act, ActWord, act_words, outside_marks
from policyref.text.documents import HIDDEN, Named, clauses_in, documents_in, left_out

_BREAK = re.compile("[，；：。]")
# A document behind one of these words is only cited; one behind 由, 以, 被 does it to another.
_CITES = re.compile("(?:根据|依据|按照?|依照|遵照|参照|贯彻|落实|符合|关于印发)[^，。；]*$")
_DOES_IT = ("由", "被", "以", "用")
_BARE_DOCUMENT = re.compile(
    "(?:原|以及|和|及|对|将|决定|即|的|等[^，。；]{0,12}|[一二三四五六七八九十\\d]+[.、．]|[（(][^（()）]*[）)])*"
)
_BETWEEN = re.compile(
    "(?:(?:下列|以下|如下)[^《》。；，]{0,16}[：:]?|[：:]|原|[^，。；《》：]{0,14}(?:印发|发布|公布|制定|施行)的|了)?"
)
_LINKS = re.compile("(?:、|[，、]?(?:和|及|与|以及))(?:原)?")
_ENDS = re.compile("[、，。；]|和|及|与|$")
_OF_ITSELF = re.compile("本(?:办法|措施|通知|规定|细则|意见|方案|决定|政策|公告|通告|条例)[^。；《》]*$")
# 届满自行失效 tells how a validity ends, 已于去年废止 what others did, 需要修改的 what is to come: none of them acts.
_TELLS = re.compile("(?:已(?:经)?|业经|曾)(?:于|被|由)?[^，。；《》]{0,16}$")
_HOW_IT_ENDS = re.compile("(?:届满|期满|到期|逾期)[^，。；《》]{0,8}$")
_TO_COME = re.compile("(?:需要?|应当?|可以?|不得|不予|未|如|若|是否|建议|拟|计划|适时|及时)[^，。；《》]{0,4}$")
_HEDGED = re.compile("(?:或者?|、)(?:废止|修改|修订|失效)|[之以]?[后前]|之日|的(?!，|。|；|“|$)")
_NOT_LISTED = (
    "(?:凡|其[余他])?(?:(?:未|没有)[列纳]入|不在)[^，。；《》]{1,24}?"
    "(?=，?(?:自[^，。；《》]{2,14}起)?(?:一律|均|即行|自行|自动|同时)*(?:失效|废止|停止执行|不再))"
)
NOT_LISTED = re.compile(_NOT_LISTED)
"""Documents that are meant by standing on no list: 未列入目录的文件（一律失效）."""
UNNAMED = re.compile(
    "(?:此前|以前|以往|之前|原有?|过去|先前)[^，。；《》]{0,20}(?:政策|文件|规定|措施|办法)(?:[^，。；《》]{0,12}(?:不一致|不符|抵触|冲突)的)?"
    "|[^，。；《》]{0,20}与本[^，。；《》]{1,12}(?:不一致|不(?:相)?符合?|有?相?抵触|有?冲突)的"
    f"|{_NOT_LISTED}"
)
"""Documents that are meant without being named: 此前出台的有关政策, 与本办法不一致的, 未列入目录的（一律失效）."""
_ONLY_A_TIME = re.compile("[自从在]?(?:\\d|二|印发|发布|公布|即日|本)[^，。；《》]{1,40}(?:[年月日]|[起止间内前]|期间)")
_REMAINS = re.compile("(?:其[余他它](?:各)?(?:条款|条|内容|规定|部分|政策)[^，。；《》]{0,4})$")
_BEGUN = "受理|申请|申报|批准|审批|签订|签约|享受|立项|兑现|认定|核准|备案|取得|办理|开工|发放"
_SAVES = re.compile(f"[^。；]*已(?:经)?(?:{_BEGUN})[^。；]*(?:仍|继续|按)[^。；]*")
_ALL_TERMS = re.compile(
    "(?:各[条项]|所有|相关|有关|上述|其中)[^，。；《》]{0,10}(?:期限|有效期)[^，。；《》]{0,8}(?:延长|顺延|延续)"
)


@dataclass(frozen=True)
class Acting:
    """An act at sentence[start:end]. `on` are the documents, `clauses` what of one that the sentence need not name,
    `but` what it is not on."""

    does: Act
    word: str
    start: int
    end: int
    on: tuple[Named, ...] = ()
    clauses: tuple[str, ...] = ()
    change: Change = field(default_factory=Change)
    of_the_rest: bool = False
    but: tuple[str, ...] = ()

    @property
    def is_announced(self) -> bool:
        """Whether it only says that a document is amended, and what is changed is to follow."""
        whole = not self.clauses and not any(one.clauses for one in self.on)
        return self.does in ("amends", "corrects", "interprets") and whole and self.change == Change()


def sentences(text: str) -> Iterator[str]:
    """The sentences of paragraphs without white space. What stands in marks is not divided, over lines neither."""
    depth, begin = 0, 0
    closed = _is_closed(text)
    for at, char in enumerate(text):
        if closed and char in "“”":
            depth += 1 if char == "“" else -1
        ends = char == "\n" or char in "。！？"
        if ends and depth <= 0:
            if words := "".join(text[begin : at + 1].split()):
                yield words
            begin = at + 1
    if words := "".join(text[begin:].split()):
        yield words


def _is_closed(text: str) -> bool:
    return text.count("“") == text.count("”")


def acts_in(sentence: str) -> list[Acting]:
    """Every act of a sentence, in order; one without a document or clause of its own goes on with those before it."""
    found: list[Acting] = []
    _, hidden = left_out(outside_marks(_without_brackets(sentence)))
    named = [one for one in documents_in(sentence) if hidden[one.start] == sentence[one.start]]
    words = [one for one in act_words(hidden) if not _only_tells(hidden, one)]
    reached = 0
    for place, word in enumerate(words):
        stop = words[place + 1].start if place + 1 < len(words) else len(sentence)
        acting = _acting(sentence, hidden, word, named, reached, stop)
        last = found[-1] if found else None
        if last and last.does == "confirms" and acting.does == "extends" and not acting.on:
            found[-1] = replace(last, does="extends", word=word.word, end=max(last.end, acting.end))
            continue
        before = hidden[reached : word.start]
        if not acting.on and word.does != "prevails" and _OF_ITSELF.search(before) and not UNNAMED.search(before):
            continue  # it speaks of itself
        if last and not acting.on and acting.does == last.does and not acting.clauses and acting.change == Change():
            found[-1] = replace(last, end=max(last.end, acting.end))  # 废止…，自明年起停止执行 is one act
            continue
        if last and not acting.on and not acting.clauses and acting.does == last.does:
            acting = replace(acting, on=last.on, clauses=last.clauses)  # “甲”改为“乙”，“丙”改为“丁”
        found.append(acting)
        reached = acting.end
    return [replace(one, end=_end(hidden, one, found[at + 1 :])) for at, one in enumerate(found)]


def savings(sentence: str) -> str:
    """The words that let go on what was begun before: 已经受理的申请，仍按原办法办理."""
    match = _SAVES.search(sentence)
    return match.group().strip("，。；") if match else ""


def reaches_own_dates(sentence: str) -> str:
    """The words that lengthen the terms of the measures, too: 各项政策期限一并延长."""
    match = _ALL_TERMS.search(sentence)
    return match.group() if match else ""


def quote_start(sentence: str, acting: Acting) -> int:
    """Where the clause between commas begins in which an act does; a time of its own before that belongs to it."""
    hidden = outside_marks(_without_brackets(sentence))
    breaks = [0, *(mark.end() for mark in _BREAK.finditer(hidden, 0, acting.start))]
    if len(breaks) > 1 and _ONLY_A_TIME.fullmatch(hidden[breaks[-2] : breaks[-1] - 1]):
        return breaks[-2]
    return breaks[-1]


def _without_brackets(words: str) -> str:
    """As long as before, with what stands in round brackets hidden; labels as （一） stay."""
    return re.sub("[（(](?P<inner>[^（()）]{4,})[）)]", lambda one: f"（{chr(1) * len(one['inner'])}）", words)


def _only_tells(hidden: str, word: ActWord) -> bool:
    before = hidden[max(0, word.start - 24) : word.start]
    if _TELLS.search(before) or (not word.word.endswith(("至", "到")) and _HOW_IT_ENDS.search(before)):
        return True  # but 期满后继续执行至2026年底 does act
    ends = word.does in ("repeals", "amends", "suspends")
    return ends and bool(_TO_COME.search(before) or _HEDGED.match(hidden, word.end))


def _acting(sentence: str, hidden: str, word: ActWord, named: Sequence[Named], reached: int, stop: int) -> Acting:
    after = (
        list(_next(sentence, named, word.end))
        if word.does not in ("extends", "prevails") or "延长" in word.word
        else []
    )
    starts = bisect_left(named, reached, key=lambda one: one.start)
    before = list(takewhile(lambda one: one.end <= word.start, islice(named, starts, None)))
    before = [one for one in before if sentence[one.start - 1 : one.start] not in _DOES_IT]
    is_before = not after or _same_clause(hidden, before, word)
    on = _nearest(sentence, hidden, before, word, reached) if is_before else after
    meant = None if on else UNNAMED.search(hidden, reached, word.start)
    but, at = _but(sentence, reached, stop if stop == len(sentence) else word.end)
    start = min([word.start, *(one.start for one in on), *([meant.start()] if meant else []), *([at] if but else [])])
    end = max([word.end, *(one.end for one in on)])
    change, changed_to = change_in(sentence, word)
    clauses = _clauses(hidden, sentence, max([reached, *(one.end for one in on if one.end <= word.start)]), word, stop)
    rest = bool(_REMAINS.search(hidden[: word.start]))
    if any(one.clauses for one in on):
        clauses = ()
    return Acting(word.does, word.word, start, max(end, changed_to), tuple(on), clauses, change, rest, but)


def _but(sentence: str, since: int, stop: int) -> tuple[tuple[str, ...], int]:
    """The clauses that an act leaves out, and where its words begin to say so."""
    words = outside_marks(sentence)[since:stop]
    said, rest = left_out(words)
    return tuple(one for clauses, _ in clauses_in(said) for one in clauses), since + rest.find(HIDDEN)


def _next(sentence: str, named: Sequence[Named], at: int) -> Iterator[Named]:
    """The documents that follow an act right away: 决定废止《甲》（某号）和《乙》."""
    link = _BETWEEN
    for one in islice(named, bisect_left(named, at, key=lambda one: one.start), None):
        between = sentence[at : one.start]
        if not link.fullmatch(between) and not (
            at > one.start - 2 and between == "，" and _ENDS.match(sentence, one.end)
        ):
            return
        yield one
        at, link = one.end, _LINKS


def _same_clause(hidden: str, before: Sequence[Named], word: ActWord) -> bool:
    """Whether a document that is acted on stands in the clause of the act, before it."""
    begins = max(hidden.rfind(mark, 0, word.start) for mark in "，；：。") + 1
    return any(one.start >= begins and not _CITES.search(hidden[begins : one.start]) for one in before)


def _nearest(sentence: str, hidden: str, before: Sequence[Named], word: ActWord, since: int) -> list[Named]:
    """The documents of the clause of the act, else of the nearest one before it that names any but to cite them.

    Clauses before that belong to them where they are nothing but documents: 《甲》，《乙》同时废止.
    """
    breaks = [since, *(mark.end() for mark in _BREAK.finditer(hidden, since, word.start))]
    found: list[Named] = []
    for begin, end in reversed([*zip(breaks, [*breaks[1:], word.start], strict=True)]):
        inside = [one for one in before if begin <= one.start < end]
        acted = [one for one in inside if not _CITES.search(hidden[begin : one.start])]
        acted = [] if any(_CITES.search(hidden[begin : one.start]) for one in inside[:1]) else acted
        if found and not (acted and _is_bare(sentence[begin : end - 1], acted, begin)):
            break
        if not inside and _OF_ITSELF.search(hidden[begin:end]) and not found:
            continue
        found = [*acted, *found]
    return found


def _is_bare(words: str, documents: Sequence[Named], begin: int) -> bool:
    """Whether a clause is nothing but the documents in it."""
    rest, at = "", 0
    for one in documents:
        rest += words[at : one.start - begin] + "、"
        at = one.end - begin
    rest += words[at:]
    return all(_BARE_DOCUMENT.fullmatch(piece) for piece in rest.split("、"))


def _clauses(hidden: str, sentence: str, since: int, word: ActWord, stop: int) -> tuple[str, ...]:
    """The clauses named between the document and the act, or right behind the act (删去第三条第二项)."""
    runs = clauses_in(hidden[since : word.start])
    if runs:
        return runs[-1][0]
    behind = re.match("[^，。；：“”《》]{0,4}?", hidden[word.end : stop])
    if word.word in ("删去", "删除") and behind:
        near = [(clauses, at) for clauses, at in clauses_in(hidden[word.end : stop]) if at <= 4]
        return near[0][0] if near else ()
    return ()


def _end(hidden: str, one: Acting, later: Sequence[Acting]) -> int:
    """Where the words of an act end: with its sentence, or before the clause in which the next one begins."""
    stop = len(hidden)
    if later:
        marks = [mark.start() for mark in _BREAK.finditer(hidden, one.end, max(one.end, later[0].start))]
        stop = marks[-1] if marks else max(one.end, later[0].start)
    return max(one.end, len(hidden[:stop].rstrip("，。；：")))
