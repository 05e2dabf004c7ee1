"""What the site writes itself brings in no number that the official words do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.facts import Deadline
from generator.model.library import Library
from generator.model.measure import Measure
from generator.problems.problem import Place, Problem, problem
from generator.text.amounts import same_amount, scan_numbers
from generator.text.dates import scan_dates
from generator.text.numerals import NUMERAL_CHARACTERS
from generator.text.sentences import squeeze

_IN_NUMBER = re.compile(rf"(?:[\d{NUMERAL_CHARACTERS}]|\d[.．,，])$")  # what stands before more of it
_DIGITS = re.compile(r"\d+")
_DAY = re.compile(r"\d+月(?:\d+日)?")


def check_wording(library: Library) -> Iterator[Problem]:
    """Every field that the site writes itself. Remarks may name years and counts of their own, but no sums or days."""
    for notice in library.notices:
        whole = squeeze(notice.source)
        for measure in notice.measures:
            yield from _of_measure(measure, whole)
        yield from _remark(notice.summary, whole, notice.place.at("summary"))  # it may count the measures
        for note in notice.notes:
            yield from _remark(note.note, whole, note.place.at("note"))
        yield from _deadline_words(notice.deadlines, squeeze(notice.own_text))


def _of_measure(measure: Measure, notice: str) -> Iterator[Problem]:
    official = squeeze(measure.heading + measure.text)
    yield from _foreign(measure.summary, official, measure.place.at("summary"))
    for index, words in enumerate(measure.audience):
        yield from _foreign(words, official, measure.place.at("audience", index))
    for benefit in measure.benefits:
        yield from _foreign(benefit.headline, squeeze(benefit.quote), benefit.place.at("headline"))
        yield from _foreign(benefit.name, official, benefit.place.at("name"))
        yield from _foreign(benefit.to, official, benefit.place.at("to"))
    for target in measure.targets:
        yield from _foreign(target.name, official, target.place.at("name"))
    yield from _deadline_words(measure.deadlines, official)
    remarks = [(note.note, note.place.at("note")) for note in measure.notes]
    remarks += [
        (related.why, related.place._replace(path=(*related.place.path[:-1], "why"))) for related in measure.related
    ]
    remarks += [(one.why, one.place.at("why")) for one in measure.rules.not_computable]
    for one in measure.rules.readings:
        remarks += [(one.why, one.place.at("why")), (one.question, one.place.at("question"))]
    for words, place in remarks:
        yield from _remark(words, notice, place)


def _remark(words: str, official: str, place: Place) -> Iterator[Problem]:
    """What remarks on the text may count (两种理解); its sums and shares are those of the notice."""
    for found in _foreign(words, official, place):
        if "元" in found.place.near or "%" in found.place.near or "％" in found.place.near:
            yield found


def _deadline_words(deadlines: Sequence[Deadline], official: str) -> Iterator[Problem]:
    for deadline in deadlines:
        if deadline.what:
            yield from _foreign(deadline.what, official, deadline.place.at("what"))


def _foreign(ours: str, official: str, place: Place) -> Iterator[Problem]:
    """Numbers are compared by value and unit, so 五万元 may stand for 5万元; dates by their digits and days."""
    dates = scan_dates(ours)
    spans = [(found.start, found.end) for found in dates]
    new = [number for number in scan_numbers(ours, skip=spans) if not _verbatim(number.words, official)]
    known = scan_numbers(official) if new else []
    for number in new:
        if not any(same_amount(number, one) for one in known):
            near = Place(place.file, place.path, near=number.words)
            yield problem("E307", near, found=number.words)
    for found in dates:
        days = _DAY.findall(found.words)
        if not (_digits(found.words) <= _digits(official) and all(_verbatim(day, official) for day in days)):
            near = Place(place.file, place.path, near=found.words)
            yield problem("E307", near, found=found.words)


def _verbatim(words: str, official: str) -> bool:
    """Whether a number stands in the text as it is written, and not as the end of another: 5万元 of 15万元."""
    at = official.find(words)
    while at > 0 and _IN_NUMBER.search(official, max(0, at - 2), at):
        at = official.find(words, at + 1)
    return at >= 0


def _digits(words: str) -> set[str]:
    """The runs of digits in some words: a date of ours is made of those of the text."""
    return set(_DIGITS.findall(words))
