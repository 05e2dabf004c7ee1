"""Every wording of a key of the data, in one place: for pages, prints, tables, calendars, scripts and the command line.

Whoever shows a key takes its words from here. The names of the tables are those that templates, prints and scripts use.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from policyref.text.dates import format_date
from policyref.words.amounts import EXAMPLE as EXAMPLE
from policyref.words.amounts import ROUND as ROUND
from policyref.words.amounts import YUAN as YUAN
from policyref.words.amounts import each as each
from policyref.words.amounts import money as money
from policyref.words.amounts import yuan as yuan
from policyref.words.doubts import DOUBT as DOUBT
from policyref.words.finder import DOORS as DOORS
from policyref.words.finder import FINDER as FINDER
from policyref.words.finder import FOUND as FOUND
from policyref.words.finder import SIGN as SIGN
from policyref.words.finder import SUMS as SUMS
from policyref.words.guide import ABOUT as ABOUT
from policyref.words.guide import GUIDE as GUIDE
from policyref.words.guide import GUIDE_KEY as GUIDE_KEY
from policyref.words.guide import GUIDE_OLD as GUIDE_OLD
from policyref.words.guide import GUIDE_OVER as GUIDE_OVER
from policyref.words.guide import GUIDE_SOURCE as GUIDE_SOURCE
from policyref.words.guide import PUBLISHER as PUBLISHER
from policyref.words.paper import BLANK as BLANK
from policyref.words.paper import EDITOR as EDITOR
from policyref.words.paper import FILL as FILL
from policyref.words.paper import IMPRINT as IMPRINT
from policyref.words.paper import LAYOUT as LAYOUT
from policyref.words.paper import NO_ADDRESS as NO_ADDRESS
from policyref.words.paper import OURS_ON_PAPER as OURS_ON_PAPER
from policyref.words.paper import TICK as TICK
from policyref.words.paper import on_paper as on_paper
from policyref.words.standing import FINDER_FORCE as FINDER_FORCE
from policyref.words.standing import IN_DOUBT as IN_DOUBT
from policyref.words.standing import NO_SUM as NO_SUM
from policyref.words.standing import NOT_YET as NOT_YET
from policyref.words.standing import OUT_OF_TIME as OUT_OF_TIME
from policyref.words.standing import STANDING as STANDING
from policyref.words.standing import WHOM_TO_ASK as WHOM_TO_ASK
from policyref.words.texts import AMOUNTS as AMOUNTS
from policyref.words.texts import CHANGED as CHANGED
from policyref.words.texts import TEXT as TEXT
from policyref.words.time import ACT as ACT
from policyref.words.time import ALL_OVER as ALL_OVER
from policyref.words.time import AS_ABOVE as AS_ABOVE
from policyref.words.time import ASOF as ASOF
from policyref.words.time import DOES as DOES
from policyref.words.time import DRAFT as DRAFT
from policyref.words.time import ENDED as ENDED
from policyref.words.time import FORCE as FORCE
from policyref.words.time import FORCE_GONE as FORCE_GONE
from policyref.words.time import FOUND_IN_FORCE as FOUND_IN_FORCE
from policyref.words.time import IN_DISPUTE as IN_DISPUTE
from policyref.words.time import MARK as MARK
from policyref.words.time import MARK_IN_SHORT as MARK_IN_SHORT
from policyref.words.time import NO_DAY as NO_DAY
from policyref.words.time import NOT_ENTERED as NOT_ENTERED
from policyref.words.time import NOT_ISSUED as NOT_ISSUED
from policyref.words.time import PARTLY_OVER as PARTLY_OVER
from policyref.words.time import SAID_BY_TEXT as SAID_BY_TEXT
from policyref.words.time import SIDE as SIDE
from policyref.words.time import SINCE as SINCE

OURS = "本站编写"
"""Beside whatever is not official words."""
UNTITLED = "原文没有标题，这是开头的话"
"""Beside the first words of a measure, where a title would stand."""
KIND = {
    "reward": "奖励", "subsidy": "补贴", "support": "扶持", "reimbursement": "报销", "reduction": "减免",
    "deferral": "缓缴延期", "loan": "贷款额度", "unstated": "原文未写明种类",
}  # fmt: skip
PAYER = {"nation": "国家", "province": "省级", "city": "市级", "county": "县级", "unstated": "原文未写明出资方"}
ROLE = {"responsible": "", "lead": "牵头", "support": "配合"}
DEADLINE = {
    "due": "截止", "window": "期间", "duration": "时长", "condition": "对人的时间条件", "force": "施行与有效期",
}  # fmt: skip
CERTAINTY = {"exact": "原文写明", "derived": "推定", "ambiguous": "有两种理解", "unspecified": "原文未明确日期"}
STATUS = {"upcoming": "未开始", "open": "进行中", "closing": "30天内到期", "over": "办理期已过", "unclear": "未明确"}
"""Where a day for doing something stands. Whether the text still holds is another question: see `FORCE`."""
STATUS_TODAY = {
    **STATUS, "upcoming": "{}天后开始", "closing": "还有{}天到期", "last": "今天到期", "disputed": "是否到期有两种理解",
}  # fmt: skip
"""The same of one deadline, with the number of days."""
ELAPSED = {"years": "{}年", "months": "{}个月", "days": "{}天"}
ABSENT = {"none": "原文没有写", "entered": "原文没有写", "waived": "原文里的时间不是期限", "open": "尚未整理，请看原文"}
"""Why there is nothing: the text says nothing (in what was entered, either); what it says is waived, with a reason; or
nobody has entered it yet."""
STAGE = {"none": "尚未整理", "part": "整理了一部分", "complete": "已经整理"}
"""How much of a measure is entered."""
PLAIN_IN_PRINT = "空着的写“尚未整理”，不表示原文没有。"
PLAIN = f"{PLAIN_IN_PRINT}有虚线的时间、单位由程序找到，没有核对。"
NOT_REGISTERED = "没有登记"
"""Of what the text itself does not carry: a telephone, who makes the site, the index number that a site gives."""
SIDES = {"given": "给企业、个人", "work": "部门的工作", "other": "别的规定", "dated": "写了日期"}
"""For whom a row of a list is: something is given, something has to be done; and that it has a day."""
DATES_OF = {"given": "写给企业、个人、机构的", "work": "写给部门的", "other": "没有分清写给谁的"}
NO_DATE = "原文未明确"
COMES_AGAIN = "每到这时重复"
"""Of a time that has a day in each year, quarter or month."""
NEXT_DAY = "下一次：{}"
RELATED_BY = "那一条注明与本条相关：{}"
"""Beside a measure that names this one: its reason is told from there."""

GROUP_SET_UP = "由{clause}设立：{quote}"
GROUP_GIVEN = "依据{document}：{quote}"
GROUP_EMPTY = "没有文件写明哪些措施归哪个组"
"""Of groups of units (专项推进组): who has set one up, who gives a measure to it, and that nobody does."""

FORCE_EVENT = {"first": "开始施行", "last": "有效期的最后一天"}
"""What calendars call the day of a validity."""
REVISION_SIZE = {"major": "重要", "minor": "文字"}
REVISION_WHY = {
    "correction": "更正", "document": "来了新文件", "checked": "核实过", "wording": "改写", "addition": "补充整理",
}  # fmt: skip
"""Why published data was changed: we were wrong; a later document; somebody was asked; other words; facts entered."""
FACTS = {
    "record": "文件的记录", "text": "原文文字", "units": "负责的单位", "dates": "日期和期限",
    "amounts": "给什么、怎么算",
    "targets": "任务指标数", "effects": "同别的文件的关系", "versions": "修改后的文字", "checked": "核实的结果",
    "ours": "本站编写的文字",
}  # fmt: skip
"""The kinds of facts that `facts.lock` keeps hashes of."""

INPUT = {
    "money": "金额", "count": "个数", "rate": "比率", "date": "日期", "month": "月份", "year": "年份",
    "choice": "选项", "yesno": "是否",
}  # fmt: skip
UNIT = {"money": "元", "rate": "%", "year": "年"}
BOUND = {"equal": "", "at_most": "至多", "at_least": "至少", "between": ""}
BOUNDING = {"at_most": "最高、不超过、以内", "at_least": "不低于、至少、以上"}
"""Words of a text that make a number such a bound."""
REACHED = {">": "超过", ">=": "达到", "<": "不足", "<=": "不超过"}
"""A comparison with a number."""
THAN = {">": "多于", ">=": "不少于", "<": "少于", "<=": "不多于"}
"""A comparison of two inputs."""
DAYS = {">": "晚于", ">=": "不早于", "<": "早于", "<=": "不晚于"}
TEST = {
    **REACHED, "more": THAN[">"], "from": DAYS[">="], "to": DAYS["<="], "after": DAYS[">"], "before": DAYS["<"],
}  # fmt: skip
"""A comparison as the trace of a calculation names it."""
GETS, RESULT = "可得", "结果"
"""What comes of a rule, for whoever is paid, and of one that pays nobody."""
HOLDS = {"true": "符合", "false": "不符合", "null": "还没有填"}
TOTAL = {"sum": "合计", "highest": "取最高的一项", "separate": "各项分别列出"}
SEPARATE = f"{ABSENT['none']}能不能相加"
"""Why there is no total."""
OUTCOME = {"incomplete": "还要填：", "not_met": "不符合条件", "nothing": "不适用"}
"""`nothing` is what comes of a rule that gives nothing, where its condition is not met."""
EXPECTED = {"not_met": "不符合", "incomplete": "还不能算", "separate": "分列"}
"""What the examples of a measure expect, as editors write it."""
NATURE = {"given": "得到", "saved": "少缴"}
LEFT_OUT = {
    "input": "填写的内容读不懂",
    "incomplete": "还需要填写别的内容",
    "not_met": OUTCOME["not_met"],
    "nothing": "算出为零",
    "loan": f"是{KIND['loan']}，不是{KIND['subsidy']}",
    "deferral": f"是缓缴、延期，不是{KIND['subsidy']}",
    "unstated": "原文没有写明是奖励、补贴还是减免，不同别的相加",
    "no_benefit": "不是给钱的规定",
    "not_computable": "原文没有写明，算不出",
    "highest": "同一条里只取最高的一项",
    "unsettled": "同一条里只取最高的一项，其中有的已修改，本站尚未整理",
    "together": "原文规定不能同时享受",
    **{code: FORCE[code] for code in NO_SUM},
    "not_consolidated": MARK["not_consolidated"],
}
WRONG = {
    "number": "请填写数字，例如 150、1,500 或 150.5；可以带单位，例如 150万、一百五十万、1.5亿",
    "integer": "请填写整数",
    "negative": "不能是负数",
    "min": "比允许的最小值还小，请核对",
    "max": "比允许的最大值还大，请核对",
    "toobig": "数太大了，请核对单位",
    "date": "请填写日历上有的日期，例如 2023年4月30日 或 2023-04-30",
    "month": "请填写年和月，例如 2023年4月 或 2023-04",
    "option": "请从选项里选",
}
ADVICE = "仅供参考，以主管部门审核为准"


def unsigned(name: str, source: str) -> str:
    """Who issued a notice that bears no name, and who says so."""
    return f"原文未署名（据{source}：{name}）"


def absent(state: str, what: str = "") -> str:
    """`原文没有写期限`, `期限尚未整理`; what is denied is joined by 或, what is named by 和."""
    if state == "open":
        return what.replace("或", "和") + ABSENT[state]
    return ABSENT[state] if state == "waived" else ABSENT[state] + what


def unsure(certainty: str) -> str:
    """How sure a date is, where it is not what the text says in so many words."""
    return "" if certainty == "exact" else CERTAINTY[certainty]


def period(start: date | None, end: date | None) -> list[str | date]:
    """`2023年1月1日至2023年2月28日`, `截至2023年5月31日`, `2023年6月1日起`: words, days."""
    if start and end and start != end:
        return [start, "至", end]
    if end:
        return [end] if start else ["截至", end]
    return [start, "起"] if start else []


def period_in_words(start: date | None, end: date | None) -> str:
    return "".join(one if isinstance(one, str) else format_date(one) for one in period(start, end))


def whole_months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def elapsed(first: date, last: date) -> str:
    """`3年7个月`, `12天`: how long something is past, in whole months, or in days where it is none."""
    months = whole_months(first, last)
    if months < 1:
        return ELAPSED["days"].format((last - first).days)
    told = zip(("years", "months"), divmod(months, 12), strict=True)
    return "".join(ELAPSED[unit].format(count) for unit, count in told if count)


def between(low: str, high: str | None) -> str:
    """A sum in yuan that lies between two; without a `high` nothing limits it."""
    if high is None:
        return f"{BOUND['at_least']}{yuan(low)}"
    if low == high:
        return yuan(low)
    return f"{BOUND['at_most']}{yuan(high)}" if low == "0.00" else f"{yuan(low)}至{yuan(high)}"


def role_as_written(role: str) -> str:
    """A role as editors write it."""
    return f"{ROLE[role]}（role: {role}）" if ROLE[role] else "负责（不写 role）"


def listed(table: Mapping[str, str]) -> str:
    """`lead 牵头、support 配合`: a table as editors are told of it, without what is not said."""
    return "、".join(f"{key} {words}" for key, words in table.items() if words)


def tables() -> dict[str, Any]:
    """Every table by its name, as templates and prints are given them."""
    return {name: words for name, words in globals().items() if name.isupper() and not name.startswith("_")}


def on_prints() -> dict[str, Any]:
    """The same for prints, where what is ours is not the site's."""
    return {name: _on_paper(words) for name, words in tables().items()} | {"OURS": OURS_ON_PAPER}


def _on_paper(words: Any) -> Any:
    if isinstance(words, Mapping):
        return {key: _on_paper(one) for key, one in words.items()}
    return on_paper(words) if isinstance(words, str) else words


_ON_EVERY_PAGE = (
    "ASOF",
    "ELAPSED",
    "FORCE",
    "FORCE_GONE",
    "GUIDE",
    "NEXT_DAY",
    "NOT_REGISTERED",
    "OURS",
    "STATUS_TODAY",
)
_IN_ANSWERS = (
    "ABSENT", "ADVICE", "BOUND", "DOUBT", "ENDED", "HOLDS", "IN_DOUBT", "LEFT_OUT", "NATURE",
    "NOT_YET", "NO_SUM", "OUTCOME", "OUT_OF_TIME", "PAYER", "ROUND", "SEPARATE", "STANDING", "TEST", "TOTAL",
    "WHOM_TO_ASK", "WRONG",
)  # fmt: skip
"""Of calculators and of the finder, which few pages have."""
_IN_FINDER = ("FINDER", "FINDER_FORCE", "FOUND", "SIGN", "SUMS")


def scripts() -> dict[str, str]:
    """The tables that scripts use, as scripts by name: `policyWords`, `policyAnswerWords`, `policyFinderWords`."""
    return {
        "words": f"window.policyWords = {_json(_ON_EVERY_PAGE)};\n",
        "answer-words": f"window.policyAnswerWords = {_json(_IN_ANSWERS)};\n",
        "finder-words": f"window.policyFinderWords = {_json(_IN_FINDER)};\n",
    }


def _json(names: Sequence[str]) -> str:
    return json.dumps({name: tables()[name] for name in names}, ensure_ascii=False, separators=(",", ":"))
