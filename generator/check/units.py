"""The units of a measure are those its brackets name, in order, in the roles they state."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.library import Library
from generator.model.measure import Measure, UnitMention
from generator.problems.problem import Place, Problem, problem
from generator.text.brackets import NamedUnit, find_brackets, read_bracket
from generator.text.sentences import squeeze

_ROLES = {"responsible": "负责（不写 role）", "lead": "牵头（role: lead）", "support": "配合（role: support）"}


def check_units(library: Library) -> Iterator[Problem]:
    for measure in library.measures:
        # An item's own bracket stands in the item's text; all other brackets are the measure's.
        for item in measure.items:
            yield from _compare(item.place.at("units"), item.text, item.units, library.open_ended)
        outside = "\n".join(passage.text for passage in (*measure.passages, *measure.closing))
        yield from _compare(measure.place.at("units"), outside, measure.units, library.open_ended)


def _compare(
    place: Place, text: str, mentions: tuple[UnitMention, ...], open_ended: tuple[str, ...]
) -> Iterator[Problem]:
    repeated = list(_repeated(mentions))
    yield from repeated
    if repeated or any(mention.unit is None and mention.words not in open_ended for mention in mentions):
        return  # said already; a comparison would only repeat it
    brackets = find_brackets(text)
    if not brackets:
        yield from _named_in_text(text, mentions)
        return
    printed = "".join(brackets)
    named = [unit for bracket in brackets for unit in read_bracket(squeeze(bracket), open_ended)]
    written = [mention.words for mention in mentions]
    wanted = list(dict.fromkeys(unit.words for unit in named))
    if written != wanted:
        yield problem("E305", place, detail=_difference(written, wanted), printed=printed)
        return
    roles = {unit.words: unit for unit in reversed(named)}
    for mention in mentions:
        role = roles[mention.words].role
        if mention.role != role:
            wanted_role, found = _ROLES[role], _ROLES[mention.role]
            yield problem("E312", mention.place, unit=mention.words, wanted=wanted_role, found=found, printed=printed)


def _repeated(mentions: tuple[UnitMention, ...]) -> Iterator[Problem]:
    seen = set()
    for mention in mentions:
        if mention.words in seen:
            yield problem("E216", mention.place, found=mention.words)
        seen.add(mention.words)


def _named_in_text(text: str, mentions: tuple[UnitMention, ...]) -> Iterator[Problem]:
    """Without a bracket a unit must still be named by the text."""
    for mention in mentions:
        if mention.words not in squeeze(text):
            yield problem(
                "E305", mention.place, detail=f"原文没有提到“{mention.words}”", printed="（没有责任单位括号）"
            )


def _difference(written: list[str], wanted: list[str]) -> str:
    missing = [words for words in wanted if words not in written]
    extra = [words for words in written if words not in wanted]
    said = []
    if missing:
        said.append(f"少了“{'”“'.join(missing)}”")
    if extra:
        said.append(f"多了“{'”“'.join(extra)}”")
    return "，".join(said) or "顺序不同"


def lead_words(measure: Measure, rule: str, open_ended: tuple[str, ...]) -> set[str]:
    """The names of the lead units of a measure under a notice's rule of marking them."""
    named: list[NamedUnit] = []
    for bracket in find_brackets(measure.text):
        units = read_bracket(squeeze(bracket), open_ended)
        named += [unit for index, unit in enumerate(units) if _leads(rule, index, unit)]
    return {unit.words for unit in named}


def _leads(rule: str, index: int, unit: NamedUnit) -> bool:
    return {"first-named": index == 0, "before-comma": unit.before_comma, "starred": unit.starred}[rule]
