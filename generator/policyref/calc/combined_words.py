"""What several measures come to together, in the words of a command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

PAYER = {"nation": "国家", "province": "省级", "city": "市级", "county": "县级", "unstated": "出资方原文未写明"}
NATURE = {"given": "得到", "saved": "少缴"}
WHY = {
    "input": "填写的内容读不懂",
    "incomplete": "还需要填写别的内容",
    "not_met": "不符合条件",
    "nothing": "算出为零",
    "loan": "是贷款额度，不是补贴",
    "deferral": "是缓缴、延期，不是补贴",
    "unstated": "原文没有写明是奖励、补贴还是减免，不同别的相加",
    "no_benefit": "不是给钱的规定",
    "not_computable": "原文没有写明，算不出",
    "highest": "同一条里只取最高的一项",
    "together": "原文规定不能同时享受",
}


def in_words(result: Mapping[str, Any]) -> Iterator[str]:
    """Lines of text: the sums by payer, what stands apart, what was left out and by which words."""
    for line in result["lines"]:
        yield f"{PAYER[line['payer']]}，{NATURE[line['nature']]} {between(line['low'], line['high'])}"
    if not result["lines"]:
        yield "没有可以相加的数额"
    for row in result["apart"]:
        yield f"分列（原文没有写能不能相加）：{row['name']} {between(row['low'], row['high'])}"
    for row in result["limited"]:
        yield f"合计不超过 {row['at_most']} 元：{row['by']} “{row['quote']}”"
    for row in result["left_out"]:
        clause = f"：{row['by']} “{row['quote']}”" if row["quote"] else ""
        yield f"没有算入：{row['measure']} {row['name']}（{WHY[row['why']]}{clause}）"


def between(low: str, high: str | None) -> str:
    if high is None:
        return f"至少 {low} 元"
    return f"{low} 元" if low == high else f"至多 {high} 元" if low == "0.00" else f"{low} 至 {high} 元"
