"""The record of a notice is what its text says of the notice itself, not of what it cites; its dates are in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policyref.check.nearest import nearest_sentence
from policyref.check.standing import OwnWords
from policyref.model.issuer import signed
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.problems.problem import Place, Problem, problem
from policyref.text.dates import format_date
from policyref.text.sentences import split_sentences, squeeze
from policyref.words import role_as_written

_ROLE_WORDS = {"lead": ("牵头", "主办", "负总责"), "support": ("配合", "协助", "协办", "协同", "参与", "会同")}
_NUMBER = re.compile(r"[^，。：〔]{1,20}[〔\[（(]\d{4}[〕\]）)]第?\d+号")


def check_record(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        own = OwnWords(notice)
        yield from _words(notice, own)
        yield from _issuers(notice, own)
        yield from _place(notice, own)
        yield from _numbers(notice, own)
        yield from _denied_number(notice)
        yield from _days(notice, own)
        yield from _required(notice, library.site.government is not None)
        yield from _based_on(notice, own)
        yield from _units_for_all(notice)
        if notice.issued and notice.printed and notice.issued > notice.printed:
            yield _too_late(notice, "成文日期", notice.issued, "印发日期", notice.printed)


def check_forwarding(library: Library) -> Iterator[Problem]:
    """Nothing is forwarded before it is issued."""
    for notice in library.notices:
        forwarded = library.notice_by_id.get(notice.forwards or "")
        if forwarded and forwarded.issued and notice.issued and forwarded.issued > notice.issued:
            yield _too_late(notice, "被转发文件的成文日期", forwarded.issued, "转发文件的成文日期", notice.issued)


def _words(notice: Notice, own: OwnWords) -> Iterator[Problem]:
    fields = (
        ("title", notice.official_title, own.title, "不是完整的标题"),
        ("subject", notice.subject, own.subject, "不是所印发文件的完整名称"),
        ("grade", notice.grade, own.in_masthead, "不在版头里"),
        ("release", notice.release, own.alone, "没有单独的一行"),
        ("addressees", notice.addressees, own.addressees, "不是完整的主送机关"),
        ("copies_to", notice.copies_to, own.copies, "不是完整的抄送机关"),
    )
    for key, words, holds, what in fields:
        if not words:
            continue
        if not own.has(words):
            yield _not_printed(notice, notice.place.at(key), key, words)
        elif not holds(words):
            yield problem("E331", notice.place.at(key), key=key, found=words, what=what)


def _issuers(notice: Notice, own: OwnWords) -> Iterator[Problem]:
    """Who issued it signs it or heads it; what another source says stands only for a name that the text lacks."""
    for index, one in enumerate(notice.issuers):
        place = notice.place.at("issuer", index)
        if one.source:
            if own.issuer(one):
                yield problem("E349", place, found=one.name, source=one.source)
        elif not all(map(own.has, one.names)):
            yield _not_printed(notice, place, "issuer", one.name)
        elif not own.issuer(one):
            what = "不是署名、版头或标题里完整的机关名称"
            yield problem("E331", place, key="issuer", found=one.name, what=what)


def _place(notice: Notice, own: OwnWords) -> Iterator[Problem]:
    """A notice names the place that it is of, be it in the name of who issues it."""
    words = notice.locality
    if not own.has(words):
        place = notice.place.at("place", len(notice.region) - 1)
        asked = next(signed(notice.issuers), notice.official_title or "")
        yield problem("Q331", place, asked=asked, key="place", found=words, what="没有提到")


def _numbers(notice: Notice, own: OwnWords) -> Iterator[Problem]:
    """A number that only a sentence names is asked about, or refused where the sentence cites it."""
    numbers = [("number", notice.place.at("number"), notice.number)]
    numbers += [("other_numbers", one.place.at("value"), one.value) for one in notice.other_numbers]
    for key, place, words in numbers:
        if words and not own.has(words):
            yield _not_printed(notice, place, key, words)
        elif words and not own.number(words):
            cited = own.cited(words)
            what = "是所引文件的，不是这份文件自己的" if cited else "没有单独的一行，只在句子里提到"
            yield problem("E331" if cited else "Q331", place, asked=words, key=key, found=words, what=what)


def _days(notice: Notice, own: OwnWords) -> Iterator[Problem]:
    """However a day is printed, it is that day: 2024年5月10日, 二〇二四年五月十日."""
    for key, day, name in (("issued", notice.issued, "成文日期"), ("printed", notice.printed, "印发日期")):
        if day is None or day in (known := own.days(key == "printed")):
            continue
        place, words, printed = notice.place.at(key), format_date(day), own.printed_as(day)
        if printed is None:
            yield _not_printed(notice, place, key, words)
        elif known:
            what = f"不是{name}，原文的{name}是{'、'.join(map(format_date, dict.fromkeys(known)))}"
            yield problem("E331", place, key=key, found=words, what=what)
        else:
            yield problem("Q331", place, asked=printed, key=key, found=words, what="没有单独写明，只在句子里提到")


def _not_printed(notice: Notice, place: Place, key: str, words: str) -> Problem:
    near = nearest_sentence(words, split_sentences(notice.source))
    return problem("E316", place, key=key, found=words, near=near)


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
        yield problem("E410", notice.place.at("number"), left="份文件没有文号", what="发文字号（number）")
    if notice.issued is None and "issued" not in notice.kept.keys:
        yield problem("E410", notice.place.at("issued"), left="份文件没有成文日期", what="成文日期（issued）")


def _based_on(notice: Notice, own: OwnWords) -> Iterator[Problem]:
    """The title and the number of a cited document stand in the words that cite it."""
    for basis in notice.based_on:
        for key, words in (("title", basis.title), ("number", basis.number)):
            if words and not own.has(words):
                yield _not_printed(notice, basis.place.at(key), key, words)
            elif words and squeeze(words) not in squeeze(basis.quote):
                yield problem("E313", basis.place.at(key), found=words, key=key)


def _units_for_all(notice: Notice) -> Iterator[Problem]:
    for entry in notice.units_for_all:
        quote = squeeze(entry.quote)
        if squeeze(entry.words) not in quote:
            yield problem("E313", entry.place.at("unit"), found=entry.words, key="unit")
        elif entry.role in _ROLE_WORDS and not any(words in quote for words in _ROLE_WORDS[entry.role]):
            wanted, found = role_as_written("responsible"), role_as_written(entry.role)
            place = entry.place.at("role")
            yield problem("E312", place, unit=entry.words, wanted=wanted, found=found, printed=entry.quote)


def _too_late(notice: Notice, one: str, first: date, two: str, second: date) -> Problem:
    return problem("E407", notice.place.at("issued"), one=one, first=first, two=two, second=second)
