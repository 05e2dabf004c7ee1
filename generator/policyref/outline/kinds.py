"""What a line of a notice can be. The word is what an editor sees, and may change, in the left column of an outline."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "masthead",
    "number",
    "title",
    "addressees",
    "preamble",
    "section-1",
    "section-2",
    "section-3",
    "section-4",
    "measure",
    "item",
    "text",
    "table",
    "tail",
    "supplementary",
    "closing",
    "signature",
    "date",
    "release",
    "attachments",
    "annex",
    "annex-text",
    "copies",
    "imprint",
    "note",
    "left-out",
]
SECTIONS: tuple[Kind, ...] = ("section-1", "section-2", "section-3", "section-4")
WORDS: dict[Kind, str] = {
    "title": "题",
    "number": "号",
    "addressees": "主",
    "preamble": "引",
    "section-1": "节1",
    "section-2": "节2",
    "section-3": "节3",
    "section-4": "节4",
    "measure": "措",
    "item": "项",
    "text": "文",
    "table": "表",
    "tail": "尾",
    "supplementary": "附则",
    "closing": "结",
    "signature": "款",
    "date": "日",
    "release": "公开",
    "attachments": "附目",
    "annex": "附件",
    "annex-text": "附文",
    "copies": "抄",
    "imprint": "印发",
    "note": "注",
    "masthead": "眉",
    "left-out": "略",
}
MEANINGS = (
    "题 标题；号 文号；主 主送机关；引 引言；节1…节4 一级到四级的标题；措 一条措施（从这一行起）；项 措施下的一项；"
    "文 接在上一行下面的正文；表 表；尾 各项之后、属于整条的话；附则 附则和施行说明；结 文末的话；款 落款；日 日期；"
    "公开 公开属性；附目 附件的目录；附件 一个附件的开头；附文 附件里的文字；抄 抄送；印发 印发机关和日期；"
    "注 脚注；眉 版头；略 不属于原文（页码、导航等）"
)
BY_WORD: dict[str, Kind] = {word: kind for kind, word in WORDS.items()}
