"""The notice's own days: when it takes effect, how long it holds, until when opinions are asked for.

A day that the words give is written. One that has to be counted (有效期三年) is offered for a person to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from policyref.draft.filled import OPEN, Filled, Said, unsure, words_in
from policyref.text.clauses import Clause, effective_day, resolve_all
from policyref.text.counted import IssueDays
from policyref.text.sentences import split_sentences, squeeze
from policyref.text.validity import Side, mentions

_DOES = "(?:正式|全面)?(?:施行|实施|执行|生效|试行)"
_EFFECT = re.compile(
    rf"(?:[自从于](?:(?!自|从)[^，。；]){{2,40}}?(?:之日|[日月年])起(?:满?[^，。；、]{{1,10}}后)?{_DOES}"
    rf"|(?:印发|发布|公布|下发)之日起满?[^，。；、]{{1,10}}后{_DOES})"
)
_LENGTH = r"(?:[\d一二两三四五六七八九十]{1,3}年半?|[\d一二两三四五六七八九十]{1,3}个月|半年)"
_VALID = re.compile(
    rf"(?:有效期限?|试行期限?|执行期限?|实施期限?|施行期限?|政策期限)(?:暂定|限)?(?:为|是|：)?(?:[自从]?[^，。；]{{0,24}})"
    rf"(?:{_LENGTH}|[日月年]底?止?)(?!内)|暂定{_LENGTH}(?:有效期)?|试行{_LENGTH}"
    rf"|(?:有效|执行|实施|施行|试行)(?:期限)?(?:截至|延续至|至)(?:(?!之日)[^，。；]){{2,20}}[日月年]底?止?"
)
# What is said of a licence, a loan, somebody else's document is not the notice's validity.
_OF_SOMETHING_ELSE = re.compile(
    "(?:证|书|照|许可|资格|资质|合同|协议|贷款|券|产品|药品|食品|名单|身份|职业|标识)[^，。；]{0,8}$"
)
_NAME = re.compile("《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_ISSUES = re.compile(f"(?:印发|发布|公布|下发|颁布){_NAME.pattern}")
_OF_THE_NOTICE = re.compile(
    "本(?:办法|措施|若干措施|通知|规定|细则|意见|方案|决定|政策|公告|通告|条例|规则|清单|指南|实施[^，。；]{0,4})"
)
_BETWEEN = re.compile("，(?:除[^，。；]{0,20}外，)?(?:政策|本[^，。；]{1,8})?")
_SIDES: dict[Side, tuple[str, str]] = {"from": ("start", "施行日期"), "until": ("end", "有效期")}
OWN = ("preamble", "text", "closing", "supplementary", "section-1", "section-2", "section-3", "section-4")
"""Kinds of lines in which a notice speaks of itself, where they stand in no measure."""
_OF_TEXT = (*OWN, "measure", "item", "tail")
_ASKS = re.compile("意见|建议|反馈|征集|征求|公示")
_BREAK = re.compile("[，。；：！？]")


@dataclass(frozen=True)
class Calendar:
    """The days that others are counted from: of issue, of printing, of going online, of taking effect."""

    issued: date | None = None
    printed: date | None = None
    online: date | None = None
    effective: date | None = None

    @property
    def of_issue(self) -> IssueDays:
        return IssueDays(self.printed, self.online)


def calendar(text: str, issued: date | None, printed: date | None, online: date | None = None) -> Calendar:
    effective = effective_day("\n".join(map(squeeze, text.splitlines())), issued)
    return Calendar(issued, printed, online, effective)


def own_days(said: Sequence[Said], days: Calendar, is_draft: bool, acts: Sequence[str] = ()) -> list[Filled]:
    """What the words of the notice say of its own time, in order; of an article those that speak of the whole notice.

    `acts` are the words of what it does to others: 《甲》有效期延长至… is no validity of its own.
    """
    found: list[Filled] = []
    own = _own_names(said)
    whole = words_in(said, None) + "".join(squeeze(one.text) for one in said if one.measure is not None)
    for sentence in _sentences(said):
        clauses = resolve_all(sentence, days.issued, days.effective, days.of_issue)
        spans = [(match.span(), "force") for match in (*_EFFECT.finditer(sentence), *_validities(sentence))]
        if is_draft and _ASKS.search(sentence):
            spans += [(span, "asks") for span in _consultations(sentence, clauses)]
        acted = [(at, at + len(words)) for words in acts if (at := sentence.find(words)) >= 0]
        spans = [one for one in sorted(spans) if "《" not in sentence[slice(*one[0])]]
        spans = [one for one in spans if not any(start < one[0][1] and one[0][0] < end for start, end in acted)]
        spans = [one for one in spans if not _is_of_another(sentence[: one[0][0]], own)]
        for (start, end), what in _joined(spans, sentence, clauses):
            inside = [one for one in clauses if one.start < end and start < one.end]
            found.append(_deadline(sentence[start:end], what, inside, whole))
    return found


def unsaid(said: Sequence[Said], entered: Sequence[Filled], acts: Sequence[str]) -> Filled:
    """What the notice seems not to say of its own time, for a person who has read all of it to confirm."""
    force = [one.value for one in entered if one.value["kind"] == "force"]
    missing = [side for side, (key, _) in _SIDES.items() if not any(one[key] for one in force)]
    told = [one.quote for one in entered] + list(acts)
    doubtful = []
    for sentence in map(
        squeeze, (words for one in said if one.kind in _OF_TEXT for words in split_sentences(one.text))
    ):
        covered = [(at, at + len(words)) for words in told if (at := sentence.find(words)) >= 0]
        for mention in mentions(sentence):
            if mention.side in missing and not any(a <= mention.start and mention.end <= b for a, b in covered):
                doubtful.append(mention.words)
    if not missing:
        return OPEN
    names = "和".join(_SIDES[side][1] for side in missing)
    if doubtful:
        return unsure(f"没有读出{names}，但有这样的词：{'、'.join(dict.fromkeys(doubtful))}；请对照原文", missing)
    return unsure(f"没有找到{names}；通读全文，确实没有写，就去掉行首的“# ”", missing)


def _sentences(said: Iterable[Said]) -> Iterator[str]:
    """Those of the notice's own words, and those of its measures that speak of the notice."""
    for one in said:
        if one.kind in OWN and one.measure is None:
            yield from map(squeeze, split_sentences(one.text))
        elif one.kind in _OF_TEXT and one.measure is not None:
            yield from filter(_OF_THE_NOTICE.search, map(squeeze, split_sentences(one.text)))


def _own_names(said: Sequence[Said]) -> set[str]:
    """What the notice is called, and what it issues."""
    titles = [squeeze(one.text) for one in said if one.kind == "title"]
    return {*titles, *(found[1] for found in _ISSUES.finditer("".join(titles)))}


def _is_of_another(before: str, own: Set[str]) -> bool:
    """Whether the document that a sentence has last spoken of is another: 《甲》（某号）期满后，执行期限至…."""
    names = [*_NAME.finditer(before)]
    return bool(names) and names[-1][1] not in own and not _OF_THE_NOTICE.search(before, names[-1].end())


def _joined(
    spans: Sequence[tuple[tuple[int, int], str]], sentence: str, clauses: Sequence[Clause]
) -> Iterator[tuple[tuple[int, int], str]]:
    """自2025年4月1日起施行，有效期至2028年3月31日 is one entry with both days, where both are written out."""
    left = list(spans)
    while left:
        (start, end), what = left.pop(0)
        if left and what == left[0][1] == "force":
            (begin, last), _ = left[0]
            inside = [one for one in clauses if one.start < last and start < one.end]
            sure = all(one.resolution.certainty == "exact" for one in inside)
            if sure and [one.role for one in inside] == ["from", "until"] and _BETWEEN.fullmatch(sentence[end:begin]):
                end = last
                left.pop(0)
        yield (start, end), what


def _validities(sentence: str) -> Iterator[re.Match[str]]:
    for match in _VALID.finditer(sentence):
        if not _OF_SOMETHING_ELSE.search(sentence[: match.start()]):
            yield match


def _consultations(sentence: str, clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """From the mark before the time to its end: 截止时间为2025年4月5日."""
    for clause in clauses:
        if clause.role in ("until", "between"):
            breaks = [mark.end() for mark in _BREAK.finditer(sentence, 0, clause.start)]
            yield max(breaks, default=0), clause.end


def _deadline(quote: str, what: str, clauses: Sequence[Clause], whole: str) -> Filled:
    entry: dict[str, Any] = {"quote": quote}
    if whole.count(quote) != 1:
        return unsure(
            "这几个字不止一处，请把引文抄长一点", entry | {"kind": "force", "start": None, "end": None}, quote
        )
    if not clauses or len(clauses) > 2:
        return unsure("时间要对照原文填写", entry | {"kind": "force", "start": None, "end": None}, quote)
    entry |= timed(clauses[0])
    if len(clauses) == 2:
        entry["end"] = timed(clauses[1])["end"]
    entry |= {"kind": "force"} if what == "force" else {"what": "征求意见截止"}
    derived = entry["certainty"]
    if derived == "ambiguous":
        return unsure("有两种理解，请选一种或写明各种理解", entry, quote)
    if what == "force" and derived == "derived" and not entry["start"]:
        return unsure("最后一天是推算的，核对后再用", entry, quote)
    if what == "force" and derived == "unspecified":
        return unsure("日历上读不出是哪一天，请对照原文", entry, quote)
    return Filled(entry, quote)


def timed(clause: Clause) -> dict[str, Any]:
    """Kind, days and certainty of one time, under the keys of the data."""
    resolution = clause.resolution
    start, end = resolution.start, resolution.end
    if clause.is_day:
        start = end
    kind = "window" if start else "due" if end else "duration"
    entry: dict[str, Any] = {"kind": kind, "start": start, "end": end, "certainty": resolution.certainty}
    if resolution.certainty == "derived":
        entry["basis"] = resolution.basis
    if resolution.readings:
        entry["readings"] = [{"name": one.name, "start": one.start, "end": one.end} for one in resolution.readings]
    return entry
