"""The notice's own days: when it takes effect, how long it holds, until when opinions are asked for.

A day that the words give is written. One that has to be counted (有效期三年) is offered for a person to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policyref.draft.filled import Filled, unsure
from policyref.text.clauses import Clause, effective_day, resolve_all
from policyref.text.sentences import split_sentences, squeeze

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
    "(?:证|书|照|许可|资格|资质|合同|协议|贷款|券|产品|药品|食品|名单|身份|职业|标识)[^，。；]{0,8}$|》[^，。；]{0,14}$"
)
_ASKS = re.compile("意见|建议|反馈|征集|征求|公示")
_BREAK = re.compile("[，。；：！？]")


@dataclass(frozen=True)
class Calendar:
    """The days that others are counted from: of issue, of printing, of taking effect."""

    issued: date | None = None
    printed: date | None = None
    effective: date | None = None

    @property
    def in_doubt(self) -> bool:
        """Whether 印发之日 may be another day than that of issue."""
        return bool(self.issued and self.printed and self.issued != self.printed)


def calendar(text: str, issued: date | None, printed: date | None) -> Calendar:
    return Calendar(issued, printed, effective_day("\n".join(map(squeeze, text.splitlines())), issued))


def own_days(own: Sequence[str], days: Calendar, is_draft: bool) -> list[Filled]:
    """What the words of the notice outside of its measures say of its own time, in order."""
    found: list[Filled] = []
    whole = squeeze("".join(own))
    for sentence in _sentences(own):
        clauses = resolve_all(sentence, days.issued, days.effective)
        spans = [(match.span(), "施行") for match in _EFFECT.finditer(sentence)]
        spans += [(match.span(), "有效期满") for match in _validities(sentence)]
        if is_draft and _ASKS.search(sentence):
            spans += [(span, "征求意见截止") for span in _consultations(sentence, clauses)]
        for (start, end), what in sorted(spans):
            if "《" not in sentence[start:end]:
                inside = [one for one in clauses if one.start < end and start < one.end]
                found.append(_deadline(sentence[start:end], what, inside, days, whole))
    return found


def _sentences(own: Iterable[str]) -> Iterator[str]:
    for line in own:
        yield from map(squeeze, split_sentences(line))


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


def _deadline(quote: str, what: str, clauses: Sequence[Clause], days: Calendar, whole: str) -> Filled:
    entry: dict[str, Any] = {"quote": quote, "what": what}
    if whole.count(quote) != 1:
        return unsure("这几个字不止一处，请把引文抄长一点", entry, quote)
    if len(clauses) != 1:
        return unsure("时间要对照原文填写", entry, quote)
    [clause] = clauses
    entry |= timed(clause)
    derived = clause.resolution.certainty
    if derived == "ambiguous":
        return unsure("有两种理解，请选一种或写明各种理解", entry, quote)
    if what == "有效期满" and derived == "derived":
        return unsure("最后一天是推算的，核对后再用", entry, quote)
    if what == "施行" and derived == "derived" and days.in_doubt and "之日" in quote:
        return unsure("印发日期和成文日期不同，从哪一天起请对照原件", entry, quote)
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
