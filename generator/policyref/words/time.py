"""The wordings of documents in time: whether something holds, what is told beside that, what one does to another."""

from __future__ import annotations

DRAFT = "征求意见稿"
NOT_ISSUED = f"{DRAFT}，尚未印发"
FORCE = {
    "draft": NOT_ISSUED,
    "ended": "已废止",
    "stopped": "已停止执行",
    "lapsed": "已宣布失效",
    "replaced": "已被替代",
    "suspended": "暂停执行",
    "not-issued": "尚未印发",
    "upcoming": "未施行",
    "gap": "有效与否原文没写",
    "disputed": "期限有两种说法",
    "over": "期限已过",
    "partial": "部分失效",
    "in-force": "有效",
    "open-ended": "已施行，到何时原文没写",
    "unsaid": "有效与否原文没写",
    "unread": "有效期尚未整理",
}
"""Whether something holds on a day."""
IN_DISPUTE = "有效与否有两种说法"
"""The same as `disputed`, where it is an act that can be understood in two ways, and no last day."""
PARTLY_OVER = "部分期限已过"
"""The same as `partial`, where dates alone have made the split and no act."""
NO_DAY = {"open-ended": "已施行，到何时没写日子", "unsaid": "期限没写日子"}
"""The same where the text does say it, but in words that name no day: 长期有效, 至新规定施行之日止."""
ENDED = {"ended": "废止", "stopped": "停止执行", "lapsed": "宣布失效", "replaced": "被替代"}
"""What has ended it, as it is foretold: 将于2026年11月1日废止."""
FORCE_GONE = [*ENDED, "over"]
"""The codes of what an act or its last day has ended."""
MARK = {
    "since": "自{day}起",
    "since_derived": "自{day}起，推定",
    "last": "最后一天{day}",
    "issued_later": "这一天还不知道：{by}{day}才印发",
    "issued_later_itself": "这一天还不知道：这份文件{day}才印发",
    "in_words": "原文写“{quote}”",
    "extended": "已延长",
    "extended_from": "已延长（原至{day}）",
    "extended_from_derived": "已延长（原推定至{day}）",
    "extended_after_end": "{day}{by}又写延长到{until}",
    "own_dates": "文件延长了，这一部分另有期限",
    "derived": "推定",
    "derived_start": "推定",
    "derived_by_rule": "推定：{document}：“{quote}”",
    "amended": "已修改（自{day}）",
    "amended_derived": "已修改（自{day}，推定）",
    "not_consolidated": "已修改，本站尚未整理修改后的文字",
    "will": "将于{day}{does}",
    "may": "可能于{day}{does}（有两种理解）",
    "then_see": "之后看{unit}",
    "now_see": "现在看{unit}",
    "savings": "{quote}",
    "suspended_to": "暂停到{day}",
    "suspended_open": "何时恢复没有写",
    "over_meanwhile": "期限也已过（最后一天{day}）",
    "gap": "期满后才延长：{start}至{end}之间的文件没有写",
    "reading": "{name}：至{day}",
    "reading_from": "{name}：自{day}起",
    "reading_act": "{name}：自{day}起{word}",
    "reading_no_act": "{name}：没有{word}",
    "text": "文件自己写的",
    "prevails": "以{by}为准（不一致时）",
    "prevails_over": "与{of}不一致的，以这份文件为准",
    "unnamed": "可能受影响，没有点名：{by}写“{words}”（本站编写）",
    "confirmed": "{day}确认继续有效",
    "resumed": "自{day}起{word}",
    "interpreted": "有解释（{by}）",
    "corrected": "有更正（{by}）",
    "asked": "{day}问过{asked}：{found}（本站记录）",
    "parts": "其中{units}{word}",
    "rest": "{unit}其余部分",
    "forwarded": "它转发的{of}{word}",
    "act_ended": "延长它的{by}{word}",
}
"""What is told beside the word of a status; in blanks days in words, names, numbers of notices."""
MARK_IN_SHORT = {
    "extended_from": "已延长",
    "extended_from_derived": "已延长",
    "derived": "推定至{day}",
    "derived_start": "推定自{day}",
    "amended": "已修改",
    "amended_derived": "已修改",
    "not_consolidated": "已修改，本站尚未整理",
    "gap": "期满后才延长",
    "unnamed": "可能受影响，没有点名",
    "asked": "{day}问过：{found}",
    "parts": "其中{first}等{count}处{word}",
}
"""The same where there is little room, as far as it differs."""
SIDE = {"from": "何时施行", "until": "有效到何时"}
"""The two ends of a validity."""
DOES = {
    "amends": "修改", "extends": "延长期限", "repeals": "废止、停止执行、宣布失效", "replaces": "代替",
    "prevails": "不一致的以本文件为准", "suspends": "暂停执行", "confirms": "确认继续有效、恢复执行",
    "interprets": "解释", "corrects": "更正",
}  # fmt: skip
"""What a document does to an earlier one."""
FOUND_IN_FORCE = {"in-force": "仍在执行", "ended": "已不执行（未见文件）", "unknown": "没有答复"}
"""What somebody answered who was asked whether it still holds."""
ACT = {"whole": "整份文件", "but": "（{parts}除外）", "may_touch": "没有点名，可能涉及"}
"""What an act works on, where it is not what a page is about."""
SAID_BY_TEXT = "（文件写明）"
"""Behind a last day that the text itself has."""
ASOF = {
    "chosen": "按{}看",
    "not_today": "，不是今天",
    "today": "按{}看，就是今天",
    "wrong": "地址里的日子“{}”读不懂，请写成 2026-11-20 这样；这里按今天（{}）看",
    "back": "回到今天",
    "asof": "截至{}",
    "now": "今天（{}）",
}
"""Of the day chosen in the address of a page."""
SINCE = {
    "upcoming": "{day}施行，还有{}",
    "until": "有效期至{day}",
    "past": "已过{}",
    "issued": "{month}的文件，已过{}",
    "asked": "{day}问过{asked}：{found}（本站记录，{{}}以前）",
}
"""What is said of the days of a status; `{}` is the time between them and the reader's day."""
NOT_ENTERED = "{day}起修改，改后的数额尚未整理"
"""Of an amount whose amendment nobody has entered yet."""
ALL_OVER = "写了最后一天的期限，截至{day}都已过。"
"""Where the next deadlines would stand, and none is left."""
AS_ABOVE = "同上面的“{}”"
"""Of times that a card above has told."""
