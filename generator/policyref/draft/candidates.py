"""What a measure may say of times, sums and tasks: offered with its words below the measure, never written as a fact.

Every entry is one of the data as it stands, made of words of the text alone, so that a person only has to hold it
against the text and take away the marks of the comment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from policyref.draft.fields_validity import Calendar, timed
from policyref.draft.filled import Filled, flow, offered
from policyref.text.amounts import NumberPhrase, scan_numbers
from policyref.text.benefit_words import kinds_in, payers_in
from policyref.text.brackets import BRACKET
from policyref.text.clauses import Clause, resolve_all
from policyref.text.sentences import split_line, squeeze
from policyref.text.validity import says_validity

_HEAD = "以下是程序在原文里找到的，不是事实：对照原文核对以后，去掉行首的“# ”就是一项，不对的删去"
_PIECE = re.compile("[^；]+；?")
_CLAUSE = re.compile("[^，；：]+[，；：]?")
_TITLE = re.compile("《[^《》]*》")
_MOST = re.compile("(?:最高|最多|不超过|不得超过|上限|封顶|总额|累计)[^，。；、\\d]{0,8}$")
_BEFORE_SUM = re.compile("(?:每[一-鿿]{1,6}|最高|最低|不低于|不超过|不少于|按照?[一-鿿]{0,8})+$")
_GIVES = re.compile("给予|予以|按照?|分别|每")
_TO = re.compile(
    "(?:其中，?|同时，?|另外，?|并)?(?:对于?|给予?|支持|鼓励)?(?P<to>[^，；。]{2,60}?)"
    "(?:，|给予|予以|按照?|分别|一次性|可?享受|最高|每)"
)
_SETS = re.compile(
    "(?:达到?|建成|新增|完成|力争|突破|不少于|不低于|实现|培育|引进|新建|改造|创建|打造|覆盖|举办|组织|培训|压缩|提高|保持|稳定)[^，]{0,14}$"
)
_LIMITS = re.compile("(?:以[上下内]|及以上|以外)?的(?=[^，；。]{0,12}(?:，|给予|按))")
_NEVER = re.compile("[。；，、：]+$")
_TASK_UNITS = "个家户人次场条项座处所间亩吨辆台套件公里米平方%％"
_BEFORE_DAY, _DURING = re.compile("前(?:[（(]不?含[^）)]*[）)])?$"), re.compile("每|期间|[假节]日$|前后$")


@dataclass
class Candidates:
    """`effects` are acts on other documents, `others` numbers that are none of these."""

    effects: Sequence[Filled] = ()
    notes: Sequence[Filled] = ()
    deadlines: list[dict[str, Any]] = field(default_factory=list)
    benefits: list[dict[str, Any]] = field(default_factory=list)
    targets: list[dict[str, Any]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def comment(self) -> str:
        """The end of a measure's file; empty where there is nothing to say."""
        said = [*offered("effects", self.effects), *offered("notes", self.notes)]
        for key, found in (("deadlines", self.deadlines), ("benefits", self.benefits), ("targets", self.targets)):
            if found:
                said += [f"{key}:", *(f"  - {flow(one)}" for one in found)]
        if self.others:
            said.append(f"# 别的数字：{'、'.join(self.others)}")
        return "".join(f"# {line}\n" for line in ([_HEAD, *said] if said else []))


def candidates(
    paragraphs: Sequence[str],
    days: Calendar,
    region: Sequence[str],
    effects: Sequence[Filled] = (),
    notes: Sequence[Filled] = (),
    told: Sequence[str] = (),
) -> Candidates:
    """Those of a measure, from its paragraphs with their headings; acts with their days and notes are known already.

    `told` are words of days that are the notice's.
    """
    found = _Finder([squeeze(one) for one in paragraphs], days, region, Candidates(effects, notes), told)
    return found.candidates


class _Finder:
    def __init__(
        self, paragraphs: list[str], days: Calendar, region: Sequence[str], known: Candidates, told: Sequence[str]
    ) -> None:
        self.candidates = known
        self.told = [*told, *(one.quote for one in known.effects)]
        self.whole = "".join(paragraphs)
        self.days, self.region = days, region
        for paragraph in paragraphs:
            for sentence in split_line(paragraph):
                if not BRACKET.fullmatch(sentence):
                    self._sentence(sentence)

    def _sentence(self, sentence: str) -> None:
        titles = [match.span() for match in _TITLE.finditer(sentence)]
        clauses = [
            one
            for one in resolve_all(sentence, self.days.issued, self.days.effective, self.days.of_issue)
            if not any(start <= one.start < end for start, end in titles)
        ]
        acted = [match.span() for words in self.told for match in re.finditer(re.escape(words), sentence)]
        for clause in clauses:
            if any(start <= clause.start < end for start, end in acted):
                continue  # it is told by the act, or by the notice
            if quote := self._once(sentence, clause.start, clause.end):
                self.candidates.deadlines.append({"quote": quote, **_kind_of_time(clause, sentence)})
        taken = [*titles, *acted, *((one.start, one.end) for one in clauses)]
        numbers = scan_numbers(sentence, skip=taken)
        for match in _PIECE.finditer(sentence):
            inside = [one for one in numbers if match.start() <= one.start < match.end()]
            self._piece(_Piece(sentence, match.start(), match.end(), inside))

    def _piece(self, piece: _Piece) -> None:
        if not piece.numbers:
            return
        entry, used = self._benefit(piece)
        if entry:
            self.candidates.benefits.append(entry)
        for number in piece.numbers:
            if number in used:
                continue
            target = None if entry else self._target(piece, number)
            if target:
                self.candidates.targets.append(target)
            elif number.words not in self.candidates.others:
                self.candidates.others.append(number.words)

    def _once(self, sentence: str, start: int, end: int) -> str:
        """Words that stand once in the measure, with as much before them as that needs; empty where nothing helps."""
        begins = [start, *(mark.end() for mark in reversed([*re.finditer("[，。；：、]", sentence[:start])])), 0]
        for begin in begins:
            if self.whole.count(sentence[begin:end]) == 1:
                return sentence[begin:end]
        return sentence if self.whole.count(sentence) == 1 else ""

    def _benefit(self, piece: _Piece) -> tuple[dict[str, Any] | None, list[NumberPhrase]]:
        """A sum and what it is, where one clause says both: 给予每间5000元补助，单户最高20万元."""
        words = piece.words
        kinds = [one for one in kinds_in(words) if not _in_bracket(words, one.start)]
        given = piece.given(kinds[0].start if kinds else 0)
        if not kinds or not given or not (quote := self._once(piece.sentence, piece.start, piece.quote_end)):
            return None, []
        capped = [one for one in given if _MOST.search(piece.before(one))]
        sums = [one for one in given if one not in capped] or capped
        gives = piece.span(sums)
        said = {one.value for one in kinds_in(gives)} or {one.value for one in kinds}
        payers = {one.value for one in payers_in(quote, self.region)}
        to = _TO.match(words)
        entry: dict[str, Any] = {
            "id": f"b{len(self.candidates.benefits) + 1}",
            "name": kinds[-1].words,
            "quote": quote,
            "kind": said.pop() if len(said) == 1 else kinds[-1].value,
            "payer": payers.pop() if len(payers) == 1 else "unstated",
            "to": to["to"] if to else _CLAUSE.match(words)[0].strip("，；："),  # type: ignore[index]
            "gives": gives,
            "headline": gives,
        }
        if capped and sums is not capped and len(capped) == 1:
            entry["cap"] = capped[0].words
        return entry, given

    def _target(self, piece: _Piece, number: NumberPhrase) -> dict[str, Any] | None:
        """A number that is to be reached: 建成服务站260个."""
        clause = next(one for one in _CLAUSE.finditer(piece.sentence) if one.start() <= number.start < one.end())
        before = piece.sentence[clause.start() : number.start]
        limits = _LIMITS.match(piece.sentence, number.end)
        if number.unit[:1] not in _TASK_UNITS or not _SETS.search(before) or limits:
            return None
        words = _NEVER.sub("", clause.group())
        quote = self._once(piece.sentence, clause.start(), clause.start() + len(words))
        return {"name": words, "value": number.words, "quote": quote} if quote else None


@dataclass(frozen=True)
class _Piece:
    """A part of a sentence between semicolons, with its numbers."""

    sentence: str
    start: int
    end: int
    numbers: list[NumberPhrase]

    @property
    def words(self) -> str:
        return self.sentence[self.start : self.end]

    @property
    def quote_end(self) -> int:
        return self.start + len(_NEVER.sub("", self.words))

    def before(self, number: NumberPhrase) -> str:
        return self.sentence[self.start : number.start]

    def given(self, first_kind: int) -> list[NumberPhrase]:
        """The sums and rates of the clauses that give something, and of those after them."""
        found = []
        gives = False
        for clause in _CLAUSE.finditer(self.words):
            gives = gives or bool(_GIVES.search(clause.group())) or clause.start() <= first_kind < clause.end()
            start, end = self.start + clause.start(), self.start + clause.end()
            for one in self.numbers:
                if gives and start <= one.start < end and ("元" in one.unit or one.unit in ("%", "折")):
                    found.append(one)
        return [one for one in found if not re.match("(?:以[上下内]|及以上)", self.sentence[one.end :])]

    def span(self, numbers: Sequence[NumberPhrase]) -> str:
        """The words from the first to the last of some numbers, with what says how the first is meant."""
        start = numbers[0].start
        lead = _BEFORE_SUM.search(self.before(numbers[0]))
        return self.sentence[start - (len(lead.group()) if lead else 0) : numbers[-1].end]


def _in_bracket(words: str, at: int) -> bool:
    return words.count("《", 0, at) > words.count("》", 0, at)


def _kind_of_time(clause: Clause, sentence: str) -> dict[str, Any]:
    """As `timed`; for how long the measure holds is told by the words around; what has no day by its own."""
    entry = timed(clause)
    if clause.role != "open" and says_validity(sentence, clause.start, clause.end):
        return entry | {"kind": "force"}
    if clause.role == "open" and not clause.is_length:
        kind = "due" if _BEFORE_DAY.search(clause.words) else "window" if _DURING.search(clause.words) else "duration"
        entry["kind"] = kind
    return entry
