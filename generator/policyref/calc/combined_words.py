"""What several measures come to together, in the words of a command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policyref.calc.ask import Answer
from policyref.calc.standing_words import standing_in_words
from policyref.model.library import Library
from policyref.words import ADVICE, DOUBT, LEFT_OUT, NATURE, PAYER, SEPARATE, between, yuan


def in_words(result: Mapping[str, Any], answers: Sequence[Answer], library: Library) -> Iterator[str]:
    """Lines of text: how each text stands, the sums by payer, what stands apart, what was left out, by which words."""
    for answer in answers:
        yield from (f"{answer.measure.key}：{line}" for line in standing_in_words(answer, library))
        yield from (f"{answer.measure.key}：{DOUBT['ask']}：{one['says']}" for one in answer.result["doubts"])
    for line in result["lines"]:
        yield f"{PAYER[line['payer']]}，{NATURE[line['nature']]}{between(line['low'], line['high'])}"
    if not result["lines"]:
        yield "没有可以相加的数额"
    for row in result["apart"]:
        yield f"分列（{SEPARATE}）：{row['name']}{between(row['low'], row['high'])}"
    for row in result["limited"]:
        yield f"合计不超过{yuan(row['at_most'])}：{row['by']} “{row['quote']}”"
    for row in result["left_out"]:
        clause = f"：{row['by']} “{row['quote']}”" if row["quote"] else ""
        yield f"没有算入：{row['measure']} {row['name']}（{LEFT_OUT[row['why']]}{clause}）"
    yield ADVICE
