"""The units that a draft names and units.yml does not have yet, in a form to paste there, and what could not be read.

What the text does not say (full name, level, place) is left empty, so that the check asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from policyref.draft.draft import Draft, DraftMeasure
from policyref.load.vocabulary import Vocabulary
from policyref.text.brackets import LABEL, NamedUnit, find_brackets, is_open, read_bracket, read_whole
from policyref.text.unit_names import bodies_in_charge

_ENTRY = """\
- id: # 英文短名，公布后不再改
  name: # 全称；不能核实的照原文写
  short: {words} # {times}
  level: # {levels}
  place: # 所在地区；各地通用的删去这一行
"""


def units_named(lines: list[str], open_ended: tuple[str, ...]) -> list[NamedUnit]:
    """The units that the brackets in some lines name, in order."""
    return [unit for bracket in find_brackets("\n".join(lines)) for unit in read_bracket(bracket, open_ended)]


def missing_units(draft: Draft, source: str, vocabulary: Vocabulary) -> str:
    """Every name once, with how often and where it occurs; empty where units.yml has all.

    A unit of a place that the text never names (another city's 市财政局) is not the one that is meant.
    """
    known = {name for place, name in vocabulary.names if place is None or place in source}
    new = {words: where for words, where in _named(draft, vocabulary).items() if words not in known}
    tails = [words for words in new if is_open(words)]
    units = {words: where for words, where in new.items() if words not in tails}
    told = [*_told(units, tails, [level.id for level in vocabulary.levels]), *_unread(draft, vocabulary.open_ended)]
    return "\n".join(told)


def _named(draft: Draft, vocabulary: Vocabulary) -> dict[str, list[int]]:
    """Each name and the measures that it stands in, one for every time. 等部门 after a name counts apart."""
    found: dict[str, list[int]] = {}
    for measure in draft.measures:
        for unit in units_named(_lines(measure), vocabulary.open_ended):
            if unit.words not in vocabulary.open_ended:
                found.setdefault(unit.words, []).append(measure.number)
    return found


def _lines(measure: DraftMeasure) -> list[str]:
    return [*measure.text, *(line for item in measure.items for line in item.text), *measure.closing]


def _told(units: dict[str, list[int]], tails: list[str], levels: list[str]) -> Iterator[str]:
    if units:
        yield f"units.yml 里还没有下面 {len(units)} 个名称。补上空着的，贴到 units 下面；同一单位的几种写法并成一项："
    for words, where in units.items():
        places = "、".join(str(number) for number in dict.fromkeys(where))
        times = f"{len(where)} 次：第 {places} 条"
        yield indent(_ENTRY.format(words=words, times=times, levels="、".join(levels)), "  ").rstrip("\n")
    if tails:
        yield f"不指明单位的词，可以写进 units.yml 的 open_ended：{'、'.join(tails)}"


def _unread(draft: Draft, open_ended: tuple[str, ...]) -> Iterator[str]:
    """What stands in brackets and is no unit, and who is in charge where no bracket says so."""
    for measure in draft.measures:
        lines = _lines(measure)
        brackets = find_brackets("\n".join(lines))
        rest = [words for bracket in brackets for words in read_whole(bracket, open_ended).remainder]
        if rest:
            yield f"第 {measure.number} 条责任单位的括号里还写有“{'”“'.join(rest)}”，没有当作单位。"
        for line in lines if not brackets else ():
            named = [found.name for found in bodies_in_charge(line)]
            if named or LABEL.search(line):
                words = f"“{'”“'.join(named)}”" if named else "责任单位"
                yield f"第 {measure.number} 条的正文里写有{words}，请对照原文填写 units。"
