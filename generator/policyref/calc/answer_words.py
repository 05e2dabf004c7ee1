"""What one measure comes to, in the words of a command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policyref.model.measure import Measure
from policyref.rules.parse import NO, YES

_BOUNDS = {"equal": "", "at_most": "至多 ", "at_least": "至少 "}
_WRONG = {
    "number": "请填写数字，例如 120 或 1.5亿",
    "integer": "请填写整数",
    "negative": "不能是负数",
    "min": "比允许的最小值还小，请核对",
    "max": "比允许的最大值还大，请核对",
    "toobig": "数太大了，请核对单位",
    "date": "请填写日历上有的日期，例如 2023年4月30日",
}


def answer_in_words(result: Mapping[str, Any], measure: Measure) -> Iterator[str]:
    """Lines of text: what could not be read, what each rule gives, the total as the text and as others read it."""
    for label, code in result["errors"].items():
        yield f"{label}：{_wrong(label, code, measure)}"
    names = {rule.id: rule.name for rule in measure.rules.rules}
    for rule_id, row in result["benefits"].items():
        yield f"{names[rule_id]}：{_outcome(row)}"
    for name, total in result["readings"].items():
        yield f"另一种理解（{name}）：{_sum(total)}"
    yield f"合计：{_sum(result['total'])}"


def _wrong(label: str, code: str, measure: Measure) -> str:
    if code == "unknown":
        asked = "、".join(one.label for one in measure.rules.inputs)
        return f"这一条不问这个；它问的是：{asked}"
    if code == "option":
        options = next(one.options for one in measure.rules.inputs if one.label == label)
        return f"请从这些里选：{'、'.join(options or (YES, NO))}"
    return _WRONG[code]


def _outcome(row: Mapping[str, Any]) -> str:
    if row["kind"] == "incomplete":
        return f"还需要填写{'、'.join(row.get('needs', ['别的内容']))}"
    if row["kind"] == "not_met":
        return "不符合条件"
    if row["kind"] == "between":
        return f"{row['low']} 至 {row['value']} 元"
    if row["kind"] in _BOUNDS:
        return f"{_BOUNDS[row['kind']]}{row['value']} 元"
    return str(row["value"])


def _sum(total: str | None) -> str:
    return f"{total} 元" if total else "不合计"
