"""From when and until when a document holds is entered with its words, or somebody has looked and found none.

`unsaid` is a claim about the whole text: it is refused while the text has words of validity that no fact accounts for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyref.facts.spans import Quoted, quoted_in
from policyref.model.facts import Deadline, Waiver
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.text.clauses import resolve_all
from policyref.text.sentences import squeeze
from policyref.text.validity import Mention, Side, mentions, says_validity, sides_of
from policyref.words import SIDE

_SIDES: tuple[Side, ...] = ("from", "until")


def check_force(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        if not notice.draft:
            yield from _not_entered(notice)
        yield from _denied(notice)
        for one in notice.deadlines:
            if one.of:
                yield problem(
                    "E415", one.place.at("of"), found=one.of[0], near="", why="文件自己的期限不是哪一项奖补的"
                )
        for measure in notice.measures:
            for one in measure.deadlines:
                yield from _of(one, measure)


def _not_entered(notice: Notice) -> Iterator[Problem]:
    """Each end that is neither a date nor confirmed as not written. It rests on files that can be read."""
    if not notice.is_whole:
        return
    known = {side for one in notice.force for side in _SIDES if any(_day(span, side) for span in one.spans)}
    without_day = {
        side for one in notice.force if not any(map(any, one.spans)) for side in sides_of(squeeze(one.quote))
    }
    missing = [side for side in _SIDES if side not in known | without_day | {*notice.unsaid}]
    if missing:
        what = "和".join(SIDE[side] for side in missing)
        yield problem("E414", notice.place.at("unsaid"), what=what, sides=", ".join(missing))


def _day(span: tuple[object, object], side: Side) -> object:
    return span[_SIDES.index(side)]


def _denied(notice: Notice) -> Iterator[Problem]:
    """Of what `unsaid` denies: the first words of the text that seem to say it after all."""
    entered = {side for one in notice.force for side in _SIDES if _day(one.spans[0], side)}
    for index, side in enumerate(notice.unsaid):
        if side in entered:
            yield problem("E416", notice.place.at("unsaid", index), found=SIDE[side], where="deadlines 里")
            continue
        for mention, words, where in _unexplained(notice):
            if mention.side == side:
                place = notice.place.at("unsaid", index)
                yield problem("E416", place, found=_near(words, mention), where=where)
                break


def _unexplained(notice: Notice) -> Iterator[tuple[Mention, str, str]]:
    """Words of validity that no quote of a fact and no waiver holds, with the text that they stand in."""
    own = [one for one in quoted_in(notice.records) if _explains(one)]
    # A title is no statement: 关于延长《甲》有效期的通知.
    texts = [part.text for part in (*notice.opening, *notice.closing) if part.kind != "title"]
    for text in (*texts, *(one.text for one in notice.sections), *(one.text for one in notice.annexes)):
        yield from _open_in(_lines(text), own, "各条之外")
    for measure in notice.measures:
        facts = [one for one in quoted_in(measure.records) if _explains(one)]
        yield from _open_in(_lines(f"{measure.heading}\n{measure.text}"), [*facts, *own], measure.called)


def _lines(text: str) -> str:
    return "\n".join(map(squeeze, text.splitlines()))


def _explains(one: Quoted) -> bool:
    """A waiver says that it is another thing's; a time to do something by does not say how long the text holds."""
    if isinstance(one, Waiver):
        return one.kind == "别的事"
    return not (isinstance(one, Deadline) and one.kind in ("due", "window") and _is_validity(one))


def _is_validity(one: Deadline) -> bool:
    quote = squeeze(one.quote)
    return any(says_validity(quote, clause.start, clause.end) for clause in resolve_all(quote, None))


def _open_in(words: str, facts: Sequence[Quoted], where: str) -> Iterator[tuple[Mention, str, str]]:
    for mention in mentions(words):
        covered = [span for one in facts if _tells(one, mention.side) for span in _all(squeeze(one.quote), words)]
        if not any(start <= mention.start and mention.end <= end for start, end in covered):
            yield mention, words, where


def _tells(one: Quoted, side: Side) -> bool:
    """自…起施行，有效期三年 of which only the first day is entered says nothing yet of the last one."""
    if not isinstance(one, Deadline) or one.kind != "force" or not any(map(any, one.spans)):
        return True
    return any(_day(span, side) for span in one.spans)


def _all(quote: str, words: str) -> Iterator[tuple[int, int]]:
    at = words.find(quote)
    while quote and at >= 0:
        yield at, at + len(quote)
        at = words.find(quote, at + 1)


def _near(words: str, mention: Mention) -> str:
    """The clause that the words stand in."""
    begin = max(words.rfind(mark, 0, mention.start) for mark in "，。；：\n") + 1
    ends = [end for mark in "，。；\n" if (end := words.find(mark, mention.end)) >= 0]
    return words[begin : min(ends, default=len(words))]


def _of(one: Deadline, measure: Measure) -> Iterator[Problem]:
    """A date may be that of some benefits alone: of its item, and of its own sentence where any stand there."""
    there = {benefit.id: benefit for benefit in measure.benefits if benefit.item == one.item}
    for index, name in enumerate(one.of):
        if name not in there:
            why = f"{measure.part_called(one.item)}没有这项奖补" if one.item else "这一条没有这项奖补"
            yield problem("E415", one.place.at("of", index), found=name, near=near_miss(name, [*there]), why=why)
    beside = [name for name, benefit in there.items() if benefit.sentence == one.sentence]
    if one.kind != "force" or one.sentence is None or not beside:
        return
    if strangers := [name for name in one.of if name in there and name not in beside]:
        yield problem("E417", one.place.at("of"), found=strangers[0], beside="、".join(beside))
    elif not one.of and len(beside) < len(there):
        place = Place(one.place.file, (*one.place.path, "quote"), near=squeeze(one.quote))
        yield problem("Q405", place, found=one.quote, beside=", ".join(beside))
