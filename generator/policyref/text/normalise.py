"""The one rule by which a scan becomes official text. Nothing but marks, line breaks and radicals may change.

0. A radical that stands for a character (⼈, ⺠) becomes it: fonts give them for 人 and 民 when text is copied.
   A character that nobody sees (zero-width, soft hyphen, control) goes: web pages and PDFs are full of them.
1. `**` (the scanner's mark for bold type) goes.
2. A half-width mark beside Chinese becomes full-width: `, : ; ? ! ( )`. A comma between digits, the point of a
   number (`1.38`), the point after a label (`11.`) and Latin text stay. A bracket follows its other half.
3. Square brackets become 〔 〕 (GB/T 9704-2012, 7.2.5), and so a pair of two kinds (`〔…]`) becomes one. 【 】 stay.
4. White space inside a line goes, except between Latin words and between bodies or numbers that stand side by side
   (甲市教育局　甲市财政局), which would become one name: there it is one wide space.
5. A line break within a sentence goes: the line before ends without a closing mark and is running text. A heading
   (`一、财政、金融支持`) is none, nor is a list of attachments. Between two Latin words it becomes a space.
   One stays below a list of units that ends with a whole name, and above a label or a line that is a date.
"""

from __future__ import annotations

import re

from policyref.text.cells import CELL_END
from policyref.text.invisible import INVISIBLE
from policyref.text.radicals import RADICALS, without_radicals

_WIDE = str.maketrans({",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"})
_HAN = r"[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uff65“”‘’]"
_MARKS_BESIDE_HAN = re.compile(rf"(?<={_HAN})[,:;?!()]+|[,:;?!()]+(?={_HAN})")
_PAIR_WITH_DIGITS = re.compile(r"\((\d{1,3})\)")
_HALF_PAIR = re.compile(r"（([^（）()]*)\)|\(([^（）()]*)）")
_MAY_CHANGE = re.compile(rf"[*\s\[\]［］【】,:;?!(){RADICALS}]")
_SPACE_NOT_BETWEEN_LATIN = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
_NAME = (
    "(?:[\u3400-\u9fff（）]{2,40}(?:[局厅府院会]|(?<!常)委|办公室|中心|公司)"
    r"|[\u3400-\u9fff]{1,14}[〔\[（(【]\d{4}[〕\]）)】]\d{1,4}号)"
)
_SIDE_BY_SIDE = re.compile(rf"{_NAME}(?:\s+{_NAME})+(?:\s*关于\S+)?")
_BREAK_BETWEEN_LATIN = re.compile(r"(?<=[A-Za-z])\n(?=[A-Za-z])")
_SQUARE = str.maketrans({"[": "〔", "]": "〕", "［": "〔", "］": "〕", "【": "〔", "】": "〕"})
_WHOLE_PAIR = re.compile(r"(【[^\[\]［］【】〔〕]*】)")
_ENDS = re.compile(  # a closing mark, or a list of units without a bracket that ends with the whole name of one
    r"[。！？；：〕】）”]$|(?:责任|牵头|配合|主办|协办)(?:单位|部门)[：:][^。\n]{0,300}(?:局|委|厅|院|府|会|中心|公司|办公室)$"
)
_STARTS_ANEW = re.compile(
    r"^(?:\d{1,3}[.、](?!\d)|（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、"
    r"|第(?:[一二三四五六七八九十百]+|\d+)(?:[条章]|部分)|附件|[〔【㈠-㈩⑴-⒇①-⑳]"
    r"|\d{4}年\d{1,2}月\d{1,2}日$)"
)
_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,3}、|第[一二三四五六七八九十百]+(?:章|部分)|附件)"
)
_RUNNING = re.compile(r"[。，、；]")
_RUNNING_UNDER_LABEL = re.compile(r"[。，；]")


def normalise(scan: str) -> str:
    """The official text of a scanned notice, one paragraph a line, ending with a line break."""
    lines = [normalise_line(line) for line in scan.replace("\ufeff", "").splitlines()]
    return "\n".join(joined([lines[index] for index in group]) for group in paragraphs(lines)) + "\n"


def joined(lines: list[str]) -> str:
    """Lines as one. It may begin, where it was joined, with a mark that only now stands beside Chinese."""
    return normalise_line(_BREAK_BETWEEN_LATIN.sub(" ", "\n".join(lines)).replace("\n", ""))


def normalise_line(line: str) -> str:
    """Rules 0 to 4 for one line."""
    line = INVISIBLE.sub("", line)
    if not _MAY_CHANGE.search(line):
        return line
    line = without_radicals(line).replace("**", "").strip()
    if _SIDE_BY_SIDE.fullmatch(line):
        return "\u3000".join(map(normalise_line, line.split())).replace("\u3000关于", "关于")
    line = _SPACE_NOT_BETWEEN_LATIN.sub("", line)
    line = "".join(one if _WHOLE_PAIR.fullmatch(one) else one.translate(_SQUARE) for one in _WHOLE_PAIR.split(line))
    line = _PAIR_WITH_DIGITS.sub(r"（\1）", line)
    previous = ""
    while line != previous:  # a mark that has become full-width may stand beside the next one
        previous, line = line, _MARKS_BESIDE_HAN.sub(lambda match: match.group().translate(_WIDE), line)
        line = _HALF_PAIR.sub(lambda match: f"（{match[1] or match[2] or ''}）", line)
    return line


def paragraphs(lines: list[str]) -> list[list[int]]:
    """Rule 5: which lines are one paragraph. Blank ones are page breaks or spacing of the scan and carry no meaning."""
    found: list[list[int]] = []
    may_go_on = False  # whether the last paragraph, however long, is running text
    for index, line in enumerate(lines):
        if not line:
            continue
        last = lines[found[-1][-1]] if found else ""
        is_row = CELL_END in line or CELL_END in last  # a cell is never joined with another
        if is_row or not may_go_on or _ENDS.search(last) or _STARTS_ANEW.match(line):
            found.append([])
            may_go_on = False
        found[-1].append(index)
        running = _RUNNING_UNDER_LABEL if _HEADING.match(lines[found[-1][0]]) else _RUNNING
        may_go_on = may_go_on or bool(running.search(line))
    return found
