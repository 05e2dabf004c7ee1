"""Numbers run from 1 without gaps, ids are unique, sections follow one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from policyref.model.annex import Annex
from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.model.notice import Notice
from policyref.model.rules import TOTAL
from policyref.problems.problem import Place, Problem, problem
from policyref.text.labels import read_label

LONGEST_ID = 100  # letters: ids become names of files, which may have 255 bytes, with words before and after them


def check_numbering(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        yield from _unique("部分", ((section.number, section.place) for section in notice.sections))
        yield from _sections(notice)
        yield from _unique("附件的序号", ((annex.number, annex.place.at("number")) for annex in notice.annexes))
        yield from _gaps("个附件", "请补上缺的附件，或改正 number", notice.annexes)
        if notice.is_read:
            yield from _unique("条号", ((measure.number, measure.place.at("number")) for measure in notice.measures))
            yield from _gaps("条", "请补上缺的措施文件，或改正条号", notice.measures)
        for measure in notice.measures:
            yield from _within(measure)


def check_vocabulary(library: Library) -> Iterator[Problem]:
    ids = [(unit.id, unit.place) for unit in library.units]
    ids += [(sector.id, sector.place) for sector in library.sectors]
    ids += [(term.id, term.place) for term in library.terms]
    for question in library.questions:
        ids += [(question.id, question.place)]
        ids += [(answer.id, question.place.at("answers", index)) for index, answer in enumerate(question.answers)]
    for name, place in ids:
        yield from _short_enough(name, place.at("id"))
    yield from _unique("单位 id", ((unit.id, unit.place.at("id")) for unit in library.units))
    yield from _unique("行业 id", ((sector.id, sector.place.at("id")) for sector in library.sectors))
    yield from _unique("名词 id", ((term.id, term.place.at("id")) for term in library.terms))
    names = ((words, term.place.at("term")) for term in library.terms for words in dict.fromkeys(term.written))
    yield from _unique("名词", names)
    yield from _unique("旧地址", ((redirect.old, redirect.place.at("old")) for redirect in library.redirects))


def _within(measure: Measure) -> Iterator[Problem]:
    yield from _unique("项号", ((item.number, item.place.at("number")) for item in measure.items))
    yield from _gaps("项", "请补上缺的一项，或改正项号", measure.items)
    rules = measure.rules
    ids = [(benefit.id, benefit.place.at("id")) for benefit in measure.benefits]
    ids += [(rule.id, rule.place.at("id")) for rule in rules.rules if not rule.is_benefit]
    for one, place in ids:
        yield from _short_enough(one, place)
    yield from _unique("benefits、answers 的 id ", ids)
    yield from _unique("输入的名称", ((one.label, one.place.at("label")) for one in rules.inputs))
    # An example names what it expects by these.
    results = [(TOTAL, measure.place.at("total"))]
    results += [(rule.label, rule.place.at("label")) for rule in rules.rules]
    results += [(reading.name, reading.place.at("otherwise", "name")) for reading in rules.readings]
    yield from _unique("规则或理解的名称", results)


def _short_enough(words: str, place: Place) -> Iterator[Problem]:
    if len(words) > LONGEST_ID:
        yield problem("E510", place, found=words[:12] + "…", size=len(words), most=LONGEST_ID)


def _unique(what: str, entries: Iterable[tuple[str | int, Place]]) -> Iterator[Problem]:
    first: dict[str | int, Place] = {}
    for value, place in entries:
        if value in first:
            yield problem("E209", place, what=what, found=value, first=first[value].in_words)
        else:
            first[value] = place


def _gaps(what: str, cure: str, entries: Iterable[Measure | Item | Annex]) -> Iterator[Problem]:
    by_number = {entry.number: entry.place.at("number") for entry in entries}
    for before, after in pairwise([0, *sorted(by_number)]):
        if after > before + 1:
            missing = f"{before + 1}" if after == before + 2 else f"{before + 1}—{after - 1}"
            missing = f"第 {missing} {what}"
            yield problem("E211", by_number[after], missing=missing, before=before, after=after, cure=cure)


def _sections(notice: Notice) -> Iterator[Problem]:
    known = [section.number for section in notice.sections]
    highest = 0
    for measure in notice.measures:
        if measure.section is None and (not known or "section" in measure.kept.keys or _stands_beside(measure, notice)):
            continue
        if measure.section is None or measure.section not in known:
            what = f"没有第 {measure.section} 部分" if measure.section else "没有写"
            options = f"notice.yml 里有：{'、'.join(map(str, known))}" if known else "这份文件不分部分，请删去 section"
            yield problem("E212", measure.place.at("section"), what=what, options=options)
        elif measure.section < highest:
            place = measure.place.at("section")
            yield problem("E217", place, number=measure.number, section=measure.section, later=highest)
            return  # those after it are where they are for the same reason
        else:
            highest = measure.section


def _stands_beside(measure: Measure, notice: Notice) -> bool:
    """Whether its label says that it stands beside sections: 三、 behind 二、, which is a section.

    Or whether the first section is a heading without a label, which may come late: 附则.
    """
    if not notice.sections[0].label:
        return measure.section is None
    own, top = read_label(measure.label), read_label(notice.sections[0].label)
    return bool(own and top and own.family == top.family)
