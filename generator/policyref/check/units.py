"""The units of a measure are those its brackets name, in order and role; who is in charge in prose is asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from policyref.facts.told import NotWritten
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.passages import UnitMention
from policyref.problems.problem import Place, Problem, problem
from policyref.text.brackets import (
    BRACKET,
    LABEL,
    LEADS,
    SUPPORTS,
    NamedUnit,
    find_brackets,
    read_bracket,
    role_in_prose,
)
from policyref.text.sentences import squeeze
from policyref.text.unit_names import bodies_in_charge, names_in_text
from policyref.words import role_as_written

NO_UNITS = "条没有责任单位"


def check_units(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        names = library.unit_names(notice)
        for measure in notice.measures:
            if "units" in measure.kept.keys:
                continue
            yield from _of_measure(measure, notice, names, library.open_ended)


def _of_measure(
    measure: Measure, notice: Notice, names: dict[str, str], open_ended: tuple[str, ...]
) -> Iterator[Problem]:
    # An item's own bracket stands in the item's text; all other brackets are the measure's.
    known = {mention.unit.id for mention in measure.all_units() if mention.unit}
    known |= {entry.unit.id for entry in notice.units_for_all if entry.unit}
    for item in measure.items:
        if isinstance(item.own_units, NotWritten):
            yield from _denied(item.place, item.text)
        else:
            yield from _compare(item.place, item.text, item.units, open_ended, notice)
        yield from _only_in_prose(item.place.at("text"), item.text, names, known)
    for key, passages in (("text", measure.passages), ("closing", measure.closing)):
        for passage in passages:
            yield from _only_in_prose(measure.place.at(key), passage.text, names, known)
    if not any(True for _ in measure.all_units()):
        yield from _unknown_in_charge(measure, names)
    outside = "\n".join(passage.text for passage in (*measure.passages, *measure.closing))
    if isinstance(measure.own_units, NotWritten):
        yield from _denied(measure.place, outside)
    else:
        yield from _compare(measure.place, outside, measure.units, open_ended, notice)


def _denied(owner: Place, text: str) -> Iterator[Problem]:
    """Where it is said that the text names no unit, and it has words that do."""
    if found := [*find_brackets(text), *(label.group() for label in LABEL.finditer(squeeze(text)))][:1]:
        yield problem("E342", owner.at("units"), found=found[0])


def _only_in_prose(place: Place, text: str, names: dict[str, str], known: Collection[str]) -> Iterator[Problem]:
    """A unit that the text makes responsible outside of any bracket and that no list of units has."""
    asked = set(known)
    prose = BRACKET.sub("\0", squeeze(text))
    for found in names_in_text(prose, names):
        unit = names[found.name]
        if unit not in asked:
            asked.add(unit)
            yield problem("Q301", Place(place.file, place.path, near=found.name), found=found.name)


def _unknown_in_charge(measure: Measure, names: Collection[str]) -> Iterator[Problem]:
    """由县农机中心组织实施: a body that units.yml does not have, in a measure without any unit."""
    for item, text in measure.blocks():
        place = measure.place.at("text") if item is None else measure.place
        for found in bodies_in_charge(BRACKET.sub("\0", squeeze(text))):
            if not any(name.endswith(found.name) or found.name.endswith(name) for name in names):
                yield problem("Q301", Place(place.file, place.path, near=found.name), found=found.name)


def _compare(
    owner: Place, text: str, mentions: tuple[UnitMention, ...], open_ended: tuple[str, ...], notice: Notice
) -> Iterator[Problem]:
    place = owner.at("units")
    repeated = list(_repeated(mentions))
    yield from repeated
    unknown = [one.words for one in mentions if one.unit is None and one.words not in open_ended]
    if repeated or any(words not in squeeze(text) for words in unknown):
        return  # said already; a comparison would only repeat it
    brackets = find_brackets(text)
    if not brackets:
        yield from _without_bracket(place, squeeze(text), mentions, notice)
        return
    printed = "".join(brackets)
    named = [unit for bracket in brackets for unit in read_bracket(squeeze(bracket), open_ended)]
    written = [mention.words for mention in mentions]
    wanted = list(dict.fromkeys(unit.words for unit in named))
    if written != wanted:
        left = "" if mentions else NO_UNITS
        yield problem("E305", place, left=left, detail=_difference(written, wanted), printed=printed)
        return
    roles = {unit.words: unit for unit in reversed(named)}
    for mention in mentions:
        role = roles[mention.words].role
        if mention.role != role:
            wanted_role, found = role_as_written(role), role_as_written(mention.role)
            yield problem("E312", mention.place, unit=mention.words, wanted=wanted_role, found=found, printed=printed)


def _without_bracket(place: Place, text: str, mentions: tuple[UnitMention, ...], notice: Notice) -> Iterator[Problem]:
    """Without a bracket a unit must still be named by the text, and its role be stated there."""
    if not mentions and (label := LABEL.search(text)):
        around = text[max(0, label.start() - 1) : label.end() + 20]
        yield problem("E319", place, found=label.group().rstrip("：: "), printed=around)
    for mention in mentions:
        if mention.words not in text:
            yield problem(
                "E305", mention.place, detail=f"原文没有提到“{mention.words}”", printed="（没有责任单位括号）"
            )
            continue
        said = role_in_prose(mention.words, text)
        if said not in (None, mention.role) or (said is None and _unsaid(mention.role, text, notice)):
            wanted, found = role_as_written(said or "responsible"), role_as_written(mention.role)
            printed = text if said else "（没有写牵头、配合）"
            yield problem("E312", mention.place, unit=mention.words, wanted=wanted, found=found, printed=printed)


def _unsaid(role: str, text: str, notice: Notice) -> bool:
    """Whether the text has no word for the role; the notice may have a rule of its own for who leads."""
    if role == "lead":
        return not LEADS.search(text) and notice.lead_rule is None
    return role == "support" and not SUPPORTS.search(text)


def _repeated(mentions: tuple[UnitMention, ...]) -> Iterator[Problem]:
    seen = set()
    for mention in mentions:
        if mention.words in seen:
            yield problem("E216", mention.place, found=mention.words)
        seen.add(mention.words)


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
