"""What a notice says of all its measures, who leads and who is always responsible; what it does to other documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from policyref.draft.filled import OPEN, Filled, Said, lines, unsure
from policyref.text.clauses import resolve_all
from policyref.text.sentences import split_sentences, squeeze
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
_TITLE = re.compile(
    r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》(?:的?通知)?(?:[（〔(](?P<number>[^（）《》]{3,40}?号)[^（）《》]{0,12}[）〕)])?"
)
_ACTS = (
    ("repeals", re.compile("废止|宣布失效|停止执行|不再执行|即行失效|自行失效")),
    ("extends", re.compile("(?:延[长续期]|顺延|继续执行)[至到]|有效期(?:调整|变更|修改)为?至|延长[一二三两\\d]+年")),
    ("amends", re.compile("修改为|修订为|改为|调整为|修正为|删去|删除|增加一[款项条]|作(?:出)?如下修改|予以修改")),
    ("replaces", re.compile("替代|取代|代替")),
    ("prevails", re.compile("以本[^，。；]{1,8}为准")),
    ("suspends", re.compile("暂停执行|暂停实施|暂缓执行|暂缓实施")),
    ("confirms", re.compile("继续有效|继续执行")),
)  # fmt: skip
_UNNAMED = re.compile(
    "(?:此前|以前|之前|原有?|过去|先前)[^，。；]{0,20}(?:政策|文件|规定|措施|办法)[^，。；]{0,12}$|[^。；]{0,20}与本[^，。；]{1,12}不一致的(?=[^。；]{0,12}$)"
)


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


def acts(said: Sequence[Said]) -> list[Filled]:
    """What the notice does to other documents, as its own words say; offered to a person, never written as a fact."""
    found: list[Filled] = []
    for one in said:
        if one.kind in _NO_WORDS or one.kind == "title":
            continue
        for sentence in map(squeeze, split_sentences(one.text)):
            for does, pattern in _ACTS:
                if match := pattern.search(sentence):
                    found += _acted_on(does, sentence, match)
                    break
    return found


def _named_next(sentence: str, at: int) -> Iterator[re.Match[str]]:
    """The documents that follow an act right away: 决定废止《甲》（某号）和《乙》."""
    while match := _TITLE.match(sentence, at):
        yield match
        at = match.end() + sentence.startswith(("、", "和", "及", "与"), match.end())


def _acted_on(does: str, sentence: str, match: re.Match[str]) -> Iterator[Filled]:
    """The documents named before the act in its sentence, or after it; or 以前出台的政策, which names none."""
    before = sentence[: match.start()]
    titles = list(_named_next(sentence, match.end())) or list(_TITLE.finditer(before))
    until = next(iter(dates_after(sentence, match)), None) if does in ("extends", "suspends") else None
    for title in titles:
        to = {key: words for key, words in title.groupdict().items() if words}
        entry: dict[str, Any] = {"does": does, "to": to, "quote": sentence.rstrip("。")}
        yield unsure("", entry | ({"until": until} if until else {}), sentence)
    if not titles and (unnamed := _UNNAMED.search(before)):
        yield unsure(
            "没有写明是哪几份",
            {"does": does, "to": {"unnamed": unnamed.group()}, "quote": sentence.rstrip("。")},
            sentence,
        )


def dates_after(sentence: str, match: re.Match[str]) -> Iterator[Any]:
    """The last days that a sentence names at its act or after it: 延长至2028年12月31日."""
    for clause in resolve_all(sentence, None):
        if clause.end > match.start() and clause.resolution.end:
            yield clause.resolution.end


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
