"""What a document does to another stands in its own words: the act, from when, until when, what is put for what.

What can be said of one document alone; `policyref.check.targets` holds it against the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import Effect
from policyref.problems.problem import Problem, problem
from policyref.text.act_words import act_words, longer_by, outside_marks, words_of
from policyref.text.clauses import Clause, resolve_all
from policyref.text.sentences import squeeze
from policyref.time.acts import issued_on
from policyref.words import DOES

_LENGTHENED = re.compile("(?:延长?|顺延|延续|延期|[续展]期|继续(?:有效|执行|实施|施行)|调整|变更|修改|改)(?:为|至|到)$")
_ENDS = "。！？\n"
# The keys that only some acts take. What is not listed any may have.
_TAKE = {
    "until": ("extends", "suspends"),
    "except": ("extends", "repeals", "replaces", "suspends", "confirms", "prevails"),
    "own_dates": ("extends",),
    "retroactive": ("extends", "confirms"),
    "old": ("amends", "corrects"),
    "new": ("amends", "corrects"),
    "add_after": ("amends", "corrects"),
    "delete": ("amends", "corrects"),
    "instead": ("repeals", "replaces"),
    "savings": ("repeals", "replaces", "suspends", "amends", "prevails"),
    "certainty": ("repeals", "replaces"),
    "readings": ("repeals", "replaces"),
}


@dataclass(frozen=True)
class Quote:
    """The times in the quote of an effect, and in the heading above it, each with the sentence that it stands in."""

    effect: Effect
    times: tuple[tuple[str, Clause], ...]

    def days(self, side: int) -> list[date]:
        return [span[side] for _, one in self.times for span in one.days if span[side]]  # type: ignore[misc]

    def acting(self, side: int) -> list[date]:
        """The same of times that stand in one clause with a word of the act: 自2025年12月1日起废止."""
        acting = [one for sentence, one in self.times if self._acts(sentence, one)]
        return [span[side] for one in acting for span in one.spans if span[side]]  # type: ignore[misc]

    def lengthened_to(self) -> list[date]:
        """The last days right behind 延长至: 有效期由2025年12月31日延长至2027年12月31日 names another one besides."""
        right = [one for sentence, one in self.times if _LENGTHENED.search(sentence[: one.start])]
        return [span[1] for one in right for span in one.spans if span[1]]

    def _acts(self, sentence: str, one: Clause) -> bool:
        begin = max((sentence.rfind(mark, 0, one.start) for mark in "，。；：》）"), default=-1) + 1
        end = _break(sentence, one.end)
        if sentence[begin:end].strip("自从") == one.words.strip("自从"):
            end = _break(sentence, end + 1)  # 自2026年3月1日起，第7条停止执行
        return bool(words_of(self.effect.does, sentence[begin:end]))


def _break(sentence: str, at: int) -> int:
    return min((end for mark in "，。；" if (end := sentence.find(mark, at)) >= 0), default=len(sentence))


def check_effects(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        owners: tuple[Notice | Measure, ...] = (notice, *notice.measures)
        for owner in owners:
            text = squeeze(notice.source if isinstance(owner, Notice) else owner.heading + owner.text)
            for effect in owner.effects:
                yield from _words(effect)
                yield from _keys(effect)
                quote = read(effect, text, notice)
                if quote:
                    yield from _from(quote, notice)
                    yield from _until(quote)
        yield from _checked(notice)


def read(effect: Effect, text: str, notice: Notice) -> Quote | None:
    """None where the quote does not stand in the text, which is told already."""
    words = squeeze(effect.quote)
    at = text.find(words)
    if at < 0:
        return None
    begin = max(text.rfind(mark, 0, at) for mark in _ENDS) + 1
    ends = [end for mark in _ENDS if (end := text.find(mark, at + len(words))) >= 0]
    sentence = text[begin : min(ends, default=len(text))]
    start, end = at - begin, at - begin + len(words)
    inside = [(words, one) for words, one in _times(sentence, notice) if start <= one.start and one.end <= end]
    headed = _times(squeeze(effect.heading.quote), notice) if effect.heading else []
    return Quote(effect, (*inside, *headed))


def _times(words: str, notice: Notice) -> list[tuple[str, Clause]]:
    """Those outside of quotation marks and of names of documents."""
    found = resolve_all(outside_marks(words), notice.issued, notice.effective, notice.issue_days)
    return [(words, one) for one in found]


def _words(effect: Effect) -> Iterator[Problem]:
    quote = squeeze(effect.saying)
    if not words_of(effect.does, quote):
        others = [DOES[one.does] for one in act_words(quote)]
        near = f"引文里的词说的是：{'、'.join(dict.fromkeys(others))}。" if others else ""
        yield problem("E420", effect.place.at("does"), does=f"{DOES[effect.does]} {effect.does}", near=near)


def _keys(effect: Effect) -> Iterator[Problem]:
    """Keys that the act does not take, and those that need each other."""
    written = {key for key in _TAKE if getattr(effect, "excepted" if key == "except" else key)}
    for key in sorted(written):
        if effect.does not in _TAKE[key]:
            takes = "、".join(DOES[does] for does in _TAKE[key])
            yield problem("E421", effect.place.at(key), key=key, why=f"只用于：{takes}")
    if effect.does not in ("amends", "corrects"):
        return
    if effect.old and effect.add_after:
        yield problem("E421", effect.place.at("add_after"), key="add_after", why="不能同 old 一起写")
    is_item = (effect.unit or "").count("/") == 2
    if effect.delete and (effect.new or effect.add_after or not (effect.old or is_item)):
        why = "只同 old 一起写，也不写 new；整项删去的，to 写到项"
        yield problem("E421", effect.place.at("delete"), key="delete", why=why)
    elif effect.old and not effect.new and not effect.delete:
        yield problem("E421", effect.place.at("old"), key="old", why="没有写改成什么：要有 new 或 delete: true")
    elif effect.add_after and not effect.new:
        yield problem("E421", effect.place.at("add_after"), key="add_after", why="没有写增加的是什么：要有 new")
    elif effect.new and not (effect.old or effect.add_after or "/" in (effect.unit or "")):
        why = "没有写改的是哪里：要有 old 或 add_after；整条、整项重写的，to 写到条、项"
        yield problem("E421", effect.place.at("new"), key="new", why=why)


def _from(quote: Quote, notice: Notice) -> Iterator[Problem]:
    """A first day of the act is one of its words, or that on which its document begins."""
    effect, said = quote.effect, quote.acting(0)
    if effect.certainty or effect.readings:
        yield from _understood(quote, notice)
    elif effect.start is None:
        if said:
            yield problem("E422", effect.place.at("from"), key="from", found="没有写", wanted=_shown(said))
    elif effect.start not in quote.days(0) and effect.start not in _begins(notice):
        wanted = _shown([*said, *_begins(notice)]) or "没有能读出的日期"
        yield problem("E422", effect.place.at("from"), key="from", found=str(effect.start), wanted=wanted)


def _understood(quote: Quote, notice: Notice) -> Iterator[Problem]:
    """An act in several ways: two at least, and each day one that the words, or the document, have."""
    effect = quote.effect
    if not effect.certainty:
        yield problem("E409", effect.place.at("readings"))
    elif len({one.start for one in effect.readings}) < 2:
        yield problem("E404", effect.place.at("certainty"), what="没有写出至少两种不同的理解")
    elif effect.start:
        yield problem("E421", effect.place.at("from"), key="from", why="有歧义的，各种理解的日子写在 readings 里")
    days = [*quote.days(0), *_begins(notice), *filter(None, [issued_on(notice)])]
    for index, one in enumerate(effect.readings):
        if one.start and one.start not in days:
            place = effect.place.at("readings", index, "from")
            yield problem("E422", place, key="from", found=str(one.start), wanted=_shown(days))


def _begins(notice: Notice) -> list[date]:
    return [day for one in notice.force for day, _ in one.spans if day]


def _until(quote: Quote) -> Iterator[Problem]:
    """A last day is one of its words. 延长2年 has none: `policyref.check.targets` counts from the older document."""
    effect = quote.effect
    if effect.does not in ("extends", "suspends"):
        return
    said = quote.lengthened_to() or quote.days(1)
    if effect.until is None:
        if said or effect.does == "extends":
            found = _shown(said) or "引文里没有能读出的日期"
            yield problem("E422", effect.place.at("until"), key="until", found="没有写", wanted=found)
    elif effect.until not in said and not longer_by(effect.quote):
        wanted = _shown(said) or "引文里没有能读出的日期"
        yield problem("E422", effect.place.at("until"), key="until", found=str(effect.until), wanted=wanted)


def _shown(days: Sequence[date]) -> str:
    return " 或 ".join(dict.fromkeys(map(str, days)))


def _checked(notice: Notice) -> Iterator[Problem]:
    """Nobody can have been asked about a document before it was issued."""
    owners: tuple[Notice | Measure, ...] = (notice, *notice.measures)
    for owner in owners:
        for one in owner.checked:
            if notice.issued and one.date < notice.issued:
                yield problem(
                    "E407", one.place.at("date"), one="成文日期", first=notice.issued, two="询问的日子", second=one.date
                )
