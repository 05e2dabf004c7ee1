"""Radicals that stand for the characters they look like: some fonts give ⼈ (U+2F08) for 人 when text is copied.

Kangxi radicals (U+2F00–2FDF) have a compatibility form in Unicode. CJK radicals (U+2E80–2EF3) have none; the table
holds those that are characters of their own. The others are parts of characters (⺡), and no notice has them as words.
"""

from __future__ import annotations

import re
import unicodedata

_WHOLE = {
    "⺁": "厂", "⺄": "乙", "⺈": "刀", "⺊": "卜", "⺌": "小", "⺍": "小", "⺎": "兀", "⺏": "尣", "⺐": "尢",
    "⺒": "巳", "⺓": "幺", "⺛": "旡", "⺜": "日", "⺝": "月", "⺞": "歺", "⺟": "母", "⺠": "民", "⺧": "牛",
    "⺩": "王", "⺪": "疋", "⺫": "目", "⺬": "示", "⺮": "竹", "⺯": "糹", "⺶": "羊", "⺼": "肉", "⺽": "臼",
    "⻁": "虎", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻊": "足", "⻋": "车", "⻏": "邑", "⻑": "長",
    "⻓": "长", "⻔": "门", "⻕": "阜", "⻗": "雨", "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞",
    "⻝": "食", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻧": "卤", "⻨": "麦", "⻩": "黄",
    "⻪": "黾", "⻫": "斉", "⻬": "齐", "⻭": "歯", "⻮": "齿", "⻯": "竜", "⻰": "龙", "⻱": "龜", "⻲": "亀",
    "⻳": "龟",
}  # fmt: skip
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_CHARACTERS = str.maketrans(_WHOLE | _KANGXI)
RADICALS = r"\u2e80-\u2fdf"
_ANY = re.compile(f"[{RADICALS}]")


def without_radicals(text: str) -> str:
    """The text with the characters that its radicals stand for."""
    return text.translate(_CHARACTERS) if _ANY.search(text) else text


def radicals_in(text: str) -> list[str]:
    """The radicals that stand for no character."""
    return _ANY.findall(without_radicals(text))
