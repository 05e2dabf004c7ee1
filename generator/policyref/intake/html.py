"""A saved web page: the text is the deepest element that holds its running sentences; what is around it is marked."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate, islice
from typing import Any

from lxml import etree

from policyref.intake.blocks import LEFT_OUT, Block, Document, IntakeError
from policyref.intake.encodings import decode
from policyref.intake.html_lines import Line, Page, lines_of

_SHARE = 0.85  # of the Chinese characters in running sentences that must stand within the text
_RUNNING = re.compile(r"[。；]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
# A line that belongs to the notice although it is no sentence: its parts, attachments, date and copies.
_BELONGS = re.compile(
    r"(?:第[一二三四五六七八九十百]+[章条]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|附\s*件|抄\s*送)"
    r"|[\d一二三四五六七八九十〇○零]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$"
)
# What a portal registers of a notice (GB/T 33476 and the like), beside it and not in it.
_REGISTERED = re.compile(
    r"(?:索引号|信息索引|主题分类|主题词|体裁分类|服务对象|发文机关|发布机构|发布单位|发文单位|信息来源|来源|发文字号|发文日期"
    r"|成文日期|发布日期|发布时间|公开日期|生成日期|有效性|时效|是否有效|浏览次数|阅读次数|公开方式|公开时限|文号|标题|名称)[:：]?"
)
_TITLE_ENDS = re.compile(r"[_|｜]|\s[-–—]\s")
_TITLE = re.compile(
    r"(?:通知|办法|措施|意见|方案|规定|决定|公告|通告|细则|清单|计划|规划|条例|政策|指南|批复|函)(?:（.+）)?$"
)
_CONTAINERS = {"body", "div", "section", "article", "main", "form", "center", "td", "table", "tbody", "tr", "fieldset"}
_CUT = {"ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR", "ERR_NO_MEMORY"}  # libxml2 has read no further
_COPY = "请在浏览器里打开，确认看得到正文，全选复制到文本文件（txt）再试"


def read(content: bytes) -> Document:
    decoded = decode(content)
    root = _parsed(decoded.text)
    if next(root.iter("frameset"), None) is not None:
        raise IntakeError("", "这是框架页，正文在另一个文件里", _COPY)
    page = lines_of(root)
    if not any(line.kind == "para" for line in page.lines):
        raise IntakeError("", "网页里没有正文（可能由脚本显示，没有一起存下来）", _COPY)
    start, end = _text(root, page)
    blocks = _outside_title(root, page.lines[start:end])
    blocks += [_block(number, line, start < number <= end) for number, line in enumerate(page.lines, 1)]
    if not decoded.sure:
        first = next((at for at, block in enumerate(blocks) if block.kind not in LEFT_OUT), 0)
        why = f"网页读作 {decoded.encoding}；这一行若是乱码，请在浏览器里另存为 UTF-8 再试"
        blocks[first] = replace(blocks[first], unsure=(*blocks[first].unsure, why))
    return Document(tuple(blocks))


def _parsed(text: str) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError("", "网页是空的或读不通", _COPY) from error
    for slip in parser.error_log:
        if slip.level == etree.ErrorLevels.FATAL and slip.type_name in _CUT:
            raise IntakeError(f"第 {slip.line} 行", "网页层次太深或太大，后面的读不出来", _COPY)
    if root is None:
        raise IntakeError("", "网页是空的", _COPY)
    return root


def _text(root: Any, page: Page) -> tuple[int, int]:
    """The range of lines that are the notice: an element is entered while nothing of the notice is left outside."""
    running = [0, *accumulate(map(_weight, page.lines))]
    belonging = [0, *accumulate(map(_belongs, page.lines))]
    element, (start, end) = root, page.ranges[root]
    while running[end] > running[start]:
        for inner in element:
            first, last = page.ranges.get(inner, (0, 0))
            outside = belonging[end] - belonging[start] - (belonging[last] - belonging[first])
            held = running[last] - running[first] >= _SHARE * (running[end] - running[start])
            if inner.tag in _CONTAINERS and last - first > 1 and held and not outside:
                element, start, end = inner, first, last
                break
        else:
            break
    return start, end


def _weight(line: Line) -> int:
    runs = line.kind == "para" and not line.is_link and _RUNNING.search(line.text)
    return len(_HAN.findall(line.text)) if runs else 0


def _belongs(line: Line) -> bool:
    return line.kind == "para" and not line.is_link and not line.rows and bool(_BELONGS.match(line.text))


def _block(number: int, line: Line, inside: bool) -> Block:
    kind = line.kind
    unsure: tuple[str, ...] = ()
    if line.kind == "para" and _is_registered(line, inside):
        kind = "hint"
    elif line.kind in ("para", "picture") and not inside:
        kind = "furniture"
    if kind == "furniture" and _RUNNING.search(line.text) and not line.is_link:
        unsure = ("是正文之外的句子，没有收进原文",)
    place = f"网页第 {number} 行"
    if line.rows and kind == "para":
        return Block("table", place, rows=line.rows, spans=line.spans)
    return Block(kind, place, line.text, rows=line.rows, spans=line.spans, unsure=unsure)


def _is_registered(line: Line, inside: bool) -> bool:
    if line.rows:
        names = [cell for row in line.rows for cell in row if _REGISTERED.match(re.sub(r"\s", "", cell))]
        return len(names) >= 2
    return not inside and bool(_REGISTERED.match(re.sub(r"\s", "", line.text)))


def _outside_title(root: Any, text: list[Line]) -> list[Block]:
    """The title, which often stands above the text and nowhere in it."""
    opening = re.sub(r"\s", "", "".join(line.text for line in text[:8]))
    named = ["".join(one.itertext()).strip() for one in islice(root.iter("h1"), 3)]
    named += [_TITLE_ENDS.split(root.findtext(".//title") or "")[0].strip()]
    for title in named:
        plain = re.sub(r"\s+", "", title)
        if len(plain) > 7 and _TITLE.search(plain) and plain not in opening:
            return [Block("para", "网页标题", plain, unsure=("标题取自网页的标题，不在正文里",))]
    return []
