"""Title, subject and number of a notice, from what the outline says is its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policyref.draft.filled import OPEN, Filled, Said, lines, runs, unsure
from policyref.outline.ends import NAMED_NUMBER
from policyref.text.documents import NUMBER, YEAR
from policyref.words import DRAFT

_DRAFTS = f"{DRAFT}|公开{DRAFT}|送审稿|讨论稿|草案|审议稿|建议稿"
_DRAFT = re.compile(rf"[（(〔](?:{_DRAFTS})[^（）()]{{0,8}}[）)〕]|{DRAFT}|公开征求[^，。；]{{0,60}}意见")
_ONLY_A_DRAFT = re.compile(rf"[（(〔]?(?:{_DRAFTS})[^（）()]{{0,8}}[）)〕]?")
_ABOUT_A_DRAFT = re.compile("(?:反馈|采纳|汇总|结果|情况|说明)(?:的?(?:公告|公示|通告|报告|说明|情况))?$")
_ENDS_TITLE = re.compile(
    "(?:办法|措施|意见|方案|细则|规定|决定|计划|清单|举措|通知|通告|公告|规则|条例|规划|纲要|指引|指南|要点|政策|批复|函|报告|公报"
    "|制度|规范|规程|标准|目录|章程|预案|请示|命令|令|[条则])(?:[（(〔][^（）()]{1,24}[）)〕]){0,3}$"
)
_ISSUED_TEXT = re.compile("(?:印发|发布|公布|颁布|下发)(?P<name>《.+》|.+)的(?:通知|公告|通告|决定|函|意见|命令)$")
_ASKED_ABOUT = re.compile("征求[对]?《(?P<name>(?:[^《》]|《[^《》]*》)+)》[^《》]{0,6}(?:的?意见|的?建议)")
_TITLES = re.compile("《((?:[^《》]|《[^《》]*》)+)》")
_FORWARDS = re.compile("转发|批转")
_SEVERAL = re.compile(r"等[\d一二三四五六七八九十]+[件个份项]|的通知》?和《?")
_BEFORE_NUMBER = re.compile("^(?:发文字号|发文号|文件编号|文号|字号|编号)[：:]?")
_NAMES_ISSUER = re.compile("(?:令|公告|通告)$")
_OTHER_NUMBER = re.compile(rf"(?P<name>{NAMED_NUMBER})[：:]\s*(?P<value>\S{{3,40}})")
_ISSUES = re.compile("(?:现予|现将|予以|现)(?:公布|发布|印发)|印发给")
_REGISTERED = re.compile("[^：，。《]{2,14}(?:号|分类|日期|时间|机关|机构|来源)[：:]")
_SHORT = 40


def title(said: Sequence[Said]) -> Filled:
    """The lines on top, joined. That it is a draft, in brackets on a line of its own, is no part of it."""
    run = _titles(said)[:1]
    if not run:
        return unsure("没有认出标题")
    words, quote = run[0]
    if not _ENDS_TITLE.search(words) and "关于" not in words:
        return unsure("像是标题，但不像一个完整的标题", words, quote)
    return Filled(words, quote)


def subject(said: Sequence[Said], own: str) -> Filled:
    """What a title says it issues, or else the title that stands over the text below the letter."""
    named = _ISSUED_TEXT.search(own)
    below = next((words for words, _ in _titles(said)[1:] if words != own), "")
    if _FORWARDS.search(own):
        return OPEN
    if asked := _ASKED_ABOUT.search(own):
        return Filled(_DRAFT.sub("", asked["name"]), asked["name"])
    if named is None:
        issued = [words for line in lines(said, "preamble") if _ISSUES.search(line) for words in _TITLES.findall(line)]
        told = next((words for words in issued if any(one.text == words for one in said)), "")
        if not told and below:
            return unsure("正文上面另有标题", below, below)
        return Filled(told, told) if told else OPEN
    titles = _TITLES.findall(named["name"])
    words = titles[0] if titles else named["name"]
    if len(titles) > 1 or _SEVERAL.search(named["name"]):
        return unsure("标题里好像印发了几份文件", quote=named["name"])
    if below and below != words:
        return unsure(f"标题里写的是“{words}”，正文上面的标题是“{below}”，请选一个", quote=below)
    if not titles and not below and not _ENDS_TITLE.search(words):
        return unsure("好像是所印发文件的名称", words, named["name"])
    return Filled(words, below or named["name"])


def _titles(said: Sequence[Said]) -> list[tuple[str, str]]:
    """Each title in one piece, with its lines; a line that is printed twice counts once."""
    found = []
    for run in runs([one for one in said if one.kind != "masthead"], "title"):
        once = [line for line in dict.fromkeys(run) if not _REGISTERED.match(line)]
        kept = [line for line in once if not _ONLY_A_DRAFT.fullmatch(line)]
        if kept:
            found.append(("".join(kept), "\n".join(kept)))
    return found


def draft(said: Sequence[Said]) -> Filled:
    """Whether the title, or a line below it, says that this is only a draft."""
    for line in lines(said, "title"):
        if found := _DRAFT.search(line):
            whole = "".join(lines(said, "title"))
            if _ABOUT_A_DRAFT.search(whole):
                return unsure(f"讲的是征求意见的情况，本身好像不是{DRAFT}", True, found.group())
            return Filled(True, found.group())
    return OPEN


def number(said: Sequence[Said], is_draft: bool, hints: Mapping[str, str]) -> Filled:
    """The number that stands in a line of its own. That there is none (原文没有) is for a person to confirm."""
    found = dict.fromkeys(_numbers(said))
    if len(found) > 1:
        return unsure("有几个文号：请选这份文件自己的写，其余写进 other_numbers", quote="、".join(found))
    for words in found:
        if not words.startswith("第") and not re.match(rf"[〔（(\[]|{YEAR}年第", words):
            return Filled(words, words)
        head = next((one.text for one in said if one.kind in ("masthead", "title")), "")
        if _NAMES_ISSUER.search(head) and "关于" not in head:
            return Filled(f"{head}{words}", f"{head}\n{words}")
        return unsure("只有号，没有机关代字，请看原件", words, words)
    if joined := [words for line in lines(said, "addressees") for words in NUMBER.findall(line)]:
        return unsure("文号和别的字连在一行", quote="、".join(joined))
    if is_draft:
        return OPEN
    registered = hints.get("number")
    told = f"网站登记的是“{registered}”" if registered else "原件有的，请照抄"
    return unsure(f"没有找到发文字号；{told}；核对过、确实没有的，写 原文没有")


def _numbers(said: Sequence[Said]) -> Iterator[str]:
    """The numbers of lines that are nothing else, above the measures and below them."""
    for one in said:
        if one.kind in ("number", "masthead") or (one.measure is None and one.kind in ("preamble", "closing", "title")):
            line = _BEFORE_NUMBER.sub("", one.text)
            if one.kind != "number" and len(line) > _SHORT:
                continue
            numbers = NUMBER.findall(line)
            rest = re.sub("签发人[：:].*|[（(]此件[^（）()]*[）)]|[\\s、，·]", "", NUMBER.sub("", line))
            if one.kind == "number" or (numbers and not rest):
                yield from (words.strip("、，") for words in numbers)


def other_numbers(said: Sequence[Said]) -> Filled:
    """Numbers that are named otherwise: 统一编号：YXDR-2025-0001."""
    found = []
    for one in said:
        if one.measure is None and (match := _OTHER_NUMBER.fullmatch(one.text)):
            found.append({"name": match["name"], "value": match["value"]})
    return Filled(found, "\n".join(one["value"] for one in found)) if found else OPEN
