"""未列入目录的文件一律失效: the documents that stand on no list, proposed to a person, who looks for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from policyref.check.acts_open import words_in
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.places import fullest
from policyref.model.time import Effect, Unnamed
from policyref.problems.problem import Place, Problem, problem
from policyref.text.acts import NOT_LISTED, acts_in, quote_start, sentences
from policyref.text.named_in import NamedIn
from policyref.text.sentences import squeeze
from policyref.time.acts import issued_on
from policyref.time.times import times

_MOST = 5


def check_not_listed(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        for place, text in words_in(notice):
            for words in map(squeeze, sentences(text)) if NOT_LISTED.search(squeeze(text)) else ():
                yield from _asked(words, place, notice, library)


def _asked(sentence: str, place: Place, notice: Notice, library: Library) -> Iterator[Problem]:
    for acting in acts_in(sentence):
        quote = sentence[quote_start(sentence, acting) : acting.end]
        if acting.does != "repeals" or not NOT_LISTED.search(quote):
            continue
        entered = next((one for one in _effects(notice) if squeeze(one.quote) in (quote, sentence)), None)
        found = [*_candidates(notice, library, entered.start if entered else None)]
        if found:
            names = "、".join(one.id for one in found[:_MOST]) + ("……" if len(found) > _MOST else "")
            near = Place(place.file, place.path, near=quote)
            told = problem("Q413", near, found=quote, count=len(found), names=names)
            yield replace(told, ready="\n".join(_entry(one, quote, entered) for one in found))


def _effects(notice: Notice) -> list[Effect]:
    return [*notice.effects, *(effect for measure in notice.measures for effect in measure.effects)]


def _candidates(notice: Notice, library: Library, start: date | None) -> Iterator[Notice]:
    """Of the same office or place, not younger, still holding, and nowhere in its words or in what is entered of it."""
    issued = issued_on(notice)
    day = start or issued
    entered = {effect.unit.partition("/")[0] for effect in _effects(notice) if effect.unit}
    touched = (key for effect in _effects(notice) if isinstance(effect.to, Unnamed) for key in effect.to.may_touch)
    entered |= {key.partition("/")[0] for key in touched}
    named = NamedIn(notice.source)
    for one in library.notices:
        if one is notice or one.draft or one.id in entered or not _is_of_same(one, notice, library):
            continue
        theirs = issued_on(one)
        if issued and theirs and theirs >= issued:
            continue
        if day and times(library).worked_out(one.id, day).is_surely_gone:
            continue
        if not named.has(one.number or "", filter(None, (one.official_title, one.subject))):
            yield one


def _is_of_same(one: Notice, notice: Notice, library: Library) -> bool:
    names = {issuer.name for issuer in notice.issuers}
    theirs, ours = (fullest(region, library.places) for region in (one.region, notice.region))
    return (bool(ours) and theirs == ours) or bool(names & {issuer.name for issuer in one.issuers})


def _entry(one: Notice, quote: str, entered: Effect | None) -> str:
    since = f"\n  from: {entered.start}" if entered and entered.start else ""
    return f"- does: repeals\n  to: {one.id}\n  quote: {quote}{since}"
