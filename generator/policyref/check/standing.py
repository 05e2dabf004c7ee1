"""Where words stand in the text of a notice: as its own title, number, signature …, or only in what it says of others.

What is a notice's own stands in a line of its own (示政发〔2024〕7号), or in the parts that are about the notice
(masthead, number, title, signature …). What it cites stands in a sentence: 根据《…》（示政发〔2024〕2号）.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations_with_replacement

from policyref.model.issuer import Issuer
from policyref.model.notice import Notice
from policyref.text.dates import resolve, scan_dates
from policyref.text.sentences import squeeze

_CITES = re.compile(
    r"》(?:的?通知)?[（(〔\[]?$|(?:根据|按照|依据|依照|遵照|参照|贯彻|落实|执行|转发|废止|原)[^。！？；]*$"
)
_NAMES_OF_FIELDS = re.compile(
    "(?:发文字号|发文号|文件编号|文号|编号|字号|成文日期|发文日期|印发日期|发布日期|日期|发文机关|发文单位|发电单位"
    "|发布机关|印发机关|制定机关|签发人[:：]?[一-鿿]{2,4}|文件|公报|公告|通告|令|发电|电报|函|印发|发布|公布|盖章|代章|章)"
    "[:：]?"
)
_MARKS = re.compile(r"[（）()〔〕\[\]【】·,，、:：;；。—\-/]")
_IN_BRACKETS = re.compile(r"(?:[（(【〔][^（）()【】〔〕]*[）)】〕])*")
_TO = re.compile("(?:主送[:：])?")
_COPIES = re.compile("(?:(?:抄送|抄报|分送|送)[:：]?)?")
# After the name of whoever issues it, a title goes on with what it does.
_DOES = re.compile("关于|转发|印发|批转|发布|公布|批复|通告|公告|通知|令|文件|$")
_DOES_LATER = re.compile("关于|转发|印发|批转")
_ISSUES = re.compile("(?:印发|发布|转发|批转|公布|下达|下发|实施|执行)[《〈]?$")
_ENDS_NAME = re.compile("[》〉）]|的(?:通知|公告|通告|决定|函|意见)|$")
_SHORT = 40  # characters
_A_DAY = re.compile(r"[日号\d]$")
_ABOUT_ITSELF = {"masthead", "number", "title", "signature", "date"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Words at one place: what their lines hold before and after them, what their sentence holds before them."""

    words: str
    before: str
    after: str
    said_before: str
    kinds: frozenset[str]

    @property
    def is_cited(self) -> bool:
        return bool(_CITES.search(self.said_before))


class OwnWords:
    """What a notice says of itself. White space does not count."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.lines = [squeeze(line) for line in notice.source.splitlines()]
        self.text = "".join(self.lines)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.parts = [(part.kind, squeeze(part.text)) for part in (*notice.opening, *notice.closing)]
        self.issuers = [squeeze(name) for one in notice.issuers for name in one.names]

    def has(self, words: str) -> bool:
        return squeeze(words) in self.text

    def standings(self, words: str) -> Iterator[Standing]:
        words = squeeze(words)
        at = self.text.find(words)
        while at >= 0:
            end = at + len(words)
            first = self.starts[bisect(self.starts, at) - 1]
            last = self.starts[bisect(self.starts, end - 1)]
            whole = self.text[first:last]
            kinds = frozenset(kind for kind, text in self.parts if words in text and (whole in text or text in whole))
            sentence = re.split("[。！？]", self.text[max(0, at - 80) : at])[-1]
            yield Standing(words, self.text[first:at], self.text[end:last], sentence, kinds)
            at = self.text.find(words, at + 1)

    def title(self, words: str) -> bool:
        """The whole of a title, which may be printed in several parts; where none is marked as such, whole lines."""
        titles = [text for kind, text in self.parts if kind == "title"]
        if not titles:
            return any(not one.before and _IN_BRACKETS.fullmatch(one.after) for one in self.standings(words))
        runs = combinations_with_replacement(range(len(titles)), 2)
        return any(_all_but_brackets(squeeze(words), "".join(titles[first : last + 1])) for first, last in runs)

    def subject(self, words: str) -> bool:
        """The name of what is issued: the title says so, or it has a title of its own."""
        before, found, after = squeeze(self.notice.official_title or "").partition(squeeze(words))
        named = found and _ENDS_NAME.match(after) and _ISSUES.search(before)
        return bool(named) or self.title(words)

    def issuer(self, issuer: Issuer) -> bool:
        return all(name in self._named_by_title or self.alone(name) for name in map(squeeze, issuer.names))

    @cached_property
    def _named_by_title(self) -> str:
        """The issuers with which the title begins: what follows them is what they do, and not more of a name."""
        named = re.match(
            "(?:" + "|".join(map(re.escape, self.issuers)) + ")*", squeeze(self.notice.official_title or "")
        )
        assert named is not None  # of nothing at least
        after = named.string[named.end() :]
        return named[0] if _DOES.match(after) or not _DOES_LATER.search(after) else ""

    def number(self, words: str) -> bool:
        kinds = {"number", "masthead", "title"}
        found = self.standings(words)
        return any(self._stands_apart(one) or (one.kinds & kinds and not one.is_cited) for one in found)

    def in_masthead(self, words: str) -> bool:
        return any(one.kinds & {"number", "masthead"} or self._stands_apart(one) for one in self.standings(words))

    def alone(self, words: str) -> bool:
        return any(self._stands_apart(one) for one in self.standings(words))

    def addressees(self, words: str) -> bool:
        return any(_TO.fullmatch(one.before) and one.after in ("", "：", ":") for one in self.standings(words))

    def copies(self, words: str) -> bool:
        return any(_COPIES.fullmatch(one.before) and one.after in ("", "。") for one in self.standings(words))

    def cited(self, words: str) -> bool:
        return all(one.is_cited for one in self.standings(words))

    def days(self, printing: bool) -> list[date]:
        """The days that stand apart: of printing (…印发), or those that the notice bears."""
        if printing:
            return [day for day, one in self._days if one.after.startswith("印发") or "imprint" in one.kinds]
        apart = [(day, one) for day, one in self._days if one.kinds & _ABOUT_ITSELF or self._stands_apart(one)]
        return [day for day, one in apart if not one.after.startswith("印发")]

    def printed_as(self, day: date) -> str | None:
        """The words in which the text has a day, wherever it has it."""
        found = next((one.words for known, one in self._days if known == day), None)
        return found or next((words for known, words in _days_in(self.text) if known == day), None)

    @cached_property
    def _days(self) -> list[tuple[date, Standing]]:
        """Every day of the notice's own parts, and of lines so short that they may be a signature."""
        texts = [text for _, text in self.parts] + [line for line in self.lines if len(line) <= _SHORT]
        found = [one for text in texts for one in _days_in(text)]
        return [(day, one) for day, words in dict.fromkeys(found) for one in self.standings(words)]

    def _stands_apart(self, one: Standing) -> bool:
        """Whether its lines hold nothing but what a notice says of itself."""
        rest = one.before + one.after
        others = [one.value for one in self.notice.other_numbers]
        for words in filter(None, [*self.issuers, self.notice.number, self.notice.grade, *others]):
            rest = rest.replace(squeeze(words), "")
        for found in scan_dates(rest):
            rest = rest.replace(found.words, "")
        return not _MARKS.sub("", _NAMES_OF_FIELDS.sub("", rest))


def _all_but_brackets(words: str, title: str) -> bool:
    return title.startswith(words) and bool(_IN_BRACKETS.fullmatch(title[len(words) :]))


def _days_in(text: str) -> Iterator[tuple[date, str]]:
    for found in scan_dates(text):
        meant = resolve(found.words, None)
        if meant and meant.end and meant.start in (None, meant.end) and _A_DAY.search(found.words):
            yield meant.end, found.words
