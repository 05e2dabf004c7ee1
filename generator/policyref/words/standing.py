"""The wordings of how a text stands where something is computed or found on a day."""

from __future__ import annotations

from policyref.words.time import ENDED

NO_SUM = (*ENDED, "suspended")
"""What an act has ended or suspended: nothing is computed of it."""
IN_DOUBT = ("gap", "disputed", "open-ended", "unsaid", "unread")
"""Whether it holds the documents do not say, or nobody has entered it."""
NOT_YET = ("draft", "not-issued", "upcoming")
OUT_OF_TIME = (*NO_SUM, "over", "gap", "disputed")
"""On a day of these a text is known not to hold, or its own words end before it."""
STANDING = {
    "asof": "截至{day}",
    "applied": "按填写的{label}{day}",
    "of": "{when}：{told}",
    "asks": "{when}：这份文件是{issued}印发的，{told}，请问{units}",
    "asks_undated": "{when}：{told}，请问{units}",
    "gone": "{name}：{told}，没有算",
    "outside": "{what}是{day}，离印发已有{since}，那天{word}，请先问{units}再用下面的结果",
    "outside_undated": "{what}是{day}，那天{word}，请先问{units}再用下面的结果",
    "result": "“{name}”算出的日子",
    "none": "不再计算。",
    "rest": "其余的照算。",
    "open_total": "不合计：有的已修改，本站尚未整理修改后的文字",
    "earlier": "按{day}的文字算，供查考",
}
"""How a text stands on the day that a calculation is about."""
FINDER_FORCE = {
    "of": "出自",
    "issued": "，{day}印发",
    "many": "出自{count}份文件：",
    "ended": "另有{counted}",
    "why": "由后来的文件终止的，不列入上面的结果",
}
"""How the documents stand that results of the finder are of."""
WHOM_TO_ASK = "主管部门"
"""Where the text names no unit."""
