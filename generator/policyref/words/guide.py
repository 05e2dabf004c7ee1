"""What other sources than the notices tell (how to apply, where), and who makes the site: how each of it is called."""

GUIDE = "办事信息（不是这份文件写的）"
GUIDE_KEY = {
    "phone": "电话", "window": "窗口", "hours": "时间", "address": "地点", "materials": "材料", "steps": "步骤",
    "url": "网上",
}  # fmt: skip
GUIDE_SOURCE = "来源：{source}，{day}登记"
GUIDE_OLD = "登记已超过{every}，去以前请先问一问"
"""Beside a row that nobody has looked at again for so long as the site says (`recheck`)."""
GUIDE_OVER = "{word}：下面是以前登记的办法"
"""Above a row about something that holds no longer."""
PUBLISHER = {
    "name": "编印单位", "reviewed_by": "审核", "permit": "准印证编号", "recipients": "发送对象", "printer": "印刷",
    "copies": "印数", "contact": "联系", "errata": "勘误",
}  # fmt: skip
"""As an imprint has it."""
ABOUT = {
    "run": "谁办的", "reviewed": "谁审核", "as_of": "内容截至", "checked": "核对效力", "errors": "发现错误",
    "errata": "勘误",
    "unpublished": "还没有公布过",
    "last": "最近一次是{day}，{by}问过{asked}：{answer}",
    "missing": "；{all}份文件里有{missing}份没有登记核对",
}  # fmt: skip
"""On the page about the site; whatever nobody has entered is said as such."""
