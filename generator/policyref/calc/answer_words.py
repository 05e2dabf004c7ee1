"""What one measure comes to, in the words of a command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from policyref.calc.ask import VALIDITY, Answer
from policyref.calc.standing_words import standing_in_words
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.rules.parse import NO, YES
from policyref.text.dates import format_date
from policyref.words import ADVICE, BOUND, DOUBT, OUTCOME, STANDING, TOTAL, WRONG, between, yuan


def answer_in_words(answer: Answer, library: Library) -> Iterator[str]:
    """Lines of text: what could not be read, how the text stands, what each rule gives, the total as the text and as
    others read it."""
    result, measure = answer.result, answer.measure
    for label, code in result["errors"].items():
        if label != VALIDITY:
            yield f"{label}：{_wrong(label, code, measure)}"
    yield from standing_in_words(answer, library)
    if answer.is_refused:
        return
    for doubt in result["doubts"]:
        yield f"{DOUBT['ask']}：{doubt['says']}"
    if result["doubts"]:
        yield DOUBT["if_so"]
    names = {rule.id: rule.name for rule in measure.rules.rules}
    for rule_id, row in result["benefits"].items():
        yield f"{names[rule_id]}：{_outcome(row)}"
    for name, total in result["readings"].items():
        yield f"另一种理解（{name}）：{_sum(total)}"
    yield STANDING["open_total"] if answer.withdrawn else f"{TOTAL['sum']}：{_sum(result['total'])}"
    yield ADVICE


def _wrong(label: str, code: str, measure: Measure) -> str:
    if code == "unknown":
        asked = "、".join(one.label for one in measure.rules.inputs)
        return f"这一条不问这个；它问的是：{asked}"
    if code == "option":
        options = next(one.options for one in measure.rules.inputs if one.label == label)
        return f"请从这些里选：{'、'.join(options or (YES, NO))}"
    return WRONG[code]


def _outcome(row: Mapping[str, Any]) -> str:
    if row["kind"] == "incomplete":
        return OUTCOME["incomplete"] + "、".join(row.get("needs", ["别的内容"]))
    if row["kind"] == "not_met":
        return OUTCOME["not_met"]
    if row["kind"] == "between":
        return between(row["low"], row["value"])
    if row["kind"] in BOUND:
        return BOUND[row["kind"]] + yuan(row["value"])
    return format_date(date.fromisoformat(row["value"])) if row["kind"] == "date" else str(row["value"])


def _sum(total: str | None) -> str:
    return yuan(total) if total else "不合计"
