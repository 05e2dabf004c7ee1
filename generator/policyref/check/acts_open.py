"""Words by which a text seems to act on other documents, of which nothing is entered: somebody is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.problems.problem import Place, Problem, problem
from policyref.text.acts import UNNAMED, Acting, acts_in, quote_start, sentences
from policyref.text.sentences import squeeze
from policyref.words import DOES

_ASKED = ("repeals", "replaces", "extends", "suspends", "amends", "confirms", "prevails", "corrects")


def words_in(notice: Notice) -> Iterator[tuple[Place, str]]:
    """All words of a notice, piece by piece."""
    yield from ((one.place.at("text"), one.text) for one in (*notice.opening, *notice.closing))
    yield from ((one.place.at("text"), one.text) for one in notice.sections)
    yield from ((one.place.at("text"), one.text) for one in notice.annexes)
    for measure in notice.measures:
        yield from _words_of(measure)


def check_acts_open(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        entered = _Entered.of(notice)
        own = [one.quote for one in (*notice.effects, *notice.waived)]
        for part in (*notice.opening, *notice.closing):
            yield from _in(part.text, part.place.at("text"), own, entered.told_by(part.kind == "title"))
        parts = [(one.place, one.text) for one in notice.sections] + [(one.place, one.text) for one in notice.annexes]
        for place, text in parts:
            yield from _in(text, place.at("text"), own, entered.told_by(False))
        for measure in notice.measures:
            quotes = [*own, *(one.quote for one in (*measure.effects, *measure.waived))]
            for place, text in _words_of(measure):
                yield from _in(text, place, quotes, entered.told_by(False))


@dataclass(frozen=True)
class _Entered:
    """The acts that a notice and its measures have. What the title only announces, and 作如下修改, they tell better."""

    does: frozenset[str]

    @classmethod
    def of(cls, notice: Notice) -> _Entered:
        every = [*notice.effects, *(one for measure in notice.measures for one in measure.effects)]
        return cls(frozenset(one.does for one in every))

    def told_by(self, is_title: bool) -> Callable[[Acting], bool]:
        def is_told(acting: Acting) -> bool:
            if is_title and acting.does == "confirms" and "extends" in self.does:
                return True  # 关于《甲》继续执行的通知: until when its text says
            return acting.does in self.does and (is_title or acting.is_announced)

        return is_told


def _words_of(measure: Measure) -> Iterator[tuple[Place, str]]:
    for passage in measure.passages:
        yield measure.place.at("text"), passage.text
    for item in measure.items:
        yield item.place.at("text"), item.text
    for passage in measure.closing:
        yield measure.place.at("closing"), passage.text


def _in(text: str, place: Place, quotes: list[str], is_told: Callable[[Acting], bool]) -> Iterator[Problem]:
    for sentence in sentences(text):
        for acting in acts_in(sentence):
            if is_told(acting):
                continue
            if acting.does in _ASKED and _acts_on_others(sentence, acting) and not _covered(sentence, acting, quotes):
                words = sentence[quote_start(sentence, acting) : acting.end]
                near = Place(place.file, place.path, near=words)
                yield problem("Q411", near, found=words, does=DOES[acting.does])


def _acts_on_others(sentence: str, acting: Acting) -> bool:
    return bool(acting.on or UNNAMED.search(sentence, 0, acting.end))


def _covered(sentence: str, acting: Acting, quotes: list[str]) -> bool:
    """Whether the words of an act lie in some quote; one quote may go over several sentences."""
    for quote in map(squeeze, quotes):
        at = sentence.find(quote)
        if sentence in quote or (at >= 0 and at < acting.end and acting.start < at + len(quote)):
            return True
    return False
