"""Wordings of the texts that a measure has had, one after the other."""

from __future__ import annotations

from policyref.words.time import MARK

TEXT = {
    "from": "自{first}起的文字",
    "until": "至{last}的文字",
    "between": "{first}至{last}的文字",
    "always": "更正后的文字",
    "void": "更正前的文字",
    "by_from": "按{first}起的文字",
    "by_until": "按{last}前的文字",
    "by_between": "按{first}至{last}的文字",
    "by_always": "按更正后的文字",
    "by_void": "按更正前的文字",
    "issued": "印发的文本",
    "made": "本站按修改整理，不是印发的文本",
    "republished": "修改后重新公布的文本",
    "derived": "从何时起，原文没有写，按印发之日推定",
    "sentence": "此句",
    "no_item": "这一文本里没有这一项。",
    "gone": "{what}自{first}起删去",
    "corrected": "{what}更正后没有了",
    "joined": "{what}并入第{name}句",
    "withdrawn": "自{day}起，{what}{words}。以前的算法不再适用，这里不再计算；请看",
    "withdrawn_always": "{what}{words}，这里不再计算；请看",
    "not_computed": f"{MARK['not_consolidated']}，不再计算的",
    "earlier": "下面的表和算例是按以前的文字算的，供查考。",
    "earlier_of": "这几项下面的表和算例是按以前的文字算的，供查考；其余的照算。",
}
CHANGED = {"deleted": "删去", "added": "增加", "instead": "改为"}
"""What has become of words."""
AMOUNTS = {"headline": "数额", "gives": "给多少", "cap": "封顶", "to": "给谁", "payer": "出资", "kind": "种类"}
"""What of a benefit an amendment may change."""
