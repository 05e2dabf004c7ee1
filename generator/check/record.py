"""The record of a notice is what its own text says, and its dates are in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.check.nearest import nearest_sentence
from generator.model.library import Library
from generator.model.notice import Notice
from generator.problems.problem import Problem, problem
from generator.text.sentences import split_sentences, squeeze

_NUMBER = re.compile(r"[^，。：〔]{1,20}[〔\[（(]\d{4}[〕\]）)]第?\d+号")


def check_record(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        yield from _words_of_source(notice)
        yield from _denied_number(notice)
        yield from _required(notice, library.site.government is not None)
        yield from _dates_in_order(library, notice)


def _words_of_source(notice: Notice) -> Iterator[Problem]:
    source = squeeze(notice.source)
    fields = {
        "title": notice.title,
        "subject": notice.subject,
        "issuer": notice.issuer,
        "number": notice.number,
        "grade": notice.grade,
        "release": notice.release,
        "addressees": notice.addressees,
        "copies_to": notice.copies_to,
        "issued": notice.issued and _as_printed(notice.issued),
        "printed": notice.printed and _as_printed(notice.printed),
    }
    places = [(key, notice.place.at(key), words) for key, words in fields.items()]
    for other in notice.other_numbers:
        places.append(("other_numbers", other.place.at("value"), other.value))
    for basis in notice.based_on:
        places += [("title", basis.place.at("title"), basis.title), ("number", basis.place.at("number"), basis.number)]
    for key, place, words in places:
        if words and squeeze(words) not in source:
            near = nearest_sentence(words, split_sentences(notice.source))
            yield problem("E316", place, key=key, found=words, near=near)


def _as_printed(day: date) -> str:
    """GB/T 9704-2012, 7.3.5.4: Arabic numerals without zero padding."""
    return f"{day.year}年{day.month}月{day.day}日"


def _denied_number(notice: Notice) -> Iterator[Problem]:
    """Where it is said that the notice has no number, and a line of it is nothing but one."""
    lines = (squeeze(line) for part in notice.opening for line in part.text.splitlines())
    if notice.number_state == "none" and (found := next(filter(_NUMBER.fullmatch, lines), None)):
        yield problem("E342", notice.place.at("number"), found=found)


def _required(notice: Notice, government: bool) -> Iterator[Problem]:
    if government and notice.online is None:
        yield problem("E411", notice.place.at("online"))
    if notice.draft or "draft" in notice.kept.keys:
        return
    if notice.number_state == "open" and "number" not in notice.kept.keys:
        yield problem("E410", notice.place.at("number"), what="发文字号（number）")
    if notice.issued is None and "issued" not in notice.kept.keys:
        yield problem("E410", notice.place.at("issued"), what="成文日期（issued）")


def _dates_in_order(library: Library, notice: Notice) -> Iterator[Problem]:
    pairs = [("issued", "成文日期", notice.issued, "印发日期", notice.printed)]
    forwarded = library.notice_by_id.get(notice.forwards or "")
    if forwarded:
        pairs.append(("issued", "被转发文件的成文日期", forwarded.issued, "转发文件的成文日期", notice.issued))
    for key, one, first, two, second in pairs:
        if first and second and first > second:
            yield problem("E407", notice.place.at(key), one=one, first=first, two=two, second=second)
