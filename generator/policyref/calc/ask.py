"""A question typed at a command line → the measure meant and the answer; or several measures together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from policyref.calc.combine import combine, part
from policyref.calc.programs import lowered
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.rules.evaluate import calculate
from policyref.text.citations import spaced

_MEASURE = re.compile(r"([a-z0-9-]+/)?\d+(/[^=]+)?")


class AskError(ValueError):
    """The question cannot be put to any measure; the message says why, in Chinese."""


def ask(library: Library, name: str, given: Sequence[str]) -> dict[str, Any]:
    """`11`, `yourcity-2024-7/11` or `18/采购补贴` (a label or id), with `label=words` for each input."""
    measure, rule_name = meant(library, name)
    program, problems = lowered(measure, library)
    if problems or not program.rules:
        raise AskError(f"{spaced(measure.called)}没有可以计算的内容")
    if rule_name:
        program = replace(program, rules=tuple(one for one in program.rules if rule_name in (one.label, one.id)))
        if not program.rules:
            raise AskError(f"{spaced(measure.called)}没有名为“{rule_name}”的计算")
    if unreadable := [words for words in given if "=" not in words]:
        raise AskError(f"“{unreadable[0]}”应写成 名称=内容")
    pairs = [words.partition("=") for words in given]
    return calculate(program, {label.strip(): words for label, _, words in pairs})


def several(given: Sequence[str]) -> list[tuple[str, list[str]]]:
    """`11 甲=1 18 乙=2` → each measure with its own `label=words`."""
    found: list[tuple[str, list[str]]] = []
    for words in given:
        if found and not _MEASURE.fullmatch(words):
            found[-1][1].append(words)
        else:
            found.append((words, []))
    return found


def ask_together(library: Library, questions: Sequence[tuple[str, Sequence[str]]]) -> dict[str, Any]:
    """What several measures come to together: see `policyref.calc.combine`."""
    parts = [part(meant(library, name)[0], ask(library, name, given)) for name, given in questions]
    if twice := [one["key"] for index, one in enumerate(parts) if one["key"] in [two["key"] for two in parts[:index]]]:
        raise AskError(f"{twice[0]} 写了两次")
    return combine(parts)


def refused(answer: Mapping[str, Any]) -> bool:
    """Whether anything that was given could not be taken, of one measure or of any of several."""
    return bool(answer.get("errors")) or any(row["why"] == "input" for row in answer.get("left_out", ()))


def meant(library: Library, name: str) -> tuple[Measure, str | None]:
    """The measure that is asked, and the one rule of it where a name has that."""
    steps = name.split("/")
    if steps[0] in library.notice_by_id and len(steps) > 1:
        found = [library.measure_by_key[key] for key in ["/".join(steps[:2])] if key in library.measure_by_key]
        rest = steps[2:]
    else:
        found = [one for one in library.measures if str(one.number) == steps[0]]
        # The same number in several notices is no question as long as only one of them can be computed.
        found = [one for one in found if one.rules.rules] or found
        rest = steps[1:]
    if len(found) != 1:
        raise AskError(f"没有措施 {name}" if not found else f"有几份文件都有第 {steps[0]} 条，请写 文件id/条号")
    return found[0], rest[0] if rest else None
