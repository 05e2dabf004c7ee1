"""A later text of a measure is the one before it with what the act changes, character by character, and nothing else.

Where the issuer published all of it again, it is held against that. Its facts are checked as those of any measure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from itertools import accumulate, islice

from policyref.check.nearest import nearest_sentence
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import Effect
from policyref.model.version import Version
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.text.dates import format_date
from policyref.text.sentences import split_sentences, squeeze
from policyref.time.amended import Amended, Flow
from policyref.time.versions import acts_on_words, amended, changing, first_day, not_consolidated, with_texts

Check = Callable[[Library], Iterable[Problem]]
_GAP = "E211"  # an item that went leaves its number behind, which is its address
_DIFFERENCES = 3
_AROUND = 8  # characters that say where something was
_HOW = {"insert": "多了“{found}”", "delete": "少了“{wanted}”", "replace": "应是“{wanted}”，写的是“{found}”"}


def of_versions(check: Check) -> Check:
    """A check of measures that looks at all their later texts, too."""

    def both(library: Library) -> Iterator[Problem]:
        yield from check(library)
        deepest = max((len(one.versions) for one in library.measures), default=0)
        for depth in range(deepest):
            files = {one.versions[depth].place.file for one in library.measures if len(one.versions) > depth}
            as_then = with_texts(library, partial(_text_at, depth))
            found = (one for one in check(as_then) if one.place.file in files)
            yield from (one for one in found if one.code != _GAP)

    return both


def _text_at(depth: int, measure: Measure) -> Measure:
    text: Measure = measure.versions[depth] if len(measure.versions) > depth else measure
    return text


def check_versions(library: Library) -> Iterator[Problem]:
    for measure in library.measures:
        for version in measure.versions:
            found = [*_of_act(version, library)]
            yield from found
            if any(one.is_error for one in found):
                break  # what is amended of a text that is wrong, is wrong, too
    changed = {notice.id for notice in changing(library)}
    for measure in library.measures if changed else ():
        yield from _missing(measure, library)


def _missing(measure: Measure, library: Library) -> Iterator[Problem]:
    """An amendment of which there is no text yet: that is never an error, for pages say so."""
    stem, last = measure.place.file.rpartition("/")[2].removesuffix(".yml"), measure.texts[-1]
    for acts in not_consolidated(measure, library):
        effect, file = acts[0].effect, f"{stem}-v{last.ordinal + 1}.yml"
        found = problem("E858", effect.place.at("to"), to=measure.key, file=file, after=acts[0].by.id)
        yield replace(found, is_open=True)


def _of_act(version: Version, library: Library) -> Iterator[Problem]:
    notice, place = library.notice_by_id.get(version.after), version.place.at("after")
    if notice is None:
        if version.after not in library.unread:
            near = near_miss(version.after, [*library.notice_by_id])
            yield problem("E851", place, found=version.after, what="没有这份文件", near=near)
        return
    found = amended(version, library)
    if found is None:
        if notice.is_read:
            again = version.after in [one.after for one in version.first.versions if one.ordinal < version.ordinal]
            what = f"它的 effects 没有修改（amends）或更正（corrects）{version.notice}/{version.number}"
            what = "它的修改前一版已经改好；一份文件同一天起的修改合写一版" if again else what
            others = [one.id for one in changing(library) if acts_on_words(version.before, one, library)]
            near = f"修改它的有：{'、'.join(others)}。" if others else ""
            yield problem("E851", place, found=version.after, what=what, near=near)
        return
    yield from _order(version, library)
    if version.is_republished:
        yield from _republished(version, notice)
    else:
        yield from _text(version, found)
    yield from _items(version, found, notice)


def _order(version: Version, library: Library) -> Iterator[Problem]:
    place = version.place.at("after")
    earlier = [text for text in version.first.versions if text.ordinal < version.ordinal]
    if earlier:
        before, now = first_day(earlier[-1], library), first_day(version, library)
        if before and now and now < before:
            what = f"它从 {format_date(now)} 起，而前一版 {_name(earlier[-1])} 从 {format_date(before)} 起"
            yield problem("E852", place, what=what)


def _name(version: Version) -> str:
    return version.place.file.rpartition("/")[2]


def _text(version: Version, found: Amended) -> Iterator[Problem]:
    for effect in found.bare:
        yield problem("E854", effect.place, what="没有写 old、new、add_after 或 delete", to=effect.unit, near="")
    for effect in found.astray:
        yield _astray(effect, version.before)
    if found.clash:
        one, two = (found.old.words[edit.start : edit.end] or edit.words for edit in found.clash)
        yield problem("E855", version.place.at("after"), one=one, two=two)
    elif not found.holds and not found.astray and not found.bare:
        yield from [*_renumbered(version)] or _differences(version, found)
    for effect, way in found.chosen:
        (edit,) = way.edits
        near = effect.new or found.old.words[max(0, edit.start - _AROUND) : edit.start]
        words = effect.old or effect.add_after
        yield problem("Q850", version.place.at("after"), asked=near, found=words, times=way.one_of)


def _astray(effect: Effect, before: Measure) -> Problem:
    key = "old" if effect.old else "add_after"
    words = effect.old or effect.add_after or ""
    near = nearest_sentence(words, split_sentences(before.heading + "\n" + before.text))
    what = f"{key} 的词句在修改前的原文里找不到" if words else "修改前的原文里没有这一项"
    return problem("E854", effect.place.at(key if words else "to"), what=what, to=effect.unit, near=near)


def _differences(version: Version, found: Amended) -> Iterator[Problem]:
    """What stands otherwise, and where; the first of them."""
    expected, given = found.expected, found.new.words
    blocks = SequenceMatcher(None, expected, given, autojunk=False).get_opcodes()
    for kind, low, high, start, end in islice((one for one in blocks if one[0] != "equal"), _DIFFERENCES):
        place = _place_of(version, found.new, start, given[start:end] or given[max(0, start - 6) : start])
        what = _HOW[kind].format(wanted=expected[low:high], found=given[start:end])
        yield problem("E853", place, what=what, before=expected[max(0, low - _AROUND) : low])


def _place_of(version: Version, flow: Flow, at: int, near: str) -> Place:
    """Where an editor has written the words of a text that stand at an index."""
    ends = [*accumulate(len(piece.words) for piece in flow.pieces)]
    index = min(bisect_right(ends, at), len(ends) - 1)
    item = flow.pieces[index].item
    owner = next((place for place, one in enumerate(version.items) if one.number == item), None)
    key = "text" if flow.pieces[index].name or owner is not None else "closing" if version.closing_words else "text"
    if index == 0:
        key = "title" if version.official_title else "label"
    place = version.place.at("items", owner, key) if owner is not None else version.place.at(key)
    return Place(place.file, place.path, near=near)


def _republished(version: Version, notice: Notice) -> Iterator[Problem]:
    source, flow, at = squeeze(notice.source), Flow(version), 0
    for part in version.official.parts:
        if part.words and part.words not in source:
            near = nearest_sentence(part.words, split_sentences(notice.source))
            place = _place_of(version, flow, at, part.words)
            yield problem("E856", place, found=part.words, after=notice.id, near=near)
        at += len(part.words)


def _renumbered(version: Version) -> Iterator[Problem]:
    """Items that stand word for word in the text before, under another number."""
    said = {squeeze(f"{item.title or ''}{item.words}"): item.number for item in version.before.items}
    for index, item in enumerate(version.items):
        was = said.get(squeeze(f"{item.title or ''}{item.words}"), item.number)
        if was != item.number:
            told = f"它的字原来在 number 为 {was} 的一项里"
            yield problem("E857", version.place.at("items", index, "number"), number=item.number, told=told)


def _items(version: Version, found: Amended, notice: Notice) -> Iterator[Problem]:
    """An item keeps its number, which is its address, and a new one has a number that none has had."""
    known = {item.number for text in version.first.texts if text.ordinal < version.ordinal for item in text.items}
    if not found.holds:
        return
    left = known - {item.number for item in version.items}
    is_renumbered = bool(left) or any(item.number not in known for item in version.items)
    for index, item in enumerate(version.items):
        was = found.origins[item.number]
        if was != item.number and (was is not None or item.number in known):
            told = f"它的字原来在 number 为 {was} 的一项里" if was else "它是新加的，而这个 number 已经有别的一项用过"
            yield problem("E857", version.place.at("items", index, "number"), number=item.number, told=told)
    for owner in (one or version for one in found.relabelled):
        if squeeze(owner.label) not in squeeze(notice.source) and (owner is version or not is_renumbered):
            yield problem("Q851", owner.place.at("label"), asked=owner.label, found=owner.label)
