"""Groups are set up by words of a measure that name them; what they are given is there, and somebody says so."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.groups import Given, Group, GroupSet, Source
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.text.dates import format_date
from policyref.text.documents import same_number, same_title
from policyref.text.sentences import squeeze
from policyref.time.provisions import Provision, find


def check_groups(library: Library) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for one in library.group_sets:
        yield from _set_up(one, library)
        for group in one.groups:
            earlier = first.setdefault(group.id, group.place)
            if earlier is not group.place:
                yield problem("E209", group.place.at("id"), what="组 id", found=group.id, first=earlier.in_words)
            yield from _given(group, library)


def _set_up(one: GroupSet, library: Library) -> Iterator[Problem]:
    """The words stand in the clause, and the names in the words."""
    provision = find(one.clause, library)
    if provision is None or provision.measure is None:
        yield from _missing(one.clause, one.place.at("measure"), library)
        return
    words, quote = provision.measure.official.words, squeeze(one.quote)
    if quote not in words:
        yield problem("E241", one.place.at("quote"), found=one.quote, where=f"{one.clause} 的原文")
        return
    named = [(one.kind, one.place.at("kind")), *((group.name, group.place.at("name")) for group in one.groups)]
    for name, place in named:
        if squeeze(name) not in quote:
            yield problem("E241", place, found=name, where="引文（quote）")


def _given(group: Group, library: Library) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for one in group.given:
        provision = find(one.clause, library)
        if provision is None or provision.measure is None:
            yield from _missing(one.clause, one.place.at("measure"), library)
        else:
            earlier = first.setdefault(provision.key, one.place)
            if earlier is not one.place:
                what = f"“{group.name}”的措施"
                yield problem("E209", one.place.at("measure"), what=what, found=one.clause, first=earlier.in_words)
        yield from _said(one, provision, library)


def _said(one: Given, provision: Provision | None, library: Library) -> Iterator[Problem]:
    if bool(one.source) == bool(one.ours):
        place, found = (one.place.at("ours"), "两样都写了") if one.source else (one.place, "都没有写")
        yield problem("E242", place, found=found)
    if source := one.source:
        if provision and (issued := provision.notice.issued) and source.date and source.date < issued:
            told, issue = format_date(source.date), format_date(issued)
            yield problem("E243", source.place.at("date"), found=told, issued=issue, called=one.clause)
        here = _document(source, library)
        if here and here.is_whole and squeeze(source.quote) not in squeeze(here.source):
            yield problem("E241", source.place.at("quote"), found=source.quote, where=f"{here.id} 的原文")


def _document(source: Source, library: Library) -> Notice | None:
    """The document of the library that is meant, if it has it: by its number, else by its title."""
    for notice in library.notices:
        if source.number and notice.number:
            if same_number(source.number, notice.number):
                return notice
        elif same_title(source.title, notice.title):
            return notice
    return None


def _missing(key: str, place: Place, library: Library) -> Iterator[Problem]:
    """Nothing is said of what rests on a notice that cannot be read."""
    notice = library.notice_by_id.get(key.partition("/")[0])
    if library.knows_all_of(key.partition("/")[0]):
        known = [one.key for one in notice.measures] if notice else [*library.notice_by_id]
        yield problem("E240", place, found=key, near=near_miss(key, known))
