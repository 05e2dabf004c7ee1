"""Words that leave something to a later document: 另行通知, 上级另有规定的从其规定, a list of what is to be amended.

Each is offered as a note with `awaits`, so that the clerk sees what to look for. It changes no status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from policyref.draft.filled import AROUND, PerClause, Said, unsure, words_in
from policyref.draft.listed import listed
from policyref.text.labels import read_label
from policyref.text.sentences import split_sentences, squeeze

_LATER = re.compile(
    "另行(?:规定|通知|制定|公布|发布|明确|确定|印发|出台)|[^，。；]{0,12}另有(?:新的?)?(?:规定|要求)的?，?(?:则|应)?(?:从其规定|按[^，。；]{1,16}执行)"
    "|(?:政策|规定|法律法规)[^，。；]{0,10}(?:调整|变化)的?，(?:则|应)?(?:从其规定|按[^，。；]{1,16}执行)"
)
_NO_WORDS = (*AROUND, "table", "annex-text", "annex", "attachments")


def awaited(said: Sequence[Said]) -> PerClause:
    """What a notice leaves to others, with its words."""
    found = PerClause()
    for measure, quote, note in [*_sentences(said), *_plans(said)]:
        entry: dict[str, Any] = {"quote": quote}
        if (times := words_in(said, measure).count(quote)) > 1:
            entry["which"] = times
        entry |= {"note": note, "awaits": True}
        found.of(measure).append(unsure("", entry, quote))
    return found


def _sentences(said: Sequence[Said]) -> Iterator[tuple[int | None, str, str]]:
    for one in said:
        if one.kind in _NO_WORDS:
            continue
        label = read_label(one.text) if one.kind in ("measure", "item") else None
        words = one.text.removeprefix(label.printed) if label else one.text
        for sentence in map(squeeze, split_sentences(words)):
            for match in _LATER.finditer(sentence):
                begin = max(sentence.rfind(mark, 0, match.start()) for mark in "，；：。") + 1
                yield one.measure, sentence[begin : match.end()], "要看以后的文件；见到了，在那份文件里登记"


def _plans(said: Sequence[Said]) -> Iterator[tuple[int | None, str, str]]:
    for plan in listed(said)[1]:
        note = f"列了{plan.count}份，还没有改；改的文件出来以后，在那份文件里登记"
        yield plan.measure, plan.heading, note
