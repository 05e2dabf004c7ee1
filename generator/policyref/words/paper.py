"""What is said otherwise on paper: a sheet in the hand is no site, and its makers are the editors of the print."""

from __future__ import annotations

import re

EDITOR = "本书编者"
OURS_ON_PAPER = "编者编写"
"""Beside whatever is not official words, in prints."""
IMPRINT = {"title": "书名", "source": "原文件", "edition": "版次", "day": "编印日期", "content": "内容号"}
"""The rows of the page that says which print it is, beside those of who has made it (`PUBLISHER`)."""
LAYOUT = {"leaf": "折页", "booklet": "小册子", "book": "书"}
NO_ADDRESS = "网站还没有公开的网址，所以没有印网址和二维码。"
FILL = "＿＿＿＿＿＿"
"""Where our lines have something to write."""
BLANK = "填空"
"""What is read aloud where there is a line to write on."""
TICK = "方框，待勾选"
_QUOTED = re.compile("“本站编写”|(“[^”]*”)|(本站编写)|(本站)")


def on_paper(words: str) -> str:
    """Words of ours as a print has them; what stands in quotation marks is somebody else's and stays."""
    return _QUOTED.sub(_told, words)


def _told(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    return EDITOR if found[3] else OURS_ON_PAPER if found[2] else f"“{OURS_ON_PAPER}”"
