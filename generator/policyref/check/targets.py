"""What acts work on: it exists, is older, is the one that the words name, and has the words that are to be changed.

What days alone cannot decide is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policyref.check.parts_named import check_parts
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import Effect, Elsewhere, Unnamed
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.text.act_words import longer_by
from policyref.text.clauses import resolve_all
from policyref.text.documents import Named, documents_in, same_number, same_title
from policyref.text.sentences import squeeze
from policyref.time.acts import issued_on
from policyref.time.provisions import Provision, find

_ISSUER = re.compile(
    "^《?(?P<name>.{2,24}?(?:人民政府(?:办公[室厅])?|人民代表大会(?:常务委员会)?|委员会|办公室|[局厅委部院]))(?:关于|印发|公告)"
)


def check_targets(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        owners: tuple[Notice | Measure, ...] = (notice, *notice.measures)
        for owner in owners:
            for effect in owner.effects:
                yield from _target(effect, notice, library)
                for key, unit in effect.instead.items():
                    yield from _known(unit, library, effect.place.at("instead", key))
                    if effect.unit and _is_missing(_within(effect, key), library):
                        yield _unknown(key, library, effect.place.at("instead", key))


def _target(effect: Effect, notice: Notice, library: Library) -> Iterator[Problem]:
    place = effect.place.at("to")
    if effect.excepted and effect.unit is None:
        yield problem("E421", effect.place.at("except"), key="except", why="只用于本库里的文件")
    for index, part in enumerate(effect.excepted if effect.unit else ()):
        yield from _known(_within(effect, part), library, effect.place.at("except", index))
    if isinstance(effect.to, Elsewhere):
        yield from _is_here(effect, effect.to, library)
    elif isinstance(effect.to, Unnamed):
        for index, unit in enumerate(effect.to.may_touch):
            yield from _known(unit, library, place.at("may_touch", index))
    elif found := find(effect.to, library):
        if found.notice is notice:
            yield problem("E424", place, found=effect.to)
        elif _is_younger(found.notice, notice):
            yield problem("E425", place, found=effect.to, older=issued_on(notice), younger=issued_on(found.notice))
        else:
            yield from _named(effect, found, notice, library)
            yield from _old_words(effect, found)
            yield from _longer(effect, found)
    else:
        yield from _known(effect.to, library, place)


def _is_younger(target: Notice, notice: Notice) -> bool:
    theirs, ours = issued_on(target), issued_on(notice)
    return bool(theirs and ours and theirs > ours)


def _within(effect: Effect, part: str) -> str:
    """The key of a part of the document that an act is on."""
    return f"{(effect.unit or '').partition('/')[0]}/{part}"


def _known(unit: str, library: Library, place: Place) -> Iterator[Problem]:
    if _is_missing(unit, library):
        yield _unknown(unit, library, place)


def _is_missing(unit: str, library: Library) -> bool:
    return find(unit, library) is None and library.knows_all_of(unit.partition("/")[0].partition("@")[0])


def _unknown(unit: str, library: Library, place: Place) -> Problem:
    """The nearest name is looked for at the level that is wrong: the document, the clause, the item."""
    name = unit.partition("/")[0].partition("@")[0]
    notice = library.notice_by_id.get(name)
    if notice is None:
        return problem("E423", place, found=unit, near=near_miss(name, list(library.notice_by_id)))
    known = [key for one in notice.measures for key in _keys(Provision(notice, one))]
    return problem("E423", place, found=unit, near=near_miss(unit, known))


def _keys(provision: Provision) -> Iterator[str]:
    yield provision.key
    for part in provision.parts:
        yield from _keys(part)


def _is_here(effect: Effect, to: Elsewhere, library: Library) -> Iterator[Problem]:
    """A document that is written as if it were elsewhere. The same number may be another office's."""
    for one in library.notices:
        if to.number and same_number(to.number, one.number or "") and not _of_others(to, one):
            yield problem("E426", effect.place.at("to"), number=to.number, id=one.id, title=one.title)
        elif not to.number and _has_title(one, to.title):
            yield problem("E426", effect.place.at("to"), number=to.title, id=one.id, title=one.title)


def _of_others(to: Elsewhere, one: Notice) -> bool:
    """Whether its title names another issuer than that of a document with the same number."""
    said = _ISSUER.match(squeeze(to.title).strip("《》"))
    if said is None or _has_title(one, to.title) or not one.issuer:
        return False
    return said["name"] not in one.issuer and one.issuer not in said["name"]


def _has_title(notice: Notice, title: str) -> bool:
    return any(same_title(one, squeeze(title).strip("《》")) for one in _titles(notice))


def _titles(notice: Notice) -> set[str]:
    """Its title, what it issues, and both without what is added in brackets."""
    names = {squeeze(one) for one in (notice.official_title, notice.subject) if one}
    return names | {re.sub("[（(](?:试行|暂行)[）)]$", "", one) for one in names}


def _named(effect: Effect, target: Provision, by: Notice, library: Library) -> Iterator[Problem]:
    """The words name the document, and of it the part that is meant.

    Words that name none go on with that of their list, of the title, of 对《甲》作如下修改.
    """
    quote = squeeze(effect.quote)
    near = Place(effect.place.file, (*effect.place.path, "quote"), near=quote)
    named = [*documents_in(quote)] or [*documents_in(_before(quote, by))][-1:]
    above = [squeeze(part.text) for part in by.opening]
    is_named = _is_among(named, target.notice) or _has_title(target.notice, quote)
    if not is_named and not (not named and any(_is_among([*documents_in(words)], target.notice) for words in above)):
        numbers = [one.number for one in named if one.number]
        if numbers and target.notice.number and len(named) == 1:
            yield problem("E427", effect.place.at("to"), found=effect.to, named=numbers[0])
        else:
            yield problem("Q406", near, title=target.notice.title, to=effect.to)
        return
    yield from check_parts(effect, target, quote, near, library)


def _before(quote: str, by: Notice) -> str:
    """The words of the same sentence that come before: 《甲》第2条停止执行，第3条暂停执行 names it once."""
    for line in by.source.splitlines():
        words, found, _ = squeeze(line).partition(quote)
        if found:
            return words[max(map(words.rfind, "。；！？")) + 1 :]
    return ""


def _is_among(named: Sequence[Named], notice: Notice) -> bool:
    by_number = any(same_number(one.number, notice.number or "") for one in named)
    return by_number or any(_has_title(notice, one.title) for one in named if one.title)


def _old_words(effect: Effect, target: Provision) -> Iterator[Problem]:
    """What is replaced, or is to stand before what is added, stands in the text that is changed. Where there is a text
    with the change made, `policyref.check.versions` holds it against that."""
    if target.measure and target.measure.versions:
        return
    for key in ("old", "add_after"):
        words = getattr(effect, key)
        if words and squeeze(words) not in _text(target):
            where = f"{effect.to}（{target.called or '这份文件'}）"
            yield problem("E429", effect.place.at(key), found=words, where=where, state="没有这几个字")


def _text(target: Provision) -> str:
    if target.item:
        return squeeze(target.item.heading + target.item.text)
    return squeeze(target.measure.heading + target.measure.text if target.measure else target.notice.source)


def _longer(effect: Effect, target: Provision) -> Iterator[Problem]:
    """延长2年 counts from the last day that the older document has."""
    length = longer_by(effect.quote) if effect.does == "extends" and effect.until else None
    said = {span[1] for one in resolve_all(squeeze(effect.quote), None) for span in one.spans}
    if length is None or effect.until in said:
        return
    ends = {span[1] for up in target.up for one in up.force for span in one.spans if span[1]}
    right = {length.after(end) for end in ends}
    near = Place(effect.place.file, (*effect.place.path, "quote"), near=squeeze(effect.quote))
    if not right:
        yield problem("Q408", near, until=effect.until, to=effect.to)
    elif effect.until not in right:
        wanted = " 或 ".join(str(one) for one in sorted(filter(None, right)))
        yield problem("E422", effect.place.at("until"), key="until", found=str(effect.until), wanted=wanted)
